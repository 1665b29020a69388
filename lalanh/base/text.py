"""Vietnamese text: folding for search, spelling variants, collapse of white space."""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARKS = {ord(c): None for c in _TONES + "\u0302\u0306\u031b"}
_SPACE = re.compile(r"\s+")


def nfc(text: str) -> str:
    """The composed form: one letter, one character."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Lower case without tone or letter marks: `fold("Đắk Tờ Re") == "dak to re"`; white space becomes one blank."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d").translate(_MARKS)
    return _SPACE.sub(" ", unicodedata.normalize("NFC", plain)).strip()


def squeeze(text: str) -> str:
    """One blank for any run of white space, none at the ends."""
    return _SPACE.sub(" ", text).strip()

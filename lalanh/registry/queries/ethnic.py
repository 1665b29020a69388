"""Peoples by own key, name, other spelling or branch, and by the code of one named list."""

from functools import lru_cache

from lalanh.base.errors import BadInput
from lalanh.base.text import fold, squeeze
from lalanh.registry.models import EthnicAlias, Ethnicity

LISTS = {"1979": "code_1979", "statistics": "code_statistics"}
"""QĐ 121-TCTK/PPCĐ (1979) and the statistics office's list give the same code to different peoples: 14 is Xơ Đăng or Chăm."""


def everybody() -> list[Ethnicity]:
    return list(Ethnicity.objects.all())


@lru_cache(maxsize=1)
def choices() -> dict[str, str]:
    """Key → name, for forms. The list changes only by migration."""
    return {row.key: row.name for row in everybody()}


def find(text: str, *, codes: str = "") -> Ethnicity | None:
    """The people that a text names; None when none does. A bare number is a code of the list `codes` ("1979", "statistics").

    Raises BadInput when the text fits several, or is a code and no list is said and the lists disagree.
    """
    plain = squeeze(text)
    if plain.isdecimal():
        return _coded(plain.zfill(2), codes)
    found = sorted(_names().get(_key(plain), ()))
    if len(found) > 1:
        names = ", ".join(Ethnicity.objects.filter(key__in=found).values_list("name", flat=True))
        raise BadInput(f"“{plain}” có thể là nhiều dân tộc: {names}. Hãy ghi rõ tên.")
    return Ethnicity.objects.get(key=found[0]) if found else None


def _coded(code: str, codes: str) -> Ethnicity | None:
    columns = [LISTS[codes]] if codes else list(LISTS.values())
    found = {row for column in columns for row in Ethnicity.objects.filter(**{column: code})}
    if len(found) > 1:
        names = " hoặc ".join(sorted(row.name for row in found))
        raise BadInput(f"Mã dân tộc {code} là {names}, tùy danh mục. Hãy ghi tên dân tộc hoặc chọn danh mục mã.")
    return next(iter(found), None)


def _key(text: str) -> str:
    """What spellings share: "Gia-rai", "Gia Rai", "giarai"."""
    return "".join(c for c in fold(text) if c.isalnum())


@lru_cache(maxsize=1)
def _names() -> dict[str, frozenset[str]]:
    """Folded name or alias → keys. The lists change only by migration."""
    found: dict[str, set[str]] = {}
    rows = [(row.key, row.key) for row in everybody()] + [(row.key, row.name) for row in everybody()]
    rows += list(EthnicAlias.objects.values_list("ethnicity_id", "alias"))
    for key, name in rows:
        found.setdefault(_key(name), set()).add(key)
    return {name: frozenset(keys) for name, keys in found.items()}

"""What a passage speaks of: objectives, the situation, activities or money; and its sentences and clauses.

Shared by targets and budget, which must tell what a plan wants from what it describes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from lalanh.base.patterns import compiled
from lalanh.base.text import fold
from lalanh.engines.plantext.model import Outline, Paragraph, Section

Topic = Literal["objective", "situation", "activity", "money", "basis", ""]

_TOPICS: tuple[tuple[Topic, re.Pattern[str]], ...] = (
    (
        "situation",
        compiled(
            r"\b(thuc trang|hien trang|(dac diem|boi canh|khai quat) (tinh hinh|chung|dia ban|kinh te)|nguyen nhan|su can thiet|ton tai|han che(?= *(?:[^\w ]|$|va |yeu kem|ton tai|khuyet diem|kho khan|trong |cua |can ))"
            r"|uu diem|ket qua (thuc hien|dat duoc|ra soat|giam ngheo|trien khai|cong tac|dieu tra|hoat dong|nam|giai doan|chu yeu da|noi bat|\d+ nam)"
            r"|danh gia (tinh hinh|ket qua|thuc trang|chung|viec)|(?<!dac biet )(?<!gap )(?<!co )(?<!con )(?<!vung )(?<!dieu kien )(?<!thao go )(?<!giai quyet )kho khan(?! ve )|thuan loi|dac diem|boi canh|bai hoc)\b|^(tinh hinh|ket qua|danh gia|khai quat|tong quan|ve ket qua)\b"
        ),
    ),
    ("objective", compiled(r"\b(muc tieu|chi tieu|ket qua (chu yeu|can dat|phan dau|du kien|mong doi|dau ra)|phan dau|chi so)\b|^(ket qua dau ra)")),
    ("basis", compiled(r"\b(can cu|co so phap ly|co so chinh tri)\b")),
    ("money", compiled(r"\b(kinh phi|nguon luc|nguon von|du toan|von thuc hien|tai chinh|ngan sach|co cau von|nhu cau von)\b")),
    (
        "activity",
        compiled(r"\b(noi dung|giai phap|nhiem vu|hoat dong|to chuc thuc hien|trach nhiem|phan cong|tien do|doi tuong|pham vi|muc dich|yeu cau|che do|bao cao|quan diem|hinh thuc)\b"),
    ),
)  # fmt: skip
_SENTENCE = compiled(
    r"[.!?…](?:(?<!\bTP.)(?<!\bTp.)(?<!\bTX.)(?<!\bTh.)(?<!\bđ/c.)[.!?…]*[”\"*)]*\s+(?=[“\"(*+\-]*[A-ZĐÀ-Ỹ])|[.!?…]*[”\"*)]*$)"
)


_PROMISE = compiled(r"\d\s?%|^\W*(?:ít nhất|tối thiểu|không quá|không dưới|phấn đấu\s.*\d)", re.IGNORECASE)
"""A numbered item that is itself a target, not the title of what follows."""
_OPENING = 20
"""Within these first letters a title names its topic; further on a sentence only mentions it."""
_SAID = compiled(r"[.;]\s*$|^.{60}")


class Sentence(NamedTuple):
    """[start, end) of a sentence, and of its clauses (parted by semicolons)."""

    start: int
    end: int
    clauses: tuple[tuple[int, int], ...]


def topic_of_title(title: str) -> Topic:
    """The first topic a title names; empty when it names none."""
    return _named(title)[1]


@lru_cache(maxsize=2048)
def _named(title: str) -> tuple[int, Topic]:
    """The first topic a title names, and where."""
    folded = fold(title)[:160]
    best: tuple[int, Topic] = (10_000, "")
    for topic, pattern in _TOPICS:
        match = pattern.search(folded)
        if match and match.start() < best[0]:
            best = (match.start(), topic)
    return best


class Scope:
    """Topics of the sections of an outline, found once."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._topics: list[Topic] = []
        for section in outline.sections:
            self._topics.append(self._topic(section))

    def _topic(self, section: Section) -> Topic:
        at, own = _named("" if _PROMISE.search(section.title) else _headline(section.title))
        above: Topic = self._topics[section.parent] if section.parent is not None else ""
        if above == "situation" and own in {"money", "activity", ""}:
            return above
        if above == "objective" and own in {"money", "activity"} and at > _OPENING and _SAID.search(section.title):
            return above
        return own or above

    def topic(self, paragraph: Paragraph) -> Topic:
        return self._topics[paragraph.section] if paragraph.section is not None else ""

    def topic_at(self, index: int | None) -> Topic:
        return self._topics[index] if index is not None else ""


def _headline(title: str) -> str:
    """A title proper; of an untitled numbered paragraph the part before the first colon, or nothing."""
    if len(title) <= 110 or title.upper() == title:
        return title
    head, colon, _ = title.partition(":")
    return head if colon and len(head) <= 110 else ""


def sentences(text: str, start: int = 0) -> Iterator[Sentence]:
    """The sentences of `text[start:]` with their clauses."""
    size = len(text)
    for match in _SENTENCE.finditer(text, start):
        yield _sentence(text, start, match.end())
        start = match.end()
    if start < size:
        yield _sentence(text, start, size)


def _sentence(text: str, start: int, end: int) -> Sentence:
    clauses: list[tuple[int, int]] = []
    at = start
    while at < end:
        stop = text.find(";", at, end)
        stop = end if stop < 0 else stop + 1
        clauses.append((at, stop))
        at = stop
    return Sentence(start, end, tuple(clauses))

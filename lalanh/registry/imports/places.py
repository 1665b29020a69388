"""Villages as a workbook names them: every spelling of a name that is known below the unit, never a guess by likeness."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from lalanh.base.text import fold
from lalanh.registry.imports.cells import clean
from lalanh.units import queries as units
from lalanh.units.names import place, place_key

_KINDS = (
    "thôn",
    "làng",
    "tổ dân phố",
    "khối phố",
    "khu phố",
    "xóm",
    "bản",
    "buôn",
    "ấp",
    "tổ",
    "khối",
    "tdp",
    "plei",
    "kon",
)
_KIND = re.compile(r"^(?:" + "|".join(re.escape(fold(kind)) for kind in _KINDS[:-2]) + r")\b")
_BRACKETS = re.compile(r"\([^)]*\)|[:;*]")
_LEADING = re.compile(r"^(?:[ivxlc]+|[a-zđ]|\d+(?:\.\d+)*)\s*[.)\-/]\s+", re.IGNORECASE)


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Village:
    """What a household needs of its village."""

    id: int
    path: str
    name: str
    area: str = ""


def looks_like_village(text: str) -> bool:
    """ "THÔN 2 (25 hộ)", "I. Làng Kon Tu": words that name a place, not a person."""
    return bool(_KIND.match(fold(_LEADING.sub("", clean(text)))))


class Places:
    """The villages of a unit on a day, by all their spellings."""

    def __init__(self, unit: units.Unit, on: date) -> None:
        rows = list(units.below(unit.path, on, units.Level.VILLAGE).select_related("parent"))
        if unit.level == units.Level.VILLAGE:
            rows.append(unit)
        self.all = [Village(row.pk, row.path, row.full_name, row.area) for row in rows]
        self._by_key: dict[str, list[Village]] = defaultdict(list)
        self._communes: dict[str, dict[str, str]] = defaultdict(dict)
        """Spelling → path → name."""
        self._known: dict[tuple[str, str], tuple[Village | None, str]] = {}
        self._unit = unit.full_name
        for row, village in zip(rows, self.all, strict=True):
            for key in _spellings(row):
                if village not in self._by_key[key]:
                    self._by_key[key].append(village)
            if row.parent:
                self._communes[place(row.parent.full_name).key][row.parent.path] = row.parent.name
                self._communes[row.parent.code][row.parent.path] = row.parent.name

    def find(self, text: str, commune: str = "") -> tuple[Village | None, str]:
        """The village and "", or None and the sentence."""
        asked = (text, commune)
        if asked not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[asked] = self._look(clean(text), clean(commune))
        return self._known[asked]

    def has(self, text: str) -> bool:
        return bool(self._candidates(clean(text)))

    def _look(self, text: str, commune: str) -> tuple[Village | None, str]:
        found = self._candidates(text)
        if commune:
            named = self._communes.get(place(commune).key) or self._communes.get(commune) or {}
            if not named:
                return None, f"Xã “{commune}” không có trong địa bàn {self._unit}."
            paths = _exact(commune, list(named.items()))
            found = [row for row in found if row.path.rpartition(".")[0] in paths]
        found = _exact(text, [(row, row.name) for row in found])
        if len(found) == 1:
            return found[0], ""
        if found:
            return (
                None,
                f"Có {len(found)} thôn cùng tên “{text}” trong {self._unit}. Hãy ghép thêm cột xã, hoặc ghi mã thôn.",
            )
        return (
            None,
            f"Thôn “{text}” chưa có trong danh mục thôn của {commune or self._unit}. Hãy sửa tên cho đúng danh mục, hoặc thêm thôn rồi kiểm tra lại.",
        )

    def _candidates(self, text: str) -> list[Village]:
        bare = _BRACKETS.sub(" ", text)
        for said in (bare, _LEADING.sub("", bare.strip()), bare.split(",")[0], bare.rpartition(" - ")[2]):
            if found := self._by_key.get(_key(said)):
                return found
        return []


def _exact(text: str, found: list[tuple[T, str]]) -> list[T]:
    """Of several that only accents tell apart (Sơn Hà, Sơn Hạ) those that are written so; all, when none is."""
    said = text.casefold()
    same = [row for row, name in found if name.casefold() in said]
    return same if len(found) > 1 and same else [row for row, _ in found]


def _key(text: str) -> str:
    """Kinds and order words folded away: `Thôn 2`, `thon 02`, `2` are one."""
    plain = fold(text).strip(" .-")
    plain = _KIND.sub("", plain).strip(" .-")
    plain = re.sub(r"\b(?:so )?0*(\d+)\b", r"\1", plain)
    return place_key(plain)


def _spellings(row: units.Unit) -> set[str]:
    found = {_key(row.full_name), _key(row.name), _key(row.code)}
    head, _, tail = fold(row.name).partition(" ")
    if head.isdigit() and tail:
        found |= {_key(head), _key(tail)}
    return {key for key in found if key}

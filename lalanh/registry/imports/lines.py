"""Lines of a sheet to drafts of households: who belongs together, in which village; titles, totals and signatures left out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lalanh.base.text import fold
from lalanh.registry.imports.cells import Cell, clean, trouble
from lalanh.registry.imports.fields import Field, plain
from lalanh.registry.imports.mapping import ColumnMap, is_numbering
from lalanh.registry.imports.places import Places, Village, looks_like_village
from lalanh.registry.imports.reading import Line
from lalanh.registry.models import Relation

_TOTAL = re.compile(r"^(?:tổng|cộng|tổng cộng|tổng số)\b", re.IGNORECASE)
_AFTER = re.compile(
    r"^(?:nguoi lap|lap bieu|lap bang|tm ubnd|tm uy ban|tm ban chi dao|kt chu tich|chu tich$|pho chu tich$|truong thon$|truong ban$|thu ky$|xac nhan|ghi chu|noi nhan|ky ten|ky ghi ro)|ngay \d* ?thang \d* ?nam"
)
_MEMO = 20_000
Reader = Callable[[str], Cell]
PERSONAL = {"relation", "birth", "birth_male", "birth_female", "ethnicity", "number", "sex"}


@dataclass(slots=True)
class Row:
    """A line about a person: what was read, by field."""

    number: int
    values: dict[str, Any]
    cells: list[str]


@dataclass(slots=True)
class Draft:
    """A household as the sheet tells it. `problems` and `doubts` are (line, field, sentence)."""

    ordinal: int
    village: Village | None
    section: int = 0
    """Under which line with a village's name it stands."""
    rows: list[Row] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[tuple[int, str, str]] = field(default_factory=list)
    doubts: list[tuple[int, str, str]] = field(default_factory=list)

    @property
    def line(self) -> int:
        return self.rows[0].number


@dataclass(slots=True)
class Skipped:
    """Lines that are no people: how many of which sort."""

    counts: dict[str, int] = field(default_factory=dict)

    def add(self, sort: str) -> None:
        self.counts[sort] = self.counts.get(sort, 0) + 1


class Memo(dict[str, Cell]):
    """Answers of a reader by text; emptied before it grows large."""

    def __init__(self, read: Reader) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> Cell:
        if len(self) > _MEMO:
            self.clear()
        said = trouble(text)
        answer = self[text] = (None, said, "") if said else self._read(text)
        return answer


class Grouping:
    """Goes through the lines once. Households must stand together; `skipped` tells what was left out."""

    def __init__(self, mapping: ColumnMap, fields: dict[str, Field], readers: dict[str, Reader], places: Places, default: Village | None, *, alone: bool = False, needs_village: bool = True) -> None:  # fmt: skip
        self._mapping, self._places = mapping, places
        self._alone, self._needs_village = alone, needs_village
        self._plan = [
            (column.place, column.key, fields[column.key].of == "person", Memo(readers[column.key]))
            for column in mapping.columns if column.key
        ]  # fmt: skip
        self._headings = {column.place: column.heading for column in mapping.columns}
        self._keys = mapping.keys
        key = "full_name" if "full_name" in self._keys else "head_name"
        self._name_place = next((column.place for column in mapping.columns if column.key == key), 0)
        self._name_headings = {fold(part) for part in self._headings.get(self._name_place, "").split(" / ")}
        self._village, self._village_problem = default, ""
        self._ordinal = self._section = 0
        self.skipped = Skipped()
        self.lines = 0

    def drafts(self, lines: Iterator[Line]) -> Iterator[Draft]:
        draft: Draft | None = None
        for number, cells in lines:
            if number <= self._mapping.header_line or not any(cells):
                continue
            row = self._row(number, cells)
            if row is None or self._is_aside(row, draft):
                continue
            self.lines += 1
            if draft is None or self._starts(row, draft):
                if draft is not None:
                    yield draft
                self._ordinal += 1
                draft = Draft(self._ordinal, None, self._section)
            self._take(row, draft)
        if draft is not None:
            yield draft

    def _row(self, number: int, cells: list[str]) -> Row | None:
        """The line's values; None when no mapped column holds anything."""
        values: dict[str, Any] = {}
        for place, key, _, memo in self._plan:
            if place < len(cells) and (text := cells[place]) and (text := text.strip()):
                values[key] = memo[text]
        if not values:
            self.skipped.add("dòng trống ở các cột đã ghép")
            return None
        return Row(number, values, cells)

    def _is_aside(self, row: Row, draft: Draft | None) -> bool:
        """A title of a village, a total, a repeated heading, what stands under the table."""
        name = row.values.get("full_name") or row.values.get("head_name")
        if name is not None and not name[1] and len(row.values) > 4 and not self._heading_again(row):
            return False
        personal = {key for key in row.values.keys() & PERSONAL if not row.values[key][1] and not row.values[key][2]}
        filled = [cell for cell in row.cells if cell.strip()]
        if not personal and self._names_village(row, filled):
            return True
        if sort := self._sort(row, filled, bool(personal)):
            self.skipped.add(sort)
            return True
        return False

    def _names_village(self, row: Row, filled: Sequence[str]) -> bool:
        if "village" in self._keys or len(filled) > 4:
            return False
        words = [
            cell for cell in filled if looks_like_village(cell) or (len(plain(cell)) > 3 and self._places.has(cell))
        ]
        if len(words) != 1:
            return False
        self._village, self._village_problem = self._places.find(words[0])
        self._section += 1
        self.skipped.add("dòng tên thôn")
        return True

    def _sort(self, row: Row, filled: Sequence[str], personal: bool) -> str:
        if is_numbering(filled):
            return "dòng số thứ tự cột"
        if self._repeats(row):
            return "tiêu đề lặp lại"
        if any(_TOTAL.match(cell.strip()) for cell in filled[:3]):
            return "dòng cộng"
        if personal:
            return ""
        if any(_AFTER.search(plain(cell)) for cell in filled):
            return "chữ ký, ghi chú ngoài bảng"
        return ""

    def _heading_again(self, row: Row) -> bool:
        """A quick look at the one column that is always there."""
        place = self._name_place
        return place < len(row.cells) and fold(row.cells[place]) in self._name_headings and self._repeats(row)

    def _repeats(self, row: Row) -> bool:
        same = sum(
            1
            for place, heading in self._headings.items()
            if place < len(row.cells) and row.cells[place] and fold(row.cells[place]) in fold(heading)
        )
        return same >= 3

    def _starts(self, row: Row, draft: Draft) -> bool:
        """Does the line begin another household? By code, then number, then a head, then the head's name."""
        values, before = row.values, draft.values
        if self._alone or draft.section != self._section:
            return True
        for key in ("code", "household_no"):
            if key in self._keys:
                if key not in values:
                    continue
                return before.get(key) != values[key][0] or self._other_village(values, draft)
        if "relation" in values:
            return bool(values["relation"][0] == Relation.HEAD)
        if "relation" in self._keys:
            return False
        if "head_name" in values and "full_name" in self._keys:
            return bool(before.get("head_name") != values["head_name"][0])
        return not self._keys & {"code", "household_no"}

    def _other_village(self, values: dict[str, Any], draft: Draft) -> bool:
        return "village" in values and draft.values.get("village") not in (None, values["village"][0])

    def _take(self, row: Row, draft: Draft) -> None:
        own: dict[str, Any] = {}
        problems, doubts = draft.problems, draft.doubts
        for _, key, personal, _ in self._plan:
            found = row.values.get(key)
            if found is None:
                continue
            value, problem, doubt = found
            if problem:
                problems.append((row.number, key, problem))
            if doubt:
                doubts.append((row.number, key, doubt))
            if personal:
                own[key] = value
            elif value is not None and value != "":
                self._keep(row, draft, key, value)
        row.values = own
        draft.rows.append(row)
        if draft.village is None:
            self._settle(row, draft)

    def _keep(self, row: Row, draft: Draft, key: str, value: Any) -> None:
        """A household's value stands on its first line or on all of them; a mark on any line counts."""
        had = draft.values.get(key)
        if had is None or had is False:
            draft.values[key] = value
        elif had != value and key in ("poverty_class", "class_year"):
            draft.problems.append(
                (row.number, key, f"Trong cùng một hộ có hai giá trị khác nhau: “{had}” và “{value}”.")
            )

    def _settle(self, row: Row, draft: Draft) -> None:
        if said := draft.values.get("village"):
            draft.village, problem = self._places.find(said, draft.values.get("commune", ""))
            if problem:
                self._once(draft, (row.number, "village", problem))
        elif self._village is not None:
            draft.village = self._village
        elif self._needs_village or self._village_problem:
            problem = self._village_problem
            problem = problem or "Chưa biết hộ thuộc thôn nào: hãy ghép cột thôn, hoặc chọn một thôn cho cả tệp."
            self._once(draft, (row.number, "village", problem))

    @staticmethod
    def _once(draft: Draft, problem: tuple[int, str, str]) -> None:
        if not any(key == "village" for _, key, _ in draft.problems):
            draft.problems.append(problem)


def shown(cells: Sequence[str], mapping: ColumnMap) -> dict[str, str]:
    """The line's text by field, for the page."""
    return {column.key: clean(cells[column.place])[:200] for column in mapping.columns if column.key and column.place < len(cells) and cells[column.place]}  # fmt: skip

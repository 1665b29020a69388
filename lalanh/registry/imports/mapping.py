"""Which line holds the headings, which column is which field: proposed from the words, remembered, changed by the user."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lalanh.base.text import nfc, squeeze
from lalanh.registry.imports.fields import EXACT, by_words, of_kind, plain
from lalanh.registry.imports.reading import Line, Page
from lalanh.registry.models import ImportKind

DEPTH = 3
"""Headings run over at most so many lines."""
_LOOKED_AT = 30
_NUMBERED = re.compile(r"\(?\d{1,2}\)?|[a-z]")
DUPLICATES = {"skip": "bỏ qua hộ đã có", "update": "bổ sung chỗ còn trống của hộ đã có", "new": "ghi thành hộ mới"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its place (0 = A), its heading, and the field that it stands for ("" for none)."""

    place: int
    heading: str
    key: str = ""

    @property
    def letter(self) -> str:
        return letter(self.place)


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """How a sheet is to be read. Kept in `ImportBatch.mapping` as lines: `A=full_name<tab>Họ và tên`, `!duplicates=skip`."""

    sheet: str
    header_line: int
    columns: tuple[Column, ...]
    settings: Mapping[str, str] = field(default_factory=dict)

    def place_of(self, key: str) -> int | None:
        return next((column.place for column in self.columns if column.key == key), None)

    @property
    def keys(self) -> set[str]:
        return {column.key for column in self.columns if column.key}

    def text(self) -> str:
        rows = [f"{column.letter}={column.key}\t{column.heading}" for column in self.columns]
        return "\n".join(rows + [f"!{name}={value}" for name, value in sorted(self.settings.items())])


def letter(place: int) -> str:
    """0 → A, 26 → AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(65 + rest) + text
    return text


def place_of_letter(text: str) -> int:
    number = 0
    for sign in text:
        number = number * 26 + ord(sign) - 64
    return number - 1


def parse(sheet: str, header_line: int, text: str) -> ColumnMap:
    """The mapping of a stored batch."""
    columns, settings = [], {}
    for row in filter(None, text.split("\n")):
        left, _, right = row.partition("=")
        if left.startswith("!"):
            settings[left[1:]] = right
            continue
        key, _, heading = right.partition("\t")
        columns.append(Column(place_of_letter(left), heading, key))
    return ColumnMap(sheet, header_line, tuple(columns), settings)


def propose(pages: Sequence[Page], kind: str, remembered: Mapping[str, str] | None = None) -> ColumnMap:
    """The likeliest sheet, header and columns. Without any known heading: the first sheet, line 1, nothing mapped."""
    tried = [
        (_score(found) - 2 * page.hidden, -n, found)
        for n, page in enumerate(pages) for found in [propose_sheet(page, kind, remembered)]
    ]  # fmt: skip
    return max(tried, key=lambda row: row[:2])[2]


def propose_sheet(
    page: Page, kind: str, remembered: Mapping[str, str] | None = None, header_line: int = 0
) -> ColumnMap:
    """As `propose`, for one sheet; `header_line` when the user said which is the last line of the headings."""
    known = {**by_words(kind), **(remembered or {})}
    best: tuple[float, ColumnMap] | None = None
    for start in range(min(len(page.lines), _LOOKED_AT)):
        for depth in range(1, DEPTH + 1):
            block = page.lines[start : start + depth]
            if len(block) < depth or (header_line and block[-1][0] != header_line):
                continue
            found = ColumnMap(page.name, block[-1][0], _columns(block, known, kind))
            score = _score(found) - 0.3 * depth - 0.01 * start - _data_like(block[1:])
            if best is None or score > best[0]:
                best = (score, found)
    return best[1] if best else ColumnMap(page.name, header_line or 1, ())


def _score(found: ColumnMap) -> float:
    return len(found.keys)


def _data_like(below: Sequence[Line]) -> float:
    """Lines under the first that hold figures are people, not headings."""
    cells = [cell for _, row in below for cell in row if cell]
    return (
        3.0
        if cells and sum(any(c.isdigit() for c in cell) and len(cell) > 2 for cell in cells) > 0.2 * len(cells)
        else 0.0
    )


def _columns(block: Sequence[Line], known: Mapping[str, str], kind: str) -> tuple[Column, ...]:
    headings = _headings(block)
    columns = [Column(place, heading, _key(heading, known)) for place, heading in enumerate(headings) if heading]
    return _settle(columns, kind)


def _headings(block: Sequence[Line]) -> list[str]:
    """Text of all heading lines above each column; a wide heading counts for the columns that it spans."""
    width = max(len(cells) for _, cells in block)
    spread = [_spread(cells, block[n + 1 :], width) for n, (_, cells) in enumerate(block)]
    found = []
    for place in range(width):
        bits = [squeeze(nfc(row[place])) for row in spread if row[place]]
        found.append(" / ".join(dict.fromkeys(bits))[:200])
    return found


def _spread(cells: Sequence[str], below: Sequence[Line], width: int) -> list[str]:
    row = [*cells, *[""] * (width - len(cells))]
    for place in range(1, width):
        if not row[place] and row[place - 1] and _filled(below, place) and _filled(below, place - 1):
            row[place] = row[place - 1]
    return row


def _filled(lines: Sequence[Line], place: int) -> bool:
    return any(place < len(cells) and cells[place] for _, cells in lines)


def _key(heading: str, known: Mapping[str, str]) -> str:
    """By the whole heading, then its parts from the lowest line up, then without what stands in brackets."""
    whole = plain(heading)
    parts = heading.split(" / ")
    bare = plain(re.sub(r"\([^)]*\)", " ", heading))
    exact = EXACT.get(heading.casefold().strip(" *"))
    if exact in known.values() and whole not in known:
        return exact or ""
    for words in (whole, bare, *(plain(part) for part in reversed(parts) if len(parts) > 1)):
        if words in known:
            return known[words]
    return ""


_ORDINALS = {"stt", "tt", "so tt", "so thu tu", "no"}


def _settle(columns: list[Column], kind: str) -> tuple[Column, ...]:
    """A field once: its first column. A bare STT numbers the households when no other column tells them apart."""
    seen: set[str] = set()
    kept = []
    for column in columns:
        key = "" if column.key in seen else column.key
        seen.add(key)
        kept.append(replace(column, key=key))
    tells = {"household_no", "code", "relation"} & seen
    if not tells and kind == ImportKind.HOUSEHOLDS:
        for n, column in enumerate(kept):
            if not column.key and plain(column.heading) in _ORDINALS:
                kept[n] = replace(column, key="household_no")
                break
    return tuple(kept)


def check(mapping: ColumnMap, kind: str) -> list[str]:
    """What is missing before the list can be read: sentences."""
    keys, problems = mapping.keys, []
    strange = keys - set(of_kind(kind))
    if strange:
        problems.append(f"Không có mục “{sorted(strange)[0]}”.")
    if mapping.settings.get("duplicates", "skip") not in DUPLICATES:
        problems.append("Hãy chọn cách xử lý hộ đã có trong sổ.")
    chosen = [column.key for column in mapping.columns if column.key]
    twice = {key for key in chosen if chosen.count(key) > 1}
    problems += [f"“{of_kind(kind)[key].label}” được chọn cho hai cột: hãy giữ một." for key in sorted(twice - strange)]
    if kind == ImportKind.HOUSEHOLDS and not keys & {"full_name", "head_name"}:
        problems.append("Chưa có cột họ và tên. Hãy chọn cột ghi họ tên thành viên hoặc chủ hộ.")
    if kind != ImportKind.HOUSEHOLDS and not keys & {"code", "full_name", "head_name", "number"}:
        problems.append("Chưa có cột để tìm hộ: cần mã hộ, họ tên chủ hộ hoặc số CCCD.")
    if kind == ImportKind.RESULTS and "poverty_class" not in keys:
        problems.append("Chưa có cột phân loại (hộ nghèo, hộ cận nghèo …).")
    if "poverty_class" in keys and "class_year" not in keys and not mapping.settings.get("year"):
        problems.append(
            "Có cột phân loại nhưng không có cột năm: hãy ghi năm của kết quả ở ô bên dưới, hoặc bỏ chọn cột phân loại."
        )
    return problems


def is_numbering(cells: Sequence[str]) -> bool:
    """The line "(1) (2) (3)" or "A B 1 2" under the headings."""
    filled = [plain(cell) for cell in cells if cell]
    return len(filled) >= 3 and all(_NUMBERED.fullmatch(cell) for cell in filled) and len(set(filled)) == len(filled)


def remember(mappings: Sequence[ColumnMap]) -> dict[str, str]:
    """Folded heading → field as this unit chose before, the latest first."""
    found: dict[str, str] = {}
    for mapping in mappings:
        for column in mapping.columns:
            found.setdefault(plain(column.heading), column.key)
    return found

"""What a check found: counts, and the lines that a person must look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from psycopg.types.json import Jsonb

from lalanh.registry.imports.copying import insert
from lalanh.registry.imports.lines import Draft, shown
from lalanh.registry.imports.mapping import ColumnMap

MOST_KEPT = 20_000
"""Lines with problems or doubts kept for the page; counts go on."""


_COUNTS = (
    "lines", "bad_lines", "households", "bad_households", "good", "loadable", "good_people", "doubts", "duplicates", "lost_zeros", "filled",
)  # fmt: skip


@dataclass(slots=True)
class Report:
    """Counts are of lines of people unless they say households."""

    lines: int = 0
    bad_lines: int = 0
    households: int = 0
    bad_households: int = 0
    good_people: int = 0
    doubts: int = 0
    duplicates: int = 0
    """Households that the registry already has."""
    lost_zeros: int = 0
    skipped: dict[str, int] = field(default_factory=dict)
    marked: set[str] = field(default_factory=set)
    """Mark columns in which at least one line is marked: there a blank means no."""
    filled: int = 0
    """Households of the registry that got something."""
    skipped_known: int = 0
    """Good households that are left out because the registry has them."""
    held: set[int] = field(default_factory=set)
    """Ordinals of households that are not loaded."""
    known: dict[int, int] = field(default_factory=dict)
    """Ordinal → household of the registry that it is."""

    @property
    def good(self) -> int:
        """Households without problems."""
        return self.households - self.bad_households

    @property
    def loadable(self) -> int:
        """Households that loading would write: good, and not held back because the registry has them."""
        return self.good - self.skipped_known

    def count(self, draft: Draft) -> None:
        """A household that was judged."""
        self.households += 1
        self.doubts += len(draft.doubts)
        if draft.problems:
            self.bad_households += 1
            self.bad_lines += len({number for number, _, _ in draft.problems})
            self.lost_zeros += sum("mất số 0" in sentence for _, _, sentence in draft.problems)
        else:
            self.good_people += len(draft.rows)

    def counts(self) -> dict[str, int]:
        return {name: getattr(self, name) for name in _COUNTS}

    def text(self) -> str:
        """For `ImportBatch.summary`."""
        rows = [f"{name}={count}" for name, count in self.counts().items()]
        return "\n".join(rows + [f"skipped {sort}={count}" for sort, count in sorted(self.skipped.items())])


RemarkRow = tuple[int, bool, dict[str, str], dict[str, str]]
"""Line, has a problem, its cells by field, sentences by field ("?" before it: only a doubt)."""


class Remarks:
    """Lines with problems and doubts on their way to `registry_importline`."""

    def __init__(self, batch_id: int, unit_path: str, mapping: ColumnMap) -> None:
        self._batch, self._path, self._mapping = batch_id, unit_path, mapping
        self._rows: list[RemarkRow] = []
        self._kept = 0

    def take(self, draft: Draft) -> None:
        """A household's lines that are remarked upon."""
        by_line: dict[int, dict[str, str]] = {}
        for number, key, sentence in draft.problems:
            by_line.setdefault(number, {}).setdefault(key, sentence)
        for number, key, sentence in draft.doubts:
            by_line.setdefault(number, {}).setdefault("?" + key, sentence)
        for row in draft.rows:
            said = by_line.get(row.number)
            if said and self._kept < MOST_KEPT:
                self._kept += 1
                bad = any(not key.startswith("?") for key in said)
                self._rows.append((row.number, bad, shown(row.cells, self._mapping), said))

    def hand_over(self) -> list[RemarkRow]:
        """Those that wait, for `write`."""
        rows, self._rows = self._rows, []
        return rows

    def flush(self) -> None:
        self.write(self.hand_over())

    def write(self, rows: list[RemarkRow]) -> None:
        columns = (
            ("batch_id", "id"),
            ("number", "int"),
            ("cells", "json"),
            ("problems", "json"),
            ("is_bad", "bool"),
            ("unit_path", "char"),
        )
        if rows:
            insert("registry_importline", columns, ((self._batch, number, Jsonb(cells), Jsonb(said), bad, self._path) for number, bad, cells, said in rows))  # fmt: skip

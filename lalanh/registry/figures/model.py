"""What a table is made of: columns as sums over sets of cases. Pure: no database here.

Titles, columns and formulas of the set: domain/standards.md §2.5 (as used in the field in 2023-24; the circular's own form
numbers were not found and none is invented).
"""

from dataclasses import dataclass

OUTSIDE = "ngoài mẫu"
"""Head of the columns that the form does not have and honesty needs."""


@dataclass(frozen=True, slots=True)
class Cases:
    """A set of cases of a round. Empty tuples ask for nothing; `kept`: neither dropped nor refused."""

    opening: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    movement: tuple[str, ...] = ()
    peoples: tuple[str, ...] = ()
    not_peoples: tuple[str, ...] = ()
    gone: bool | None = None
    kept: bool | None = True
    deprived: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """`measure` (a sum of a cell) added up over `cases`."""

    cases: Cases
    measure: str = "households"


@dataclass(frozen=True, slots=True)
class Sum:
    """Counts put together; nothing is ever taken away, so that no residual can turn negative."""

    parts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Resident:
    """Of all who live there, from the count given by the village; unknown when a village gave none."""

    measure: str


@dataclass(frozen=True, slots=True)
class Share:
    """Percent of two columns, by their numbers, divided once."""

    part: str
    whole: str


Term = Sum | Resident | Share


@dataclass(frozen=True, slots=True)
class Column:
    """`number` and `formula` as on paper; `heads` are the common heads above the title, from the top; one term a line of the table.

    `extra`: not in the form. Such a column is shown when it is not all zero, or `always`. `hidden`: only what a share divides.
    """

    number: str
    title: str
    terms: tuple[Term, ...]
    heads: tuple[str, ...] = ()
    formula: str = ""
    extra: bool = False
    always: bool = False
    hidden: bool = False

    @property
    def key(self) -> str:
        """In addresses."""
        return self.number or self.title

    @property
    def is_share(self) -> bool:
        return isinstance(self.terms[0], Share)


@dataclass(frozen=True, slots=True)
class Table:
    """`answers`: the question, for the page that lists tables. `check`: closing column and the formula that must give it."""

    number: int
    title: str
    answers: str
    columns: tuple[Column, ...]
    lines: tuple[str, ...] = ("hộ",)
    notes: tuple[str, ...] = ()
    check: tuple[str, tuple[tuple[int, str], ...]] | None = None

    def column(self, key: str) -> Column | None:
        return next((column for column in self.columns if column.key == key), None)

    @property
    def counts(self) -> tuple[Count, ...]:
        """Every count that its cells need, each once."""
        found = {
            part: None
            for column in self.columns
            for term in column.terms
            if isinstance(term, Sum)
            for part in term.parts
        }
        return tuple(found)


def count(cases: Cases, measure: str = "households") -> Sum:
    return Sum((Count(cases, measure),))

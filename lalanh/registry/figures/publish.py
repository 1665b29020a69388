"""Tables for paper: which, for whom, with what around them."""

from datetime import date

from lalanh.engines.poverty import load
from lalanh.kernel import audit
from lalanh.kernel.actor import Actor
from lalanh.registry.figures import choose, paper, read
from lalanh.registry.figures.model import Table
from lalanh.registry.models import ReviewRound
from lalanh.units import queries as units

SOURCE = "Nguồn: hồ sơ rà soát hộ trong Lá Lành"


def heading(round_: ReviewRound, unit: units.Unit, on: date) -> paper.Heading:
    """`on`: the day of printing."""
    office = (
        unit.parent if unit.level == units.Level.VILLAGE and unit.parent else unit
    )  # a village has no People's Committee
    parent = office.parent
    return paper.Heading(
        unit=f"Ủy ban nhân dân {office.full_name}", unit_name=unit.full_name,
        superior=f"Ủy ban nhân dân {parent.full_name}" if parent and parent.level != "nation" else "",
        round_name=round_.name, review_on=round_.review_on, standing=choose.standing(round_), standard=load.standard(round_.standard).short,
        source=SOURCE, printed_on=on, audit_head=audit.head(),
    )  # fmt: skip


def workbook(by: Actor, round_: ReviewRound, unit: units.Unit, wanted: list[Table], on: date) -> bytes:
    """XLSX, one sheet a table. Raises NotFound."""
    filled = read.tables(by, round_, wanted, unit, choose.levels(unit))
    return paper.workbook(filled, heading(round_, unit, on))

"""Mẫu 03 of QĐ 24/2021/QĐ-TTg: the certificate of a household with a block for each year."""

from datetime import date

from lalanh.base import dates
from lalanh.engines.documents import model
from lalanh.engines.poverty import load
from lalanh.kernel.actor import Actor
from lalanh.registry.actions import reads
from lalanh.registry.models import CertificateYear
from lalanh.registry.papers import common
from lalanh.registry.queries import minutes

SHORT = {"poor": "N", "near_poor": "CN"}


def book(by: Actor, household_id: int, today: date) -> model.Document:
    """Holder and members, then year by year the class and the twelve marks of deprivation."""
    found = minutes.certificate(by, household_id)
    household, commune = found.household, common.commune_of(found.household.village)
    reads.log_read(by=by, what="giấy chứng nhận", unit_path=found.unit_path, household=household)
    years = list(found.years.select_related("record__case", "record__decision"))
    number, symbol = common.split_number(found.number)
    last = years[-1] if years else None
    blocks: list[model.Block] = []
    if found.withdrawn_on:
        blocks.append(
            model.Paragraph(
                f"ĐÃ THU HỒI ngày {dates.numeric(found.withdrawn_on)}: {found.withdrawal}.", bold=True, align="center"
            )
        )
    blocks += [
        *common.applicant(by, household),
        model.Heading(1, "Thành viên trong hộ"),
        common.members(household.pk, today),
        model.Heading(1, "Xác nhận hằng năm"),
        model.Paragraph("N: hộ nghèo; CN: hộ cận nghèo. Dấu x: hộ thiếu hụt chỉ số đó; dấu ?: chưa rõ.", italic=True, align="left"),
        *[_years(standard, [row for row in years if row.record.standard == standard]) for standard in dict.fromkeys(row.record.standard for row in years)],
    ]  # fmt: skip
    return model.Document(
        issuer=common.committee_of(commune), symbol=symbol, number=number, place=commune.name, kind="Giấy chứng nhận", subject="Hộ nghèo, hộ cận nghèo",
        issued_on=last.signed_on if last else found.issued_on, blocks=tuple(blocks),
        signature=model.Signature("Chủ tịch", (), last.signer if last else ""),
    )  # fmt: skip


def _years(standard: str, rows: list[CertificateYear]) -> model.Block:
    """A block a year; columns are the indicators of the standard under which the years were decided."""
    indicators = load.standard(standard).indicators
    columns = (
        model.Column("Năm", 1), model.Column("Loại hộ", 1, "center"),
        *[model.Column(str(n), 0.55, "center", "Chỉ số thiếu hụt") for n in range(1, len(indicators) + 1)], model.Column("Quyết định, ngày ký", 2.6),
    )  # fmt: skip
    made = tuple(
        model.Row(
            (
                str(row.year),
                SHORT.get(row.record.poverty_class, ""),
                *_marks(row, [one.key for one in indicators]),
                _signed(row),
            )
        )
        for row in rows
    )
    key = "; ".join(f"{n} {one.name}" for n, one in enumerate(indicators, 1))
    return model.Table(columns, made, caption=f"Chỉ số: {key}")


def _marks(row: CertificateYear, keys: list[str]) -> list[str]:
    case = row.record.case
    known = [getattr(case, f"dep_{key}", None) for key in keys]
    return ["x" if value else "?" if value is None else "" for value in known]


def _signed(row: CertificateYear) -> str:
    decided = row.record.decision
    return f"{decided.number if decided else ''}\n{dates.numeric(row.signed_on)}, {row.signer}"

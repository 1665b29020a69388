"""What the papers share: names of offices, places, numbers, classes in words."""

from collections.abc import Iterable, Sequence
from datetime import date

from lalanh.base import dates
from lalanh.engines.documents import model
from lalanh.kernel.actor import Actor
from lalanh.registry import access
from lalanh.registry.models import LISTED, Household, PovertyClass, ReviewCase, ReviewRound
from lalanh.registry.queries import minutes
from lalanh.units import queries as units

BLANK = "…………………"
LAW = "Căn cứ Quyết định số 24/2021/QĐ-TTg ngày 16 tháng 7 năm 2021 của Thủ tướng Chính phủ quy định quy trình rà soát hộ nghèo, hộ cận nghèo hằng năm"
SEXES = {"male": "Nam", "female": "Nữ"}


def committee_of(commune: units.Unit) -> str:
    return f"Ủy ban nhân dân {commune.full_name}"


def commune_of(village: units.Unit) -> units.Unit:
    return village.parent or village


def text(value: object) -> str:
    """What is not known leaves room to write."""
    return str(value) if value not in (None, "") else BLANK


def day(on: date | None) -> str:
    return dates.numeric(on) if on else BLANK


def year_of(of: ReviewRound, today: date) -> int:
    """The year in the date that is left open for the pen: of the days of the round, however much later one prints."""
    return min(max(today, of.opens_on), of.ends_on).year


def result_words(poverty_class: str) -> str:
    return PovertyClass(poverty_class).label if poverty_class else ""


def outcome(case: ReviewCase) -> str:
    """The result of a case as the public list says it: what it is now, and that it left."""
    if left := minutes.EXITS.get(case.movement):
        return left
    if case.poverty_class in LISTED:
        return result_words(case.poverty_class)
    return "không thuộc diện hộ nghèo, hộ cận nghèo"


def numbered(
    rows: Iterable[Sequence[str]], columns: Sequence[model.Column], caption: str = "", empty: str = "Không có."
) -> model.Block:
    """A table with a running number, or a sentence when there is nothing."""
    made = tuple(model.Row((str(n), *row)) for n, row in enumerate(rows, 1))
    if not made:
        return model.Paragraph(empty)
    return model.Table((model.Column("STT", 0.5, "center"), *columns), made, caption)


def split_number(number: str) -> tuple[int | None, str]:
    """ "31/QĐ-UBND" → 31, "QĐ-UBND"."""
    head, mark, tail = number.partition("/")
    return (int(head), tail) if mark and head.isdecimal() else (None, number)


def applicant(by: Actor, household: Household) -> list[model.Block]:
    """Who asks, as Mẫu 01 and Mẫu 04 begin. The personal number only for those who may read numbers."""
    head, village = household.head, household.village
    found = minutes.number_of(head.pk) if head and access.can_read_numbers(by) else None
    lines = (
        ("Họ và tên:", text(household.head_name)),
        ("Giới tính:", f"{text(SEXES.get(head.sex if head else ''))}; ngày, tháng, năm sinh: {text(birth(head))}"),
        ("Dân tộc:", text(household.ethnicity.name if household.ethnicity else None)),
        ("Số CCCD/CMND:", f"{text(found.value if found else None)}; ngày cấp: {day(found.issued_on if found else None)}; nơi cấp: {text(found.issued_by if found else None)}"),
        ("Nơi cư trú:", ", ".join(filter(None, (household.address, village.full_name, commune_of(village).full_name)))),
    )  # fmt: skip
    return [model.Paragraph(value, lead=lead, align="left") for lead, value in lines]


def birth(person: object) -> str:
    """Day of birth, or the year when only that is known."""
    on, year = getattr(person, "birth_on", None), getattr(person, "birth_year", None)
    return dates.numeric(on) if on else str(year or "")


def members(household_id: int, on: date) -> model.Block:
    """The people of the household, as the forms list them."""
    rows = [
        (row.person.full_name, row.get_relation_display(), SEXES.get(row.person.sex, ""), birth(row.person), row.person.ethnicity.name if row.person.ethnicity else "")
        for row in minutes.members(household_id)
    ]  # fmt: skip
    columns = (model.Column("Họ và tên", 2.4), model.Column("Quan hệ với chủ hộ", 1.4), model.Column("Giới tính", 0.8, "center"), model.Column("Ngày sinh", 1.2, "center"), model.Column("Dân tộc", 1.1))  # fmt: skip
    return numbered(rows, columns, empty=f"Chưa ghi thành viên nào tính đến ngày {dates.numeric(on)}.")

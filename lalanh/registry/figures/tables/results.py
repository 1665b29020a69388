"""Tables 1, 12, 13: against all who live there."""

from lalanh.registry.figures import sets
from lalanh.registry.figures.model import OUTSIDE, Cases, Column, Count, Resident, Share, Sum, Table, count
from lalanh.registry.figures.tables.words import BY_HEAD, CLASS, SHORT, UNKNOWN_ETHNICITY

KINH = ("kinh",)


def official() -> Table:
    """Table 1. Percent of all resident households (column 1) and persons (column 2), not of the reviewed ones."""
    parts = (
        ("nghèo", sets.closing(sets.POOR)), ("cận nghèo", sets.closing(sets.NEAR_POOR)), ("có mức sống trung bình", sets.standing("average")),
    )  # fmt: skip
    columns = [
        Column("1", "Tổng số hộ dân cư", (Resident("households"),)),
        Column("2", "Tổng số nhân khẩu", (Resident("persons"),)),
    ]
    for first, whole, measure, word in ((3, "1", "households", "Hộ"), (9, "2", "persons", "Nhân khẩu hộ")):
        for at, (name, cases) in zip(range(first, first + 6, 2), parts, strict=True):
            head = (f"{word} {name}",)
            columns.append(Column(str(at), "Số hộ" if whole == "1" else "Số khẩu", (count(cases, measure),), head))
            columns.append(Column(str(at + 1), "Tỷ lệ %", (Share(str(at), whole),), head, f"{at + 1}={at}/{whole}*100"))
    columns += [
        Column("", "Hộ chưa đủ thông tin để xếp loại", (count(sets.UNCLASSIFIED),), (OUTSIDE,), extra=True),
        Column("", "Hộ trên chuẩn, chưa tách được mức sống trung bình", (count(sets.standing("not_poor")),), (OUTSIDE,), extra=True),
        Column("", "Hộ nghèo theo chuẩn thứ hai của đợt", (count(sets.REVIEWED, "second_poor"),), (OUTSIDE,), extra=True),
        Column("", "Hộ cận nghèo theo chuẩn thứ hai của đợt", (count(sets.REVIEWED, "second_near_poor"),), (OUTSIDE,), extra=True),
    ]  # fmt: skip
    return Table(
        1, "Tổng hợp kết quả chính thức rà soát hộ nghèo, hộ cận nghèo, hộ làm nông, lâm, ngư nghiệp có mức sống trung bình",
        "Có bao nhiêu hộ nghèo, cận nghèo và chiếm bao nhiêu trên mọi hộ dân cư?", tuple(columns),
        notes=(
            "Tỷ lệ hộ tính trên tổng số hộ dân cư (cột 1), tỷ lệ nhân khẩu trên tổng số nhân khẩu (cột 2).",
            "Cột 7, 8, 13, 14 đếm mọi hộ được rà soát và xếp loại mức sống trung bình; hệ thống không ghi nghề nông, lâm, ngư, diêm nghiệp của hộ.",
        ),
    )  # fmt: skip


def _by_people(
    first: int, cls: str, measure: str, minority: str, indigenous: str, head: tuple[str, ...]
) -> list[Column]:
    """All, Kinh, minorities, of them those of the place."""
    return [
        Column(str(first), "Tổng số", (count(sets.closing(cls), measure),), head, f"{first}={first + 1}+{first + 2}"),
        Column(str(first + 1), "Kinh", (count(sets.closing(cls, peoples=KINH), measure),), head),
        Column(str(first + 2), "DTTS", (count(sets.closing(cls), minority),), head),
        Column(str(first + 3), "Trong đó dân tộc tại chỗ", (count(sets.closing(cls), indigenous),), head),
    ]


def _residents(first: int, what: str, head: tuple[str, ...]) -> list[Column]:
    return [
        Column(str(first), "Tổng số", (Resident(what),), head, f"{first}={first + 1}+{first + 2}"),
        Column(str(first + 1), "Kinh", (Resident(f"majority_{what}"),), head),
        Column(str(first + 2), "DTTS", (Resident(f"minority_{what}"),), head),
        Column(str(first + 3), "Trong đó dân tộc tại chỗ", (Resident(f"indigenous_{what}"),), head),
    ]


def multidimensional(number: int, cls: str) -> Table:
    """Tables 12 and 13. Column 21 has all minority households below the line; the other published rate stands outside the form."""
    name, short, now = CLASS[cls], SHORT[cls], sets.closing(cls)
    unknown = Cases(now=(cls,), movement=sets.STAYERS, peoples=("",))
    columns = [
        *_residents(1, "households", ("Hộ dân cư",)), *_residents(5, "persons", ("Nhân khẩu",)),
        *_by_people(9, cls, "households", "minority", "indigenous", (name.capitalize(),)),
        Column("13", "Hộ có người có công", (count(now, "merit"),), (name.capitalize(),)),
        Column("14", "Hộ không có khả năng lao động", (count(now, "no_labour"),), (name.capitalize(),)),
        Column("15", "Chủ hộ là nữ", (count(now, "woman_head"),), (name.capitalize(),)),
        *_by_people(16, cls, "persons", "minority_persons", "indigenous_persons", (f"Nhân khẩu {name}",)),
        Column("20", f"Hộ {short} trên tổng số hộ dân cư", (Share("9", "1"),), ("Tỷ lệ %",), "20=9/1*100"),
        Column("21", f"Hộ {short} DTTS trên tổng số hộ DTTS", (Share("11", "3"),), ("Tỷ lệ %",), "21=11/3*100"),
        Column("22", f"Hộ {short} dân tộc tại chỗ trên tổng số hộ dân tộc tại chỗ", (Share("12", "4"),), ("Tỷ lệ %",), "22=12/4*100"),
        Column("", f"Hộ {short} DTTS trên tổng số hộ {short} (%)", (Share("11", "9"),), (OUTSIDE,), "11/9*100", extra=True, always=True),
        Column("", UNKNOWN_ETHNICITY, (count(unknown),), (OUTSIDE,), extra=True),
        *[
            Column("", f"Chưa rõ {words}", (Sum((Count(now, measure),)),), (OUTSIDE,), extra=True)
            for words, measure in (
                ("có người có công", "unknown_merit"), ("khả năng lao động", "unknown_no_labour"),
                ("chủ hộ là nữ", "unknown_woman_head"), ("dân tộc tại chỗ", "unknown_indigenous"),
            )
        ],
    ]  # fmt: skip
    return Table(
        number, f"Kết quả rà soát {name} theo chuẩn nghèo đa chiều", f"{name.capitalize()} là ai: dân tộc, người có công, lao động, chủ hộ nữ?", tuple(columns),
        notes=(
            BY_HEAD,
            f"“Tỷ lệ hộ {short} DTTS” được công bố theo hai cách: trên tổng số hộ DTTS (cột 21) và trên tổng số hộ {short} (cột ngoài mẫu). Hai số khác nhau, không thay cho nhau được.",
        ),
    )  # fmt: skip

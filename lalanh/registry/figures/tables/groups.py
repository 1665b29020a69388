"""Tables 8, 9, 10: by group, by people, by cause."""

from lalanh.registry.figures import sets
from lalanh.registry.figures.model import OUTSIDE, Cases, Column, Table, count
from lalanh.registry.figures.tables.words import BY_HEAD, CLASS, UNKNOWN_ETHNICITY
from lalanh.registry.models import CAUSES


def by_group() -> Table:
    """Table 8. The groups overlap: each is counted whole; "khác" is who is known to be in none of them, never a residual."""
    columns: list[Column] = []
    for first, cls in ((1, sets.POOR), (6, sets.NEAR_POOR)):
        now, head = sets.closing(cls), (CLASS[cls].capitalize(),)
        parts = (
            ("Tổng số", "households", "persons"), ("Hộ dân tộc thiểu số", "minority", "minority_persons"),
            ("Hộ không có khả năng lao động", "no_labour", "no_labour_persons"), ("Hộ có thành viên là người có công", "merit", "merit_persons"),
            ("Không thuộc nhóm nào (khác)", "in_no_group", "in_no_group_persons"),
        )  # fmt: skip
        columns += [
            Column(str(first + n), title, (count(now, one), count(now, two)), head)
            for n, (title, one, two) in enumerate(parts)
        ]
    for cls in (sets.POOR, sets.NEAR_POOR):
        now, name = sets.closing(cls), CLASS[cls].capitalize()
        columns.append(Column("", f"{name} thuộc ít nhất một nhóm", (count(now, "in_group"), count(now, "in_group_persons")), (OUTSIDE,), extra=True, always=True))  # fmt: skip
        columns.append(Column("", f"{name}: số hộ chưa rõ ít nhất một nhóm", (count(now, "unknown_group"),) * 2, (OUTSIDE,), extra=True))  # fmt: skip
    return Table(
        8, "Phân tích hộ nghèo, hộ cận nghèo theo nhóm đối tượng", "Bao nhiêu hộ DTTS, không có khả năng lao động, có người có công?", tuple(columns),
        lines=("hộ", "nhân khẩu"),
        notes=(
            "Các nhóm chồng lên nhau: một hộ có thể vừa là hộ DTTS vừa không có khả năng lao động, nên cộng các nhóm lại có thể lớn hơn tổng số.",
            "Mẫu ghi “khác” là 5=1-2-3-4 và 10=6-7-8-9; khi các nhóm chồng nhau, phép trừ đó ra số âm (Kon Tum cuối năm 2022: -1.507). Ở đây “khác” là số hộ biết chắc không thuộc nhóm nào.",
            "Tổng số = thuộc ít nhất một nhóm + không thuộc nhóm nào + hộ chưa đủ thông tin về nhóm.",
            BY_HEAD,
        ),
    )  # fmt: skip


def by_people(peoples: dict[str, str]) -> Table:
    """Table 9. Which peoples have a column of their own is a local choice."""
    columns: list[Column] = []
    for offset, cls in ((0, sets.POOR), (3 + len(peoples) + 1, sets.NEAR_POOR)):
        head = (CLASS[cls].capitalize(),)
        n = offset + 1
        columns += [
            Column(str(n), "Tổng số", (count(sets.closing(cls)),), head),
            Column(str(n + 1), "Kinh", (count(sets.closing(cls, peoples=("kinh",))),), head),
            Column(str(n + 2), "Tổng DTTS", (count(sets.closing(cls), "minority"),), head),
        ]
        columns += [
            Column(str(n + 3 + at), name, (count(sets.closing(cls, peoples=(key,))),), head)
            for at, (key, name) in enumerate(peoples.items())
        ]
        rest = Cases(now=(cls,), movement=sets.STAYERS, not_peoples=("", "kinh", *peoples))
        columns.append(Column(str(n + 3 + len(peoples)), "DTTS khác", (count(rest),), head))
    columns += [
        Column("", f"{CLASS[cls].capitalize()}: {UNKNOWN_ETHNICITY.lower()}", (count(sets.closing(cls, peoples=("",))),), (OUTSIDE,), extra=True)
        for cls in (sets.POOR, sets.NEAR_POOR)
    ]  # fmt: skip
    return Table(
        9, "Phân tích hộ nghèo, hộ cận nghèo theo dân tộc", "Hộ nghèo, cận nghèo là người dân tộc nào?", tuple(columns),
        notes=(BY_HEAD, "Cột dân tộc do địa phương chọn; mọi dân tộc thiểu số còn lại ở cột “DTTS khác”."),
    )  # fmt: skip


def by_cause() -> Table:
    """Table 10. A household may name several causes."""
    now = sets.closing(sets.POOR)
    columns = [Column("1", "Tổng số hộ nghèo", (count(now),))]
    columns += [
        Column(str(n), words.capitalize(), (count(now, f"cause_{key}"),), ("Nguyên nhân nghèo",))
        for n, (key, words) in enumerate(CAUSES.items(), 2)
    ]
    return Table(
        10, "Phân tích hộ nghèo theo nguyên nhân nghèo", "Hộ nghèo vì thiếu gì?", tuple(columns),
        notes=("Một hộ có thể có nhiều nguyên nhân, nên cộng các nguyên nhân lại có thể lớn hơn tổng số hộ nghèo.",),
    )  # fmt: skip

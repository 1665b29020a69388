"""Tables 2 and 3: from the opening to the closing, households and persons, balanced to the last one."""

from lalanh.registry.figures import sets
from lalanh.registry.figures.model import OUTSIDE, Column, Count, Sum, Table, count
from lalanh.registry.figures.tables.words import CLASS

OTHER = {sets.POOR: sets.NEAR_POOR, sets.NEAR_POOR: sets.POOR}
WORDS = {
    sets.POOR: ("Trở thành hộ cận nghèo", "poor_to_near", "Vượt chuẩn cận nghèo", "poor_to_above", "Hộ cận nghèo trở thành hộ nghèo", "near_to_poor", "Tái nghèo"),
    sets.NEAR_POOR: ("Trở thành hộ nghèo", "near_to_poor", "Vượt chuẩn cận nghèo", "near_to_above", "Hộ nghèo trở thành hộ cận nghèo", "poor_to_near", "Tái cận nghèo"),
}  # fmt: skip


def _pair(cases: sets.Cases, persons: str) -> tuple[Sum, Sum]:
    """The line of households and the line of persons."""
    return count(cases), count(cases, persons)


def movements(number: int, cls: str) -> Table:
    """Who leaves does so with the members of the opening; who comes, with those of today; what births, deaths and moves
    changed in households that were and are listed stands under "khác", so that persons balance too."""
    to, to_movement, above, above_movement, back, back_movement, again = WORDS[cls]
    name, out, into = CLASS[cls], (f"Thoát {CLASS[cls]}",), ("Bổ sung",)
    out = out if cls == sets.POOR else ("Giảm trong kỳ",)
    other_out, other_in, both = sets.moved(cls, "other_out"), sets.came(cls, "other_in"), sets.both(cls)
    columns = (
        Column("1", f"Số {name} đầu kỳ", _pair(sets.opening(cls), "opening_persons")),
        Column("2", to, _pair(sets.moved(cls, to_movement), "opening_persons"), out),
        Column("3", above, _pair(sets.moved(cls, above_movement), "opening_persons"), out),
        Column("4", "Khác (giảm)", (count(other_out), Sum((Count(other_out, "opening_persons"), Count(both, "lost_persons"))))),
        Column("5", back, _pair(sets.came(cls, back_movement), "opening_persons")),
        Column("6", again, _pair(sets.came(cls, "relapse"), "persons"), into),
        Column("7", "Phát sinh mới", _pair(sets.came(cls, "new"), "persons"), into),
        Column("8", "Khác (tăng)", (count(other_in), Sum((Count(other_in, "persons"), Count(both, "gained_persons"))))),
        Column("9", f"Số {name} cuối kỳ", _pair(sets.closing(cls), "persons"), (), "9=1-2-3-4+5+6+7+8"),
        Column("", "Chưa có kết quả", _pair(sets.pending(cls), "opening_persons"), (OUTSIDE,), extra=True),
        Column("", "Đưa khỏi danh sách, không công nhận", _pair(sets.excluded(cls), "opening_persons"), (OUTSIDE,), extra=True),
    )  # fmt: skip
    return Table(
        number, f"Diễn biến {name} trong kỳ", f"Số {name} đầu kỳ thành cuối kỳ bằng cách nào: ai thoát, ai tái, ai phát sinh?", columns,
        lines=("hộ", "nhân khẩu"), check=("9", ((1, "1"), (-1, "2"), (-1, "3"), (-1, "4"), (1, "5"), (1, "6"), (1, "7"), (1, "8"), (-1, "Chưa có kết quả"), (-1, "Đưa khỏi danh sách, không công nhận"))),
        notes=(
            "Cột 9 là số đếm được cuối kỳ, không phải số tính từ các cột khác. Khi còn hộ chưa có kết quả, công thức cột 9 chỉ đúng sau khi trừ các hộ đó.",
            "Dòng nhân khẩu: hộ rời danh sách tính theo số người đầu kỳ, hộ vào danh sách tính theo số người hiện nay; sinh, chết, đi, đến trong hộ vẫn ở danh sách ghi ở cột khác (4, 8).",
        ),
    )  # fmt: skip

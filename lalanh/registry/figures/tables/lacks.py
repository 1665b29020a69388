"""Tables 4 to 7 and 11: deprivations of households, and of their children."""

from lalanh.registry.figures import sets
from lalanh.registry.figures.model import OUTSIDE, Column, Count, Share, Sum, Table, count
from lalanh.registry.figures.tables.words import CLASS


def _unknown(cls: str, indicators: dict[str, str]) -> tuple[Column, ...]:
    now = sets.closing(cls)
    return tuple(
        Column("", f"Chưa rõ: {name.lower()}", (count(now, f"udep_{key}"),), (OUTSIDE,), extra=True)
        for key, name in indicators.items()
    )


def _base(cls: str, indicators: dict[str, str]) -> list[Column]:
    now = sets.closing(cls)
    every = Sum(tuple(Count(now, f"dep_{key}") for key in indicators))
    return [
        Column("A", f"Tổng số {CLASS[cls]}", (count(now),)),
        Column("B", "Tổng số chỉ số thiếu hụt", (every,)),
    ]


def counts(number: int, cls: str, indicators: dict[str, str]) -> Table:
    """Tables 4 and 6."""
    now, head = sets.closing(cls), ("Trong đó số hộ thiếu hụt chỉ số",)
    own = [Column(str(n), name, (count(now, f"dep_{key}"),), head) for n, (key, name) in enumerate(indicators.items(), 1)]  # fmt: skip
    return Table(
        number, f"Các chỉ số thiếu hụt dịch vụ xã hội cơ bản của {CLASS[cls]}", f"{CLASS[cls].capitalize()} thiếu hụt những gì?",
        (*_base(cls, indicators), *own, *_unknown(cls, indicators)),
        notes=("Một hộ có thể thiếu hụt nhiều chỉ số. Hộ chưa rõ một chỉ số không được coi là thiếu hụt chỉ số đó và được đếm riêng.",),
    )  # fmt: skip


def shares(number: int, cls: str, indicators: dict[str, str]) -> Table:
    """Tables 5 and 7: percent of all households of the class, known or not, as the form has it."""
    now, head = sets.closing(cls), ("Tỷ lệ % hộ thiếu hụt chỉ số",)
    own = [
        Column(str(n), name, (Share(f"n{n}", "A"),), head, f"{n}=số hộ thiếu hụt/A*100")
        for n, (key, name) in enumerate(indicators.items(), 1)
    ]
    hidden = [
        Column(f"n{n}", name, (count(now, f"dep_{key}"),), hidden=True)
        for n, (key, name) in enumerate(indicators.items(), 1)
    ]
    return Table(
        number, f"Tỷ lệ các chỉ số thiếu hụt dịch vụ xã hội cơ bản của {CLASS[cls]}", f"Bao nhiêu phần trăm {CLASS[cls]} thiếu hụt mỗi chỉ số?",
        (*_base(cls, indicators), *own, *hidden, *_unknown(cls, indicators)),
        notes=(f"Tỷ lệ tính trên tổng số {CLASS[cls]} (cột A). Hộ chưa rõ một chỉ số vẫn nằm trong mẫu số, nên tỷ lệ có thể cao hơn khi đủ thông tin.",),
    )  # fmt: skip


CHILDREN = (
    ("Tổng số trẻ em", "children"), ("Y tế: dinh dưỡng", "children_malnourished"), ("Y tế: bảo hiểm y tế", "children_uninsured"),
    ("Giáo dục: đi học", "children_out_of_school"),
)  # fmt: skip
UNKNOWN = (
    ("chưa rõ số trẻ em", "children_unknown"), ("chưa rõ dinh dưỡng", "unknown_malnourished"), ("chưa rõ bảo hiểm", "unknown_uninsured"),
    ("chưa rõ đi học", "unknown_out_of_school"),
)  # fmt: skip


def children() -> Table:
    """Table 11: children (under 16) of poor and near-poor households, and those who lack something."""
    columns = [
        Column(str(first + n), title, (count(sets.closing(cls), measure),), (f"Trẻ em {CLASS[cls]}",))
        for first, cls in ((1, sets.POOR), (5, sets.NEAR_POOR)) for n, (title, measure) in enumerate(CHILDREN)
    ]  # fmt: skip
    columns += [
        Column("", f"{CLASS[cls].capitalize()} {title}", (count(sets.closing(cls), measure),), (OUTSIDE,), extra=True)
        for cls in (sets.POOR, sets.NEAR_POOR) for title, measure in UNKNOWN
    ]  # fmt: skip
    return Table(
        11, "Thiếu hụt của trẻ em hộ nghèo, hộ cận nghèo", "Bao nhiêu trẻ em suy dinh dưỡng, không có bảo hiểm y tế, không đi học?", tuple(columns),
        lines=("trẻ em",), notes=("Trẻ em là người dưới 16 tuổi vào ngày rà soát. Các cột ngoài mẫu đếm số hộ chưa rõ câu trả lời.",),
    )  # fmt: skip

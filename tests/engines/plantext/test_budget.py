"""Money: allotments, norms per unit, sums and their parts, in prose and in tables."""

from __future__ import annotations

import time

import pytest

from lalanh.engines.plantext import budget, citations, header
from lalanh.engines.plantext.layout import paragraphs
from lalanh.engines.plantext.model import BudgetItem
from lalanh.engines.plantext.moneysource import is_sum, source_of
from lalanh.engines.plantext.outline import build

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NAM\n\nKẾ HOẠCH\nGiảm nghèo năm 2023\n\nI. MỤC TIÊU\n\n1. Giảm nghèo bền vững.\n\nII. KINH PHÍ THỰC HIỆN\n\n"
TABLE = """(ĐVT: triệu đồng)

| TT | Nội dung | Tổng | NSTW | NSĐP | Nguồn vốn |
|---|---|---|---|---|---|
| I | Hạ tầng | 500 | 479,5 | 20,5 | |
| 1 | Công tác tuyên truyền | 120,5 | 100 | 20,5 | |
| 2 | Hỗ trợ nhà ở | 379,5 | 379,5 | - | Vốn sự nghiệp |
| | Tổng cộng | 500 | 479,5 | 20,5 | |
"""


def read(text: str) -> list[BudgetItem]:
    outline = build(paragraphs(f"{HEAD}{text}\n"))
    return budget.find(outline, header.find(outline))


def test_sum_and_its_sources() -> None:
    got = read(
        "1. Tổng kinh phí: 12.345,6 triệu đồng, trong đó: ngân sách trung ương 10 tỷ đồng, ngân sách tỉnh 2.345,6 triệu đồng."
    )
    assert [(i.amount_vnd, i.source, i.role) for i in got] == [
        (12_345_600_000, None, "total"),
        (10_000_000_000, "ngân sách trung ương", "subtotal"),
        (2_345_600_000, "ngân sách tỉnh", "subtotal"),
    ]


def test_amount_broken_down_is_a_sum() -> None:
    got = read(
        "Kinh phí rà soát là 118.400.000 đồng (Một trăm mười tám triệu đồng) từ ngân sách xã năm 2026; trong đó: tập huấn 24.800.000 đồng, công điều tra 93.600.000 đồng."
    )
    assert [(i.amount_vnd, i.source, i.role) for i in got] == [
        (118_400_000, "ngân sách xã", "total"),
        (24_800_000, None, "line"),
        (93_600_000, None, "line"),
    ]


@pytest.mark.parametrize(
    ("text", "amount", "per"),
    [
        ("- Hỗ trợ xây mới 60 triệu đồng/nhà.", 60_000_000, "nhà"),
        ("- Mức vay tối đa 100 triệu đồng/hộ, lãi suất 6,6%/năm.", 100_000_000, "hộ"),
        ("- Hỗ trợ tiền điện 59.000 đồng/hộ/tháng.", 59_000, "hộ/tháng"),
        ("- Hỗ trợ tối đa 500 triệu đồng/dự án.", 500_000_000, "dự án"),
        ("- Mỗi hộ được hỗ trợ không quá 15 triệu đồng.", 15_000_000, "hộ"),
        ("- Thưởng 5 triệu đồng cho mỗi hộ thoát nghèo.", 5_000_000, "hộ"),
        ("- Kinh phí: 500.000.000đ (Năm trăm triệu đồng chẵn).", 500_000_000, None),
        ("- Kinh phí 2 tỷ 500 triệu đồng.", 2_500_000_000, None),
        ("- Tổ chức ngày hội: 1.977 triệu đồng.", 1_977_000_000, None),
    ],
)
def test_one(text: str, amount: int, per: str | None) -> None:
    assert [(i.amount_vnd, i.per_unit) for i in read(text)] == [(amount, per)]


@pytest.mark.parametrize(
    "text",
    ["- Thu nhập bình quân đầu người đạt 45 triệu đồng/người/năm.", "- Tổng dư nợ tín dụng đạt 350 tỷ đồng.",
     "- Chuẩn hộ nghèo khu vực nông thôn 1.500.000 đồng/người/tháng.", "- Năm 2022 đã giải ngân 5.400 triệu đồng.",
     "- Tổng doanh số cho vay trong năm 40 tỷ đồng.", "- Giảm 5% hộ nghèo; 12 lớp; ngày 1/2/2023.", "", "đồng", "| triệu đồng |"],
)  # fmt: skip
def test_none(text: str) -> None:
    assert read(text) == []


def test_table_cells() -> None:
    got = [(i.label, i.amount_vnd, i.source, i.role) for i in read(TABLE)]
    assert len(got) == 11
    assert got[0] == ("Hạ tầng", 500_000_000, None, "subtotal")
    assert got[3] == ("Công tác tuyên truyền", 120_500_000, None, "line")
    assert got[5] == ("Công tác tuyên truyền", 20_500_000, "ngân sách địa phương", "line")
    assert got[6] == ("Hỗ trợ nhà ở", 379_500_000, "sự nghiệp", "line")
    assert got[8] == ("Tổng cộng", 500_000_000, None, "total")


def test_source_words() -> None:
    assert source_of("Ngân sách huyện, thành phố") == "ngân sách huyện, thành phố"
    assert source_of("vốn vay Ngân hàng Thế giới") == "vốn vay Ngân hàng Thế giới"
    assert source_of('Quỹ "Vì người nghèo" các cấp') == 'Quỹ "Vì người nghèo"'
    assert source_of("vốn đầu tư phát triển") == "đầu tư"
    assert source_of("tập huấn") is None
    assert is_sum("Cộng") and not is_sum("Công điều tra")


@pytest.mark.parametrize(
    "unit",
    [
        "kinh phí 12 triệu đồng, ",
        "Kinh phí 12 tỷ đồng. ",
        "số 12/QĐ-TTg, Luật Đất đai, ",
        "12.345.",
        "12-A-",
        "NST 5 tỷ (",
    ],
)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        outline = build(paragraphs(HEAD + "Tổng kinh phí: " + unit * (size // len(unit))))
        head = header.find(outline)
        start = time.process_time()
        budget.find(outline, head)
        citations.find(outline, head)
        return time.process_time() - start

    small = min(seconds(20_000) for _ in range(3))
    assert seconds(160_000) < 0.3 + 16 * small

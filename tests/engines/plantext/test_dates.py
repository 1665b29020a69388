"""Mentions of time: every style of date, month, quarter, half-year, year, range and rhythm."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lalanh.engines.plantext import dates


def day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "quote", "kind", "first", "last"),
    [
        ("trước ngày 31/5, báo cáo", "ngày 31/5", "day", "2023-05-31", "2023-05-31"),
        ("bắt đầu từ 01/ 6/2023", "01/ 6/2023", "day", "2023-06-01", "2023-06-01"),
        ("chậm nhất ngày 30 tháng 11 năm 2024;", "ngày 30 tháng 11 năm 2024", "day", "2024-11-30", "2024-11-30"),
        ("ngày 31-12-2024", "ngày 31-12-2024", "day", "2024-12-31", "2024-12-31"),
        ("ngày 31.12.2024", "ngày 31.12.2024", "day", "2024-12-31", "2024-12-31"),
        ("từ ngày 01 đến ngày 15/10/2025", "ngày 01 đến ngày 15/10/2025", "day", "2025-10-01", "2025-10-15"),
        (
            "từ 01/9/2024 đến hết ngày 14/12/2024",
            "01/9/2024 đến hết ngày 14/12/2024",
            "day",
            "2024-09-01",
            "2024-12-14",
        ),
        ("từ ngày 01/9 đến 30/11/2024", "ngày 01/9 đến 30/11/2024", "day", "2024-09-01", "2024-11-30"),
        ("trong tháng 10", "tháng 10", "month", "2023-10-01", "2023-10-31"),
        ("Tháng 7-8/2023; thường xuyên", "Tháng 7-8/2023", "month", "2023-07-01", "2023-08-31"),
        ("Tháng 4 - 5/2023.", "Tháng 4 - 5/2023", "month", "2023-04-01", "2023-05-31"),
        ("tháng 3, 4, 5/2025", "tháng 3, 4, 5/2025", "month", "2025-03-01", "2025-05-31"),
        ("trong tháng 5, 12 hộ nghèo", "tháng 5", "month", "2023-05-01", "2023-05-31"),
        ("từ tháng 3 đến tháng 9", "tháng 3 đến tháng 9", "month", "2023-03-01", "2023-09-30"),
        ("từ tháng 10/2024 đến tháng 3/2025", "tháng 10/2024 đến tháng 3/2025", "month", "2024-10-01", "2025-03-31"),
        ("tháng 2 năm 2024", "tháng 2 năm 2024", "month", "2024-02-01", "2024-02-29"),
        ("xong trong T6/2025", "T6/2025", "month", "2025-06-01", "2025-06-30"),
        ("hoàn thành 12/2025", "12/2025", "month", "2025-12-01", "2025-12-31"),
        ("quý III/2026", "quý III/2026", "quarter", "2026-07-01", "2026-09-30"),
        ("trong quý 3 năm 2025", "quý 3 năm 2025", "quarter", "2025-07-01", "2025-09-30"),
        ("Quý I - II/2024", "Quý I - II/2024", "quarter", "2024-01-01", "2024-06-30"),
        ("6 tháng đầu năm 2025", "6 tháng đầu năm 2025", "half", "2025-01-01", "2025-06-30"),
        ("06 tháng cuối năm", "06 tháng cuối năm", "half", "2023-07-01", "2023-12-31"),
        ("cuối năm 2025", "năm 2025", "year", "2025-01-01", "2025-12-31"),
        ("đến cuối năm, toàn huyện", "cuối năm", "year", "2023-01-01", "2023-12-31"),
        ("giai đoạn 2021-2025", "2021-2025", "period", "2021-01-01", "2025-12-31"),
        ("từ năm 2021 đến năm 2025", "năm 2021 đến năm 2025", "period", "2021-01-01", "2025-12-31"),
        ("ngày 30/02/2025", "ngày 30/02/2025", "day", "", ""),
    ],
)
def test_find(text: str, quote: str, kind: str, first: str, last: str) -> None:
    (when,) = dates.find(text, 2023)
    assert (text[when.start : when.end], when.kind, when.first, when.last) == (quote, kind, day(first), day(last))


@pytest.mark.parametrize(
    "text",
    [
        "07/07 xã, thị trấn",
        "hỗ trợ đến 7/7 xã",
        "02/03 thôn",
        "Nghị định số 07/2021/NĐ-CP",
        "hằng năm",
        "05 năm",
        "1,5%",
        "",
    ],
)
def test_no_date(text: str) -> None:
    assert not [w for w in dates.find(text, 2023) if w.kind in ("day", "month", "year")]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("trước ngày 31/5", "before"),
        ("chậm nhất là ngày 05/7", "before"),
        ("từ ngày 01/3", "from"),
        ("đến hết tháng 6", "until"),
        ("sau ngày 15/7", "after"),
        ("vào cuối tháng 9", "within"),
        ("Quý I/2025", ""),
    ],
)
def test_cue(text: str, cue: str) -> None:
    assert dates.find(text, 2023)[0].cue == cue


@pytest.mark.parametrize(
    "text",
    [
        "Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021",
        "Nghị quyết số 05-NQ/ĐU, ngày 21/12/2023",
        "Luật Đất đai ngày 18 tháng 01 năm 2024",
    ],
)
def test_date_of_a_document(text: str) -> None:
    assert dates.find(text)[-1].cited


@pytest.mark.parametrize(
    ("text", "last", "cue"),
    [
        ("xong vào đầu quý IV/2023", "2023-10-31", "within"),
        ("trình vào tuần thứ hai của tháng 11 năm 2025", "2025-11-14", "within"),
        ("họp tuần đầu tháng 3/2024", "2024-03-07", "within"),
        ("họp tuần cuối cùng của tháng 9 năm 2025", "2025-09-30", "within"),
        ("họp tuần đầu\ttiên của tháng 9 năm 2025", "2025-09-07", "within"),
        ("trong quý IV/2023", "2023-12-31", "within"),
    ],
)
def test_part_of_a_month_or_quarter(text: str, last: str, cue: str) -> None:
    (when,) = dates.find(text, 2023)
    assert (when.last, when.cue) == (day(last), cue)


@pytest.mark.parametrize(
    "text", ["chậm nhất ngày 05 tháng sau", "trước ngày 10 của tháng kế tiếp", "ngày 03 tháng tiếp theo"]
)
def test_a_day_of_the_month_after_returns_each_month(text: str) -> None:
    assert [(r.rhythm, r.dated) for r in dates.recurrences(text)] == [("monthly", True)]


def test_the_months_before_a_review_are_no_rhythm() -> None:
    assert dates.recurrences("thu nhập trong 12 tháng liền kề tháng rà soát") == []


def test_without_a_plan_year_a_bare_date_has_no_day() -> None:
    (when,) = dates.find("trước ngày 15/12 hằng năm")
    assert (when.last, when.recurs, when.has_year) == (None, True, False)


def test_cells() -> None:
    assert dates.find("31/5", 2024, loose=True)[0].last == date(2024, 5, 31)
    assert dates.find(" 2025 ", loose=True)[0].last == date(2025, 12, 31)


@pytest.mark.parametrize(
    ("text", "rhythms"),
    [
        ("trước ngày 20 hằng tháng", ["monthly"]),
        ("ngày 15 của tháng cuối quý", ["quarterly"]),
        ("ngày 05 tháng đầu quý sau", ["quarterly"]),
        ("hàng quý, hằng năm", ["quarterly", "annual"]),
        ("định kỳ 6 tháng và hằng năm", ["semiannual", "annual"]),
        ("ít nhất 01 lần/1xã/1năm", ["annual"]),
        ("02 lần/năm", ["semiannual"]),
        ("mỗi năm ít nhất 02 lần", ["semiannual"]),
        ("mỗi tháng một lần", ["monthly"]),
        ("hằng ngày", ["daily"]),
        ("đột xuất khi có yêu cầu", ["adhoc", "adhoc"]),
    ],
)
def test_recurrences(text: str, rhythms: list[str]) -> None:
    assert [r.rhythm for r in dates.recurrences(text)] == rhythms


@given(
    st.lists(
        st.sampled_from(
            [
                "tháng",
                "Tháng",
                "THÁNG",
                "T",
                "t",
                "5",
                "12",
                "31",
                "/2025",
                "-",
                "đến",
                "quý",
                "Quý",
                "qúy",
                "QUÝ",
                "I",
                "II",
                "IV",
                ",",
                "và",
                "năm",
                "NĂM",
                "2025",
                "cuối",
                "hết",
                "trong",
                "đầu",
                "giữa",
                "cả",
                "suốt",
                "Cuối",
                "sáu",
                "ba",
                "chín",
                ".",
                "/",
                "31/5",
                "31/5/2025",
                "ngày",
                "12/2025",
                "20",
                "%",
                "xã",
            ]
        ),
        max_size=9,
    ),
    st.sampled_from(["", " ", "  "]),
)
def test_the_quick_way_finds_what_the_whole_pattern_finds(words: list[str], blank: str) -> None:
    text = blank.join(words)
    assert [m.span() for m in dates._mentions(text)] == [m.span() for m in dates._ATOM.finditer(text)]

"""The registry: every rule has its page, its test and its place in the manual; sound plans and junk give no finding."""

from __future__ import annotations

import pathlib
import re
import string
import time

import pytest
from test_lint_kit import HEAD, codes, findings

from lalanh.engines.plantext.lint import RULES
from lalanh.engines.plantext.lint.manual import manual

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]


def test_manual_is_up_to_date() -> None:
    """Run `python -m lalanh.engines.plantext.lint.manual > docs/rules/plan-lint.md` when this fails."""
    assert (ROOT / "docs/rules/plan-lint.md").read_text() == manual()


@pytest.mark.parametrize("code", sorted(RULES))
def test_rule_has_page_message_and_test(code: str) -> None:
    rule = RULES[code]
    tests = "".join(path.read_text() for path in HERE.glob("test_lint*.py"))
    assert re.fullmatch(r"PL\d{3}", code)
    assert rule.page[0].endswith(".")
    assert rule.message.endswith(".")
    assert f"def test_{rule.name}(" in tests
    assert all(name for _, name, _, _ in string.Formatter().parse(rule.message) if name is not None)


@pytest.mark.parametrize(
    "junk",
    [
        "",
        "\n",
        "\x00",
        "|||\n|||\n|||",
        "\t\t\n\t\t\n\t\t",
        "1.\n2.\n2.",
        "số /",
        "ngày tháng năm",
        "((((" * 50,
        "từ 1% đến 0%",
        "100000000000000000000000%",
        "9" * 400,
    ],
)
def test_junk_does_no_harm(junk: str) -> None:
    findings(junk)
    findings(HEAD + junk)


SOUND = (
    HEAD
    + """I. TÌNH HÌNH
Đầu năm, toàn xã có 2.000 hộ, trong đó 240 hộ nghèo (chiếm 12%) và 100 hộ cận nghèo (chiếm 5%).

II. MỤC TIÊU
1. Giảm tỷ lệ hộ nghèo từ 12% xuống còn 9,5%, tương ứng giảm 2,5 điểm %.
2. Tổ chức 12 lớp tập huấn, trong đó 04 lớp cho phụ nữ.

III. KINH PHÍ
Tổng kinh phí: 900 triệu đồng, trong đó:
- Ngân sách tỉnh: 600 triệu đồng;
- Ngân sách xã: 300 triệu đồng (tập huấn 120 triệu đồng, truyền thông 180 triệu đồng).

IV. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế
a) Chủ trì thực hiện Kế hoạch từ tháng 02 đến tháng 11 năm 2025.
b) Tổng hợp, báo cáo Ủy ban nhân dân tỉnh 6 tháng trước ngày 20/6, năm trước ngày 15/12/2025.
2. Ban quản lý các thôn
Báo cáo Phòng Kinh tế 6 tháng trước ngày 10/6, năm trước ngày 05/12/2025.

Trên đây là Kế hoạch giảm nghèo bền vững năm 2025 trên địa bàn xã Tân Lập./.
"""
)


def test_sound_plan_has_no_finding() -> None:
    assert codes(SOUND) == []


def test_time_is_linear() -> None:
    """A text ten times as long takes at most some fifteen times as long."""
    body = SOUND[len(HEAD) :]
    spent = []
    for times in (4, 40):
        start = time.perf_counter()
        findings(HEAD + body * times)
        spent.append(time.perf_counter() - start)
    assert spent[1] < 25 * spent[0] + 0.2

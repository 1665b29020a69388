"""The five real plans from file to issued plan, each with the contradictions it is known for. Their text stays outside the repository."""

import pytest

from tests.browser.conftest import ROOT
from tests.browser.hands import press
from tests.browser.test_journeys import WIDE, check, enter

pytestmark = pytest.mark.browser
PLANS = ROOT.parent / "shared" / "plans"
KNOWN = {
    "000": ["Số văn bản còn để trống", "Ngày, tháng ban hành còn để trống", "đến 30/06/2025", "nhảy từ “f” sang “h”", "từ tháng 9 năm 2024", "Phân đấu đến tháng 6"],
    "001": ["tỷ lệ chung 10,5%", "không có phụ lục này", "trên địa bàn huyện"],
    "002": ["Số văn bản còn để trống", "“Ngọc Hôi” và “Ngọc Hồi”", "Chú thích 9 và 10", "06/CT-UBND"],
    "003": ["dưới 19,8%", "dưới 21%", "16,8%", "17,6%", "30/11/2023, sau khi", "15/11/2023", "hạn 31/05/2023", "01/ 6/2023", "cơ sở hạ tầng", "Ngân hàng Chính sách xã hội", "không có trong nơi nhận"],
    "004": ["3 xã có tỷ lệ từ 20% trở lên", "phụ lục số 1", "“III” bị lặp"],
}  # fmt: skip
"""Words of the contradictions by hand annotation (../shared/contracts/annotations, the hard ones; programme.md §1.4)."""


# The text of the real plans must not lie in the repository, so elsewhere there is nothing to test: the samples of test_journeys.py are ours.
@pytest.mark.skipif(not PLANS.is_dir(), reason="no ../shared")
@pytest.mark.parametrize("name", KNOWN)
def test_a_real_plan_from_file_to_issued(browser, site, name):
    page = enter(browser, site, "tinh.lanhdao", WIDE)
    page.goto(site[0] + "/ke-hoach/nhap/")
    page.set_input_files("#f-file", PLANS / f"plan-{name}.txt")
    press(page, "button.btn-go")
    assert page.url.endswith("/doc/"), page.inner_text("main")[:1500]
    check(page)
    read = page.inner_text("main")
    assert [words for words in KNOWN[name] if words not in read] == []
    for _ in range(6):
        button = page.locator('form[action$="/nhan-het/"] button')
        if not button.count():
            break
        press(page, button)
    press(page, "a:has-text('Đưa vào thực hiện')")
    check(page)
    press(page, "button.btn-go:has-text('Đưa vào thực hiện')")
    page.wait_for_selector("text=đã được đưa vào thực hiện")
    press(page, ".tabs >> text=Mâu thuẫn")
    kept = page.inner_text("main")
    assert [words for words in KNOWN[name] if words not in kept] == []
    check(page)
    press(page, ".tabs >> text=Nhiệm vụ")
    check(page)

"""A plan from file to issued plan, and the other journeys, as people click them; axe on every page seen."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.hands import press

pytestmark = pytest.mark.browser
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


def enter(browser, site, login, viewport=WIDE, **options):
    base, password, _ = site
    page = browser.new_context(viewport=viewport, **options).new_page()
    page.goto(base + "/dang-nhap/")
    page.fill("#f-username", login)
    page.fill("#f-password", password)
    press(page, "button.btn-go")
    return page


def check(page):
    """No accessibility violation, nothing wider than the screen."""
    found = [(v["id"], v["nodes"][0]["html"][:120]) for v in Axe().run(page).response["violations"]]
    assert found == [], page.url
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 1, (page.url, wide)


def bring(page, site, name):
    base, _, data = site
    page.goto(base + "/ke-hoach/nhap/")
    check(page)
    page.set_input_files("#f-file", data / "van-ban-mau" / name)
    press(page, "button.btn-go")
    page.wait_for_url("**/doc/")


@pytest.mark.parametrize(("name", "viewport"), [("tp-kon-tum-2024.docx", WIDE), ("tp-kon-tum-2024.pdf", PHONE)])
def test_from_file_to_issued_plan(browser, site, name, viewport):
    page = enter(browser, site, "thanhpho.lanhdao", viewport)
    bring(page, site, name)
    check(page)
    text = page.inner_text("main")
    assert "Số văn bản còn để trống" in text
    assert "45 nhà" in text
    for code in ("chi-tieu", "nhiem-vu", "bao-cao", "kinh-phi", "can-cu", "noi-nhan"):
        button = page.locator(f'form[action$="/{code}/nhan-het/"] button')
        if button.count():
            press(page, button)
    press(page, "text=Đưa vào thực hiện")
    check(page)
    press(page, "button.btn-go:has-text('Đưa vào thực hiện')")
    page.wait_for_selector("text=đã được đưa vào thực hiện")
    check(page)
    press(page, "text=Mâu thuẫn")
    assert "còn để trống" in page.inner_text("main")
    press(page, "text=Văn bản >> nth=0")
    check(page)


def test_confirming_by_keyboard_alone(browser, site):
    page = enter(browser, site, "thanhpho.lanhdao")
    bring(page, site, "tp-kon-tum-2024.txt")
    page.goto(page.url + "?loai=chi-tieu")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = page.locator(".item.on").get_attribute("id")
    page.keyboard.press("a")
    page.wait_for_selector(f"#{first}.done")
    assert "đã xác nhận 1 /" in page.inner_text("#tien-do")
    assert page.locator(f'mark.on[data-items~="{first}"]').count() == 1
    page.keyboard.press("j")
    page.keyboard.press("x")
    page.wait_for_selector(".item.drop-ed")
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.wait_for_selector("#f-measure")
    page.fill("#f-measure", "số nhà được sửa chữa")
    page.keyboard.press("Enter")
    page.fill("#f-value", "abc")
    press(page, "button.btn-go")
    page.wait_for_selector(".summary")
    assert page.input_value("#f-value") == "abc"
    check(page)
    page.fill("#f-value", "20")
    press(page, "button.btn-go")
    page.wait_for_selector("text=số nhà được sửa chữa")


def test_without_javascript(browser, site):
    page = enter(browser, site, "thanhpho.lanhdao", java_script_enabled=False)
    base, _, data = site
    page.goto(base + "/ke-hoach/nhap/")
    page.set_input_files("#f-file", data / "van-ban-mau" / "tp-kon-tum-2024.txt")
    press(page, "button.btn-go")
    with page.expect_navigation():
        page.click(".item:not(.err) button:has-text('Nhận') >> nth=0")
    assert "đã xác nhận 1 /" in page.inner_text("#tien-do")


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("anh.docx", b"PK\x03\x04 not a zip", "DOCX"),
        ("tho.txt", ("Mẹ ơi con đã về nhà rồi đây. " * 40).encode(), "không phải là kế hoạch"),
        ("rong.txt", b"", "rỗng"),
        ("ke-hoach.doc", b"\xd0\xcf\x11\xe0" + b"0" * 600, "doc"),
    ],
)
def test_bad_files_get_a_sentence_and_leave_nothing(browser, site, name, content, words):
    page = enter(browser, site, "thanhpho.lanhdao")
    base, *_ = site
    page.goto(base + "/ke-hoach/?tinh-trang=draft")
    before = page.inner_text("main header p")
    page.goto(base + "/ke-hoach/nhap/")
    page.set_input_files("#f-file", {"name": name, "mimeType": "application/octet-stream", "buffer": content})
    press(page, "button.btn-go")
    assert words.lower() in page.inner_text(".summary").lower()
    page.goto(base + "/ke-hoach/?tinh-trang=draft")
    assert page.inner_text("main header p") == before


def test_a_village_head_on_a_phone(browser, site):
    page = enter(browser, site, "truongthon", PHONE)
    check(page)
    press(page, ".rail >> text=Kế hoạch")
    check(page)
    press(page, "table a >> nth=0")
    check(page)
    press(page, ".tabs >> text=Nhiệm vụ")
    check(page)
    press(page, ".rail >> text=Hộ")
    check(page)
    press(page, "table a >> nth=0")
    check(page)
    base, *_ = site
    page.goto(base + "/tim-kiem/?q=giam+ngheo")
    assert "Giảm nghèo" in page.inner_text("main")
    check(page)


def test_progress_obstacle_and_answer(browser, site):
    page = enter(browser, site, "xa.congchuc", PHONE)
    base, *_ = site
    page.goto(base + "/ke-hoach/?tinh-trang=issued&q=dak+to+re")
    press(page, "table a >> nth=0")
    press(page, ".tabs >> text=Nhiệm vụ")
    press(page, "ul.tasks a:has-text('Công chức Văn hóa') >> nth=0")
    page.fill("#f-text", "Đã rà soát 4/7 thôn.")
    page.select_option("#f-status", "in_progress")
    press(page, "text=Ghi tiến độ >> nth=-1")
    page.wait_for_selector("text=Đã rà soát 4/7 thôn.")
    press(page, "text=Có khó khăn, vướng mắc?")
    page.fill("#f-obstacle", "Thiếu phiếu rà soát mẫu mới.")
    press(page, "button:has-text('Nêu vướng mắc')")
    page.wait_for_selector("text=Thiếu phiếu rà soát mẫu mới.")
    boss = enter(browser, site, "xa.lanhdao")
    boss.goto(base + "/vuong-mac/?tinh-trang=open")
    press(boss, "li:has-text('Thiếu phiếu rà soát') >> a")
    check(boss)
    boss.fill("#f-answer", "Huyện cấp phiếu ngày 15/11.")
    press(boss, "button:has-text('Trả lời')")
    boss.wait_for_selector("text=đã trả lời")


def test_pages_of_the_administrator(browser, site):
    import pyotp

    base, password, data = site
    page = browser.new_context(viewport=WIDE).new_page()
    page.goto(base + "/dang-nhap/")
    check(page)
    page.fill("#f-username", "quantri")
    page.fill("#f-password", password)
    press(page, "button.btn-go")
    page.fill("#f-password", password)
    page.fill("#f-code", pyotp.TOTP((data / "secrets" / "demo-second-factor").read_text()).now())
    press(page, "button.btn-go")
    page.goto(base + "/nguoi-dung/moi/")
    check(page)
    for name, value in (("full_name", "Y Mới"), ("username", "y.moi"), ("unit", "Kon Tum")):
        page.fill(f"#f-{name}", value)
    page.select_option("#f-role", "district_specialist")
    press(page, "button.btn-go")
    assert "Có 2 đơn vị tên" in page.inner_text(".summary")
    page.fill("#f-unit", "thành phố Kon Tum")
    press(page, "button.btn-go")
    assert "Mật khẩu của Y Mới" in page.inner_text("h1")
    check(page)
    page.goto(base + "/ke-hoach/")
    assert "không có quyền" in page.inner_text("h1")


def test_what_was_missed_is_added_by_selecting_it(browser, site):
    page = enter(browser, site, "thanhpho.lanhdao")
    bring(page, site, "tp-kon-tum-2024.txt")
    page.evaluate(
        """() => { const walk = document.createTreeWalker(document.querySelector('[data-paper]'), NodeFilter.SHOW_TEXT); let node;
        while (node = walk.nextNode()) { const at = node.data.indexOf('nhà xây mới đảm bảo'); if (at < 0) continue;
          const range = document.createRange(); range.setStart(node, at); range.setEnd(node, at + 19);
          const chosen = getSelection(); chosen.removeAllRanges(); chosen.addRange(range); return; } }"""
    )
    page.wait_for_selector("[data-selection]:not([hidden])")
    press(page, "[data-selection] a >> nth=0")
    assert page.inner_text("blockquote") == "“nhà xây mới đảm bảo”"
    page.fill("#f-measure", "tỷ lệ nhà mới đạt ba cứng")
    page.fill("#f-value", "100")
    press(page, "button.btn-go")
    page.wait_for_selector("text=Đã thêm chỉ tiêu.")
    assert "tỷ lệ nhà mới đạt ba cứng" in page.inner_text("main").lower()

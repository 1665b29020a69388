"""The guides say what the screen says: bold words and quoted sentences exist, links open, and tasks are clicked by the words of the guide.

Pictures of what is seen on the way lie in var/huong-dan/ at 390 and 1280 px.
"""

import re
import time

import pytest

from lalanh.web.staff.help import guides
from tests.browser import guide_words
from tests.browser.conftest import ROOT
from tests.browser.hands import press
from tests.browser.test_journeys import PHONE, WIDE, check, enter

PICTURES = ROOT / "var" / "huong-dan"
TODAY = "13/11/2023"
READERS = {
    "chung": "xa.congchuc", "truong-thon": "truongthon", "cong-chuc-xa": "xa.congchuc", "lanh-dao-xa": "xa.lanhdao", "chuyen-vien-huyen-tinh": "tinh.chuyenvien",
    "mat-tran": "xa.mattran", "thanh-tra": "tinh.thanhtra",
}  # fmt: skip
"""Who opens the pages that a guide names. The administrator's has a log-in of its own below."""


@pytest.mark.parametrize("name", guides.NAMES)
def test_bold_words_are_on_the_screen(name):
    assert [words for words in sorted(guide_words.bold(name)) if not guide_words.is_shown(words, "web")] == []


@pytest.mark.parametrize("name", guides.NAMES)
def test_quoted_sentences_are_said(name):
    said = guide_words.shown("")
    assert [
        words for words in sorted(guide_words.quoted(name)) if not any(words.casefold() in one for one in said)
    ] == []


@pytest.mark.parametrize("name", guides.NAMES)
def test_links_between_guides_lead_somewhere(name):
    lost = []
    for written in guide_words.links(name):
        other, dot, mark = written.partition(".md")
        if dot and (other not in guides.NAMES or (mark and mark[1:] not in guide_words.marks(other))):
            lost.append(written)
    assert lost == []


def test_words_that_nobody_shows_are_noticed():
    assert not guide_words.is_shown("Nút không có ở đâu", "web")
    assert guide_words.is_shown("Chuyển sang bước", "web")
    assert len(guide_words.shown("")) > 2000


def test_every_role_has_a_guide():
    from lalanh.units.roles import ROLES

    assert set(guides.OF_ROLE) == set(ROLES)
    assert set(guides.OF_ROLE.values()) | {guides.EVERYBODY} == set(guides.NAMES)
    assert {path.stem for path in guides.FOLDER.glob("*.md")} == set(guides.NAMES) | {"README"}


class Walk:
    """A person who reads a guide and clicks its words. A word that the guide doesn't have in bold can't be pressed."""

    def __init__(self, name, page, base):
        self.name, self.page, self.base, self.seen = name, page, base, set()
        self.bold = guide_words.bold(name) | guide_words.bold("chung")
        self.said = guide_words.quoted(name) | guide_words.quoted("chung")
        self.links = {*guide_words.links(name), *guide_words.links("chung")}

    def open(self, address):
        """A page that the guide names."""
        assert address in self.links, (address, self.name)
        answer = self.page.goto(self.base + address)
        assert answer.status == 200, (address, answer.status)
        self._picture()
        return self

    def follow(self, words):
        """A row, by its name."""
        press(self.page, self.page.locator("main a", has_text=words))
        self._picture()
        return self

    def press(self, words, within="main", nth=0):
        """A button, link or fold whose words begin with these."""
        assert words in self.bold, (words, self.name)
        found = self.page.locator(within).locator("button:visible, a:visible, summary:visible")
        found = found.filter(has_text=re.compile(rf"^\s*{re.escape(words)}", re.IGNORECASE))
        press(self.page, found.nth(nth))
        assert not self.page.locator(".summary").count(), self.page.inner_text("main")[:1500]
        self._picture()
        return self

    def fill(self, **typed):
        for name, value in typed.items():
            field = self.page.locator(f'main [name="{name}"]')
            if field.first.get_attribute("type") == "radio":
                self.page.check(f'main input[name="{name}"][value="{value}"]')
            elif field.first.evaluate("e => e.tagName") == "SELECT":
                field.first.select_option(value)
            else:
                field.first.fill(value)
        return self

    def see(self, words):
        """A sentence that the guide promises or explains."""
        assert words in self.said, (words, self.name)
        self.page.locator("main", has_text=words).wait_for()
        return self

    def _picture(self):
        """Once for each kind of page, at both widths."""
        kind = re.sub(r"-?[0-9]+", "", self.page.url.removeprefix(self.base).partition("?")[0]).strip("/")
        kind = re.sub(r"/+", "-", kind) or "viec-cua-toi"
        if kind in self.seen:
            return
        self.seen.add(kind)
        PICTURES.mkdir(parents=True, exist_ok=True)
        own = self.page.viewport_size
        for size in (own, WIDE if own == PHONE else PHONE):
            self.page.set_viewport_size(size)
            self.page.screenshot(path=PICTURES / f"{self.name}-{kind}-{size['width']}.png")
        self.page.set_viewport_size(own)


@pytest.fixture(scope="module")
def at_desk(browser, site):
    """A page of somebody who logged in once for all tests of this file."""
    known = {}

    def start(login, viewport=WIDE):
        if login not in known:
            first = enter(browser, site, login)
            known[login] = first.context.storage_state()
            first.context.close()
        page = browser.new_context(viewport=viewport, storage_state=known[login]).new_page()
        page.set_default_timeout(15_000)
        return page

    return start


@pytest.fixture
def walk(at_desk, site):
    opened = []

    def start(name, login, viewport=WIDE):
        opened.append(at_desk(login, viewport))
        return Walk(name, opened[-1], site[0])

    yield start
    for page in opened:
        page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize(("name", "login"), READERS.items())
def test_pages_that_a_guide_names_open(at_desk, site, name, login):
    page = at_desk(login, PHONE)
    pages = {one for one in guide_words.links(name) if one.startswith("/")}
    closed = {one: status for one in pages if (status := page.request.get(site[0] + one).status) != 200}
    assert closed == {}
    page.goto(site[0] + "/huong-dan/")
    shown = guides.guide(name if name != "chung" else "cong-chuc-xa")
    assert shown.title == page.inner_text("h1")
    there = page.locator("article.guide [id]").evaluate_all("all => all.map(one => one.id)")
    assert {task.mark for task in shown.tasks} <= set(there)
    if name == "truong-thon":
        check(page)
    page.context.close()


@pytest.mark.browser
def test_tasks_of_a_village_head(walk):
    me = walk("truong-thon", "truongthon", PHONE)
    me.open("/").press("Mở").press("Ghi biên bản họp dân")
    me.fill(held_on="10/11/2023", attendance="50", chair="A Nhơi", secretary="Y Lan", front_supervisor="Y Bích")
    for field in me.page.locator("main [name^=vote-]").all():
        field.fill("40")
    me.press("Lưu biên bản").see("Đã ghi biên bản:").press("In biên bản của thôn")
    press(me.open("/ho/").page, "main table a >> nth=0")
    me.press("Thêm thành viên").fill(full_name="Y Bé", relation="child", sex="female", birth="2/11/2023", on="2/11/2023", no_number_reason="child")  # fmt: skip
    me.press("Thêm thành viên", within="main form")
    press(me.page, me.page.get_by_role("row", name="Y Bé").locator("text=Rời hộ"))
    me.fill(why="moved", on=TODAY).press("Ghi rời hộ")
    me.page.locator("#messages", has_text="Y Bé rời hộ").wait_for()


@pytest.mark.browser
def test_a_review_from_list_to_certificate_and_correction(walk):
    """By the guides of the commune's officer, the district's leader and the commune's leader, one after the other."""
    officer = walk("cong-chuc-xa", "xa.congchuc")
    _spreadsheet(officer)
    officer.open("/ra-soat/").follow("năm 2023").follow("Thôn 1").press("Lập danh sách từ sổ hộ").press(
        "Chuyển sang bước"
    )
    officer.open("/ra-soat/").follow("năm 2023").follow("Thôn Mô Năng").press("Chuyển sang bước").press(
        "Chuyển sang bước"
    )
    officer.open("/ra-soat/").follow("năm 2023").press("Xin ý kiến").fill(document="120/TTr-UBND", asked_on=TODAY).press("Ghi đã gửi tờ trình")  # fmt: skip
    officer.press("In tờ trình")
    press(officer.open("/").page, officer.page.locator("li", has_text="Trả lời phản ánh").locator("a"))
    officer.fill(upheld="no", text="Đã đến hộ kiểm tra: thu nhập ghi đúng.").press("Trả lời")

    above = walk("chuyen-vien-huyen-tinh", "huyen.lanhdao")
    press(above.open("/").page, above.page.locator("li", has_text="120/TTr-UBND").locator("a"))
    above.fill(agrees="yes", document="60/UBND-LĐ", answered_on=TODAY).press("Ghi ý kiến").see("Đã ghi ý kiến.")
    _rechecks(above)

    leader = walk("lanh-dao-xa", "xa.lanhdao")
    leader.open("/ra-soat/").follow("năm 2023").press("Quyết định").fill(number="301/QĐ-UBND", signed_on=TODAY, signer="A Đức", signer_title="Chủ tịch")  # fmt: skip
    leader.press("Ghi quyết định đã ký").see("Kết quả đã vào sổ hộ. Tiếp theo: giấy chứng nhận.")
    leader.open("/ra-soat/").follow("năm 2023").press("Giấy chứng nhận").fill(signed_on=TODAY, signer="A Đức").press("Cấp và xác nhận giấy")  # fmt: skip
    leader.see("Đã cấp")
    leader.open("/ra-soat/").follow("năm 2022").press("Đính chính bằng quyết định")
    record = leader.page.locator("main [name=record]")
    known = record.locator("option", has_text="hộ nghèo").first.get_attribute("value")
    leader.fill(record=known, poverty_class="near_poor", number="302/QĐ-UBND", signed_on=TODAY, signer="A Đức", signer_title="Chủ tịch", reason="Chép nhầm kết quả từ phiếu.")  # fmt: skip
    leader.press("Ghi quyết định đính chính")
    leader.page.locator("main", has_text="302/QĐ-UBND").wait_for()
    leader.open("/nhat-ky/").press("Lọc")


def _spreadsheet(me):
    """A list from Excel goes into the book and out again."""
    rows = "Thôn,Số thứ tự hộ,Họ và tên,Quan hệ với chủ hộ,Giới tính,Ngày sinh,Dân tộc\nThôn 1,1,A Hướng Dẫn,Chủ hộ,Nam,4/5/1985,Ba Na\nThôn 1,1,Y Hướng Dẫn,Con,Nữ,6/7/2015,Ba Na\n"
    me.open("/nhap-lieu/").press("Nạp tệp")
    me.page.set_input_files("main input[type=file]", {"name": "ho.csv", "mimeType": "text/csv", "buffer": rows.encode()})  # fmt: skip
    me.press("Đọc tệp").press("Kiểm tra").press("Nạp").see("Đã ghi")
    me.press("Hủy lần nạp").press("Hủy lần nạp", within="main form")


def _rechecks(me):
    me.open("/ra-soat/").follow("năm 2023").press("Kiểm tra ngẫu nhiên").fill(how="percent", amount="1").press(
        "Rút thăm"
    )
    press(me.page, "#mau ~ table a >> nth=0")
    me.fill(checker="Trần Văn Kiểm", checked_on=TODAY, poverty_class="poor").press("Ghi kết quả kiểm tra")
    me.open("/ra-soat/").follow("năm 2023").press("Dấu hiệu hình thức")
    me.open("/so-lieu/").follow("năm 2023").press("Đo nghèo đa chiều")
    me.open("/so-lieu/").follow("năm 2023").press("Qua các năm")


@pytest.mark.browser
def test_tasks_of_the_front(walk):
    me = walk("mat-tran", "xa.mattran", PHONE)
    me.open("/ra-soat/").follow("năm 2023").press("Dấu hiệu hình thức")
    me.open("/ra-soat/").follow("năm 2023").follow("Làng Kon Chum").press("Phúc tra").press("Ghi phản ánh")
    me.fill(about="missing", complainant="A Blih", received_on=TODAY, text="Nhà A Blih bị sót.").press(
        "Ghi phản ánh", within="main form"
    )
    me.see("Đã ghi phản ánh, phải trả lời trước hết ngày")


@pytest.mark.browser
def test_tasks_of_an_inspector(walk):
    me = walk("thanh-tra", "tinh.thanhtra")
    me.open("/ra-soat/").follow("năm 2023").follow("Xã Đắk Tờ Re").follow("Thôn Plei Jơ Dreh").press(
        "Thôn đã qua những gì"
    )
    me.open("/ra-soat/").follow("năm 2023").press("Rà soát viên")
    me.open("/so-lieu/").follow("năm 2022").press("Cân đối đầu kỳ, cuối kỳ")
    press(me.open("/ke-hoach/").page, "main table a >> nth=0")
    me.press("Mâu thuẫn").press("Kinh phí").press("Văn bản")
    me.open("/nhat-ky/").press("Lọc").see("Đầu chuỗi")


@pytest.mark.browser
def test_a_plan_is_read_and_put_away(walk, site):
    """By the guide for everybody."""
    me = walk("chung", "huyen.chuyenvien")
    me.open("/ke-hoach/").press("Nhập kế hoạch")
    me.page.set_input_files("#f-file", site[2] / "van-ban-mau" / "tp-kon-tum-2024.txt")
    me.press("Đọc kế hoạch").press("Nhận", within="article.item:not(.err) >> nth=0").press("Nhận hết phần còn lại")
    me.press("Sửa phần đầu").press("Lưu").press("Cơ quan").page.go_back()
    me.press("Bỏ bản nháp").press("Bỏ bản nháp", within="main form")


@pytest.mark.browser
def test_tasks_of_an_administrator(browser, site):
    import pyotp

    base, password, data = site
    page = browser.new_context(viewport=WIDE).new_page()
    code = pyotp.TOTP((data / "secrets" / "demo-second-factor").read_text())
    for later in (0, 30):  # another test may have spent the code of this half minute
        page.goto(base + "/dang-nhap/")
        page.fill("#f-username", "quantri")
        page.fill("#f-password", password)
        press(page, "button.btn-go")
        page.fill("#f-password", password)
        page.fill("#f-code", code.at(int(time.time()) + later))
        press(page, "button.btn-go")
        if page.url == base + "/":
            break
    me = Walk("quan-tri", page, base)
    assert [one for one in guide_words.links("quan-tri") if one.startswith("/") and page.request.get(base + one).status != 200] == []  # fmt: skip
    me.open("/nguoi-dung/").press("Thêm người dùng").fill(full_name="Y Đọc", username=f"y.doc{time.time_ns()}", role="commune_officer", unit="xã Đắk Tờ Re")  # fmt: skip
    me.press("Thêm").see("Chỉ hiện lần này.").press("Xong").press("Ngừng tài khoản")
    me.open("/don-vi/")
    page.context.close()

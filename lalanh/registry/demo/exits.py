"""Registrations to leave poverty: with an officer, and some without."""

from collections.abc import Sequence
from datetime import date

from lalanh.registry.demo import bulk
from lalanh.registry.demo.book import Entry
from lalanh.registry.demo.panel import LISTED
from lalanh.registry.models import ExitRegistration

PLANS = (
    "Chuyển 3 sào sắn sang trồng cà phê xứ lạnh; vay 50 triệu đồng vốn hộ nghèo mua bò sinh sản.", "Con trai đầu học nghề xây dựng 3 tháng rồi đi làm có hợp đồng; sửa lại nhà tiêu.",
    "Nuôi 2 con bò được hỗ trợ, trồng thêm 5 sào mì; tham gia tổ liên kết trồng dược liệu.", "Làm công nhân cao su thường xuyên, đóng bảo hiểm y tế cho cả nhà.",
    "Nhận khoán bảo vệ rừng, trồng bời lời; được hỗ trợ làm nhà mới.",
)  # fmt: skip


def write(entries: Sequence[Entry], year: int, commune: str, officers: Sequence[int]) -> int:
    """About a third of the commune's listed households register for `year`; every fifth has nobody who stands by it."""
    rows = [_row(n, entry, year, officers) for n, entry in enumerate(_willing(entries, year, commune))]
    names = ("household_id", "year", "from_class", "plan", "officer_id", "registered_on", "unit_path")
    return len(bulk.insert(ExitRegistration, names, rows))


def _willing(entries: Sequence[Entry], year: int, commune: str) -> list[Entry]:
    """Those who get there are more willing; they don't all get there."""
    own = [entry for entry in entries if entry.home.line.village.commune.code == commune and not entry.home.closed_on]
    listed = [entry for entry in own if entry.home.line.opening.get(year) in LISTED and not entry.home.line.no_labour]
    return [entry for entry in listed if entry.home.rng(year + 80).random() < (0.15 if entry.home.line.result[year] in LISTED else 0.6)]  # fmt: skip


def _row(n: int, entry: Entry, year: int, officers: Sequence[int]) -> tuple[object, ...]:
    officer = None if n % 5 == 2 or not officers else officers[n % len(officers)]
    line = entry.home.line
    return (
        entry.id,
        year,
        line.opening[year],
        PLANS[n % len(PLANS)],
        officer,
        date(year, 2, 10 + n % 18),
        entry.place.path,
    )

"""Every component in every state, for those who build pages. Served in development and in the demonstration only."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lalanh.engines import schedule
from lalanh.kernel.today import today


def _states(day: date) -> dict[str, Any]:
    """Hạn, việc, vạch: one example of each state."""
    standing = {days: schedule.state(day + timedelta(days), None, day) for days in (-3, 0, 5, 40)}
    return {
        "late": standing[-3],
        "chips": [(day, None), (day + timedelta(2), None), (day + timedelta(40), None), (None, None), (day, day),
                  (day - timedelta(9), day)],
        "bullets": [
            ("Đạt", 7, 7, 6, False), ("Chậm", 4, 7, 6, False), ("Tỷ lệ phải giảm", Decimal("11.04"), Decimal("10.28"), Decimal("10.8"), True),
            ("Chưa tới hạn", 4, 7, None, False), ("Chưa có số liệu", None, 20, None, False), ("Không có chỉ tiêu", 183, None, None, False),
        ],
        "tasks": [
            (standing[-3], "Báo cáo tháng 10", "gửi Sở LĐ-TB&XH · theo Kế hoạch 2871", "Nộp báo cáo"),
            (standing[0], "Giám sát xã Đăk Kôi", "cùng Mặt trận Tổ quốc", "Ghi kết quả"),
            (standing[5], "Phiên giao dịch việc làm", "thị trấn Đăk Rve", ""),
        ],
    }  # fmt: skip


def _lists(day: date) -> dict[str, Any]:
    """Rows for the table, the steps, the timeline and the diff."""
    return {
        "tabs": [("Chỉ tiêu", "#", 29, True), ("Nhiệm vụ", "#", 17, False), ("Văn bản", "#", None, False)],
        "columns": [
            {"label": "Xã", "key": "xa", "sort": True}, {"label": "Hộ nghèo", "key": "ho", "number": True, "sort": True},
            {"label": "Ghi chú", "key": "ghi"},
        ],
        "rows": [
            {"cells": {"xa": "Đăk Kôi", "ho": "214", "ghi": "chưa nộp"}, "url": "#", "tone": "late"},
            {"cells": {"xa": "Đăk Ruồng", "ho": None, "ghi": ""}},
        ],
        "total": {"ho": "214"}, "sorted_by": "-ho",
        "steps": [
            ("Lập danh sách", "done", "", "#"), ("Chấm điểm", "now", "31 / 42 hộ", "#"), ("Họp thôn", "stuck", "thiếu biên bản", ""),
            ("Niêm yết", "ahead", "", ""),
        ],
        "events": [
            {"on": day, "title": "Sửa chỉ tiêu hộ nghèo", "who": "Y Hạnh", "text": "theo Quyết định 118", "url": "#"},
            {"on": day - timedelta(90), "title": "Ban hành", "who": "", "text": "", "url": ""},
        ],
        "changes": [("Hộ thoát nghèo", "420", "476"), ("Lớp truyền thông", None, "7"), ("Hội thi", "1", None), ("Năm", "2023", "2023")],
    }  # fmt: skip


def components(request: HttpRequest) -> HttpResponse:
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    context = {
        **_states(today()), **_lists(today()),
        "page": Paginator(range(500), 50).get_page(request.GET.get("trang", 4)),
        "crumbs": [("Kế hoạch", "#"), ("Kế hoạch 2023", "#")],
        "options": {"<=": "không quá", ">=": "ít nhất"}, "errors": {"ten": "Hãy nhập tên."},
        "consequences": ["41 mục đã xác nhận sẽ mất.", "Tệp gốc vẫn được giữ."],
    }  # fmt: skip
    return render(request, "ui/gallery.html", context)


components.public = True  # type: ignore[attr-defined] # nothing of anybody on it

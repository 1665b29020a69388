"""Pages for what went wrong: a sentence, and a way back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lalanh.base.errors import Conflict, NotAllowed, NotFound, UserFacingError

TITLES = {
    400: "Yêu cầu không hợp lệ",
    403: "Bạn không có quyền làm việc này",
    404: "Không tìm thấy",
    405: "Không mở trực tiếp được",
    409: "Có người vừa thay đổi",
    500: "Hệ thống gặp lỗi",
}
REFUSED = "Chưa làm được việc này"
"""With a sentence that says why: a step that has not come, a round that is closed, another's task."""
SENTENCES = {
    400: "Trình duyệt gửi dữ liệu mà hệ thống không hiểu. Hãy quay lại và thử lần nữa.",
    403: "Nếu công việc cần quyền này, hãy liên hệ người quản trị của đơn vị.",
    404: "Địa chỉ sai, hoặc nội dung nằm ngoài địa bàn của bạn.",
    405: "Địa chỉ này chỉ nhận lệnh từ nút bấm trên trang. Chưa có gì được lưu; hãy quay lại trang trước rồi bấm lần nữa.",
    500: "Chưa có gì được lưu. Lỗi đã được ghi lại; hãy thử lại sau ít phút hoặc báo người quản trị.",
}


def page(request: HttpRequest, status: int, sentence: str = "", heading: str = "") -> HttpResponse:
    context = {
        "status": status,
        "heading": heading or TITLES.get(status, TITLES[400]),
        "sentence": sentence or SENTENCES.get(status, ""),
    }
    return render(request, "ui/error.html", context, status=status)


def status_of(error: UserFacingError) -> int:
    """404 outside one's units (nothing leaks), 403 inside, 409 when somebody was quicker."""
    for kind, status in ((NotFound, 404), (NotAllowed, 403), (Conflict, 409)):
        if isinstance(error, kind):
            return status
    return 400


def problem(request: HttpRequest, error: UserFacingError, status: int | None = None) -> HttpResponse:
    return page(request, status or status_of(error), str(error), REFUSED if isinstance(error, NotAllowed) else "")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    return page(request, 500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(
        request, 403, "Trình duyệt chặn cookie, hoặc phiên làm việc đã đổi. Hãy quay lại, tải lại trang rồi gửi lần nữa.", "Trang đã mở quá lâu"
    )  # fmt: skip

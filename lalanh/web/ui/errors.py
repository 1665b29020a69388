"""Pages for what went wrong: a sentence, and a way back."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme

from lalanh.base.errors import Conflict, NotAllowed, NotFound, UserFacingError

TITLES = {
    400: "Yêu cầu không hợp lệ",
    403: "Bạn không có quyền làm việc này",
    404: "Không tìm thấy",
    409: "Có người vừa thay đổi",
    500: "Hệ thống gặp lỗi",
}
SENTENCES = {
    400: "Trình duyệt gửi dữ liệu mà hệ thống không hiểu. Hãy quay lại và thử lần nữa.",
    403: "Nếu công việc cần quyền này, hãy liên hệ người quản trị của đơn vị.",
    404: "Địa chỉ sai, hoặc nội dung nằm ngoài địa bàn của bạn.",
    500: "Chưa có gì được lưu. Lỗi đã được ghi lại; hãy thử lại sau ít phút hoặc báo người quản trị.",
}


def page(request: HttpRequest, status: int, sentence: str = "") -> HttpResponse:
    """A page of its own; for htmx the same words, put among the messages of the page that asked."""
    context = _words(status, sentence)
    if getattr(request, "htmx", False):
        answer = render(request, "ui/error_fragment.html", context, status=status)
        answer["HX-Retarget"], answer["HX-Reswap"] = "#messages", "innerHTML show:top"
        return answer
    return render(request, "ui/error.html", context | {"back": _back(request)}, status=status)


def _words(status: int, sentence: str = "") -> dict[str, str | int]:
    return {
        "status": status,
        "heading": TITLES.get(status, TITLES[400]),
        "sentence": sentence or SENTENCES.get(status, ""),
    }


def _back(request: HttpRequest) -> str:
    """The page of ours that one came from, "" when unknown or the same."""
    came = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(came, {request.get_host()}, request.is_secure()):
        return ""
    return "" if came == request.build_absolute_uri() else came


def status_of(error: UserFacingError) -> int:
    """404 outside one's units (nothing leaks), 403 inside, 409 when somebody was quicker."""
    for kind, status in ((NotFound, 404), (NotAllowed, 403), (Conflict, 409)):
        if isinstance(error, kind):
            return status
    return 400


def problem(request: HttpRequest, error: UserFacingError, status: int | None = None) -> HttpResponse:
    return page(request, status or status_of(error), str(error))


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nobody, neither database nor session: they may be what broke."""
    return HttpResponse(render_to_string("ui/error.html", _words(500)), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(
        request, 403, "Trang đã mở quá lâu hoặc trình duyệt chặn cookie. Hãy quay lại, tải lại trang rồi gửi lần nữa."
    )

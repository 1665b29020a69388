"""One transaction per request. Innermost around sessions, actor and view, so that templates render inside the scope too."""

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse


class TransactionMiddleware:
    """Opens the transaction; rolls back when the view raised or answered with a server error."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.rolled_back = False  # type: ignore[attr-defined]
        with transaction.atomic():
            response = self.get_response(request)
            if request.rolled_back or response.status_code >= 500:  # type: ignore[attr-defined]
                transaction.set_rollback(True)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        request.rolled_back = True  # type: ignore[attr-defined]

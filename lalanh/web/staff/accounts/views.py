"""Log-in, the first password, the second factor, one's own account."""

import segno
from django.conf import settings
from django.contrib import auth, messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.views.i18n import set_language

from lalanh.base import numbers
from lalanh.base.errors import BadInput
from lalanh.units import actions
from lalanh.units.roles import ROLES
from lalanh.web.staff.doors import door, public
from lalanh.web.ui.request import Request

HOME = "/"


@public
def language(request: Request) -> HttpResponse:
    """The language that was asked for at the foot of a page; only a form changes it."""
    return set_language(request) if request.method == "POST" else HttpResponseNotAllowed(["POST"])


def address(request: Request) -> str | None:
    return request.META.get("REMOTE_ADDR") or None


def _next(request: Request) -> str:
    target = request.POST.get("next") or request.GET.get("next") or HOME
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, request.is_secure())
    return target if safe else HOME


@public
def log_in(request: Request) -> HttpResponse:
    """Password, and the code of the second factor on the same page when the account has one."""
    context = {"next": _next(request), "demo": settings.DEMO}
    if request.method != "POST":
        return render(request, "staff/login.html", context)
    result = actions.log_in(
        username=request.POST.get("username", ""), password=request.POST.get("password", ""),
        code=request.POST.get("code", ""), address=address(request),
    )  # fmt: skip
    if result.user is None:
        context |= {
            "problem": result.problem,
            "needs_code": result.needs_code,
            "username": request.POST.get("username", ""),
        }
        return render(
            request, "staff/login.html", context, status=200 if result.needs_code and not result.problem else 422
        )
    auth.login(request, result.user, backend="django.contrib.auth.backends.ModelBackend")
    return redirect(_next(request))


@door(methods=("POST",), unfinished=True)
def log_out(request: Request) -> HttpResponse:
    actions.log_out(user=request.user, address=address(request))
    auth.logout(request)
    return redirect("login")


@door(unfinished=True)
def account(request: Request) -> HttpResponse:
    posts = [(post, ROLES[post.role]) for post in request.posts]
    return render(request, "staff/account.html", {"held": posts, "current": request.actor.posting_id})


@door(methods=("POST",), unfinished=True)
def work_at(request: Request) -> HttpResponse:
    """One posting at a time: what one sees and may do follows from it."""
    wanted = numbers.key(request.POST.get("posting", ""))
    if any(post.pk == wanted for post in request.posts):
        request.session["posting"] = wanted
    return redirect(HOME)


@door(methods=("GET", "POST"), unfinished=True)
def password(request: Request) -> HttpResponse:
    if request.method != "POST":
        return render(request, "staff/password.html")
    try:
        if request.POST.get("new", "") != request.POST.get("again", ""):
            raise BadInput("Hai lần nhập mật khẩu mới không giống nhau.")
        actions.change_password(
            user=request.user,
            old=request.POST.get("old", ""),
            new=request.POST.get("new", ""),
            address=address(request),
        )
    except BadInput as error:
        return render(request, "staff/password.html", {"problem": str(error)}, status=422)
    auth.update_session_auth_hash(request, request.user)
    messages.success(request, "Đã đổi mật khẩu. Các phiên đăng nhập khác của bạn đã kết thúc.")
    return redirect(HOME)


@door(methods=("GET", "POST"), unfinished=True)
def second_factor(request: Request) -> HttpResponse:
    """QR code as inline SVG, in force after one code of it was typed."""
    if request.user.has_second_factor:
        return redirect("account")
    context = {}
    if request.method == "POST":
        try:
            actions.confirm_second_factor(
                user=request.user, code=request.POST.get("code", ""), address=address(request)
            )
        except BadInput as error:
            context["problem"] = str(error)
        else:
            messages.success(request, "Đã bật xác thực hai lớp.")
            return redirect("account")
    uri = actions.start_second_factor(user=request.user)
    svg = segno.make(uri, micro=False).svg_inline(scale=5, border=3, dark="#000", light="#fff")
    context |= {"svg": mark_safe(svg), "secret": request.user.totp_secret}  # noqa: S308 - drawn by us
    return render(request, "staff/second_factor.html", context, status=422 if "problem" in context else 200)

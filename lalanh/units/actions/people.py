"""What an administrator does with people's accounts and postings."""

import re
import secrets
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from lalanh.base.errors import BadInput
from lalanh.base.text import nfc, squeeze
from lalanh.kernel.actor import Actor
from lalanh.units import access, load
from lalanh.units.models import Body, LoginEvent, LoginOutcome, Posting, Unit, User
from lalanh.units.roles import ROLES

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def first_password() -> str:
    """Easy to read out on the telephone, 12 letters without look-alikes."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))


@transaction.atomic
def create_user(*, username: str, full_name: str, by: Actor, email: str = "") -> tuple[User, str]:
    """The user and their first password (shown once, must be changed). Raises BadInput, NotAllowed."""
    access.check_can_edit_users(by)
    name, login = squeeze(nfc(full_name)), username.strip().casefold()
    if not name:
        raise BadInput("Hãy nhập họ tên.")
    if not _USERNAME.fullmatch(login):
        raise BadInput("Tên đăng nhập gồm 3-60 chữ thường không dấu, số, dấu chấm, gạch ngang.")
    password = first_password()
    user = User(username=login, full_name=name, email=email.strip(), created_by=by.user_id)
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError:
        raise BadInput("Tên đăng nhập này đã có người dùng.")
    return user, password


def post(
    *, user: User, role: str, unit: Unit, body: Body | None, portfolio: str, start: date, end: date | None, by: Actor
) -> Posting:
    """Gives a role at a unit for a period. Raises BadInput, NotAllowed."""
    access.check_can_post(by, user, role, unit)
    if end and end < start:
        raise BadInput("Ngày kết thúc phân công phải sau ngày bắt đầu.")
    if ROLES[role].needs_body and body is None:
        raise BadInput("Vai trò này phải gắn với một cơ quan, tổ chức.")
    if body is not None and body.unit_id != unit.pk:
        raise BadInput("Cơ quan được chọn không thuộc đơn vị này.")
    return Posting.objects.create(
        user=user,
        role=role,
        unit=unit,
        body=body,
        portfolio=squeeze(portfolio),
        valid_from=start,
        valid_to=end,
        decided_by=by.user_id,
    )


def end_posting(*, posting: Posting, on: date, by: Actor) -> Posting:
    """The last day of the posting., not before its first."""
    access.check_can_end_posting(by, posting)
    posting.valid_to = max(on, posting.valid_from)
    posting.save(update_fields=["valid_to"])
    return posting


def reset_password(*, user: User, by: Actor) -> str:
    """A new first password, shown once; unlocks the account and ends its sessions."""
    access.check_can_edit_users(by)
    if user.pk == by.user_id:
        raise BadInput("Hãy dùng trang đổi mật khẩu cho tài khoản của mình.")
    password = first_password()
    user.set_password(password)
    user.must_change_password, user.failed_count, user.locked_until = True, 0, None
    user.save(update_fields=["password", "must_change_password", "failed_count", "locked_until"])
    LoginEvent.objects.create(user=user, username=user.username, outcome=LoginOutcome.PASSWORD_RESET)
    return password


def set_active(*, user: User, active: bool, by: Actor) -> User:
    """Ends or reopens an account; an ended one loses its sessions at the next click."""
    access.check_can_edit_users(by)
    if user.pk == by.user_id:
        raise BadInput("Bạn không thể tự ngừng tài khoản của mình.")
    user.is_active = active
    user.save(update_fields=["is_active"])
    return user


def remove_second_factor(*, user: User, by: Actor) -> User:
    """For somebody who lost their telephone; recorded."""
    access.check_can_edit_users(by)
    user.totp_secret, user.totp_confirmed_at, user.totp_last_step = "", None, None
    user.save(update_fields=["totp_secret", "totp_confirmed_at", "totp_last_step"])
    LoginEvent.objects.create(user=user, username=user.username, outcome=LoginOutcome.SECOND_FACTOR_OFF)
    return user


def open_for_demonstration(*, user: User, password: str, totp_secret: str = "") -> User:
    """A known password without the forced change. Refused outside the demonstration."""
    if not settings.DEMO:
        raise BadInput("Chỉ dùng cho bản minh họa.")
    user.set_password(password)
    user.must_change_password = False
    if totp_secret:
        user.totp_secret, user.totp_confirmed_at = totp_secret, timezone.now()
    user.save()
    return user


def mark_demonstration(username: str) -> None:
    """An inactive account by which `--demo` knows its own database."""
    User.objects.get_or_create(
        username=username, defaults={"full_name": "Dữ liệu minh họa", "is_active": False, "password": "!"}
    )


def first_administrator(*, on: date, by: Actor) -> tuple[str, str] | None:
    """The account that opens a new installation, with its first password (must be changed; then a second factor is set up).

    None when somebody can log in already.
    """
    if User.objects.exists():
        return None
    user, password = create_user(username="quantri", full_name="Quản trị hệ thống", by=by)
    Posting.objects.create(user=user, role="system_administrator", unit=load.nation(), valid_from=on)
    return user.username, password

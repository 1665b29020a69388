"""A person's own account: logging in, password, second factor."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pyotp
from django.contrib.auth import hashers, password_validation
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from lalanh.base.errors import BadInput
from lalanh.units.models import LoginEvent, LoginOutcome, User

TRIES, LOCK = 5, timedelta(minutes=15)
ADDRESS_TRIES = 40
WRONG = "Tên đăng nhập hoặc mật khẩu không đúng."
_FIFTH = "Nhập sai 5 lần: tài khoản tạm khóa 15 phút."


@dataclass(frozen=True, slots=True)
class LogIn:
    """`user` when the door opened; `needs_code` when only the second factor is missing; else `problem` says why not."""

    user: User | None = None
    needs_code: bool = False
    problem: str = ""


def log_in(
    *, username: str, password: str, code: str = "", address: str | None = None, at: datetime | None = None
) -> LogIn:
    """Checks password and second factor; counts failures and locks after five for 15 minutes. Every try is recorded."""
    now = at or timezone.now()
    if _address_is_busy(address, now):
        return LogIn(problem="Quá nhiều lần đăng nhập sai từ máy này. Hãy thử lại sau 15 phút.")
    with transaction.atomic():
        user = User.objects.select_for_update().filter(username=username.strip().casefold()).first()
        if user is None:
            return _unknown(username, password, address, now)
        return _check(user, password, code, address, now)


def _unknown(username: str, password: str, address: str | None, now: datetime) -> LogIn:
    """A name that nobody bears: the same time, sentences and lock as for a known one, so that names can't be found out."""
    hashers.make_password(password)
    tries = LoginEvent.objects.filter(
        username=username.strip().casefold()[:60], user=None, at__gt=now - LOCK, outcome=LoginOutcome.WRONG_PASSWORD
    )
    times = sorted(tries.order_by("-at").values_list("at", flat=True)[:TRIES])
    if len(times) >= TRIES:
        _record(None, username, LoginOutcome.LOCKED, address)
        return LogIn(problem=_locked(times[-1] + LOCK, now))
    _record(None, username, LoginOutcome.WRONG_PASSWORD, address)
    return LogIn(problem=_FIFTH if len(times) == TRIES - 1 else WRONG)


def _locked(until: datetime, now: datetime) -> str:
    minutes = int((until - now).total_seconds() // 60) + 1
    return f"Tài khoản tạm khóa vì nhập sai nhiều lần. Hãy thử lại sau {minutes} phút."


def _check(user: User, password: str, code: str, address: str | None, now: datetime) -> LogIn:
    if user.locked_until and user.locked_until > now:
        hashers.make_password(password)
        _record(user, user.username, LoginOutcome.LOCKED, address)
        return LogIn(problem=_locked(user.locked_until, now))
    if not hashers.check_password(password, user.password):
        return _failed(user, LoginOutcome.WRONG_PASSWORD, WRONG, address, now)
    if not user.is_active:
        _record(user, user.username, LoginOutcome.INACTIVE, address)
        return LogIn(problem="Tài khoản đã ngừng hoạt động. Hãy liên hệ người quản trị.")
    if user.has_second_factor:
        if not code:
            return LogIn(needs_code=True)
        if not _spend_code(user, user.totp_secret, code, now):
            return _failed(user, LoginOutcome.WRONG_CODE, "Mã xác thực không đúng hoặc đã dùng.", address, now)
    user.failed_count, user.locked_until, user.last_login = 0, None, now
    user.save(update_fields=["failed_count", "locked_until", "last_login", "totp_last_step"])
    _record(user, user.username, LoginOutcome.DONE, address)
    return LogIn(user=user)


def _failed(user: User, outcome: LoginOutcome, problem: str, address: str | None, now: datetime) -> LogIn:
    user.failed_count += 1
    if user.failed_count >= TRIES:
        user.failed_count, user.locked_until = 0, now + LOCK
        problem = _FIFTH
    user.save(update_fields=["failed_count", "locked_until"])
    _record(user, user.username, outcome, address)
    return LogIn(problem=problem, needs_code=outcome == LoginOutcome.WRONG_CODE)


def _address_is_busy(address: str | None, now: datetime) -> bool:
    """Offices share an address, so the limit is high; it stops only the guessing of many names."""
    wrong = [LoginOutcome.WRONG_PASSWORD, LoginOutcome.WRONG_CODE]
    recent = LoginEvent.objects.filter(address=address, at__gt=now - LOCK, outcome__in=wrong)
    return address is not None and recent[: ADDRESS_TRIES + 1].count() > ADDRESS_TRIES


def _spend_code(user: User, secret: str, code: str, now: datetime) -> bool:
    """True for a code of this half minute or its neighbours that was not used yet."""
    totp = pyotp.TOTP(secret)
    step = int(now.timestamp()) // 30
    digits = "".join(c for c in code if c.isdigit())
    for candidate in (step - 1, step, step + 1):
        if pyotp.utils.strings_equal(digits, totp.generate_otp(candidate)):
            if user.totp_last_step is not None and candidate <= user.totp_last_step:
                return False
            user.totp_last_step = candidate
            return True
    return False


def _record(user: User | None, username: str, outcome: str, address: str | None) -> None:
    LoginEvent.objects.create(user=user, username=username.strip().casefold()[:60], outcome=outcome, address=address)


def log_out(*, user: User, address: str | None = None) -> None:
    _record(user, user.username, LoginOutcome.LOGOUT, address)


def change_password(*, user: User, old: str, new: str, address: str | None = None) -> None:
    """Raises BadInput when the old one is wrong or the new one weak."""
    if not hashers.check_password(old, user.password):
        raise BadInput("Mật khẩu hiện tại không đúng.")
    if old == new:
        raise BadInput("Mật khẩu mới phải khác mật khẩu hiện tại.")
    check_strength(new, user)
    user.set_password(new)
    user.must_change_password = False
    user.save(update_fields=["password", "must_change_password"])
    _record(user, user.username, LoginOutcome.PASSWORD_CHANGED, address)


def check_strength(password: str, user: User) -> None:
    """Raises BadInput with every reason."""
    try:
        password_validation.validate_password(password, user)
    except ValidationError as error:
        raise BadInput(" ".join(error.messages))


def start_second_factor(*, user: User) -> str:
    """A new secret, not in force until a code of it was entered; returns the otpauth:// address for the QR code."""
    if user.has_second_factor:
        raise BadInput("Xác thực hai lớp đã bật.")
    if not user.totp_secret:
        user.totp_secret = pyotp.random_base32()
        user.save(update_fields=["totp_secret"])
    return pyotp.TOTP(user.totp_secret).provisioning_uri(name=user.username, issuer_name="Lá Lành")


def confirm_second_factor(*, user: User, code: str, address: str | None = None, at: datetime | None = None) -> None:
    """Raises BadInput for a wrong code."""
    if user.has_second_factor or not user.totp_secret:
        raise BadInput("Hãy mở lại trang bật xác thực hai lớp.")
    if not _spend_code(user, user.totp_secret, code, at or timezone.now()):
        raise BadInput("Mã không đúng. Hãy kiểm tra giờ của điện thoại rồi nhập mã mới.")
    user.totp_confirmed_at = timezone.now()
    user.save(update_fields=["totp_confirmed_at", "totp_last_step"])
    _record(user, user.username, LoginOutcome.SECOND_FACTOR_ON, address)

"""People: users, the postings they hold, log-ins."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models import Q

from lalanh.kernel.columns import DatedQuerySet, folded, in_order
from lalanh.units.models.bodies import Body
from lalanh.units.models.places import Unit
from lalanh.units.roles import ROLES


class User(AbstractBaseUser):
    """A person who logs in. What they may do follows from their postings, never from the user row."""

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ tên", max_length=120)
    email = models.EmailField(default="", blank=True)
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    totp_secret = models.CharField(max_length=64, default="", blank=True)
    totp_confirmed_at = models.DateTimeField(null=True, blank=True)
    totp_last_step = models.BigIntegerField(null=True, blank=True)
    failed_count = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.BigIntegerField(null=True)
    name_fold = folded("full_name", "username")

    objects = BaseUserManager()
    USERNAME_FIELD = "username"

    class Meta:
        indexes = [models.Index(fields=["name_fold"])]

    def __str__(self) -> str:
        return self.full_name

    @property
    def has_second_factor(self) -> bool:
        return self.totp_confirmed_at is not None


class Posting(models.Model):
    """A role held at a unit (and perhaps one of its bodies) from a day to a day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="postings")
    role = models.CharField(max_length=30)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="postings")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="postings")
    portfolio = models.CharField("phụ trách", max_length=200, default="", blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    decided_by = models.BigIntegerField(null=True)

    objects = DatedQuerySet.as_manager()

    class Meta:
        constraints = [
            in_order("posting_dates"),
            models.CheckConstraint(name="posting_role", condition=Q(role__in=sorted(ROLES))),
        ]
        indexes = [models.Index(fields=["user"]), models.Index(fields=["unit"])]


class LoginOutcome(models.TextChoices):
    DONE = "done", "đăng nhập"
    WRONG_PASSWORD = "wrong_password", "sai mật khẩu"
    WRONG_CODE = "wrong_code", "sai mã xác thực"
    LOCKED = "locked", "đang bị khóa"
    INACTIVE = "inactive", "đã ngừng hoạt động"
    LOGOUT = "logout", "đăng xuất"
    PASSWORD_CHANGED = "password_changed", "đổi mật khẩu"
    PASSWORD_RESET = "password_reset", "được cấp lại mật khẩu"
    SECOND_FACTOR_ON = "second_factor_on", "bật xác thực hai lớp"
    SECOND_FACTOR_OFF = "second_factor_off", "tắt xác thực hai lớp"


class LoginEvent(models.Model):
    """Every try to log in. Insert-only."""

    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(User, models.PROTECT, null=True, related_name="logins")
    username = models.CharField(max_length=60)
    outcome = models.CharField(max_length=20, choices=LoginOutcome)
    address = models.GenericIPAddressField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-at"]), models.Index(fields=["-at"])]

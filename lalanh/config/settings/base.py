"""Production settings. Everything that differs from place to place comes from the environment or the data folder."""

import os
import pathlib

import dj_database_url

from lalanh.kernel import postgres

ROOT = pathlib.Path(__file__).resolve().parents[3]
DATA = pathlib.Path(os.environ.get("LALANH_DATA", ROOT / "var" / "data")).absolute()
DEBUG = False
SECRET_KEY = os.environ.get("LALANH_SECRET_KEY") or postgres.secret(DATA, "django")
ALLOWED_HOSTS = os.environ.get("LALANH_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
DEMO = os.environ.get("LALANH_DEMO") == "1"
TODAY = os.environ.get("LALANH_TODAY", "")
"""The date the demonstration plays on (ISO); empty: the clock's."""

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "csp",
    "lalanh.kernel",
    "lalanh.units",
    "lalanh.registry",
    "lalanh.planning",
    "lalanh.web.ui",
    "lalanh.web.staff",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lalanh.web.ui.language.LanguageMiddleware",
    "lalanh.kernel.middleware.TransactionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "lalanh.web.staff.middleware.ActorMiddleware",
    "lalanh.web.staff.middleware.LegibleMiddleware",
]
ROOT_URLCONF = "lalanh.config.urls"
WSGI_APPLICATION = "lalanh.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "lalanh.web.ui.context.shell",
            ],
            "builtins": ["lalanh.web.ui.templatetags.lalanh", "django.templatetags.i18n"],
        },
    }
]

RUNTIME_URL = os.environ.get("LALANH_RUNTIME_URL") or postgres.Embedded(DATA / "pg").url(postgres.RUNTIME)
OWNER_URL = os.environ.get("LALANH_OWNER_URL") or postgres.Embedded(DATA / "pg").url(postgres.OWNER)
AS_OWNER = os.environ.get("LALANH_AS_OWNER") == "1"
"""Set only in the process that migrates."""
DATABASES = {"default": dj_database_url.parse(OWNER_URL if AS_OWNER else RUNTIME_URL, conn_max_age=300)}
DATABASES["default"]["OPTIONS"] = {
    **DATABASES["default"].get("OPTIONS", {}),
    "options": "-c lock_timeout=10s -c idle_in_transaction_session_timeout=60s"
    + ("" if AS_OWNER else " -c statement_timeout=30s"),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "units.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "login"
SESSION_COOKIE_AGE = 8 * 3600
SESSION_IDLE_SECONDS = 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
HTTPS = os.environ.get("LALANH_HTTPS") == "1"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "lalanh.web.ui.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILES = DATA / "files"
"""Uploaded documents by the hash of their content."""

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [pathlib.Path(__file__).resolve().parents[2] / "web" / "locale"]
LANGUAGE_COOKIE_NAME, LANGUAGE_COOKIE_AGE = "ngon-ngu", 31_536_000
LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE, LANGUAGE_COOKIE_SECURE = True, "Lax", HTTPS
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("LALANH_LOG", "WARNING")},
}

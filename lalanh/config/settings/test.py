"""Tests: the embedded server in var/test, no secrets, nothing that calls out. Dates are passed in."""

import os
import pathlib

os.environ.setdefault("LALANH_DATA", str(pathlib.Path(__file__).resolve().parents[3] / "var" / "test"))
os.environ.setdefault("LALANH_SECRET_KEY", "tests-only-tests-only-tests-only-tests-only")

from lalanh.config.settings.base import *  # noqa: F403
from lalanh.config.settings.base import DATA

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILES = DATA / "files"
TODAY = "2023-11-13"

STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)

"""The table of roles × routes, one file an area; put together in tests/web/test_permissions.py."""

from tests.web.rights import figures, households, imports, reviews, surveys

AREAS = (households, imports, reviews, surveys, figures)

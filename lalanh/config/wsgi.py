"""The WSGI door."""

import gc
import importlib
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lalanh.config.settings.base")
application = get_wsgi_application()
importlib.import_module("lalanh.config.urls")
gc.collect()
gc.freeze()
"""All views are loaded before the first request, and what is loaded is never garbage: without this the collector walks
through all of it every hundred pages or so, 65 ms in which nobody is served."""

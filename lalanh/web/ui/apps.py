from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "lalanh.web.ui"
    label = "ui"

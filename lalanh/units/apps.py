from django.apps import AppConfig


class UnitsConfig(AppConfig):
    name = "lalanh.units"
    label = "units"

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "lalanh.kernel"
    label = "kernel"

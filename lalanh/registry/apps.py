from django.apps import AppConfig


class RegistryConfig(AppConfig):
    name = "lalanh.registry"
    label = "registry"

from django.apps import AppConfig


class PlanningConfig(AppConfig):
    name = "lalanh.planning"
    label = "planning"

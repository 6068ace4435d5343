from django.apps import AppConfig


class WorkforceConfig(AppConfig):
    name = "homeward.workforce"
    label = "workforce"

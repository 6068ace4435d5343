from django.apps import AppConfig


class MissingConfig(AppConfig):
    name = "homeward.missing"
    label = "missing"

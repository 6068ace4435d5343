from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "homeward.ui"
    label = "ui"

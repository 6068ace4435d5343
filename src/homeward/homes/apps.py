from django.apps import AppConfig


class HomesConfig(AppConfig):
    name = "homeward.homes"
    label = "homes"

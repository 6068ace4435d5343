from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "homeward.improvement"
    label = "improvement"

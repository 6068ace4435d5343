from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "homeward.measures"
    label = "measures"

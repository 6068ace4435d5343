from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    name = "homeward.chronology"
    label = "chronology"

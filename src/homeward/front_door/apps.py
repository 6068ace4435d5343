from django.apps import AppConfig


class FrontDoorConfig(AppConfig):
    name = "homeward.front_door"
    label = "front_door"

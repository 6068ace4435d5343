from django.apps import AppConfig


class LeavingCareConfig(AppConfig):
    name = "homeward.leaving_care"
    label = "leaving_care"

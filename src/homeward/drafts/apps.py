from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "homeward.drafts"
    label = "drafts"

"""The access room: users, roles, gates."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "homeward.access"
    label = "access"

    def ready(self) -> None:
        from django.contrib.auth import signals

        from . import doorkeeper

        signals.user_logged_in.connect(doorkeeper.came_in)
        signals.user_logged_out.connect(doorkeeper.went_out)
        signals.user_login_failed.connect(doorkeeper.was_turned_away)

from django.apps import AppConfig


class HomesConfig(AppConfig):
    name = "homeward.homes"
    label = "homes"

    def ready(self) -> None:
        """Say what a stay gives rise to. The visits owed to it are told by leaving care."""
        from homeward.core.projection import registry

        from . import models, projections

        registry.register(models.Stay, events_of=projections.events_of)
        registry.register(
            models.Asking,
            events_of=projections.events_of_asking,
            fetch=lambda rows: rows.select_related("provider"),
        )

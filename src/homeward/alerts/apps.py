from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "homeward.alerts"
    label = "alerts"

    def ready(self) -> None:
        from homeward.core.projection import registry

        from . import models, projections

        registry.register(
            models.Alert,
            duties_of=projections.duties_of,
            events_of=projections.events_of,
            fetch=lambda rows: rows.prefetch_related("reviews"),
        )
        registry.follow(
            models.Review,
            root=models.Alert,
            roots_of=lambda rows: [row.alert_id for row in rows],
        )

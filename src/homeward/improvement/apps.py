"""The improvement room: inspections, findings, plans."""

from django.apps import AppConfig


class ImprovementConfig(AppConfig):
    name = "homeward.improvement"
    label = "improvement"

    def ready(self) -> None:
        from homeward.core.projection import registry

        from . import models, projections

        registry.register(
            models.PlanAction,
            duties_of=projections.duties_of,
            fetch=lambda rows: rows.select_related("owner"),
        )

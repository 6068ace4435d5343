from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "homeward.care"
    label = "care"

    def ready(self) -> None:
        from homeward.core.projection import registry
        from homeward.people.queries import say_standing

        from . import models, projections, queries

        say_standing("In care", "blue", queries.in_care_now)

        registry.register(
            models.PeriodOfCare,
            events_of=projections.events_of,
            fetch=lambda rows: rows.prefetch_related("placements"),
        )
        registry.follow(
            models.Placement,
            root=models.PeriodOfCare,
            roots_of=lambda rows: [row.period_id for row in rows],
        )

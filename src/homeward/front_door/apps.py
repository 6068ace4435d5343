from django.apps import AppConfig


class FrontDoorConfig(AppConfig):
    name = "homeward.front_door"
    label = "front_door"

    def ready(self) -> None:
        from homeward.core.projection import registry

        from . import models, projections

        registry.register(
            models.Contact,
            duties_of=projections.duties_of,
            events_of=projections.events_of,
            fetch=lambda rows: rows.prefetch_related(
                "children__proposals__proposed_by__worker", "questions"
            ),
        )
        registry.follow(
            models.ContactChild,
            root=models.Contact,
            roots_of=lambda rows: [row.contact_id for row in rows],
        )
        registry.follow(
            models.Proposal,
            root=models.Contact,
            roots_of=lambda rows: [row.contact_child.contact_id for row in rows],
        )
        registry.follow(
            models.Question,
            root=models.Contact,
            roots_of=lambda rows: [row.contact_id for row in rows],
        )
        registry.register(
            models.Referral,
            events_of=projections.events_of_referral,
            fetch=lambda rows: rows.select_related("contact_child"),
        )

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
            fetch=lambda rows: rows.select_related("written", "outcome_told").prefetch_related(
                "children__proposals__proposed_by__worker",
                "questions",
                "discussions__about",
                "named",
                "letters",
            ),
        )
        for part in (
            models.ContactChild,
            models.NamedChild,
            models.Question,
            models.Letter,
            models.OutcomeTold,
            models.WrittenReferral,
        ):
            registry.follow(
                part,
                root=models.Contact,
                roots_of=lambda rows: [row.contact_id for row in rows if row.contact_id],
            )
        registry.follow(
            models.Proposal,
            root=models.Contact,
            roots_of=lambda rows: [row.contact_child.contact_id for row in rows],
        )
        self._follow_discussions()
        registry.register(
            models.Referral,
            events_of=projections.events_of_referral,
            fetch=lambda rows: rows.select_related("contact_child"),
        )

    def _follow_discussions(self) -> None:
        """Strategy discussions and hand-overs, each with what can end its duties."""
        from homeward.core.projection import registry

        from . import models
        from .assessing import projections as assessing
        from .discussing import projections
        from .queries import talks

        registry.register(
            models.StrategyDiscussion,
            duties_of=projections.duties_of,
            events_of=projections.events_of,
            fetch=lambda rows: rows.select_related("contact").prefetch_related(
                "about", "actions", "distributions"
            ),
        )
        for part in (models.Discussed, models.DiscussionAction, models.Distribution):
            registry.follow(
                part,
                root=models.StrategyDiscussion,
                roots_of=lambda rows: [row.discussion_id for row in rows],
            )
        registry.follow(
            models.Contact, root=models.StrategyDiscussion, roots_of=talks.discussions_on
        )
        registry.follow(
            models.StrategyDiscussion,
            root=models.Contact,
            roots_of=lambda rows: [row.contact_id for row in rows if row.contact_id],
        )
        registry.follow(models.Discussed, root=models.Contact, roots_of=talks.contacts_behind)
        registry.register(
            models.HandOver,
            duties_of=projections.duties_of_handover,
            events_of=projections.events_of_handover,
            fetch=lambda rows: rows.select_related(
                "contact_child__contact", "to_team"
            ).prefetch_related("contact_child__handovers"),
        )
        registry.register(
            models.Assessment,
            duties_of=assessing.duties_of,
            events_of=assessing.events_of,
            fetch=lambda rows: rows.select_related("referral"),
        )
        registry.follow(models.HandOver, root=models.HandOver, roots_of=talks.beside)
        registry.follow(models.Contact, root=models.HandOver, roots_of=talks.handovers_on)
        registry.follow(models.ContactChild, root=models.HandOver, roots_of=talks.handovers_of)

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "homeward.practice"
    label = "practice"

    def ready(self) -> None:
        """Say what supervision and audits give rise to; who leaves owes and is owed no more."""
        from homeward.core.projection import registry
        from homeward.workforce.models import Worker

        from . import models, projections, queries

        registry.register(
            models.Supervision,
            duties_of=projections.duties_of_supervision,
            fetch=lambda rows: rows.select_related("worker", "supervisor").prefetch_related(
                "worker__supervisions"
            ),
        )
        registry.register(
            models.ChildDiscussed,
            events_of=projections.events_of_discussed,
            fetch=lambda rows: rows.select_related("supervision__supervisor"),
        )
        registry.register(
            models.CaseAudit,
            duties_of=projections.duties_of_audit,
            events_of=projections.events_of_audit,
            fetch=lambda rows: rows.select_related("answers"),
        )
        registry.follow(
            models.Supervision, root=models.Supervision, roots_of=queries.supervisions_beside
        )
        registry.follow(Worker, root=models.Supervision, roots_of=queries.supervisions_with)

from django.apps import AppConfig


class MissingConfig(AppConfig):
    name = "homeward.missing"
    label = "missing"

    def ready(self) -> None:
        from homeward.core.projection import registry
        from homeward.people.queries import say_standing

        from . import duties, models, projections, queries

        say_standing("Missing now", "late", queries.missing_rows)

        registry.register(
            models.Episode,
            duties_of=projections.duties_of,
            events_of=projections.events_of,
            fetch=lambda rows: rows.select_related("interview", "prevention").prefetch_related(
                "told", "enquiries", "meetings"
            ),
        )
        for part in (
            models.Interview,
            models.Told,
            models.Enquiry,
            models.PreventionInterview,
            models.MeetingQuestion,
        ):
            registry.follow(
                part,
                root=models.Episode,
                roots_of=lambda rows: [row.episode_id for row in rows],
            )
        registry.register(models.Notification, duties_of=duties.duties_of_notification)

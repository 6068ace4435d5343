from collections.abc import Iterable
from typing import Any

from django.apps import AppConfig, apps
from django.db.models import QuerySet


class LeavingCareConfig(AppConfig):
    name = "homeward.leaving_care"
    label = "leaving_care"

    def ready(self) -> None:
        """Say what a case gives rise to, and what it has to be told again for."""
        from homeward.core.projection import registry
        from homeward.people.queries import say_standing

        from . import models, projections, queries

        say_standing("Care leaver", "purple", queries.care_leavers)

        case = models.LeavingCareCase
        registry.register(
            case, duties_of=projections.duties_of, events_of=projections.events_of, fetch=_whole
        )
        for part in (
            models.PathwayPlan,
            models.PathwayReview,
            models.AdviserContact,
            models.Activity,
        ):
            registry.follow(part, case, lambda rows: {row.case_id for row in rows})
        # Named, not imported: homes stand on the same floor.
        registry.follow(apps.get_model("homes", "Stay"), case, _cases_of_people)


def _whole(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.select_related("person").prefetch_related(
        "plans", "reviews", "contacts", "activities", "person__stays"
    )


def _cases_of_people(stays: Iterable[Any]) -> Iterable[int]:
    from .models import LeavingCareCase

    people = {stay.person_id for stay in stays}
    return LeavingCareCase.objects.filter(person_id__in=people).values_list("pk", flat=True)

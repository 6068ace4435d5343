"""Stories of children who go missing."""

from __future__ import annotations

from datetime import datetime, timedelta

from homeward.care.models import Placement
from homeward.demo.care import make_period
from homeward.demo.world import Making
from homeward.missing.codes import InterviewState
from homeward.missing.models import Episode, Interview
from homeward.people.rules import birthday

from .telling import ago, at, child

COUSINS = "his cousin's flat, 14 Mule Yard"


def _episode(
    page: Making,
    placement: Placement,
    left: datetime,
    hours: float | None,
    where: str,
    company: str = "",
) -> Episode:
    """One time away; ``hours`` None where the child is still out."""
    reported = left + timedelta(hours=1)
    returned = left + timedelta(hours=hours) if hours else None
    episode: Episode = page.add(
        Episode(
            person=placement.period.person,
            left_at=left,
            noticed_at=left + timedelta(minutes=40),
            reported_at=reported,
            recorded_at=returned or reported,
            returned_at=returned,
            located_at=returned - timedelta(minutes=30) if returned else None,
            reported_by="Night worker",
            went_from=placement.home or "placement",
            placement=placement,
            last_seen="Went out by the fire door in a grey tracksuit.",
            police_ref=f"ZZ{page.world.next_number():06}",
            risk="medium",
            found_where=where if returned else "",
            found_with=company if returned else "",
            returned_how="fetched by a carer" if returned else "",
            team=page.world.teams["missing"],
            worker=page.world.staff.always("missing"),
        )
    )
    kind = "relative" if where == COUSINS else "street"
    page.tell(
        "movement",
        episode=episode.ref,
        child=episode.person.ref,
        place=f"story:{where}",
        name=where,
        kind=kind,
        company=company,
        written=episode.found_where,
    )
    return episode


def cousins_flat(page: Making) -> None:
    """The boy found at his cousin's flat three times, and missing again tonight.

    The last time he came back nobody asked him where he had been.
    """
    boy = child(page, "Kian", "Ravenscroft", "M", 14.6, "60 Reed Close")
    (placement, *_) = make_period(page, boy, ago(page, 300), birthday(boy.born, 18), {"U6": 1})
    times = (
        (210, 19, 6.0, COUSINS, "his cousin"),
        (150, 21, 30.0, "the bus station", ""),
        (96, 20, 9.0, COUSINS, "his cousin"),
        (41, 20, 14.0, COUSINS, "his cousin"),
    )
    for days, hour, hours, where, company in times:
        episode = _episode(
            page, _placed(page, placement, days), at(page, days, hour), hours, where, company
        )
        assert episode.returned_at is not None  # noqa: S101 - given just above
        held = _heard(page, episode, episode.returned_at + timedelta(hours=26))
        held.during = f"I was at {where}. He lets me have the big room and nobody shouts."
    unheard = _episode(page, _placed(page, placement, 7), at(page, 7, 21), 8.0, "")
    page.add(Interview(episode=unheard, recorded_at=at(page, 6, 5)))
    _episode(page, _placed(page, placement, 1), at(page, 1, 20, 15), None, COUSINS)


def _placed(page: Making, first: Placement, days: int) -> Placement:
    """The placement of that day among those just made."""
    day = ago(page, days)
    mine = [
        one for one in page.records if isinstance(one, Placement) and one.period is first.period
    ]
    return next(p for p in mine if p.started_on <= day and (p.ended_on is None or p.ended_on > day))


def _heard(page: Making, episode: Episode, held: datetime) -> Interview:
    held = page.by_day(held)
    interview: Interview = page.add(Interview(episode=episode, recorded_at=held))
    interview.offered_at = min(held, page.by_day(held - timedelta(hours=20)))
    interview.state, interview.held_at = InterviewState.HELD, held
    interview.interviewer = page.world.staff.always("missing")
    interview.independent = True
    return interview


def who_asked(page: Making) -> None:
    """The girl who declined five interviews until somebody she knew asked."""
    girl = child(page, "Jessamy", "Kestrel-Lunt", "F", 15.4, "3 Sluice Road")
    (placement, *_) = make_period(page, girl, ago(page, 400), birthday(girl.born, 18), {"U4": 1})
    for days in (190, 160, 128, 90, 62):
        where = "the canal basin"
        episode = _episode(page, _placed(page, placement, days), at(page, days, 22), 11.0, where)
        _declined(page, episode)
    last = _episode(page, _placed(page, placement, 27), at(page, 27, 22), 16.0, "the canal basin")
    assert last.returned_at is not None  # noqa: S101 - given just above
    held = _heard(page, last, last.returned_at + timedelta(hours=40))
    held.before = "You're the only one I'd tell. The man at the boats gives us drink."
    held.during = "On the green boat at the canal basin. There were four of us."
    held.would_help = "Ask me again. I'd have said, if it had been you."
    page.tell("context_member", context="story", child=girl.person.ref)


def _declined(page: Making, episode: Episode) -> None:
    assert episode.returned_at is not None  # noqa: S101 - a returned episode
    interview = page.add(Interview(episode=episode, recorded_at=episode.returned_at))
    interview.offered_at = page.by_day(episode.returned_at + timedelta(hours=30))
    interview.state = InterviewState.DECLINED
    interview.closed_at = interview.offered_at + timedelta(hours=1)
    interview.because = "Said she did not know the worker and had nothing to say."

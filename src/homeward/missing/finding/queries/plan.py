"""The find plan of an open episode: what to check now, why, and what nobody knows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from homeward.core import clock
from homeward.core.errors import NotForYou
from homeward.people.models import Phone

from ...find_plan import Line, PlaceRanking, rank_places
from ...models import Episode, KnownAssociate, KnownPlace, PlaceCheck
from ...projections import times_of
from ...queries import episodes_of, get_episode, missing_rows
from ..codes import Way
from ..protect import Spot, spot
from ..rules import (
    Checked,
    Gap,
    after_checks,
    band,
    gaps,
    minutes,
    odds_words,
    ways_to_check,
)
from ..somewhere_new import Hint
from .known import as_visits, clean, known_associates, known_places, secrets_near
from .look_out import sheet_of
from .somewhere_new import hints_of

LINES = 10
ENGINE = "find plan 3"  # rises whenever the method or a weight changes


@dataclass(frozen=True)
class Source:
    """What one line rests on: who said it, how they know, first-hand or heard, and when."""

    words: str
    said_by: str
    how_known: str
    first_hand: str
    at: datetime
    ref: str


@dataclass(frozen=True)
class CheckDone:
    """A check that was made."""

    ref: str
    what: str
    way: str
    result: str
    at: datetime
    by: str
    remarks: str


@dataclass(frozen=True)
class PlaceLine:
    """A place to check now. Without a source it cannot be made (ValueError)."""

    number: int
    spot: Spot
    odds: float
    reason: str
    sources: tuple[Source, ...]
    ways: tuple[Way, ...]
    checks: tuple[CheckDone, ...] = ()

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError(f"Line {self.number} of this plan has no source.")

    @property
    def odds_words(self) -> str:
        return odds_words(self.odds)

    @property
    def band(self) -> str:
        return band(self.odds)

    @property
    def minutes(self) -> int:
        """How long the quickest check takes, about."""
        return minutes(self.ways[0])


@dataclass(frozen=True)
class PersonLine:
    """Somebody to ask. People get no odds: how often they are named, last when, by whom."""

    ref: str
    name: str
    relation: str
    times: int
    phones: tuple[str, ...]
    missing_too: bool
    sources: tuple[Source, ...]
    checks: tuple[CheckDone, ...] = ()

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError("A person on this plan has no source.")


@dataclass(frozen=True)
class FindPlan:
    """All that the page, the sheet, the JSON and the signed file show."""

    episode: Episode
    made_at: datetime
    places: tuple[PlaceLine, ...]
    elsewhere: float
    elsewhere_count: int
    somewhere_new: float
    hints: tuple[Hint, ...]
    people: tuple[PersonLine, ...]
    checks: tuple[CheckDone, ...]
    gaps: tuple[Gap, ...]
    earlier: int
    last_seen: str
    secrets: tuple[str, ...] = field(repr=False, default=())

    @property
    def new_words(self) -> str:
        return odds_words(self.somewhere_new)


def find_plan(viewer: Any, ref: str) -> FindPlan:
    """The plan of an episode that is open now; ``NotForYou`` once the child is back."""
    episode = get_episode(viewer, ref)
    if episode.returned_at is not None or episode.recorded_in_error:
        raise NotForYou
    now = clock.now()
    known = known_places(viewer, episode.person)
    people = known_associates(viewer, episode.person)
    about = [episode.person, *(each.associate for each in people if each.associate)]
    secrets = secrets_near(about)
    done = list(
        PlaceCheck.objects.filter(episode=episode)
        .select_related("place", "associate__associate")
        .order_by("checked_at", "pk")
    )
    ranking = _ranking(episode, known, done, now)
    checks = {each.pk: _done(each, secrets) for each in done}
    earlier = [each for each in episodes_of(viewer, episode.person) if each.pk != episode.pk]
    at = {each.place.ref: each.place for each in known}
    who = _person_lines(viewer, people, done, checks, secrets)
    return FindPlan(
        episode=episode,
        made_at=now,
        places=_place_lines(ranking, known, done, checks, secrets),
        elsewhere=sum(each.odds for each in ranking.beyond),
        elsewhere_count=len(ranking.beyond),
        somewhere_new=ranking.somewhere_new,
        hints=hints_of(
            viewer,
            episode,
            ranking.somewhere_new,
            first=[at[line.place] for line in ranking.named],
            people=[each.name for each in who],
            secrets=secrets,
        ),
        people=who,
        checks=tuple(checks.values()),
        gaps=_gaps(earlier, known, people, stale=sheet_of(episode.person).stale),
        earlier=sum(not each.recorded_in_error for each in earlier),
        last_seen=clean(episode.last_seen, secrets),
        secrets=secrets,
    )


def _ranking(
    episode: Episode, known: Sequence[KnownPlace], done: Sequence[PlaceCheck], now: datetime
) -> PlaceRanking:
    plan = rank_places(as_visits(known), times_of(episode).began, limit=LINES)
    checks = [
        Checked(each.place.ref, each.way, each.result, each.checked_at)
        for each in done
        if each.place is not None
    ]
    return after_checks(plan, checks, now)


def _place_lines(
    ranking: PlaceRanking,
    known: Sequence[KnownPlace],
    done: Sequence[PlaceCheck],
    checks: dict[int, CheckDone],
    secrets: tuple[str, ...],
) -> tuple[PlaceLine, ...]:
    of_place: dict[str, list[KnownPlace]] = defaultdict(list)
    for each in known:
        of_place[each.place.ref].append(each)
    made = [
        place_line(number, line, of_place[line.place], done, checks, secrets)
        for number, line in enumerate(ranking.named, start=1)
    ]
    return tuple(made)


def place_line(
    number: int,
    line: Line,
    known: Sequence[KnownPlace],
    done: Sequence[PlaceCheck],
    checks: dict[int, CheckDone],
    secrets: tuple[str, ...],
) -> PlaceLine:
    """One line of the plan from what is known of a place: protected addresses taken out."""
    place = known[0].place
    return PlaceLine(
        number=number,
        spot=_clean(spot(place), secrets),
        odds=line.odds,
        reason=clean(line.reason, secrets),
        sources=tuple(_source(each, secrets) for each in reversed(known)),
        ways=ways_to_check(place.kind, protected=place.protected, address=bool(place.lines)),
        checks=tuple(checks[each.pk] for each in done if each.place_id == place.pk),
    )


def _clean(shown: Spot, secrets: tuple[str, ...]) -> Spot:
    """A place that is not protected may still be named after one that is."""
    if shown.protected:
        return shown
    name, where = clean(shown.name, secrets), clean(shown.where, secrets)
    return Spot(shown.ref, name, where, shown.kind, protected=False)


def _source(fact: KnownPlace | KnownAssociate, secrets: tuple[str, ...]) -> Source:
    if isinstance(fact, KnownPlace):
        company = f", with {fact.company}" if fact.company else ""
        words = f"{fact.get_known_how_display()}{company}"
    else:
        words = fact.relation
    return Source(
        words=clean(words, secrets),
        said_by=clean(fact.said_by, secrets),
        how_known=clean(fact.how_known, secrets),
        first_hand=fact.get_first_hand_display(),
        at=fact.at,
        ref=fact.ref,
    )


def _person_lines(
    viewer: Any,
    rows: Sequence[KnownAssociate],
    done: Sequence[PlaceCheck],
    checks: dict[int, CheckDone],
    secrets: tuple[str, ...],
) -> tuple[PersonLine, ...]:
    by_name: dict[str, list[KnownAssociate]] = defaultdict(list)
    for each in rows:
        by_name[f"#{each.associate_id}" if each.associate_id else each.name.casefold()].append(each)
    on_file = [each.associate for each in rows if each.associate is not None]
    phones = _phones([each.pk for each in on_file])
    missing = missing_rows(viewer, on_file)
    lines = [
        _person_line(each, phones, missing, done, checks, secrets) for each in by_name.values()
    ]
    return tuple(sorted(lines, key=lambda x: (-x.times, -x.sources[0].at.timestamp(), x.name)))


def _person_line(
    facts: Sequence[KnownAssociate],
    phones: dict[int, list[str]],
    missing: set[int],
    done: Sequence[PlaceCheck],
    checks: dict[int, CheckDone],
    secrets: tuple[str, ...],
) -> PersonLine:
    newest = facts[0]
    pks = {each.pk for each in facts}
    return PersonLine(
        ref=newest.ref,
        name=clean(newest.name, secrets),
        relation=clean(newest.relation, secrets),
        times=len({each.episode_id or each.ref for each in facts}),
        phones=tuple(phones.get(newest.associate_id or 0, ())),
        missing_too=newest.associate_id in missing,
        sources=tuple(_source(each, secrets) for each in facts),
        checks=tuple(checks[each.pk] for each in done if each.associate_id in pks),
    )


def _phones(pks: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Phone.objects.filter(person__in=pks, to_on__isnull=True).order_by("pk")
    for person_id, value in rows.values_list("person_id", "value"):
        found[person_id].append(value)
    return found


def _done(check: PlaceCheck, secrets: tuple[str, ...]) -> CheckDone:
    what = _clean(spot(check.place), secrets).name if check.place else ""
    if check.associate is not None:
        what = clean(check.associate.name, secrets)
    return CheckDone(
        ref=check.ref,
        what=what,
        way=check.get_way_display(),
        result=check.get_result_display(),
        at=check.checked_at,
        by=clean(check.checked_by, secrets),
        remarks=clean(check.remarks, secrets),
    )


def _gaps(
    earlier: Sequence[Episode],
    known: Sequence[KnownPlace],
    people: Sequence[KnownAssociate],
    *,
    stale: int,
) -> tuple[Gap, ...]:
    """Counted over the episodes that stand and ended, and over what is known now."""
    back = [each for each in earlier if each.returned_at and not each.recorded_in_error]
    placed = {each.episode_id for each in known}
    bare = {e.place.pk for e in known if not e.place.lines and e.place.kind not in _NO_DOOR}
    unnumbered = {each.name.casefold() for each in people if each.associate_id is None}
    return gaps(
        no_place=sum(each.pk not in placed for each in back),
        no_interview=sum(_unheard(each) for each in back),
        no_address=len(bare),
        no_number=len(unnumbered),
        stale=stale,
    )


_NO_DOOR = frozenset({"street", "shops", "station"})


def _unheard(episode: Episode) -> bool:
    interview = getattr(episode, "interview", None)
    return interview is None or not (interview.held_at or interview.covered_by_id)

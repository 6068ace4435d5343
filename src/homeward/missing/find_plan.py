"""Where to look first for a child who is missing now: the places on record, with honest odds.

Pure and deterministic: the same record gives the same plan, in whatever order it is read. The
weights are fixed and stand below in plain sight; nothing is learned from children's records.

* Only while an episode is open: whoever calls this says for what purpose and logs it, and the
  plan ends when the child is found.
* Places get odds, people do not. Nothing here knows anything of the child: no name, age, origin,
  belief, health or care status. It sees places, times and how each thing is known.
* A line without a source cannot be made, and every line says why it is there.
* "Somewhere new" never leaves the plan; its odds rise with every check that finds nobody.
* Odds order a search. A person decides where to look, and may know better.

Method: a third how often, a third how recently, a third the hour of day. Counts alone promise too
much, so a share goes to places that nobody has recorded (Good and Turing's estimate), and the
surer a place looks the more of it goes there (`MOST`). A check moves the odds by Bayes' rule.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

Kind = Literal["found", "told", "other_told", "form"]

# How far one piece of evidence counts, by how it is known.
WEIGHTS: dict[Kind, float] = {"found": 1.0, "told": 0.9, "other_told": 0.6, "form": 0.3}
KNOWN_HOW: dict[Kind, str] = {
    "found": "Found here",
    "told": "Told by the child",
    "other_told": "Told by others",
    "form": "Listed on a form",
}
FADING = 0.9  # per episode ago
HOUR_SPREAD = 3.0  # hours
ONE_EPISODE = timedelta(hours=24)
# Added to both counts of Good and Turing, so that a short record does not boast.
ADDED_TO_ONCE, ADDED_TO_VISITS = 3, 6
# A place's odds bend towards this, the surer the more, and do not reach it before a check. Set on
# seeds 11 to 18 of benchmarks/missing; the order of the places stays the same.
MOST = 0.43
ELSEWHERE = "Elsewhere on record"
ENOUGH_FOR_ALWAYS = 3  # episodes
DAWN, EVENING = 6, 18  # a night belongs to its evening: 01:00 is "after 21:00"
ENGLAND = ZoneInfo("Europe/London")
MONTHS = "January February March April May June July August September October November December"


@dataclass(frozen=True)
class Visit:
    """One piece of evidence that the child was, or goes, at a place.

    ``place`` is the place's reference, the same for all its aliases. ``at`` is aware: when the
    child left in the episode this is known from, or else when they were there. ``kind`` says how
    it is known: found there (1.0), told by the child (0.9), told by a carer or another (0.6),
    only listed on a form (0.3). ``certainty`` (above 0, at most 1) lowers that: 0.5 for places
    merged without confirmation, 0.2 for a doubted source. Raises ValueError.
    """

    place: str
    at: datetime
    kind: Kind = "found"
    certainty: float = 1.0

    def __post_init__(self) -> None:
        _need_aware(self.at, f"The visit to {self.place}")
        if self.kind not in WEIGHTS:
            raise ValueError(f"{self.kind!r} is no kind of visit; use one of {', '.join(WEIGHTS)}.")
        if not 0 < self.certainty <= 1:
            raise ValueError(f"Certainty {self.certainty} at {self.place}: give over 0, at most 1.")

    @property
    def weight(self) -> float:
        """How far this counts, above 0 and at most 1."""
        return WEIGHTS[self.kind] * self.certainty


@dataclass(frozen=True)
class Line:
    """A place to check: the odds that the child is there, from what record, and why in words.

    ``sources`` are the visits it rests on, oldest first, never empty. Raises ValueError.
    """

    place: str
    odds: float
    sources: tuple[Visit, ...]
    reason: str

    def __post_init__(self) -> None:
        if not self.sources:
            raise ValueError(f"The line for {self.place} has no source; give the visits behind it.")
        if not 0 <= self.odds <= 1:
            raise ValueError(f"The odds of {self.place} are {self.odds}; they must be 0 to 1.")


@dataclass(frozen=True)
class PlaceRanking:
    """The lines, best first, and the odds that the child is somewhere nobody has recorded.

    The odds of ``lines`` and ``somewhere_new`` always sum to 1. Where the record holds more
    places than were asked for, one more line, `ELSEWHERE`, stands last with the odds and sources
    of all the others. ``beyond`` holds those one by one, so that they can rise after a check.
    """

    lines: tuple[Line, ...]
    somewhere_new: float
    beyond: tuple[Line, ...] = ()

    def __post_init__(self) -> None:
        total = math.fsum([self.somewhere_new, *(line.odds for line in self.lines)])
        if not math.isclose(total, 1, abs_tol=1e-9):
            raise ValueError(f"The odds of this plan sum to {total}; they must sum to 1.")

    @property
    def named(self) -> tuple[Line, ...]:
        """The lines that name one place each: all but `ELSEWHERE`."""
        return self.lines[:-1] if self.beyond else self.lines


def rank_places(history: Iterable[Visit], at: datetime, *, limit: int = 10) -> PlaceRanking:
    """Rank the places on record for a child who left at ``at`` (aware).

    Visits within 24 hours of the first of them are one episode, and all its places are equally
    recent. A place counts once in an episode, by its strongest evidence: being found there and
    telling of it later is one visit. A visit after ``at`` (a sighting in the open episode) is
    taken like the others. At most ``limit`` places are named; `PlaceRanking` says what becomes
    of the rest. Ties go to the later visit. With no history ``somewhere_new`` is 1.

    Raises ValueError if ``at`` has no time zone or ``limit`` is under 1.
    """
    _need_aware(at, "The time of leaving")
    if limit < 1:
        raise ValueError(f"The limit is {limit}; a plan needs at least one line.")
    record = _by_episode(history)
    if not record:
        return PlaceRanking(lines=(), somewhere_new=1.0)
    counted = _once_an_episode(record)
    new = _share_of_the_new(Counter(seen.visit.place for seen in counted))
    times_found = len({seen.episode for seen in record if seen.visit.kind == "found"})
    at_place = defaultdict(list)
    for seen in record:
        at_place[seen.visit.place].append(seen)
    lines = []
    local = at.astimezone(ENGLAND)
    for place, share in _own_shares(counted, _hour(local)).items():
        sources = tuple(seen.visit for seen in at_place[place])
        reason = _reason(at_place[place], times_found, local.year)
        odds = (1 - new) * share
        lines.append(Line(place, odds / math.hypot(1, odds / MOST), sources, reason))
    return _ranked(lines, 1 - math.fsum(line.odds for line in lines), limit)


def update(
    ranking: PlaceRanking, place: str, *, found: bool = False, detection: float = 0.8
) -> PlaceRanking:
    """The plan after ``place`` was checked; as many places are named as before.

    ``detection`` is the chance that the check would have found a child who was there (0.8 for
    a door, 0.3 for a phone call; at least 0 and below 1, for no check is certain). Not found:
    POA' = POA (1 - POD) / (1 - POA POD); the other places and ``somewhere_new`` rise. Found:
    nothing is left but this place, or ``somewhere_new`` where nobody had recorded it.

    Raises ValueError for a ``detection`` out of range, or when a place that is not on the plan
    was checked in vain: that says nothing about the places that are.
    """
    if not 0 <= detection < 1:
        raise ValueError(f"The detection is {detection}; it must be at least 0 and below 1.")
    places = ranking.named + ranking.beyond
    checked = next((line for line in places if line.place == place), None)
    if found:
        lines = (replace(checked, odds=1.0),) if checked else ()
        return PlaceRanking(lines, 0.0 if checked else 1.0)
    if checked is None:
        raise ValueError(f"{place} is not on this plan. Check the place's reference.")
    remaining = 1 - checked.odds * detection
    after = [
        replace(line, odds=line.odds * (1 - detection if line is checked else 1) / remaining)
        for line in places
    ]
    return _ranked(after, ranking.somewhere_new / remaining, len(ranking.named))


class _Seen(NamedTuple):
    """A visit with the number of its episode (0 is the oldest) and England's time."""

    visit: Visit
    episode: int
    local: datetime


def _need_aware(moment: datetime, what: str) -> None:
    if moment.utcoffset() is None:
        raise ValueError(f"{what} is dated {moment} without a time zone; give an aware time.")


def _chronologically(visit: Visit) -> tuple[datetime, str, str, float]:
    return visit.at.astimezone(UTC), visit.place, visit.kind, visit.certainty


def _by_episode(history: Iterable[Visit]) -> list[_Seen]:
    """Oldest first; an episode ends 24 clock hours after its first visit."""
    record: list[_Seen] = []
    episode, began = -1, None
    for visit in sorted(history, key=_chronologically):
        moment = visit.at.astimezone(UTC)
        if began is None or moment - began >= ONE_EPISODE:
            episode, began = episode + 1, moment
        record.append(_Seen(visit, episode, moment.astimezone(ENGLAND)))
    return record


def _once_an_episode(record: Iterable[_Seen]) -> list[_Seen]:
    """For each place and episode its strongest evidence, the later where two are equal."""
    strongest: dict[tuple[str, int], _Seen] = {}
    for seen in record:
        best = strongest.setdefault((seen.visit.place, seen.episode), seen)
        if seen.visit.weight >= best.visit.weight:
            strongest[seen.visit.place, seen.episode] = seen
    return list(strongest.values())


def _share_of_the_new(times: Counter[str]) -> float:
    """Good and Turing: many places seen only once promise more that nobody has seen."""
    once = sum(n == 1 for n in times.values())
    return (once + ADDED_TO_ONCE) / (times.total() + ADDED_TO_VISITS)


def _own_shares(counted: Sequence[_Seen], hour: float) -> dict[str, float]:
    """Each place's share, summing to 1: a third how often, a third how recent, a third hour."""
    newest = max(seen.episode for seen in counted)
    often = [seen.visit.weight for seen in counted]
    recent = [seen.visit.weight * FADING ** (newest - seen.episode) for seen in counted]
    at_hour = [seen.visit.weight * _nearness(_hour(seen.local), hour) for seen in counted]
    shares: dict[str, list[float]] = defaultdict(list)
    for thirds in (often, recent, at_hour):
        total = math.fsum(thirds)
        for seen, part in zip(counted, thirds, strict=True):
            shares[seen.visit.place].append(part / total / 3)
    return {place: math.fsum(parts) for place, parts in shares.items()}


def _hour(local: datetime) -> float:
    """The hour of day with its minutes: 21.5 is half past nine at night."""
    return local.hour + local.minute / 60 + local.second / 3600


def _nearness(hour: float, other: float) -> float:
    """1 at the same hour of day, falling to almost nothing at the opposite one."""
    apart = abs(hour - other)
    return math.exp(-((min(apart, 24 - apart) / HOUR_SPREAD) ** 2) / 2)


def _ranked(lines: Iterable[Line], new: float, limit: int) -> PlaceRanking:
    ordered = sorted(lines, key=_best_first)
    named, beyond = tuple(ordered[:limit]), tuple(ordered[limit:])
    if not beyond:
        return PlaceRanking(named, new)
    sources = tuple(sorted((v for line in beyond for v in line.sources), key=_chronologically))
    odds = min(1.0, math.fsum(line.odds for line in beyond))
    rest = Line(ELSEWHERE, odds, sources, f"Places on record but not listed: {len(beyond)}.")
    return PlaceRanking((*named, rest), new, beyond)


def _best_first(line: Line) -> tuple[float, float, str]:
    """Rounded, so that a last binary digit does not decide a tie; then the later visit."""
    return -round(line.odds, 12), -line.sources[-1].at.timestamp(), line.place


def _reason(here: Sequence[_Seen], times_found: int, year: int) -> str:
    """Why a place is on the plan, a sentence for each way it is known, from the same numbers."""
    known: dict[Kind, list[_Seen]] = {kind: [] for kind in KNOWN_HOW}
    for seen in here:
        known[seen.visit.kind].append(seen)
    return " ".join(_sentence(kind, s, times_found, year) for kind, s in known.items() if s)


def _sentence(kind: Kind, seen: Sequence[_Seen], times_found: int, year: int) -> str:
    n = len({each.episode for each in seen})
    times = f"{n} of {times_found}" if kind == "found" else str(n)
    s = "" if times in {"1", "1 of 1"} else "s"
    last = seen[-1].local
    day = f"{last.day} {MONTHS.split()[last.month - 1]}"
    day += "" if last.year == year else f" {last.year}"
    always = _always(seen) if n >= ENOUGH_FOR_ALWAYS else ""
    return f"{KNOWN_HOW[kind]} {times} time{s}, last on {day}{always}."


def _always(seen: Iterable[_Seen]) -> str:
    """The part of the day that all fall in: the night after an hour, or the day before one."""
    since_dawn = [(_hour(each.local) - DAWN) % 24 for each in seen]
    first, last = math.floor(min(since_dawn)) + DAWN, math.floor(max(since_dawn)) + 1 + DAWN
    if first >= EVENING:
        return f", always after {first % 24:02}:00"
    return f", always before {last:02}:00" if last <= EVENING else ""

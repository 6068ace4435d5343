"""Children in care and going missing in the demonstration borough, and what they said after."""

from datetime import datetime, timedelta

from homeward.care.models import PeriodOfCare, Placement
from homeward.missing.codes import InterviewState
from homeward.missing.models import Episode, Interview
from homeward.people.models import Person
from homeward.people.rules import age_on

from .figures import EPISODES_A_YEAR, HOURS_OUT, LEAVING_HOURS
from .names import HOMES, PLACES
from .world import World

WORDS = {
    "before": "I'd had enough of being asked where I was going. Nobody asked how I was.",
    "during": "I was at {place} with people I know. We had chips. Nobody hurt me.",
    "after": "I was tired and the police lady was alright. My key worker hugged me.",
    "would_help": "If I could see my brother on Sundays I wouldn't have to go at night.",
}
# What becomes of an offer (domain.md 4.4: 65% of offers accepted, 20% declined, the rest lost).
ENDS = {InterviewState.HELD: 65, InterviewState.DECLINED: 20, InterviewState.NOT_POSSIBLE: 15}


def make_absences(world: World) -> None:
    """Periods of care for some teenagers, and episodes for those who go missing."""
    teens = [child for child in world.children if (age_on(child.born_on, world.today) or 0) >= 11]
    for number, child in enumerate(world.rng.sample(teens, world.size.missing_children)):
        placement = _care(world, child) if number % 2 == 0 else None
        _episodes(world, child, placement, favourite=world.rng.choice(PLACES))


def _care(world: World, child: Person) -> Placement:
    begun = world.began + timedelta(days=world.rng.randrange(30, 300))
    home = world.rng.choice(HOMES[:2])
    period = world.add(PeriodOfCare(person=child, started_on=begun, legal_status="C2", need="N1"))
    return world.add(
        Placement(period=period, started_on=begun, kind="K2", home=home[0], in_area=True)
    )


def _episodes(world: World, child: Person, placement: Placement | None, favourite: str) -> None:
    a_year = world.span(EPISODES_A_YEAR)
    times = max(1, round(a_year * world.size.years * (0.6 if placement is None else 1.0)))
    earliest = placement.started_on if placement else world.began
    days = (world.today - earliest).days
    back: datetime | None = None
    for offset in sorted(world.rng.randrange(days + 1) for _ in range(times)):
        left = world.at(earliest + timedelta(days=offset), LEAVING_HOURS)
        if left < world.now and (back is None or left > back + timedelta(hours=4)):
            back = _episode(world, child, placement, left, favourite)
            if back is None:
                return


def _episode(
    world: World, child: Person, placement: Placement | None, left: datetime, favourite: str
) -> datetime | None:
    """One episode; when the child was back, or None where they are still out."""
    reported = left + timedelta(hours=world.rng.uniform(0.3, 4))
    returned = reported + timedelta(hours=world.span(HOURS_OUT))
    if reported > world.now:
        return left
    out = returned > world.now
    place = favourite if world.chance(0.6) else world.rng.choice(PLACES)
    episode = world.add(
        Episode(
            person=child,
            category="M" if world.chance(0.9) else "A",
            left_at=left,
            noticed_at=left + (reported - left) * 0.7,
            reported_at=reported,
            returned_at=None if out else returned,
            located_at=None if out else returned - timedelta(hours=0.4),
            reported_by="Residential worker" if placement else "Mother",
            went_from=placement.home if placement else "home",
            placement=placement,
            last_seen="Left by the back door after tea, dark coat, phone with them.",
            police_ref=f"ZZ{world.rng.randrange(10_000, 99_999)}" if world.chance(0.93) else "",
            risk=world.pick({"low": 25, "medium": 60, "high": 15}),
            found_where="" if out else place,
            returned_how="" if out else world.rng.choice(("by themselves", "with the police")),
            team=world.teams["missing"],
            worker=world.rng.choice(world.workers["missing"]),
        )
    )
    if out:
        return None
    _interview(world, episode, returned, place)
    return returned


def _interview(world: World, episode: Episode, returned: datetime, place: str) -> None:
    interview = world.add(Interview(episode=episode))
    offered = returned + timedelta(hours=world.rng.expovariate(1 / 22))
    if not world.chance(0.88) or offered > world.now:
        if returned < world.now - timedelta(days=30):
            _close(interview, InterviewState.NOT_POSSIBLE, returned + timedelta(days=12))
            interview.because = "Nobody offered it in time and the young person moved on."
        return
    interview.offered_at, interview.state = offered, InterviewState.OFFERED
    ended = offered + timedelta(hours=world.rng.expovariate(1 / 30))
    if ended > world.now:
        return
    state = InterviewState(world.pick(ENDS))
    if state is InterviewState.HELD:
        _hold(world, interview, ended, place)
    else:
        _close(interview, state, ended)
        interview.because = (
            "Said they had nothing to say and wanted to be left alone."
            if state is InterviewState.DECLINED
            else "Missing again before the interview could be held."
        )


def _hold(world: World, interview: Interview, held: datetime, place: str) -> None:
    interview.state, interview.held_at = InterviewState.HELD, held
    interview.interviewer = world.rng.choice(world.workers["missing"])
    interview.independent = world.chance(0.92)
    for part, words in WORDS.items():
        setattr(interview, part, words.format(place=place))
    shared = held + timedelta(hours=world.rng.expovariate(1 / 14))
    if shared <= world.now and world.chance(0.8):
        interview.shared_at, interview.shared_with = shared, "Police missing person coordinator"


def _close(interview: Interview, state: InterviewState, at: datetime) -> None:
    interview.state, interview.closed_at = state, at

"""Return home interviews: offered or not, held or not, in time or late, and what was said."""

from __future__ import annotations

from datetime import datetime, timedelta

from homeward.core.clock import day_of
from homeward.missing.codes import InterviewState
from homeward.missing.models import Episode, Interview

from .course import LATE_OFFERS, LOST_INTERVIEWS, NOT_SHARED
from .dice import Dice
from .figures import missing as figures
from .movers import Visit
from .world import Making

BEFORE = (
    "I'd had enough of being asked where I was going. Nobody asked how I was.",
    "They changed my contact again and told me on the day.",
    "It was kicking off downstairs so I went out the back.",
    "I just wanted to see my mates. There's nothing to do up there.",
)
DURING = (
    "I was at {place} with people I know. We had chips. Nobody hurt me.",
    "Walked about, then {place}. I slept on the settee.",
    "{place}. I always end up there. It's warm and nobody asks.",
    "Got the bus and ended up at {place}. {company} was there.",
)
DRAWN_IN = (
    "{company} picked me up and we went to {place}. He buys us food and vapes.",
    "I was at {place}. {company} said I could stay. I don't want him in trouble.",
)
AFTER = (
    "I was tired and the police lady was alright. My key worker hugged me.",
    "Nobody said anything, they just took my phone off me.",
    "I had a shower and slept till two.",
)
HELPS = (
    "If I could see my brother on Sundays I wouldn't have to go at night.",
    "Let me ring my nan when it gets too much.",
    "A placement nearer school. It's an hour and a half each way.",
)
THIN = ("Didn't want to talk about it.", "Fine.", "Was with mates.", "")
# Not offered in time: as many never offered as offered late.
NEVER_OFFERED = 1 - figures.OFFERED
LATE = 0.12
_HELD_IN_TIME = figures.HELD_IN_TIME * figures.OFFERED / (figures.OFFERED - LATE)
WINDOW = timedelta(hours=72)


def make_interview(page: Making, episode: Episode, returned: datetime, visit: Visit) -> None:
    """The interview of a returned child, as far as it has got by now."""
    dice, world = page.dice, page.world
    interview: Interview = page.add(Interview(episode=episode, recorded_at=returned))
    day = day_of(returned)
    slow = dice.chance(world.course.share(NEVER_OFFERED + LATE, LATE_OFFERS, day))
    if slow and dice.chance(NEVER_OFFERED / (NEVER_OFFERED + LATE)):
        lost = page.by_day(returned + timedelta(days=12 + dice.randrange(20)))
        if lost <= world.now:
            because = "Nobody offered it in time and the young person moved on."
            _close(interview, InterviewState.NOT_POSSIBLE, lost, because)
        return
    hours = 73 + dice.expovariate(1 / 60) if slow else dice.uniform(1, 60)
    offered = page.by_day(returned + timedelta(hours=hours))
    if offered > world.now:
        return
    interview.offered_at, interview.state = offered, InterviewState.OFFERED
    interview.recorded_at = offered
    _end(page, interview, returned, offered, visit)


def _end(
    page: Making, interview: Interview, returned: datetime, offered: datetime, visit: Visit
) -> None:
    dice, world = page.dice, page.world
    lost = figures.ENDS["declined"] + figures.ENDS["not_possible"]
    share = world.course.share(lost / 100, LOST_INTERVIEWS, day_of(returned))
    if dice.chance(share):
        ended = page.by_day(offered + timedelta(hours=1 + dice.expovariate(1 / 40)))
        if ended <= world.now:
            declined = dice.chance(figures.ENDS["declined"] / lost)
            state = InterviewState.DECLINED if declined else InterviewState.NOT_POSSIBLE
            _close(interview, state, ended, _because(dice, state))
        return
    in_time = offered < returned + WINDOW and dice.chance(_HELD_IN_TIME)
    held = _held_at(page, offered, returned + WINDOW, in_time)
    if held <= world.now:
        hold(page, interview, held, visit)
    elif dice.chance(0.5):
        interview.state = InterviewState.ACCEPTED


def _held_at(page: Making, offered: datetime, due: datetime, in_time: bool) -> datetime:
    """When it was held: between offer and due time, or later; never at night."""
    dice = page.dice
    if in_time:
        return max(offered, page.by_day(offered + (due - offered) * dice.random(), latest=due))
    return page.by_day(max(offered, due) + timedelta(hours=1 + dice.expovariate(1 / 70)))


def hold(page: Making, interview: Interview, held: datetime, visit: Visit) -> None:
    """The interview held, with what the child said: a good deal, or next to nothing."""
    dice, world = page.dice, page.world
    interview.state, interview.held_at = InterviewState.HELD, held
    interview.recorded_at = held
    interview.interviewer = world.staff.on("missing", day_of(held), dice)
    interview.independent = dice.chance(figures.INDEPENDENT)
    if dice.chance(figures.THIN):
        interview.during = dice.choice(THIN)
    else:
        said = DRAWN_IN if visit.place.kind == "context" else DURING
        company = visit.company or "Somebody"
        interview.before, interview.after = dice.choice(BEFORE), dice.choice(AFTER)
        interview.during = dice.choice(said).format(place=visit.told, company=company)
        interview.would_help = dice.choice(HELPS)
    slow = dice.chance(world.course.share(0.35, NOT_SHARED, day_of(held)))
    hours = 25 + dice.expovariate(1 / 60) if slow else dice.uniform(0.5, 20)
    shared = page.by_day(
        held + timedelta(hours=hours), latest=held + timedelta(hours=max(24, hours))
    )
    shared = max(held, shared)
    if shared <= world.now and not (slow and dice.chance(0.4)):
        interview.shared_at, interview.shared_with = shared, "Police missing person coordinator"


def _because(dice: Dice, state: InterviewState) -> str:
    if state is InterviewState.DECLINED:
        return dice.choice(
            (
                "Said they had nothing to say and wanted to be left alone.",
                "Said somebody asked the same things last week.",
            )
        )
    return dice.choice(
        ("Missing again before the interview could be held.", "Three visits; nobody opened.")
    )


def _close(interview: Interview, state: InterviewState, at: datetime, because: str) -> None:
    interview.state, interview.closed_at, interview.because = state, at, because
    interview.recorded_at = at

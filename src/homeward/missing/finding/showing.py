"""How the plan, the sheet and the figures are laid out: for a page, for paper and as data. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from homeward.ui.parts import Column

from .codes import CheckResult, Way
from .protect import withhold_all
from .queries.measures import KS, FindingFigures
from .queries.plan import ENGINE, FindPlan, PersonLine, PlaceLine, Source
from .rules import odds_words

PURPOSE = "To find a child who is missing now"
NEVER_DONE = (
    "Somewhere new: {}. The child may be at a place that nobody has recorded. Keep at least three "
    "possibilities open, and ask who else may know."
)
COLUMNS = {
    "sheet": ["", "Where", "Odds", "Why", "Checked"],
    "checks": ["When", "What", "How", "Result", "By"],
    "items": ["Fact", "Who said it", "How they know it", "First-hand or heard", "Proposed grade"],
    "learning": ["Learned", "For", "To do", "Outcome"],
    "contexts": ["Context", "Answers for it", "Actions open", "Look again on"],
    "asked": ["Place", "Children", "In the company of"],
    "links": ["Children", "Both recorded at", Column("Places", numeric=True), "Last"],
    "places": ["Place", "Where", "Kind"],
    "known": ["Child", "When", "How it is known", "Who said it"],
    "hits": ["Among the first", Column("Found there", numeric=True)],
    "located": [
        "By",
        Column("Found by somebody", numeric=True),
        Column("Back unaided", numeric=True),
        Column("Still out", numeric=True),
    ],
}


def new_sentence(plan: FindPlan) -> str:
    """The line that never leaves the plan."""
    return NEVER_DONE.format(plan.new_words)


def way_choices(line: PlaceLine) -> list[tuple[str, str]]:
    """How this place may be checked, the quickest first."""
    return [(way.value, str(way.label)) for way in line.ways]


ASK_WAYS = [(Way.PHONE.value, str(Way.PHONE.label)), (Way.DOOR.value, str(Way.DOOR.label))]
RESULTS = [(each.value, str(each.label)) for each in CheckResult]


def as_data(plan: FindPlan, *, by: str) -> dict[str, Any]:
    """The whole plan as JSON has it: odds as numbers, times with their zone, nothing protected."""
    episode = plan.episode
    found = {
        "purpose": PURPOSE,
        "engine": ENGINE,
        "made_at": _moment(plan.made_at),
        "made_by": by,
        "ends": "when the child is found or back",
        "episode": {
            "reference": episode.ref,
            "police_reference": episode.police_ref,
            "child": str(episode.person),
            "left_at": _moment(episode.left_at),
            "last_seen": plan.last_seen,
        },
        "places": [_place(each) for each in plan.places],
        "elsewhere_on_record": {"odds": plan.elsewhere, "places": plan.elsewhere_count},
        "somewhere_new": plan.somewhere_new,
        "somewhere_new_split": [
            {"what": each.words, "odds": each.odds, "rests_on": each.rests_on}
            for each in plan.hints
        ],
        "people": [_person(each) for each in plan.people],
        "not_known": [{"what": gap.words, "task": gap.task} for gap in plan.gaps],
    }
    return dict(withhold_all(found, plan.secrets))


def _place(line: PlaceLine) -> dict[str, Any]:
    return {
        "number": line.number,
        "place": line.spot.name,
        "where": line.spot.where,
        "odds": line.odds,
        "in_words": line.odds_words,
        "band": line.band,
        "why": line.reason,
        "check": [str(way.label) for way in line.ways],
        "minutes": line.minutes,
        "sources": [_source(each) for each in line.sources],
        "checked": [
            {"at": _moment(done.at), "how": done.way, "result": done.result, "by": done.by}
            for done in line.checks
        ],
    }


def _person(line: PersonLine) -> dict[str, Any]:
    return {
        "name": line.name,
        "relation": line.relation,
        "named_times": line.times,
        "phones": list(line.phones),
        "missing_too": line.missing_too,
        "sources": [_source(each) for each in line.sources],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "what": source.words,
        "said_by": source.said_by,
        "how_known": source.how_known,
        "first_hand": source.first_hand,
        "at": _moment(source.at),
    }


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at is not None else None


def hit_rows(figures: FindingFigures) -> list[tuple[str, str]]:
    """How often the place was among the first lines, where it was on record before."""
    return [
        (f"{k} line{'' if k == 1 else 's'}", f"{figures.hits(k)} of {figures.told_before}")
        for k in KS
    ]


def located_rows(figures: FindingFigures) -> list[tuple[str, str, str, str]]:
    """By each hour: the shares found by somebody, back unaided and still out."""
    return [
        (_hours(each.hour), _share(each.found), _share(each.unaided), _share(each.out))
        for each in figures.located
    ]


def _hours(hour: float) -> str:
    return f"{hour:.0f} hour{'' if hour == 1 else 's'}" if hour < 48 else f"{hour / 24:.0f} days"


def _share(share: float) -> str:
    return f"{share:.0%}"


def elsewhere_words(plan: FindPlan) -> str:
    """The odds of all places on record that the plan does not name, in one line."""
    if not plan.elsewhere_count:
        return ""
    n = plan.elsewhere_count
    return f"{n} more place{'' if n == 1 else 's'} on record: {odds_words(plan.elsewhere)} together"

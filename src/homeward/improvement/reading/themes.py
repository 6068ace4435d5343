"""Which part of the work a finding is about."""

from __future__ import annotations

import re

from .report import Theme
from .wording import one_of

# Weighted words of each theme. At equal weight the earlier theme wins: the narrower the subject,
# the earlier it stands.
_WORDS: dict[Theme, dict[int, str]] = {
    "missing": {
        4: r"""
            return(?:[- ]home)? interviews?
            missing (?:from (?:home|care)|episodes?|notifications?|children|young people|persons?)
            go(?:es|ing)? missing|went missing|children missing|runaways?
            (?:are|is|were|was) missing
        """,
    },
    "homes": {
        4: r"""
            sufficiency|placement (?:choice|options?|stability|strategy)
            bed[- ]and[- ]breakfast
            unregistered (?:\w+ )?(?:homes?|placements?|settings?|provision)
            unregulated \w+
        """,
        3: r"""
            accommodation|supported lodgings|semi-independent|housing
            homeless(?:ness)?|tenanc(?:y|ies)
        """,
        2: r"""
            placements?|foster carers?|fostering|children[’']s homes?
            residential|carers
        """,
    },
    "leaving care": {
        4: r"""
            pathway plan(?:s|ning)?|personal advis[eo]rs?|leaving care
            care leavers?|care[- ]experienced|former relevant
            leav(?:e|ing) care|local offer|staying put
        """,
        2: r"""
            PAs?|entitlements?|independen(?:ce|t(?:ly)? liv\w+)
            transition to adulthood
        """,
    },
    "front door": {
        4: r"""
            front door|MASH
            (?:multi-agency )?(?:safeguarding|public service) hub|IASS|MAST
            contacts? (?:and|or|records?|to)|repeat(?:ed)? contacts?
            re-?referrals?|SPOC
        """,
        3: r"""
            referrals?|contacts|thresholds?|screen(?:ed|ing)
            domestic abuse notifications?|hub managers?|the hub
            first (?:point of contact|response)
        """,
        1: r"""
            strategy (?:meetings?|discussions?)|consent|referred|notifications
        """,
    },
    "workforce": {
        4: r"""
            caseloads?|turnover|agency (?:staff|workers?|social workers)
            recruit(?:ment|ing|ed)?|workforce|vacan(?:cy|cies|t)
            newly qualified|ASYE|NQSWs?|staffing|retention
        """,
        2: r"""
            workloads?|staff
            (?:changes? of|frequent changes) (?:social )?workers?|morale
            (?<!employment or )(?<!employment and )(?<!employment, )training
        """,
    },
    "audit": {
        4: r"""
            audit(?:s|ing|ed|ors?)?|quality[- ]assur(?:ance|ed|es)
        """,
        2: r"""
            performance (?:management|information|data|reporting)|scrutiny
            benchmark\w*
        """,
    },
    "management oversight": {
        4: r"""
            management (?:and leadership )?oversight|managerial oversight
            supervision
        """,
        3: r"""
            oversight|managers?[’']? (?:decisions?|direction|challenge)
            management (?:decisions?|direction)
        """,
        2: r"""
            IROs?|reviewing officers?|conference chairs
            child protection chairs|escalat\w+|grip
        """,
        1: r"""
            managers?|leaders|governance|challenge
        """,
    },
    "plans": {
        4: r"""
            improvement plan(?:s|ning)?|action plans?|\d+-week plan
            child(?:ren)?[’']?s?[’']? plans?
        """,
        3: r"""
            (?:care|protection|in[- ]need|permanence|contingency|safety) plan(?:s|ning)?
        """,
        2: r"""
            plans?|planning|pace|core groups?|drift
        """,
    },
}
_COMPILED = tuple(
    (
        theme,
        tuple(
            (weight, re.compile(rf"(?<!\w){one_of(words)}(?!\w)", re.I))
            for weight, words in entries.items()
        ),
    )
    for theme, entries in _WORDS.items()
)
# Sections about care leavers lend their theme; the others are too wide to.
_LEAVERS = re.compile(r"progress of care leavers\b", re.IGNORECASE)
_LENDS = 3
_LEAST = 3
# What a finding opens with tells more of its subject than what it comes to.
_OPENING = 90


def theme_of(text: str, section: str = "") -> Theme:
    """The theme whose words weigh most in the text; those in its opening count twice."""
    best: Theme = "other"
    most = _LEAST - 1
    for theme, entries in _COMPILED:
        weight = sum(_weight(weight, words, text) for weight, words in entries)
        if theme == "leaving care" and _LEAVERS.search(section):
            weight += _LENDS
        if weight > most:
            best, most = theme, weight
    return best


def _weight(weight: int, words: re.Pattern[str], text: str) -> int:
    """Repeats tell less: at most three places count."""
    places = [match.start() for match in words.finditer(text)][:3]
    return sum(weight * (2 if place < _OPENING else 1) for place in places)

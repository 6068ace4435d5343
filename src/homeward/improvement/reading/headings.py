"""The headings of Ofsted's layouts since 2013, and the graded areas they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .report import Judgement, Owner

Role = Literal[
    "front",
    "findings",
    "strengths",
    "weaknesses",
    "recommend",
    "priority",
    "summary",
    "background",
]

_GRADE = r"(?P<grade>outstanding|good|requires? improvement(?: to be good)?|inadequate)"
_LINK = r"\W*(?:(?:is|are|was|were|that|it|judged|to be)\s+)*"
_NUMBER = r"(?:\d(?:\.\d)?\.?\s+)?"
_GRADED = r"(?:The graded judge?ments? (?:for|about|on) )?"
_EXPERIENCES = r"(?:(?:The )?experiences? and progress of )?"
_BOARD = (
    r"(?:The )?(?:effectiveness of )?(?:the )?"
    r"(?:Local Safeguarding Children.{0,2} Board(?: \(LSCB\))?|LSCB)"
)

# Areas in the frameworks' own words. Those of 2013-17 judge care leavers and adoption within
# children looked after; since 2018 leaders come first, and since 2023 care leavers stand alone.
_AREAS: tuple[tuple[str, str], ...] = (
    ("overall effectiveness", r"Overall effectiveness|The overall judge?ment"),
    ("overall effectiveness", r"Children’s services in .{2,60}?(?= (?:are|is|require))"),
    (
        "impact of leaders",
        r"(?:The )?impact of leaders on social work practice with children and families",
    ),
    (
        "help and protection",
        _EXPERIENCES + r"Children (?:who need|in need of) help and protection",
    ),
    (
        "looked after and achieving permanence",
        _EXPERIENCES + r"Children looked after and achieving permanence",
    ),
    ("children in care and care leavers", _EXPERIENCES + r"children in care and care leavers"),
    ("children in care", _EXPERIENCES + r"children in care"),
    ("care leavers", _GRADED + r"(?:the )?" + _EXPERIENCES + r"care leavers"),
    ("adoption performance", _GRADED + r"adoption performance"),
    ("leadership, management and governance", r"Leadership, management and governance"),
    ("safeguarding board", _BOARD),
)
_COMPILED = tuple(
    (
        area,
        re.compile(rf"{_NUMBER}(?P<area>{pattern}){_LINK}{_GRADE}\.?", re.IGNORECASE),
    )
    for area, pattern in _AREAS
)
_GRADED_PREFIX = re.compile(_GRADED, re.IGNORECASE)
_MAY_START = re.compile(
    r"(?:\d(?:\.\d)?\.?\s+)?(?:the\b|overall eff|children|experience|impact of l|adoption perf"
    r"|leadership|care leav|local safeg|LSCB)",
    re.IGNORECASE,
)
# The longest heading of an area fills four printed lines, with its grade a fifth.
_LONGEST = 5
_WIDEST = 120

_NAMED: tuple[tuple[Role, str], ...] = (
    ("priority", r"Areas? for priority action|Priority (?:and immediate )?actions?"),
    (
        "recommend",
        r"Recommendations?|Areas? for (?:improvement|development)"
        r"|What (?:does|do) .{3,60} need to improve"
        r"|What needs to (?:improve|be improved)(?: in this area of social work practice)?"
        r"|Areas? (?:of practice )?that (?:need|require)s? improvement",
    ),
    ("strengths", r"(?:This|The) local authority has the following strengths"),
    ("weaknesses", r"(?:This|The) local authority .{0,60}\bnot yet good because"),
    (
        "findings",
        r"(?:Main |Key |Inspection |Headline )?findings|Overview"
        r"|Findings and evaluation of progress|Summary of (?:key )?findings"
        r"|Evaluation of progress|Inspection findings [–-] .{3,60}"
        r"|Key strengths and weaknesses of the LSCB"
        r"|Inspection judge?ments about the local authority"
        r"|Section \d: the local authority"
        r"|Section \d: the effectiveness of the local safeguarding children board"
        r"|The Local Safeguarding Children Board(?: \(LSCB\))?",
    ),
    (
        "summary",
        r"Contents|Areas covered by (?:the|this) (?:monitoring )?visit"
        r"|Executive summary|Summary(?: for children and young people)?",
    ),
    (
        "background",
        r"Information about this .{3,40}|Other information about this area|The local authority"
        r"|What the inspection judge?ments mean.{0,60}|Previous Ofsted inspections"
        r"|Other Ofsted inspections|Local leadership|Children living in this area"
        r"|Child protection in this area|Children looked after in this area",
    ),
)
_NAMED_COMPILED = tuple(
    (role, re.compile(rf"(?:{pattern}) ?[:?]?\d?", re.IGNORECASE)) for role, pattern in _NAMED
)
_NAMED_LONGEST = 2
_ONE_BODY = re.compile(r"\bLSCB\b|Safeguarding Children.{0,2} Board", re.IGNORECASE)

_END = re.compile(
    r"The Office for Standards in Education, Children.s Services|Any complaints about the insp"
    r"|Yours (?:sincerely|faithfully)|Ofsted will take the findings|If you would like a copy of"
    r"|I would like to thank|You may (?:re-?use|copy) |I am copying this letter"
    r"|We have notified the Department"
)


@dataclass(frozen=True)
class Heading:
    """A heading: its words without grade, what stands under it, and whom that concerns.

    ``owner`` is None where the heading does not say; ``used`` is how many lines it fills.
    """

    words: str
    role: Role
    used: int
    owner: Owner | None = None
    judgement: Judgement | None = None


def is_heading(line: str) -> bool:
    """Is this one line the whole of a heading?"""
    return heading_at((line,)) is not None


def ends_report(line: str) -> bool:
    """Does the report's own matter end before this line?"""
    return _END.match(line) is not None


def heading_at(lines: tuple[str, ...]) -> Heading | None:
    """The heading that begins at the first of these lines and may run over the next, if any."""
    if not lines or not lines[0][:1].isalnum() or len(lines[0]) > _WIDEST:
        return None
    lines = tuple(line.replace("'", "’") for line in lines)
    if _MAY_START.match(lines[0]):
        for used in range(min(_LONGEST, len(lines)), 0, -1):
            graded = _graded(" ".join(lines[:used]), used)
            if graded:
                return graded
    if not lines[0][:1].isupper():
        return None
    for used in range(min(_NAMED_LONGEST, len(lines)), 0, -1):
        named = _named(" ".join(lines[:used]), used)
        if named:
            return named
    return None


def _graded(text: str, used: int) -> Heading | None:
    for area, pattern in _COMPILED:
        match = pattern.fullmatch(text)
        if match:
            grade = match["grade"].lower()
            grade = "requires improvement" if grade.startswith("require") else grade
            owner: Owner = "safeguarding board" if area.startswith("safeg") else "local authority"
            words = _GRADED_PREFIX.sub("", match["area"])
            judgement = Judgement(area, grade, " ".join(text.split()))
            return Heading(words[:1].upper() + words[1:], "findings", used, owner, judgement)
    return None


def _named(text: str, used: int) -> Heading | None:
    for role, pattern in _NAMED_COMPILED:
        if pattern.fullmatch(text):
            owner: Owner | None = "safeguarding board" if _ONE_BODY.search(text) else None
            return Heading(text.rstrip(" :?0123456789"), role, used, owner)
    return None

"""How episodes and sums are laid out on a page: rows, links and words. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from homeward.ui.parts import Column
from homeward.ui.words import MONTHS, moment_words

from .codes import InterviewState
from .models import Episode
from .projections import interview_of
from .queries import EpisodePage, NotificationPage
from .rules import Sum

MONTHS_SHOWN = 24
BOARD_COLUMNS = {
    "out": ["Name", "Age", "Out for", "Went from", "Police", "Last seen", "Owner", "Next"],
    "meetings": ["Name", "Why", "Asked since"],
    "owed": ["Name", "Returned", "State", "72 hours", "Owner"],
    "repeats": [
        "Name",
        "Age",
        Column("Episodes", numeric=True),
        "Last reported",
        Column("Interviews held", numeric=True),
        "Now",
    ],
}
SUM_FIGURES = (
    "Returned",
    "Held",
    "Declined",
    "Not possible",
    "Covered",
    "Owed",
    "Remainder",
    "Held in 72 hours",
)
EPISODE_COLUMNS = {
    "duties": ["What is owed", "Since", "Due", "State"],
    "others": ["Reported", "Returned", "Interview"],
    "meetings": ["Why", "Asked since", "Decided"],
    "tellings": ["Who", "State", "When, and by name"],
    "enquiries": ["Where, or whom", "When and who", "What came of it"],
}
NOTICE_COLUMNS = {
    "waiting": ["Child", "Says", "Received", "From", "Why it waits", "Left to match"],
    "settled": ["Child", "Says", "Received", "From", "What came of it"],
    "answers": [Column("Row", numeric=True), "What became of it", "Why"],
}
NAME_COLUMNS = ["Name", "Returned", "Interview", "Why"]


@dataclass(frozen=True)
class Cell:
    """One figure of a sum, with the way to the names behind it."""

    label: str
    number: str
    href: str = ""


@dataclass(frozen=True)
class SumRow:
    """One line of the reconciliation, its name opening the names of all its episodes."""

    label: str
    href: str
    cells: tuple[Cell, ...]


def sum_columns(by: str) -> list[Column]:
    """The headings of the sum: by what, and its figures."""
    return [Column(by.capitalize()), *(Column(label, numeric=True) for label in SUM_FIGURES)]


def sum_row(line: Sum, *, by: str, month: str, group: str = "") -> SumRow:
    """A line of the sum in which every number that is not nought opens the names behind it."""

    def href(state: str) -> str:
        query = urlencode({"month": month, "by": by, "group": group, "state": state})
        return f"?{query}#names"

    opens = (
        (line.returned, ""),
        (line.held, InterviewState.HELD.value),
        (line.declined, InterviewState.DECLINED.value),
        (line.not_possible, InterviewState.NOT_POSSIBLE.value),
        (line.covered, InterviewState.COVERED.value),
        (line.owed, InterviewState.OWED.value),
    )
    texts = [(f"{number:,}", href(state) if number else "") for number, state in opens]
    texts += [(str(line.remainder), ""), (f"{line.held_in_time:,} of {line.held:,}", "")]
    cells = tuple(Cell(label, *text) for label, text in zip(SUM_FIGURES, texts, strict=True))
    return SumRow(line.label, href(""), cells)


def shown_words(group: str, state: str) -> str:
    """What the names below a sum are those of: "Held, June 2026"."""
    known = state in InterviewState.values
    what = InterviewState(state).label if known else "All returned"
    return f"{what}, {group}" if group else what


def months_back(today: date, number: int = MONTHS_SHOWN) -> list[tuple[str, str]]:
    """The last months, this one first, as ("2026-06", "June 2026")."""
    ordinal = today.year * 12 + today.month - 1
    found = [divmod(ordinal - back, 12) for back in range(number)]
    return [(f"{year}-{month + 1:02}", f"{MONTHS[month]} {year}") for year, month in found]


def range_of(month: str, months: list[tuple[str, str]]) -> tuple[date, date]:
    """The first and last day of a month; of the last twelve months where none is named."""
    known = [value for value, _ in months]
    first, last = (month, month) if month in known else (known[11], known[0])
    start, end = date.fromisoformat(f"{first}-01"), date.fromisoformat(f"{last}-01")
    following = date(end.year + end.month // 12, end.month % 12 + 1, 1)
    return start, date.fromordinal(following.toordinal() - 1)


def episode_facts(page: EpisodePage) -> list[tuple[str, Any]]:
    """The facts of an episode, for a summary list; what is not known is said to be not known."""
    episode = page.episode
    facts = [
        ("What", episode.get_category_display()),
        ("Left", episode.left_at),
        ("Noticed", episode.noticed_at),
        ("Reported", _with(episode.reported_at, episode.reported_by, ", by ")),
        ("Went from", episode.went_from),
        ("Last seen", episode.last_seen),
        ("Police reference", episode.police_ref),
        ("Police grade", _with(episode.graded_at, episode.grade, ": ") or episode.grade),
        ("Answers for it", page.owner),
    ]
    if episode.placing_authority:
        facts.append(("Placed here by", episode.placing_authority))
    if episode.located_at:
        found = ", with ".join(part for part in (episode.found_where, episode.found_with) if part)
        facts.append(("Found", _with(episode.located_at, found, ": ")))
    if episode.returned_at:
        facts.append(("Returned", _with(episode.returned_at, episode.returned_how, ": ")))
        facts += [("Found by", episode.get_found_by_display()), ("Harm", episode.harm)]
    return facts


def interview_facts(page: EpisodePage) -> list[tuple[str, Any]]:
    """What is known of the interview beside the child's words."""
    interview = page.interview
    if interview is None:
        return []
    facts: list[tuple[str, Any]] = [
        ("Offered", interview.offered_at or "No separate offer is recorded")
    ]
    if interview.held_at:
        independent = {True: "Yes", False: "No", None: ""}[interview.independent]
        who = interview.interviewer.name if interview.interviewer else ""
        facts += [
            ("Held", interview.held_at),
            ("Interviewer", who),
            ("Independent of the child's care", independent),
            (
                "Learning shared",
                _with(interview.shared_at, interview.shared_with, ", with ") or "Not yet",
            ),
        ]
    if interview.because:
        facts.append((interview.get_state_display(), interview.because))
    if interview.closed_at:
        facts.append(("Since", interview.closed_at))
    return facts


def childs_words(page: EpisodePage) -> list[tuple[str, str]]:
    """What the child said in the interview, part by part, where they said anything."""
    interview = page.interview
    if interview is None:
        return []
    parts = [
        ("Before", interview.before),
        ("During", interview.during),
        ("After", interview.after),
        ("What would help", interview.would_help),
    ]
    return [(label, text) for label, text in parts if text]


def told(episode: Episode) -> bool:
    """Whether an interview was held on this episode."""
    interview = interview_of(episode)
    return interview is not None and interview.held_at is not None


def notice_facts(page: NotificationPage) -> list[tuple[str, Any]]:
    """What a notification says, for a summary list; what it does not say is left out."""
    notice, row = page.notice, page.notification
    facts: list[tuple[str, Any]] = [
        ("What it says", row.get_says_display()),
        ("Child", notice.name),
        ("Born", notice.born_on),
        ("Left", notice.left_at),
        ("Reported", notice.reported_at),
        ("Returned", notice.returned_at),
        ("Went from", notice.went_from),
        ("Last seen", notice.last_seen),
        ("Found at", notice.found_where),
        ("Police reference", notice.police_ref),
        ("Told by", notice.reported_by),
        ("Telephone", notice.phone),
    ]
    arrived = f"{row.get_channel_display()}, {row.sender}, {moment_words(row.received_at)}"
    return [*((term, value) for term, value in facts if value), ("How it reached us", arrived)]


def _with(moment: Any, words: str, joint: str) -> str:
    if not moment:
        return ""
    return f"{moment_words(moment)}{joint}{words}" if words else moment_words(moment)

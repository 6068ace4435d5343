"""Reading missing episodes and their interviews: only those that the viewer may know of."""

from .acting import Acted, Corrected, acted_on
from .board import (
    Counts,
    OutNow,
    Owed,
    Repeat,
    counts,
    interviews_owed,
    missing_now,
    owed_rows,
    three_or_more_in_90_days,
)
from .episodes import (
    EpisodePage,
    episode_page,
    episodes_of,
    get_episode,
    missing_rows,
    out_now,
    out_words,
    visible_episodes,
)
from .history import Said, episodes_for, in_one_line, last_said
from .sums import By, names_behind, reconciliation, with_people
from .telling import Telling, tellings_of

__all__ = [
    "Acted",
    "By",
    "Corrected",
    "Counts",
    "EpisodePage",
    "OutNow",
    "Owed",
    "Repeat",
    "Said",
    "Telling",
    "acted_on",
    "counts",
    "episode_page",
    "episodes_for",
    "episodes_of",
    "get_episode",
    "in_one_line",
    "interviews_owed",
    "last_said",
    "missing_now",
    "missing_rows",
    "names_behind",
    "out_now",
    "out_words",
    "owed_rows",
    "reconciliation",
    "tellings_of",
    "three_or_more_in_90_days",
    "visible_episodes",
    "with_people",
]

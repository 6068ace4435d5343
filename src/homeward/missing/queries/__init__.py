"""Reading missing episodes and their interviews: only those that the viewer may know of."""

from .acting import Acted, Corrected, acted_on, meetings_to_decide
from .board import (
    Counts,
    OutNow,
    Owed,
    Repeat,
    counts,
    interviews_owed,
    missing_now,
    open_episodes,
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
from .freedom import Answered, answers_for, financial_year
from .history import Said, episodes_for, in_one_line, last_said
from .notices import (
    NotificationPage,
    get_notification,
    notification_page,
    own_notification,
    settled_notifications,
    waiting_notifications,
)
from .packing import Pack, pack
from .patterns import Patterns, homes_gone_from, patterns
from .sums import By, names_behind, reconciliation, with_people
from .telling import Telling, tellings_of

__all__ = [
    "Acted",
    "Answered",
    "By",
    "Corrected",
    "Counts",
    "EpisodePage",
    "NotificationPage",
    "OutNow",
    "Owed",
    "Pack",
    "Patterns",
    "Repeat",
    "Said",
    "Telling",
    "acted_on",
    "answers_for",
    "counts",
    "episode_page",
    "episodes_for",
    "episodes_of",
    "financial_year",
    "get_episode",
    "get_notification",
    "homes_gone_from",
    "in_one_line",
    "interviews_owed",
    "last_said",
    "meetings_to_decide",
    "missing_now",
    "missing_rows",
    "names_behind",
    "notification_page",
    "open_episodes",
    "out_now",
    "out_words",
    "owed_rows",
    "own_notification",
    "pack",
    "patterns",
    "reconciliation",
    "settled_notifications",
    "tellings_of",
    "three_or_more_in_90_days",
    "visible_episodes",
    "waiting_notifications",
    "with_people",
]

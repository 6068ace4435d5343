"""The pages of one person that gather from every room: who they are, what happened, what is owed.

What a room's own pages would not show to somebody, these do not show either: events and duties
of a room appear only to those who may see that room.
"""

from .meaning import meaning
from .page import person
from .summary import summary
from .timeline import timeline, timeline_print

__all__ = ["meaning", "person", "summary", "timeline", "timeline_print"]

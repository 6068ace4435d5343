"""The states that an assessment may be in."""

from ..discussing.codes import State

ASSESSMENT_STATES = {
    "open": State("Going on", "blue", ("done", "error")),
    "done": State("Completed", "met", ("error",)),
    "error": State("Recorded in error", "grey"),
}

"""What can be recorded on an episode: for each step its form, its action and its words."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from homeward.access.roles import Can
from homeward.core import clock

from . import actions, forms
from .projections import times_of
from .queries.episodes import EpisodePage

REPORT, INTERVIEW = Can.REPORT_MISSING, Can.HOLD_INTERVIEW


@dataclass(frozen=True)
class Step:
    """One thing to record: its words, its form, the action that does it, and who may."""

    title: str
    form: type[forms.StepForm]
    action: Callable[..., Any]
    needs: Can
    said: str
    submit: str = "Save"
    kind: str = "secondary"
    now: str = ""
    of_interview: bool = False
    main: bool = True
    adds: bool = False  # a record beside the episode: nobody's change can be overwritten

    @property
    def button(self) -> str:
        """The kind of the form's own button: there is only one, so it is the main one."""
        return "warning" if self.kind == "warning" else "primary"

    def initial(self, page: EpisodePage, user: Any) -> dict[str, Any]:
        """What stands in the form at first: the present moment, and what is known already."""
        episode = page.episode
        known = {
            "police_ref": episode.police_ref,
            "risk": episode.risk,
            "worker": episode.worker.ref if episode.worker else "",
            "located_at": episode.located_at,
            "found_where": episode.found_where,
            "found_with": episode.found_with,
            "found_by": episode.found_by,
            **{f"{name}_at": getattr(times_of(episode), name) for name in actions.TIMES},
        }
        return {**known, **({self.now: clock.now()} if self.now else {})}

    def version(self, page: EpisodePage) -> int | None:
        """The version of what is changed; None where something is only added."""
        if self.adds:
            return None
        record = page.interview if self.of_interview else page.episode
        return record.version if record is not None else None


STEPS: dict[str, Step] = {
    "take-up": Step(
        "Take it up",
        forms.StepForm,
        actions.take_up,
        INTERVIEW,
        "You have taken it up. Tell those who must know, and look where the child may be.",
        submit="I have taken it up",
        kind="primary",
    ),
    "meeting": Step(
        "Decide on a strategy meeting",
        forms.MeetingForm,
        actions.decide_meeting,
        INTERVIEW,
        "It is recorded what was decided, and why.",
        adds=True,
    ),
    "return": Step(
        "Record the return",
        forms.ReturnForm,
        actions.record_return,
        REPORT,
        "The return is recorded. A return home interview is now owed, within 72 hours of it.",
        kind="primary",
        now="returned_at",
    ),
    "found": Step(
        "Record where the child was found",
        forms.FoundForm,
        actions.record_located,
        REPORT,
        "Where the child was found is recorded.",
        now="located_at",
    ),
    "offer": Step(
        "Record the offer of an interview",
        forms.OfferForm,
        actions.offer_interview,
        INTERVIEW,
        "The offer is recorded.",
        now="offered_at",
        of_interview=True,
    ),
    "accept": Step(
        "Record that the child accepted",
        forms.AcceptForm,
        actions.accept_interview,
        INTERVIEW,
        "The child accepted.",
        now="accepted_at",
        of_interview=True,
    ),
    "interview": Step(
        "Record the return home interview",
        forms.InterviewForm,
        actions.hold_interview,
        INTERVIEW,
        "The interview is recorded. Share what was learned with those who need it.",
        submit="Save the interview",
        kind="primary",
        now="held_at",
        of_interview=True,
    ),
    "decline": Step(
        "Record that the child declined",
        forms.DeclineForm,
        actions.decline_interview,
        INTERVIEW,
        "It is recorded that the child declined.",
        now="declined_at",
        of_interview=True,
    ),
    "not-possible": Step(
        "Record that no interview is possible",
        forms.NotPossibleForm,
        actions.interview_not_possible,
        INTERVIEW,
        "It is recorded why no interview is possible.",
        of_interview=True,
    ),
    "cover": Step(
        "Covered by another interview",
        forms.CoverForm,
        actions.cover_interview,
        INTERVIEW,
        "The interview on the other episode covers this one.",
        of_interview=True,
    ),
    "share": Step(
        "Record who was told what was learned",
        forms.ShareForm,
        actions.share_learning,
        INTERVIEW,
        "It is recorded who was told.",
        now="shared_at",
        of_interview=True,
    ),
    "told": Step(
        "Record who was told",
        forms.ToldForm,
        actions.record_told,
        REPORT,
        "It is recorded who was told.",
        now="told_at",
        main=False,
        adds=True,
    ),
    "enquiry": Step(
        "Record where somebody looked",
        forms.EnquiryForm,
        actions.record_enquiry,
        REPORT,
        "It is recorded where somebody looked, and what came of it.",
        now="made_at",
        main=False,
        adds=True,
    ),
    "prevention": Step(
        "Record the police's prevention interview",
        forms.PreventionForm,
        actions.record_prevention,
        REPORT,
        "The police's prevention interview is recorded, apart from the return home interview.",
        main=False,
        adds=True,
    ),
    "times": Step(
        "Correct the times",
        forms.TimesForm,
        actions.correct_times,
        REPORT,
        "The times are corrected. What stood before is kept with the reason.",
        main=False,
    ),
    "police": Step(
        "Police reference and grade",
        forms.PoliceForm,
        actions.note_police,
        REPORT,
        "The police reference and grade are noted.",
        main=False,
    ),
    "owner": Step(
        "Who answers for it",
        forms.OwnerForm,
        actions.give_owner,
        REPORT,
        "It is recorded who answers for this episode.",
        main=False,
    ),
    "error": Step(
        "Recorded in error",
        forms.ErrorForm,
        actions.record_in_error,
        REPORT,
        "The episode is marked as recorded in error.",
        submit="Mark as recorded in error",
        kind="warning",
        main=False,
    ),
}

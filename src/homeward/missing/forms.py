"""The forms of missing children: one for each thing that can be recorded."""

from typing import Any

from django import forms

from homeward.core import clock
from homeward.core.days import say_day
from homeward.ui.forms import ChoiceField, HouseForm, MomentField, TextArea, YesNoField
from homeward.workforce.models import Team, Worker
from homeward.workforce.queries import worker_of, workers_in

from .codes import Category, Risk
from .models import Episode
from .queries.episodes import EpisodePage

_GRADES = [("", "Not given"), *Risk.choices]


class SearchForm(HouseForm):
    """Which child? By whatever is known of them."""

    words = forms.CharField(
        label="Which child?",
        max_length=300,
        error_messages={"required": "Enter a name, a date of birth, an address or a number."},
        help_text="In any order: names, however spelt, a date of birth or age, part of an address "
        "or postcode, a telephone or any number",
    )


class ReportForm(HouseForm):
    """What is known when a child is reported missing."""

    category = ChoiceField(label="What happened", choices=Category.choices)
    reported_at = MomentField(label="Reported at")
    left_at = MomentField(
        label="Left at",
        required=False,
        help_text="When the child left, or was last seen by a responsible adult. "
        "Leave empty where nobody knows",
    )
    noticed_at = MomentField(label="Noticed at", required=False)
    reported_by = forms.CharField(
        label="Reported by", required=False, max_length=120, help_text="Who told us, and how"
    )
    went_from = forms.CharField(
        label="Went from",
        required=False,
        max_length=120,
        help_text="Home, school, or which placement. Empty: the present placement, where there "
        "is one",
    )
    last_seen = forms.CharField(
        label="Last seen",
        required=False,
        widget=TextArea(rows=4),
        help_text="Where, with whom, wearing what, and in what mood",
    )
    police_ref = forms.CharField(label="Police reference", required=False, max_length=40)
    risk = ChoiceField(
        label="Police grade", choices=_GRADES, required=False, help_text="As the police gave it"
    )


class StepForm(HouseForm):
    """A form about one episode; ``page`` is all that is known of it."""

    def __init__(self, *args: Any, page: EpisodePage, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class PoliceForm(StepForm):
    police_ref = forms.CharField(label="Police reference", required=False, max_length=40)
    risk = ChoiceField(
        label="Police grade", choices=_GRADES, required=False, help_text="As the police gave it"
    )


class OwnerForm(StepForm):
    worker = forms.TypedChoiceField(label="Who answers for it", required=False, empty_value=None)

    def __init__(self, *args: Any, page: EpisodePage, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, page=page, user=user, **kwargs)
        _offer_workers(self, "worker", user, none=f"{page.episode.team.name} desk")


class FoundForm(StepForm):
    located_at = MomentField(label="Found at")
    found_where = forms.CharField(label="Where", required=False)
    found_with = forms.CharField(label="With whom", required=False)


class ReturnForm(StepForm):
    returned_at = MomentField(label="Returned at", help_text="When the child was back")
    returned_how = forms.CharField(
        label="How did they come back?",
        required=False,
        help_text="On their own, fetched by the carer, brought by the police",
    )
    located_at = MomentField(
        label="Found at", required=False, help_text="Where it was before the return"
    )
    found_where = forms.CharField(label="Where were they found?", required=False)
    found_with = forms.CharField(label="With whom?", required=False)


class OfferForm(StepForm):
    offered_at = MomentField(label="Offered at")


class AcceptForm(StepForm):
    accepted_at = MomentField(label="Accepted at")


class InterviewForm(StepForm):
    """Open questions; the answers in the child's own words."""

    held_at = MomentField(label="Held at")
    interviewer = forms.TypedChoiceField(label="Interviewer", required=False, empty_value=None)
    independent = YesNoField(
        label="Was the interviewer independent?",
        help_text="Not somebody who cares for the child and, for a child in care, not of the "
        "placement",
    )
    before = forms.CharField(
        label="Before",
        required=False,
        widget=TextArea(rows=5),
        help_text="What was happening before you went? What made you go?",
    )
    during = forms.CharField(
        label="During",
        required=False,
        widget=TextArea(rows=7),
        help_text="Where were you, who with, how did you get there, did anybody hurt you or ask "
        "you for something?",
    )
    after = forms.CharField(
        label="After",
        required=False,
        widget=TextArea(rows=5),
        help_text="How did you come back? How are you now?",
    )
    would_help = forms.CharField(
        label="What would help",
        required=False,
        widget=TextArea(rows=5),
        help_text="What would have to be different? Who do you trust?",
    )

    def __init__(self, *args: Any, page: EpisodePage, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, page=page, user=user, **kwargs)
        _offer_workers(self, "interviewer", user, none="Somebody else")


class DeclineForm(StepForm):
    declined_at = MomentField(label="Declined at")
    reason = forms.CharField(
        label="Why the child declined", help_text="As they put it", required=False
    )
    carers_account = forms.CharField(
        label="The carer's account",
        required=False,
        widget=TextArea(rows=5),
        help_text="What the parent or carer knows of where the child was, and why",
    )


class NotPossibleForm(StepForm):
    reason = forms.CharField(
        label="Why it is not possible",
        required=False,
        help_text="Missing again, in hospital, another authority interviewed the child",
    )


class CoverForm(StepForm):
    by_episode = forms.TypedChoiceField(label="Which interview covered this episode too?")

    def __init__(self, *args: Any, page: EpisodePage, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, page=page, user=user, **kwargs)
        known = {each.ref: each for each in page.coverers}
        field = self.fields["by_episode"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(ref, _interview_words(each)) for ref, each in known.items()]
        field.coerce = known.__getitem__


class ShareForm(StepForm):
    shared_with = forms.CharField(
        label="Who was told",
        required=False,
        help_text="Police, carer, social worker, the placing authority",
    )
    shared_at = MomentField(label="Told at")


class ErrorForm(StepForm):
    reason = forms.CharField(
        label="Why this was recorded in error",
        required=False,
        help_text="The episode stays on file, marked so, and counts nowhere",
    )


def _interview_words(episode: Episode) -> str:
    held_at = episode.interview.held_at
    return (
        f"Interview of {say_day(held_at) if held_at else 'a day not known'}, "
        f"episode reported on {say_day(episode.reported_at)}"
    )


def _offer_workers(form: HouseForm, name: str, user: Any, *, none: str) -> None:
    """The workers for missing children, and the one at the keyboard."""
    workers: dict[str, Worker] = {w.ref: w for w in workers_in(Team.Service.MISSING)}
    mine = worker_of(user)
    if mine is not None and mine.here_on(clock.today()):
        workers.setdefault(mine.ref, mine)
    field = form.fields[name]
    assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - for the type checker
    field.choices = [("", none), *((ref, worker.name) for ref, worker in workers.items())]
    field.coerce = workers.__getitem__
    if name == "interviewer" and mine is not None:
        form.initial.setdefault(name, mine.ref)

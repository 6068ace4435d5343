"""The forms of missing children: one for each thing that can be recorded."""

from typing import Any

from django import forms

from homeward.core import clock
from homeward.core.days import say_day
from homeward.ui.forms import (
    ChoiceField,
    DayField,
    HouseForm,
    MomentField,
    TextArea,
    YesNoField,
)
from homeward.workforce.models import Team, Worker
from homeward.workforce.queries import worker_of, workers_in

from .codes import Category, FoundBy, Meeting, Mode, Result, Says
from .dated import scale_at
from .models import Episode
from .queries.episodes import EpisodePage


def grades() -> list[tuple[str, str]]:
    """The grades of the police's present scale, to choose from."""
    return [("", "Not given"), *scale_at(clock.now()).grades]


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
        label="Police grade", choices=grades, required=False, help_text="As the police gave it"
    )
    returned_at = MomentField(
        label="Returned at",
        required=False,
        help_text="Only where you learn of it now that the child is back",
    )
    placing_authority = forms.CharField(
        label="Placed here by another authority",
        required=False,
        max_length=80,
        help_text="Its name; empty for a child of ours",
    )


class StepForm(HouseForm):
    """A form about one episode; ``page`` is all that is known of it."""

    def __init__(self, *args: Any, page: EpisodePage, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class PoliceForm(StepForm):
    police_ref = forms.CharField(label="Police reference", required=False, max_length=40)
    risk = ChoiceField(
        label="Police grade", choices=grades, required=False, help_text="As the police gave it"
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
    found_by = ChoiceField(
        label="By whom", required=False, choices=[("", "Not known"), *FoundBy.choices]
    )


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
    found_by = ChoiceField(
        label="Who found them?", required=False, choices=[("", "Not known"), *FoundBy.choices]
    )
    harm = forms.CharField(
        label="Harm",
        required=False,
        widget=TextArea(rows=3),
        help_text="What harm is known, and who said so. Empty where none is known",
    )


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
        help_text="Tell me about where you were and who was there. How did you get about? What "
        "happened, and how was it for you?",
    )
    after = forms.CharField(
        label="After",
        required=False,
        widget=TextArea(rows=5),
        help_text="Tell me about coming back. How are you now?",
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


class MeetingForm(StepForm):
    """Answer the protocol where it asks for a strategy meeting."""

    question = forms.TypedChoiceField(label="Why a meeting is asked for")
    answer = ChoiceField(label="What is decided", choices=Meeting.choices)
    because = forms.CharField(
        label="Why",
        required=False,
        max_length=300,
        widget=TextArea(rows=3),
        help_text="What was known, and who was asked. It goes with the call to the discussion",
    )

    def __init__(self, *args: Any, page: EpisodePage, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, page=page, user=user, **kwargs)
        known = {each.ref: each for each in page.meetings if not each.answer}
        field = self.fields["question"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(ref, each.words) for ref, each in known.items()]
        field.coerce = known.__getitem__


class ToldForm(StepForm):
    """Who was told: those who must know first, as the dated configuration has them."""

    whom = forms.ChoiceField(label="Who was told")
    name = forms.CharField(
        label="Name", required=False, max_length=120, help_text="Whom you spoke with"
    )
    told_at = MomentField(label="Told at")
    reply = forms.CharField(label="What they said", required=False)

    def __init__(self, *args: Any, page: EpisodePage, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, page=page, user=user, **kwargs)
        field = self.fields["whom"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = [(each.key, each.words) for each in page.tellings]
        waiting = [each.key for each in page.tellings if not each.told_at]
        if waiting:
            self.initial.setdefault("whom", waiting[0])


class EnquiryForm(StepForm):
    """Where somebody looked, or whom they asked."""

    what = forms.CharField(
        label="Where, or whom", required=False, help_text="The place, or the person asked"
    )
    made_at = MomentField(label="When")
    made_by = forms.CharField(
        label="Who looked", required=False, max_length=120, help_text="Name and agency"
    )
    mode = ChoiceField(label="How", choices=Mode.choices)
    result = ChoiceField(label="What came of it", choices=Result.choices)
    words = forms.CharField(label="In words", required=False, max_length=300)


class PreventionForm(StepForm):
    """The police's own talk with the child, which is not the return home interview."""

    held_at = MomentField(label="Held at")
    officer = forms.CharField(label="Officer", required=False, max_length=120)
    words = forms.CharField(
        label="What the police told us of it", required=False, widget=TextArea(rows=4)
    )


class TimesForm(StepForm):
    """The five times, each to be put right; what stood before is kept."""

    left_at = MomentField(label="Left at", required=False)
    noticed_at = MomentField(label="Noticed at", required=False)
    reported_at = MomentField(label="Reported at")
    located_at = MomentField(label="Found at", required=False)
    returned_at = MomentField(label="Returned at", required=False)
    reason = forms.CharField(
        label="Why the times are corrected", required=False, help_text="How you know the right ones"
    )


class NotifyForm(HouseForm):
    """Tell us that a child is missing, or is back: for a carer, a home, or the police."""

    says = ChoiceField(label="What has happened", choices=Says.choices)
    given_names = forms.CharField(label="Child's first names", max_length=120)
    family_name = forms.CharField(label="Child's family name", required=False, max_length=120)
    born_on = DayField(
        label="Date of birth", required=False, help_text="With it we find the child at once"
    )
    reported_at = MomentField(label="Reported at", help_text="When you told the police, or now")
    left_at = MomentField(
        label="Left at", required=False, help_text="When the child left, or was last seen"
    )
    returned_at = MomentField(
        label="Returned at", required=False, help_text="Only where the child is back"
    )
    went_from = forms.CharField(label="Went from", required=False, max_length=120)
    last_seen = forms.CharField(
        label="Last seen",
        required=False,
        widget=TextArea(rows=3),
        help_text="Where, with whom, wearing what, and in what mood",
    )
    police_ref = forms.CharField(label="Police reference", required=False, max_length=40)
    reported_by = forms.CharField(label="Your name", max_length=120)
    phone = forms.CharField(
        label="Your telephone", required=False, max_length=40, help_text="So that we can call back"
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)


class FileForm(HouseForm):
    """The police's missing log as they send it."""

    file = forms.FileField(label="The police's missing log", help_text="CSV, up to 5 MB")


class AsideForm(HouseForm):
    """No episode comes of a notification."""

    reason = forms.CharField(
        label="Why nothing comes of it",
        required=False,
        help_text="Lives in another area, told twice, an adult",
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

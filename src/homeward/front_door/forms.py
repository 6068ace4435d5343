"""The forms of the front door."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from homeward.core import clock
from homeward.ui.forms import ChoiceField, HouseForm, MomentField, TextArea
from homeward.workforce.models import Team, Worker
from homeward.workforce.queries import workers_in

from .ages import BANDS, CHILDREN
from .codes import Agency, Agreement, LawfulBasis, Reply, Route, Source
from .offered import all_categories, categories_on, decisions_on, levels_on
from .queries import MINE, NOBODY, UNSAID

DESK = "desk"


def _takers() -> list[tuple[str, str]]:
    """The duty desk, and everybody now in post at the front door."""
    return [(DESK, "Duty desk"), *_named(workers_in(Team.Service.FRONT_DOOR))]


def _named(people: Sequence[Worker]) -> list[tuple[str, str]]:
    return [(worker.ref, worker.name) for worker in people]


def _categories() -> list[tuple[str, str]]:
    offered = categories_on(clock.now())
    return [("", "Not clear yet"), *((each.code, each.words) for each in offered)]


class _TakerForm(HouseForm):
    """A form that names a worker, or the desk (None)."""

    def clean_worker(self) -> Worker | None:
        ref = self.cleaned_data["worker"]
        people = workers_in(Team.Service.FRONT_DOOR)
        return next((worker for worker in people if worker.ref == ref), None)


class RecordForm(_TakerForm):
    """What we were told, by whom, how and when.

    ``checked=False`` keeps what was typed without judging it: somebody is still searching for
    the children.
    """

    received_at = MomentField(label="Received", past_only=True)
    source_code = ChoiceField(label="Who made the contact", choices=[("", ""), *Source.choices])
    from_whom = forms.CharField(
        label="Name and role of the person who told us",
        max_length=120,
        required=False,
        help_text="Leave empty where they did not say",
    )
    route = ChoiceField(label="How it arrived", choices=[("", ""), *Route.choices])
    category = ChoiceField(label="What it is mainly about", choices=_categories, required=False)
    told = forms.CharField(
        label="What we were told",
        widget=TextArea(rows=8),
        help_text="In their own words. The child may read this one day",
    )
    worker = ChoiceField(label="Who takes it", choices=_takers, initial=DESK)

    def __init__(self, *args: Any, checked: bool = True, **kwargs: Any) -> None:
        self.checked = checked
        super().__init__(*args, **kwargs)

    def full_clean(self) -> None:
        if self.checked:
            super().full_clean()
        else:
            self._errors = ErrorDict()


class AllocateForm(_TakerForm):
    """Who takes a contact."""

    worker = ChoiceField(label="Who takes it", choices=_takers)


class CategoryForm(HouseForm):
    """What a contact is mainly about."""

    category = ChoiceField(label="What it is mainly about", choices=_categories, required=False)


class HistoryForm(HouseForm):
    """What the history adds, in the worker's own words."""

    words = forms.CharField(
        label="What does this history add?",
        widget=TextArea(rows=4),
        help_text="In your own words: what has happened before, and what it means for this "
        "contact. Where there is none, say where you looked",
    )


def _decisions() -> list[tuple[str, str]]:
    return [(each.code, each.words) for each in decisions_on(clock.now())]


def _levels() -> list[tuple[str, str]]:
    return [("", ""), *((each.code, each.words) for each in levels_on(clock.now()))]


class DecideForm(HouseForm):
    """What is decided for one child, and why."""

    decision = forms.ChoiceField(label="Decision", choices=_decisions, widget=forms.RadioSelect)
    rationale = forms.CharField(
        label="Why",
        widget=TextArea(rows=4),
        help_text="The reasons, and how the history bears on them",
    )


class ProposeForm(DecideForm):
    """What a worker recommends for one child, and on what grounds."""

    level = ChoiceField(label="Threshold level", choices=_levels, required=False)
    agreement = ChoiceField(
        label="Does the family agree to information being shared?", choices=Agreement.choices
    )
    agreement_because = forms.CharField(
        label="Where they object, or were not asked: why",
        widget=TextArea(rows=2),
        required=False,
    )
    lawful_basis = ChoiceField(
        label="Lawful basis",
        choices=LawfulBasis.choices,
        initial=LawfulBasis.PUBLIC_TASK,
    )
    override_because = forms.CharField(
        label="Where their objection is overridden: why",
        widget=TextArea(rows=2),
        required=False,
        help_text="Why the child's safety comes before it. A manager confirms this",
    )


class AgreeForm(HouseForm):
    """A manager decides as proposed."""

    note = forms.CharField(label="Anything to add", widget=TextArea(rows=2), required=False)


class ReturnForm(HouseForm):
    """A manager sends a proposal back."""

    note = forms.CharField(label="What is missing", widget=TextArea(rows=3))


class OtherwiseForm(DecideForm):
    """A manager decides something else, and is named for it."""


class AskForm(HouseForm):
    """A question to a partner."""

    agency = ChoiceField(label="Who is asked", choices=[("", ""), *Agency.choices])
    asked_of = forms.CharField(
        label="Name or desk", max_length=120, required=False, help_text="Who there, where you know"
    )
    words = forms.CharField(
        label="What you ask",
        widget=TextArea(rows=3),
        help_text="What the decision needs, and no more",
    )
    asked_at = MomentField(label="Asked at", past_only=True, initial=clock.now)


class ReplyForm(HouseForm):
    """What came of a question to a partner."""

    reply = ChoiceField(
        label="What came of it",
        choices=[("chased", "Asked again, no answer yet"), *Reply.choices[1:]],
    )
    words = forms.CharField(
        label="What they said, or the reason", widget=TextArea(rows=4), required=False
    )
    at = MomentField(label="When", past_only=True, initial=clock.now)


class GiveForm(HouseForm):
    """Who takes the contacts that are ticked: somebody at the front door, oneself, or the desk."""

    worker = ChoiceField(label="Give those ticked to", choices=[])

    def __init__(
        self, people: Sequence[Worker], *args: Any, viewer: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, auto_id="give_%s", **kwargs)
        self.people, self.viewer = people, viewer
        choices = [("", ""), (MINE, "Me"), (DESK, "Duty desk"), *_named(people)]
        self.fields["worker"].choices = choices  # type: ignore[attr-defined]

    def clean_worker(self) -> Worker | None:
        ref = self.cleaned_data["worker"]
        if ref == DESK:
            return None
        mine = ref == MINE
        for each in self.people:
            if each.user_id == self.viewer.pk if mine else each.ref == ref:
                return each
        raise forms.ValidationError(
            "You are not in post at the front door, so you cannot take contacts yourself."
            if mine
            else "Choose somebody in post."
        )


class ReadingForm(HouseForm):
    """A manager's reading of a decision in the weekly sample."""

    agrees = ChoiceField(
        label="Was the decision right?", choices=[("yes", "Yes"), ("no", "No, it is wrong")]
    )
    words = forms.CharField(
        label="What you saw",
        widget=TextArea(rows=4),
        required=False,
        help_text="Where it is wrong, say what has to be mended. It is shown on the contact",
    )

    def clean_agrees(self) -> bool:
        return bool(self.cleaned_data["agrees"] == "yes")


def _every_category() -> list[tuple[str, str]]:
    return [("", "Everything"), (UNSAID, "Not clear yet"), *all_categories().items()]


class FilterForm(forms.Form):
    """What the queue is narrowed to."""

    source = forms.ChoiceField(
        label="Source", choices=[("", "All sources"), *Source.choices], required=False
    )
    route = forms.ChoiceField(
        label="Route", choices=[("", "All routes"), *Route.choices], required=False
    )
    category = forms.ChoiceField(label="About", choices=_every_category, required=False)
    worker = forms.ChoiceField(label="Worker", choices=[], required=False)
    age = forms.ChoiceField(
        label="Waiting", choices=[("", "However long"), *BANDS.items()], required=False
    )
    child = forms.ChoiceField(
        label="Age of a child", choices=[("", "Every age"), *CHILDREN.items()], required=False
    )

    def __init__(self, people: Sequence[Worker], **kwargs: Any) -> None:
        super().__init__(label_suffix="", **kwargs)
        self.fields["worker"].choices = [  # type: ignore[attr-defined]
            ("", "Everybody"),
            (MINE, "Mine"),
            (NOBODY, "Not allocated"),
            *_named(people),
        ]

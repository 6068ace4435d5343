"""The forms of strategy discussions and hand-overs."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms import BoundField

from homeward.core import clock
from homeward.people.models import Person
from homeward.ui.forms import ChoiceField, DayField, HouseForm, MomentField, TextArea
from homeward.workforce.models import Team, Worker
from homeward.workforce.queries import workers_in

from ..models import StrategyDiscussion
from .codes import BODIES, Came, Ended, Outcome


class CallForm(HouseForm):
    """Why a strategy discussion is called."""

    because = forms.CharField(
        label="Why it is called",
        widget=TextArea(rows=4),
        help_text="What makes you think that a child is suffering, or may suffer, significant harm",
    )
    called_at = MomentField(label="Called at", past_only=True, initial=clock.now)


class CallOnContactForm(CallForm):
    """A discussion about some or all of the children on a contact."""

    children = forms.MultipleChoiceField(
        label="About whom", widget=forms.CheckboxSelectMultiple, choices=[]
    )
    field_order = ("children", "because", "called_at")

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = {person.ref: person for person in people}
        self.fields["children"].choices = [  # type: ignore[attr-defined]
            (ref, str(person)) for ref, person in self.people.items()
        ]

    def clean_children(self) -> list[Person]:
        return [self.people[ref] for ref in self.cleaned_data["children"]]


class HoldForm(HouseForm):
    """Who was there, what was known, what was decided and why; the minutes now or later."""

    held_at = MomentField(label="Held at", past_only=True)
    chair = forms.CharField(label="Who led it", max_length=120)
    known = forms.CharField(
        label="What was known",
        widget=TextArea(rows=6),
        help_text="What each agency brought: facts, and where they come from",
    )
    decision = ChoiceField(label="What was decided", choices=Outcome.choices)
    decision_because = forms.CharField(label="Why", widget=TextArea(rows=4))
    minutes = forms.CharField(
        label="Minutes",
        widget=TextArea(rows=10),
        required=False,
        help_text="They can be written later, and are owed to everybody who was asked",
    )

    @property
    def attendance(self) -> list[tuple[str, BoundField, BoundField]]:
        """For each agency its name, whether it came, and who for it."""
        return [(words, self[f"came_{key}"], self[f"who_{key}"]) for key, words in BODIES]

    @property
    def before(self) -> list[BoundField]:
        """The boxes above the table of who came."""
        return [self["held_at"], self["chair"]]

    @property
    def after(self) -> list[BoundField]:
        """The boxes below it."""
        names = ("known", "decision", "decision_because", "minutes")
        return [self[name] for name in names]

    def clean(self) -> dict[str, Any]:
        """The answers with everybody's attendance gathered as ``came``."""
        given = dict(self.cleaned_data)
        came = {
            agency: (given.pop(f"came_{agency}", ""), given.pop(f"who_{agency}", ""))
            for agency, _ in BODIES
        }
        return {**given, "came": came}


class _Menu(forms.Select):
    """A list that stays one: ten agencies' radios would fill four screens."""


def _attending() -> dict[str, forms.Field]:
    """For each agency a box that says whether it came, and one for who came for it."""
    found: dict[str, forms.Field] = {}
    for key, words in BODIES:
        found[f"came_{key}"] = forms.ChoiceField(
            label=f"{words}: did they come", choices=Came.choices, required=False, widget=_Menu
        )
        found[f"who_{key}"] = forms.CharField(
            label=f"{words}: who came, or was asked", max_length=300, required=False
        )
    return found


HoldForm.base_fields.update(_attending())


def said_of(discussion: StrategyDiscussion) -> dict[str, Any]:
    """What is written of a discussion, as the form's first answers."""
    said: dict[str, Any] = {
        name: getattr(discussion, name)
        for name in ("held_at", "chair", "known", "decision", "decision_because", "minutes")
    }
    for row in discussion.attendances.all():
        said[f"came_{row.agency}"], said[f"who_{row.agency}"] = row.came, row.who
    return said


class SendForm(HouseForm):
    """To whom the minutes were sent, and when."""

    to = forms.CharField(
        label="Sent to", widget=TextArea(rows=3), help_text="The agencies and people, one a line"
    )
    at = MomentField(label="Sent at", past_only=True, initial=clock.now)


def _ours() -> list[tuple[str, str]]:
    people = workers_in(Team.Service.FRONT_DOOR)
    return [("", "Somebody else"), *((each.ref, each.name) for each in people)]


class AgreeActionForm(HouseForm):
    """What is to be done, by whom, by when."""

    what = forms.CharField(label="What is to be done", widget=TextArea(rows=2))
    worker = ChoiceField(label="One of us", choices=_ours, required=False)
    who = forms.CharField(label="Or somebody else: name and agency", max_length=120, required=False)
    due_on = DayField(label="By when")

    def clean_worker(self) -> Worker | None:
        ref = self.cleaned_data["worker"]
        people = workers_in(Team.Service.FRONT_DOOR)
        return next((worker for worker in people if worker.ref == ref), None)


class EndActionForm(HouseForm):
    """What became of an action."""

    how = ChoiceField(label="What became of it", choices=Ended.choices[1:])
    words = forms.CharField(
        label="Anything to add; the reason, where it is no longer needed",
        max_length=200,
        required=False,
    )
    at = MomentField(label="When", past_only=True, initial=clock.now)


class BecauseForm(HouseForm):
    """Why something was recorded in error."""

    because = forms.CharField(label="Why this was recorded in error", max_length=200)


def _teams() -> list[tuple[str, str]]:
    teams = Team.objects.order_by("name")
    return [("", "None of our teams"), *((team.ref, team.name) for team in teams)]


class OfferForm(HouseForm):
    """Who takes a child's case over, and what for."""

    to_team = ChoiceField(label="A team of ours", choices=_teams, required=False)
    to_named = forms.CharField(
        label="Or another service or authority, by its name", max_length=120, required=False
    )
    what_for = forms.CharField(
        label="What for",
        widget=TextArea(rows=5),
        help_text="What the receiver is to do, and what they need to know first",
    )
    handed_at = MomentField(label="Handed over at", past_only=True, initial=clock.now)

    def clean_to_team(self) -> Team | None:
        return Team.objects.filter(ref=self.cleaned_data["to_team"]).first()


class AcceptForm(HouseForm):
    """A hand-over is taken."""

    answered_for = forms.CharField(
        label="Who there accepted",
        max_length=120,
        required=False,
        help_text="Name and role, where the receiver does not sign in here",
    )
    at = MomentField(label="When", past_only=True, initial=clock.now)


class RefuseForm(AcceptForm):
    """A hand-over is refused."""

    because = forms.CharField(label="Why it is refused", widget=TextArea(rows=3))
    field_order = ("because", "answered_for", "at")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answered_for"].label = "Who there refused"


class SettleForm(HouseForm):
    """What is done for the child after a refusal."""

    words = forms.CharField(label="What is done for the child instead", widget=TextArea(rows=3))

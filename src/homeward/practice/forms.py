"""The forms of supervision and audits. Their fields are named as the actions name them."""

from collections.abc import Iterable
from typing import Any

from django import forms

from homeward.core import clock
from homeward.people.models import Person
from homeward.ui.forms import ChoiceField, DayField, HouseForm, TextArea
from homeward.workforce.models import Absence

from .models import CaseAudit


class AbsenceForm(HouseForm):
    """A worker is away."""

    why = ChoiceField(
        label="What kind of absence?",
        choices=Absence.Why.choices,
        help_text="As the workforce census asks. Write nothing about an illness anywhere here.",
    )
    from_on = DayField(label="First day away", initial=clock.today)
    to_on = DayField(label="Last day away", required=False, help_text="Empty while not known.")


class BackForm(HouseForm):
    """A worker is back."""

    to_on = DayField(label="Last day away", past_only=True)


class SupervisionForm(HouseForm):
    """Supervision was held."""

    held_on = DayField(label="Held on", initial=clock.today, past_only=True)
    words = forms.CharField(
        label="About the worker",
        help_text="Workload, wellbeing, learning. Each child has a box of their own afterwards.",
        widget=TextArea(rows=5),
        max_length=4000,
        required=False,
    )


class DiscussedForm(HouseForm):
    """One child who was talked about."""

    person = forms.ModelChoiceField(
        label="Child", queryset=Person.objects.none(), to_field_name="ref"
    )
    words = forms.CharField(
        label="What was said about the child",
        help_text="It stands on the child's record, written for the adult they will become.",
        widget=TextArea(rows=4),
        max_length=2000,
    )
    agreed = forms.CharField(
        label="What was agreed", widget=TextArea(rows=2), max_length=1000, required=False
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        among = Person.objects.filter(pk__in=[one.pk for one in people])
        self.fields["person"].queryset = among.order_by("family_name", "given_names")  # type: ignore[attr-defined]


class AuditForm(HouseForm):
    """The work with one child, looked at by somebody who did not do it."""

    grade = ChoiceField(
        label="How good was the work?",
        choices=CaseAudit.Grade.choices,
        help_text="The work is graded, by you, in Ofsted's words; never the child.",
    )
    because = forms.CharField(
        label="What was done well, and what was not", widget=TextArea(rows=5), max_length=4000
    )
    meaning = forms.CharField(
        label="What it means for the child",
        help_text="It stands in their timeline.",
        widget=TextArea(rows=3),
        max_length=1000,
    )
    action = forms.CharField(
        label="What is to be put right", widget=TextArea(rows=2), max_length=1000, required=False
    )
    action_by_on = DayField(label="By when", required=False)


class DoneForm(HouseForm):
    """What an audit asked for was done."""

    done_words = forms.CharField(
        label="What changed for the child", widget=TextArea(rows=3), max_length=1000
    )

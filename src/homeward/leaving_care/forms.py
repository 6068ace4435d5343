"""The forms of leaving care. Their fields are named as the actions name them."""

from typing import Any

from django import forms

from homeward.core import clock
from homeward.ui.forms import DayField, HouseForm, TextArea, YesNoField
from homeward.workforce.models import Team, Worker

from .codes import ACTIVITY_WORDS, Category, ContactKind, InTouch

# What a file may leave unsaid, a person at the screen knows.
KINDS = [(kind.value, kind.label) for kind in ContactKind if kind != ContactKind.NOT_SAID]
THEIR_WORDS = "Write what they said, as they said it. It is shown as theirs."


def _words() -> forms.CharField:
    return forms.CharField(
        label="In the young person's own words",
        help_text=THEIR_WORDS,
        widget=TextArea(rows=4),
        required=False,
    )


class OpenForm(HouseForm):
    """A young person becomes entitled."""

    category = forms.ChoiceField(label="Entitlement", choices=Category.choices)
    entitled_on = DayField(
        label="Entitled since", help_text="The pathway plan is due three months later."
    )


class PlanForm(HouseForm):
    """A pathway plan is agreed."""

    agreed_on = DayField(label="Agreed on", initial=clock.today)
    summary = forms.CharField(label="What the plan says", widget=TextArea(rows=6), required=False)
    young_persons_words = _words()
    seen_by_young_person = YesNoField(label="Has the young person seen the plan?")


class ReviewForm(HouseForm):
    """The pathway plan is reviewed."""

    reviewed_on = DayField(label="Reviewed on", initial=clock.today)
    changed = forms.CharField(
        label="What changed in the plan",
        help_text="Where nothing did, say so and why it still fits them.",
        widget=TextArea(rows=5),
    )
    young_persons_words = _words()


class ContactForm(HouseForm):
    """A visit, a call, a message, or an attempt at one."""

    kind = forms.ChoiceField(label="How", choices=KINDS)
    on = DayField(label="When", initial=clock.today)
    note = forms.CharField(label="What it was about", widget=TextArea(rows=5), required=False)
    young_persons_words = _words()
    in_touch = forms.ChoiceField(
        label="Does this change whether we are in touch?",
        help_text="Leave it unless it does: somebody who was reached is in touch.",
        choices=[("", "No answer"), *InTouch.choices],
        required=False,
    )


class AdviserForm(HouseForm):
    """A young person gets their personal adviser."""

    adviser = forms.ModelChoiceField(
        label="Personal adviser", queryset=Worker.objects.none(), to_field_name="ref"
    )
    from_on = DayField(label="From", initial=clock.today)
    reason = forms.CharField(
        label="Why the adviser changes",
        help_text="The young person may read this one day.",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Worker.objects.filter(team__service=Team.Service.LEAVING_CARE)
        # Those who left stay out; the action refuses them too.
        field = self.fields["adviser"]
        field.queryset = here.filter(left_on__isnull=True).order_by("name")  # type: ignore[attr-defined]


class ActivityForm(HouseForm):
    """What a young person does by day."""

    code = forms.ChoiceField(label="Activity", choices=list(ACTIVITY_WORDS.items()))
    as_on = DayField(label="As it was on", initial=clock.today)


class CategoryForm(HouseForm):
    """The entitlement changes."""

    category = forms.ChoiceField(label="Entitlement from then on", choices=Category.choices)
    changed_on = DayField(label="Changed on", initial=clock.today)


class CloseForm(HouseForm):
    """The service's work with a young person ends."""

    ended_on = DayField(label="Last day", initial=clock.today)
    ended_because = forms.CharField(label="Why it ends")

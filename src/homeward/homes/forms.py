"""The forms of homes. Their fields are named as the actions name them."""

from typing import Any

from django import forms

from homeward.core import clock
from homeward.ui.forms import DayField, HouseForm, TextArea, YesNoField

from .codes import StayKind, Suitability
from .models import Asking, Provider, Void
from .offering import open_providers
from .queries import providers


class MoveInForm(HouseForm):
    """Somebody moves in; the home before it ends the same day."""

    kind = forms.ChoiceField(label="What kind of home", choices=StayKind.choices)
    started_on = DayField(
        label="Moved in on",
        help_text="Where they lived until now ends on this day.",
        initial=clock.today,
    )
    provided_by_authority = YesNoField(
        label="Does the authority provide it?",
        help_text="Then visits are owed: within seven days, before 28 days, every two months.",
        not_known=False,
    )
    suitability = forms.ChoiceField(
        label="Is it suitable?", choices=Suitability.choices, initial=Suitability.NOT_JUDGED
    )
    suitable_because = forms.CharField(
        label="What makes it suitable or not",
        help_text="State of repair, safety, location, support, cost, and what they think of it.",
        max_length=300,
        widget=TextArea(rows=3),
        required=False,
    )
    provider = forms.ModelChoiceField(
        label="Provider", queryset=Provider.objects.none(), to_field_name="ref", required=False
    )
    address = forms.CharField(label="Address", required=False)
    postcode = forms.CharField(label="Postcode", max_length=8, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provider"].queryset = providers()  # type: ignore[attr-defined]


class MoveOutForm(HouseForm):
    """Somebody leaves a home, and where they live now is not known yet."""

    ended_on = DayField(label="Moved out on", initial=clock.today)
    ended_because = forms.CharField(label="Why", required=False)


class JudgeForm(HouseForm):
    """Whether a home is suitable, and why."""

    suitability = forms.ChoiceField(label="Is it suitable?", choices=Suitability.choices)
    suitable_because = forms.CharField(
        label="What makes it suitable or not",
        help_text="State of repair, safety, location, support, cost, and what they think of it.",
        max_length=300,
        widget=TextArea(rows=4),
        required=False,
    )


class ProviderForm(HouseForm):
    """Somebody who runs homes."""

    name = forms.CharField(label="Name", max_length=120)
    urn = forms.CharField(label="Ofsted's number (URN)", max_length=16, required=False)
    kind = forms.CharField(label="What they run", max_length=80, required=False)
    places = forms.IntegerField(label="Places", min_value=0, max_value=9999, required=False)
    postcode = forms.CharField(label="Postcode", max_length=8, required=False)


class VoidForm(HouseForm):
    """Places that stand empty."""

    why = forms.ChoiceField(label="Why does it stand empty?", choices=Void.Why.choices)
    from_on = DayField(label="From", initial=clock.today, past_only=True)
    places = forms.IntegerField(label="How many places", min_value=1, max_value=999, initial=1)


class EndVoidForm(HouseForm):
    """The places are filled or lost."""

    to_on = DayField(label="Last day empty", initial=clock.today, past_only=True)


class ClosingForm(HouseForm):
    """A provider closes."""

    closing_told_on = DayField(label="They said so on", initial=clock.today, past_only=True)
    closed_on = DayField(label="They close on")


class NoticeForm(HouseForm):
    """A home gives notice on a young person's place."""

    notice_on = DayField(label="Notice was given on", initial=clock.today, past_only=True)
    leave_by_on = DayField(label="They must leave by")
    notice_because = forms.CharField(
        label="Why", widget=TextArea(rows=3), max_length=300, help_text="In the home's own words."
    )


class AskForm(HouseForm):
    """A home is asked for a place."""

    provider = forms.ModelChoiceField(
        label="Which home", queryset=Provider.objects.none(), to_field_name="ref"
    )
    asked_on = DayField(label="Asked on", initial=clock.today, past_only=True)
    words = forms.CharField(label="What was asked for", max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["provider"].queryset = open_providers()  # type: ignore[attr-defined]


class AnswerForm(HouseForm):
    """What a home answered."""

    answer = forms.ChoiceField(
        label="What did they answer?",
        choices=[(c, w) for c, w in Asking.Answer.choices if c != "waiting"],
    )
    answered_on = DayField(label="On", initial=clock.today, past_only=True)
    refused_because = forms.ChoiceField(
        label="If they refused, why",
        choices=[("", "They did not refuse"), *Asking.Why.choices],
        required=False,
    )
    words = forms.CharField(label="In their words", max_length=300, required=False)

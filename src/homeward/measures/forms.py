"""The forms of the measures room: a target, new limits, and what another person says of them."""

from django import forms

from homeward.ui.forms import DayField, HouseForm, TextArea


class TargetForm(HouseForm):
    """Where a measure should be, by when, and why there."""

    from_level = forms.FloatField(label="Where it is now", min_value=0)
    level = forms.FloatField(label="Where it should be", min_value=0)
    by_on = DayField(label="By when")
    why = forms.CharField(
        label="Why this level",
        help_text="Who set it, and from what: a plan, the law, the neighbours' middle.",
        max_length=300,
    )


class NewLimitsForm(HouseForm):
    """From when a chart should have new limits, and what changed."""

    since = DayField(label="From which week", help_text="Any day of it.", past_only=True)
    cause = forms.CharField(
        label="What caused the change, and which action it came from",
        widget=TextArea,
        max_length=300,
    )


class DecideLimitsForm(HouseForm):
    """Another person's answer."""

    agreed = forms.TypedChoiceField(
        label="Shall the chart have new limits?",
        choices=[("yes", "Yes"), ("no", "No: the limits stay as they are")],
        widget=forms.RadioSelect,
        coerce=lambda said: said == "yes",
    )
    because = forms.CharField(label="Why", widget=TextArea, max_length=300)

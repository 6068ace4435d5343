"""A form with one field of each kind, for tests and for the demonstration page."""

from django import forms

from homeward.ui.forms import (
    ChoiceField,
    DayField,
    HouseForm,
    MomentField,
    TextArea,
    YesNoField,
)

SOURCES = [("", "---------"), ("police", "Police"), ("school", "School"), ("health", "Health")]
MANY = [(str(number), f"Team {number}") for number in range(1, 12)]


class EveryKind(HouseForm):
    summary = forms.CharField(
        max_length=120, help_text="In a sentence, for the child to read later."
    )
    account = forms.CharField(label="What happened", widget=TextArea(rows=6), required=False)
    source = ChoiceField(label="Who told us", choices=SOURCES)
    team = ChoiceField(choices=MANY)
    born_on = DayField(label="Date of birth", past_only=True, help_text="For example, 27 3 2011")
    left_at = MomentField(label="When they left", past_only=True, required=False)
    spoken_to = YesNoField(label="Was the child spoken to?")
    consent = forms.BooleanField(label="A parent has been told", required=False)
    needs = forms.MultipleChoiceField(
        label="What they need",
        choices=SOURCES[1:],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

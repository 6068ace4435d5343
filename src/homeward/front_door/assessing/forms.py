"""The form that completes an assessment."""

from django import forms

from homeward.core import clock
from homeward.ui.forms import DayField, HouseForm, TextArea, YesNoField


class CompleteForm(HouseForm):
    """What an assessment found."""

    in_need = YesNoField(
        label="Does the child need the support of children's social care?", not_known=False
    )
    conclusion = forms.CharField(
        label="What it found",
        widget=TextArea(rows=6),
        help_text="The child may read this one day",
    )
    seen = YesNoField(label="Was the child seen during it?")
    authorised_on = DayField(
        label="Authorised by a manager on", past_only=True, initial=clock.today
    )

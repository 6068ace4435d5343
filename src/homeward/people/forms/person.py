"""The forms about people."""

from typing import Any

from django import forms

from homeward.ui.forms import ChoiceField, DayField, HouseForm, YesNoField

from ..models import Person


class SearchForm(HouseForm):
    """Which person? By name or number, and by date of birth."""

    words = forms.CharField(
        label="Name or number",
        required=False,
        help_text="Any part of the name, in any order, or a number another system uses",
    )
    born_on = DayField(label="Date of birth", required=False, past_only=True)

    def clean(self) -> dict[str, Any]:
        if not self.errors and not any(self.cleaned_data.values()):
            self.add_error("words", "Enter a name, a number or a date of birth to search for.")
        return self.cleaned_data


class NewPersonForm(HouseForm):
    """Somebody whom nobody here knows yet. A name or an expected date of birth is enough."""

    given_names = forms.CharField(label="Given names", required=False, max_length=120)
    family_name = forms.CharField(label="Family name", required=False, max_length=120)
    known_as = forms.CharField(label="Likes to be called", required=False, max_length=120)
    born_on = DayField(label="Date of birth", required=False, past_only=True)
    expected_on = DayField(label="Expected date of birth, for a baby not yet born", required=False)
    sex = ChoiceField(label="Sex", choices=Person.Sex.choices, initial=Person.Sex.UNKNOWN)


class CorrectForm(NewPersonForm):
    """What is known of somebody, to be put right."""

    died_on = DayField(label="Date of death", required=False, past_only=True)
    disabled = YesNoField(label="Disabled", required=False)
    unaccompanied = YesNoField(
        label="Unaccompanied asylum-seeking child, now or formerly", required=False
    )


class RestrictForm(HouseForm):
    """Why a record is closed to everyone without a grant."""

    reason = forms.CharField(
        label="Why is this record restricted?",
        max_length=200,
        help_text="For instance: a member of the family works here",
    )

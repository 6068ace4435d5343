"""The forms about people."""

from django import forms
from django.core.exceptions import ValidationError

from homeward.ui.forms import ChoiceField, DayField, HouseForm, YesNoField

from ..models import Person
from ..rules import why_not_phone


class SearchForm(HouseForm):
    """Which person? All that is known of them, in one line."""

    words = forms.CharField(
        label="Who are you looking for?",
        max_length=300,
        error_messages={
            "required": "Enter a name, a date of birth, an address or a number to search for."
        },
        help_text="In any order: names, however spelt, a date of birth or age, part of an address "
        "or postcode, a telephone, NHS, pupil or case number",
    )


class NewPersonForm(HouseForm):
    """Somebody whom nobody here knows yet. A name or an expected date of birth is enough."""

    given_names = forms.CharField(label="Given names", required=False, max_length=120)
    family_name = forms.CharField(label="Family name", required=False, max_length=120)
    known_as = forms.CharField(label="Likes to be called", required=False, max_length=120)
    born_on = DayField(label="Date of birth", required=False, past_only=True)
    expected_on = DayField(label="Expected date of birth, for a baby not yet born", required=False)
    sex = ChoiceField(label="Sex", choices=Person.Sex.choices, initial=Person.Sex.UNKNOWN)


class NamedForm(NewPersonForm):
    """Somebody whom a form names: looked for among those we know before they are new."""

    lines = forms.CharField(label="Address", required=False, max_length=200)
    postcode = forms.CharField(
        label="Postcode", required=False, max_length=8, help_text="Part of it will do"
    )
    phone = forms.CharField(label="Telephone", required=False, max_length=40)

    def clean_phone(self) -> str:
        value: str = self.cleaned_data["phone"]
        if value and (sentence := why_not_phone(value)):
            raise ValidationError(sentence)
        return value


class PhoneForm(HouseForm):
    """A number at which somebody can be reached."""

    value = forms.CharField(label="Telephone number", max_length=40)
    from_on = DayField(label="Used since", required=False, past_only=True)
    to_on = DayField(label="Used until", required=False)
    source = forms.CharField(label="Who told us", required=False, max_length=120)


class FormerNameForm(HouseForm):
    """A name somebody had before."""

    name = forms.CharField(
        label="Former name",
        max_length=120,
        help_text="A family name before a marriage or a change of name, or the whole name",
    )
    from_on = DayField(label="Used since", required=False, past_only=True)
    to_on = DayField(label="Used until", required=False)
    source = forms.CharField(label="Who told us", required=False, max_length=120)


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

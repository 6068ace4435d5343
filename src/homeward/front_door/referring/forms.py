"""The forms of written referrals, step by step."""

from dataclasses import dataclass
from typing import Any

from django import forms

from homeward.people.models import Person
from homeward.ui.forms import ChoiceField, DayField, HouseForm, TextArea, YesNoField

from ..codes import Source
from . import rules
from .codes import Agreement, Basis, HowTold

TRAP = "leave_empty"
_WORKING = [
    choice for choice in Source.choices if choice[0] not in {"1A", "1B", "1C", "1D", "9", "10"}
]
_SEXES = [
    *(choice for choice in Person.Sex.choices if choice[0] != Person.Sex.UNKNOWN),
    (Person.Sex.UNKNOWN.value, "Not known"),
]
_EMAIL_WRONG = {"invalid": "Enter an e-mail address such as name@example.org."}


class OpenForm(HouseForm):
    """A form that anybody may fill in: with a box that people leave empty and programs do not."""

    leave_empty = forms.CharField(
        label="Leave this box empty",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def clean_leave_empty(self) -> str:
        if self.cleaned_data["leave_empty"]:
            raise forms.ValidationError(
                "The box that should stay empty was filled in, as programs do. "
                "If you are a person, empty it and go on, or ring us."
            )
        return ""

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered, without the trap."""
        return {name: value for name, value in self.cleaned_data.items() if name != TRAP}

    def visible_parts(self) -> list[Any]:
        """The fields to show in order: all but the trap, which the page hides."""
        return [bound for bound in self if bound.name != TRAP and not bound.is_hidden]


def _text(label: str, *, rows: int = 5, hint: str = "", required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label, widget=TextArea(rows=rows), help_text=hint, required=required
    )


def _email(label: str, *, hint: str = "", required: bool = True) -> forms.EmailField:
    return forms.EmailField(
        label=label,
        help_text=hint,
        required=required,
        max_length=200,
        error_messages=_EMAIL_WRONG,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class YouForm(OpenForm):
    """Who refers: they are acknowledged, asked and told the outcome."""

    name = forms.CharField(label="Your name", max_length=120)
    role = forms.CharField(
        label="Your role", max_length=120, help_text="For instance: head of year"
    )
    agency = forms.CharField(label="Your organisation", max_length=120)
    source_code = ChoiceField(label="What kind of organisation is it?", choices=_WORKING)
    phone = forms.CharField(
        label="Telephone number",
        max_length=40,
        help_text="On which we reach you today",
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    email = _email(
        "Your work e-mail address",
        hint="We acknowledge your referral there, and send a code if you want to come back to it",
    )


class ChildForm(OpenForm):
    """One child whom the referral is about."""

    given_names = forms.CharField(label="First names", max_length=120, required=False)
    family_name = forms.CharField(label="Last name", max_length=120, required=False)
    known_as = forms.CharField(label="Likes to be called", max_length=120, required=False)
    born_on = DayField(label="Date of birth", required=False, past_only=True)
    expected_on = DayField(label="Expected date of birth, for a baby not yet born", required=False)
    sex = ChoiceField(label="Sex", choices=_SEXES, initial=Person.Sex.UNKNOWN)
    address = forms.CharField(label="Where the child lives", max_length=200, required=False)
    postcode = forms.CharField(label="Postcode", max_length=8, required=False)
    protected = forms.BooleanField(
        label="This address must not be given away",
        required=False,
        help_text="For instance because somebody is looking for the family",
    )
    school = forms.CharField(label="School or nursery", max_length=120, required=False)
    described = _text(
        "If you do not know the name",
        rows=2,
        hint="Describe the child: roughly how old, where seen",
    )

    def clean(self) -> dict[str, Any]:
        fault = rules.why_not_named(self.cleaned_data)
        if fault and not self.errors:
            self.add_error(fault.field, fault.sentence)
        return self.cleaned_data


class FamilyForm(OpenForm):
    """Who is around the child."""

    carers = _text(
        "Parents and carers",
        rows=3,
        hint="Names, and how each is related to the child",
        required=True,
    )
    household = _text("Others in the household", rows=3)
    language = forms.CharField(
        label="Language and communication",
        required=False,
        help_text="Is an interpreter needed? Does a child use signs or another way to communicate?",
    )
    care = _text(
        "Is there anything our workers should know before they visit?",
        rows=2,
        hint="For instance somebody who may be violent, or an address that must not be given away",
    )


class WorriesForm(OpenForm):
    """What was seen and said."""

    worries = _text(
        "What has been seen or heard?",
        rows=8,
        hint="What happened, when, where and who was there. Say what you saw yourself and what "
        "others told you",
        required=True,
    )
    child_words = _text(
        "What did the child say?", rows=4, hint="In the child's own words, as far as you know them"
    )
    effect = _text("What does this mean for the child, day to day?", rows=4)
    going_well = _text("What is going well, and who helps?", rows=3)


class DoneForm(OpenForm):
    """What has been done already."""

    done = _text(
        "What have you or others done so far?",
        rows=5,
        hint="Help already offered, earlier meetings, an early help assessment",
        required=True,
    )
    agencies = _text("Who else works with the family?", rows=3)
    wanted = _text("What do you hope will happen now?", rows=3)


class SharingForm(OpenForm):
    """Agreement, lawful basis, and going on against an objection: three facts."""

    agreement = ChoiceField(
        label="Did you ask the family whether they agree to this referral?",
        choices=Agreement.choices,
    )
    agreement_reason = _text(
        "If they do not agree, or were not asked: why do you refer?",
        rows=3,
        hint="You do not need agreement where asking would put a child at risk",
    )
    basis = ChoiceField(
        label="On what lawful basis do you share this?",
        choices=Basis.choices,
        help_text="For most public bodies it is public task. Consent is normally not the basis",
    )
    family_knows = YesNoField(label="Does the family know that you are referring?")
    agreed_by = forms.CharField(
        label="Who did you speak to?",
        required=False,
        max_length=120,
        help_text="For instance: mother",
    )

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        fault = rules.why_not_shared(said.get("agreement", ""), said.get("agreement_reason", ""))
        if fault and "agreement" in said:
            self.add_error(fault.field, fault.sentence)
        return said


class UrgentForm(OpenForm):
    """Whether it can wait."""

    urgent = YesNoField(
        label="Does something have to happen today?",
        not_known=False,
        help_text="If a child is in danger now, ring 999 first",
    )
    urgent_words = _text(
        "What, and by when?",
        rows=3,
        hint="For instance: school ends at 3:15pm and the child should not go home",
    )

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("urgent") and not self.cleaned_data.get("urgent_words"):
            self.add_error("urgent_words", "Say what has to happen today, and by when.")
        return self.cleaned_data


class WorriedForm(OpenForm):
    """The public's own form: short, and open to those who want to stay anonymous."""

    worries = _text(
        "What worries you?",
        rows=7,
        hint="What you have seen or heard, when, and how often. It need not be certain",
        required=True,
    )
    given_names = forms.CharField(label="The child's first name", max_length=120, required=False)
    family_name = forms.CharField(label="The child's last name", max_length=120, required=False)
    described = _text(
        "If you do not know the name: how can we find the child?",
        rows=2,
        hint="Roughly how old, boy or girl, where they go to school",
    )
    address = forms.CharField(label="Where the child lives", max_length=200, required=False)
    urgent = YesNoField(label="Do you think something has to happen today?")
    relation = forms.CharField(
        label="How do you know the child?",
        max_length=120,
        required=False,
        help_text="For instance: neighbour, grandparent, friend",
    )
    name = forms.CharField(
        label="Your name", max_length=120, required=False, help_text="You may leave this empty"
    )
    phone = forms.CharField(
        label="Your telephone number",
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    email = _email("Your e-mail address", required=False)

    def clean(self) -> dict[str, Any]:
        fault = rules.why_not_named({**self.cleaned_data, "described": self._anything()})
        if fault and not self.errors:
            self.add_error(fault.field, fault.sentence)
        return self.cleaned_data

    def _anything(self) -> str:
        return self.cleaned_data.get("described") or self.cleaned_data.get("address") or ""


class ReturnForm(OpenForm):
    """Where to send a code."""

    email = _email("The e-mail address that you gave in the referral")


class CodeForm(OpenForm):
    """The code from the e-mail."""

    code = forms.CharField(
        label="Code from the e-mail",
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters"}
        ),
        help_text="Eight letters and digits",
    )


class ConfirmForm(OpenForm):
    """Is what we wrote down what they told us?"""

    agreed = YesNoField(label="Is this what you told us?", not_known=False)
    words = _text(
        "What would you correct or add?", rows=6, hint="What we wrote down stays beside your words"
    )

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("agreed") is False and not self.cleaned_data.get("words"):
            self.add_error("words", "Say what is different from what you told us.")
        return self.cleaned_data


class AskToConfirmForm(HouseForm):
    """Where to send the request."""

    email = _email(
        "E-mail address of the person who told us",
        hint="A work address, or one that only they read",
    )


class SetAsideForm(HouseForm):
    """Why a child who was named cannot be put on record."""

    because = forms.CharField(
        label="Why does nobody have to be put on record?",
        max_length=200,
        help_text="For instance: the same child as another one named here",
    )


class OutcomeForm(HouseForm):
    """The letter to the referrer, as it will be sent."""

    subject = forms.CharField(label="Subject", max_length=120)
    body = forms.CharField(
        label="Letter",
        widget=TextArea(rows=14),
        help_text="Read it before you send it. E-mail is read by others: name no child",
    )


class ToldForm(HouseForm):
    """How the referrer was told otherwise, or why not."""

    how = ChoiceField(label="How were they told?", choices=HowTold.choices)
    words = forms.CharField(label="What was said, or why they are not to be told", max_length=200)


class ByHandForm(HouseForm):
    """How a letter that could not be sent reached its reader."""

    how = forms.CharField(
        label="How did it reach them?",
        max_length=200,
        help_text="For instance: read out by telephone",
    )


@dataclass(frozen=True)
class Step:
    """One page of the professional's form."""

    key: str
    title: str
    form: type[OpenForm]
    lead: str = ""


STEPS = (
    Step("you", "About you", YouForm),
    Step("children", "The children", ChildForm, "Add each child whom you are worried about."),
    Step("family", "The family", FamilyForm),
    Step("worries", "What has happened", WorriesForm),
    Step("done", "What has been done", DoneForm),
    Step("sharing", "Agreement and sharing", SharingForm),
    Step("urgent", "Does it have to be today?", UrgentForm),
)
STEP = {step.key: step for step in STEPS}
NEEDED = tuple(STEP)

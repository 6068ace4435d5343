"""The forms of finding a child."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from homeward.access.models import User
from homeward.ui.forms import ChoiceField, DayField, HouseForm, TextArea

from ..models import Place
from .codes import CheckResult, FirstHand, Heading, KnownHow, PlaceKind, Way

BASIS = (
    "Public task: safeguarding children (UK GDPR article 6(1)(e); Children Act 1989 section 47, "
    "2004 section 11)"
)


class CheckForm(HouseForm):
    """One check: by which way, what came of it, who did it."""

    way = forms.ChoiceField(choices=Way.choices, label="How")
    result = forms.ChoiceField(choices=CheckResult.choices, label="What came of it")
    checked_by = forms.CharField(max_length=120, label="Checked by")


class SourceForm(HouseForm):
    """Where something is known from. Nothing is kept without it."""

    said_by = forms.CharField(label="Who said it", max_length=120, required=False)
    how_known = forms.CharField(
        label="How do they know it?",
        max_length=200,
        required=False,
        help_text="Saw it, was told by whom, read it where",
    )
    first_hand = ChoiceField(
        label="First-hand or heard?", choices=FirstHand.choices, initial=FirstHand.NOT_KNOWN
    )


class LearningForm(SourceForm):
    """One thing learned, with the place and the person in it, and what is made of it."""

    words = forms.CharField(
        label="What was learned",
        max_length=200,
        required=False,
        help_text="One thing only, in the words in which it was said",
    )
    known_how = ChoiceField(
        label="How is the place known?",
        choices=[each for each in KnownHow.choices if each[0] != KnownHow.FORM],
        initial=KnownHow.TOLD,
        required=False,
    )
    place = forms.TypedChoiceField(
        label="A place we know of", required=False, empty_value=None, coerce=str
    )
    new_place = forms.CharField(
        label="Or another place, as it is called", max_length=160, required=False
    )
    place_kind = forms.ChoiceField(
        label="What sort of place is that?",
        choices=[("", "Not known"), *PlaceKind.choices],
        required=False,
    )
    heard_as = forms.CharField(
        label="Who was there", max_length=120, required=False, help_text="The name as you heard it"
    )
    relation = forms.CharField(label="What are they to the child?", max_length=80, required=False)
    only_if_missing = forms.BooleanField(
        label="The child asked that this be used only to find them", required=False
    )
    recipient = forms.CharField(label="Who is to have this", max_length=120, required=False)
    action = forms.CharField(label="What they are to do with it", max_length=200, required=False)
    field_order = (
        "words", "known_how", "place", "new_place", "place_kind", "heard_as", "relation",
        "said_by", "how_known", "first_hand", "only_if_missing", "recipient", "action",
    )  # fmt: skip

    def __init__(self, *args: Any, places: Sequence[tuple[Place, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {place.ref: place for place, _ in places}
        field = self.fields["place"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - for the type checker
        field.choices = [("", "None of these"), *((place.ref, words) for place, words in places)]
        field.coerce = known.__getitem__


class WithdrawForm(HouseForm):
    """Why something that was known is wrong."""

    reason = forms.CharField(label="What is wrong with it", max_length=200, required=False)


class CarerForm(HouseForm):
    """Which partner's user cares for the child."""

    user = forms.TypedChoiceField(label="Carer or home", coerce=str)

    def __init__(self, *args: Any, users: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_key = {str(user.pk): user for user in users}
        field = self.fields["user"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - for the type checker
        field.choices = [("", "Choose"), *((key, _who(user)) for key, user in by_key.items())]
        field.coerce = by_key.__getitem__


def _who(user: User) -> str:
    return f"{user.name}, {user.organisation}" if user.organisation else user.name


class OutcomeForm(HouseForm):
    outcome = forms.CharField(label="What came of it", max_length=200, required=False)


class LineForm(SourceForm):
    """One line of the look-out sheet."""

    heading = forms.ChoiceField(label="Under which heading", choices=Heading.choices)
    words = forms.CharField(label="What it says", widget=TextArea(rows=3), max_length=600)
    field_order = ("heading", "words", "said_by", "how_known", "first_hand")


class ReviewForm(HouseForm):
    """A worker goes through the sheet with the carer."""

    reviewer = forms.CharField(label="With which carer", max_length=120, required=False)
    remarks = forms.CharField(
        label="What is no longer right, or missing", widget=TextArea(rows=3), required=False
    )


class CarerReviewForm(HouseForm):
    """The carer goes through the sheet alone."""

    remarks = forms.CharField(
        label="What is no longer right, or is missing?",
        widget=TextArea(rows=4),
        required=False,
        help_text="Leave empty where all of it is still right",
    )


class DraftForm(HouseForm):
    """Why something goes to the police, on what ground, and how it may be handled."""

    purpose = forms.CharField(label="Purpose", initial="To find this child, now or next time")
    lawful_basis = forms.CharField(label="Lawful basis", initial=BASIS)
    conditions = forms.CharField(
        label="Handling conditions",
        initial="Use for finding this child only. Ask us before anybody named is spoken to.",
    )
    child_told = forms.CharField(
        label="Does the child know that this is shared?",
        help_text="If not, why not",
        required=False,
    )


class SendForm(HouseForm):
    sent_to = forms.CharField(label="To whom it went", max_length=160, required=False)


class AcknowledgeForm(HouseForm):
    acknowledged_by = forms.CharField(label="Who acknowledged it", max_length=120, required=False)


class RecallForm(HouseForm):
    reason = forms.CharField(label="Why it is recalled", required=False)


class ApproveForm(HouseForm):
    """Nothing to fill in: whoever approves has read the items above."""


class PlaceForm(HouseForm):
    name = forms.CharField(label="What people call it", max_length=160)
    also_called = forms.CharField(
        label="Other names", required=False, help_text="With a semicolon between them"
    )
    kind = forms.ChoiceField(label="What sort of place", choices=PlaceKind.choices)
    lines = forms.CharField(label="Address", required=False)
    postcode = forms.CharField(label="Postcode", max_length=8, required=False)
    protected = forms.BooleanField(
        label="The address is protected: it is never shown, printed or sent", required=False
    )
    duty_number = forms.CharField(label="Number to ring instead", max_length=40, required=False)


class PlaceSearchForm(HouseForm):
    words = forms.CharField(label="Part of the name or address", max_length=100, required=False)


class ProtectForm(HouseForm):
    protected = forms.BooleanField(label="The address is protected", required=False)
    duty_number = forms.CharField(label="Number to ring instead", max_length=40, required=False)


class ContextForm(HouseForm):
    name = forms.CharField(label="Name of the context", max_length=160, required=False)
    evidence = forms.CharField(
        label="What is known, from whom, and what is not known",
        widget=TextArea(rows=5),
        required=False,
    )
    review_on = DayField(label="Look at it again on")


class ReviewContextForm(HouseForm):
    evidence = forms.CharField(
        label="What is known now, and what is not", widget=TextArea(rows=5), required=False
    )
    review_on = DayField(label="Look at it again on")


class ContextActionForm(HouseForm):
    words = forms.CharField(label="What is to be done", required=False)
    who = forms.CharField(label="Who does it", max_length=120, required=False)
    due_on = DayField(label="By when")


class CloseForm(HouseForm):
    reason = forms.CharField(label="Why it is closed", required=False)

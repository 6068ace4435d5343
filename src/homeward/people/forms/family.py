"""The forms about how people stand to each other and who works with a child."""

from typing import Any

from django import forms

from homeward.ui.forms import ChoiceField, DayField, HouseForm, YesNoField

from ..family.kin import KINDS
from ..models import Person, Professional, Relationship

_BACK = "of:"  # the other one is the child, grandchild or niece


class RelationshipForm(HouseForm):
    """How the one chosen stands to the person whose family it is; words by the sex recorded."""

    kind = ChoiceField(label="They are", choices=())
    in_words = forms.CharField(
        label="If other: what are they to each other?",
        max_length=80,
        required=False,
        help_text="For instance: godmother, neighbour, mother's landlord",
    )
    responsibility = YesNoField(label="Parental responsibility", required=False)
    from_on = DayField(label="Since", required=False)
    to_on = DayField(label="Ended on", required=False)
    both_right = forms.BooleanField(
        label="There are two mothers, or two fathers, and both are right", required=False
    )
    source = forms.CharField(
        label="Who says so?",
        max_length=120,
        help_text="For instance: the mother, on a visit; the birth certificate",
    )

    def __init__(self, *args: Any, other: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = choices_for(other)  # type: ignore[attr-defined]
        self.fields["kind"].label = f"{other} is their"

    def clean(self) -> dict[str, Any]:
        self.backwards = self.cleaned_data.get("kind", "").startswith(_BACK)
        if "kind" in self.cleaned_data:
            self.cleaned_data["kind"] = self.cleaned_data["kind"].removeprefix(_BACK)
        return self.cleaned_data


def choices_for(other: Person) -> list[tuple[str, str]]:
    """Every relationship from both ends, in the words for somebody of this sex."""
    choices = [("", "Choose")]
    for key, kin in KINDS.items():
        choices.append((key, kin.word(other.sex, forward=True).capitalize()))
        if not kin.mutual:
            choices.append((_BACK + key, kin.word(other.sex, forward=False).capitalize()))
    return choices


class CorrectRelationshipForm(HouseForm):
    """The days and the source of a relationship; with an end, it is over."""

    responsibility = YesNoField(label="Parental responsibility", required=False)
    from_on = DayField(label="Since", required=False)
    to_on = DayField(label="Ended on", required=False, help_text="Leave empty while it holds")
    source = forms.CharField(label="Who says so?", max_length=120)

    def __init__(self, *args: Any, link: Relationship, may_answer: bool, **kwargs: Any) -> None:
        known = {name: getattr(link, name) for name in self.base_fields}
        super().__init__(*args, initial=known, version=link.version, **kwargs)
        if not may_answer:
            del self.fields["responsibility"]


class StrikeForm(HouseForm):
    """Why something was recorded in error."""

    reason = forms.CharField(
        label="What was wrong?",
        max_length=200,
        help_text="It stays to be read, struck through, with this reason",
    )


class ProfessionalForm(HouseForm):
    """Somebody of another service: who to ring. A name or an agency is enough."""

    role = ChoiceField(label="What are they?", choices=Professional.Role.choices)
    name = forms.CharField(label="Name", max_length=120, required=False)
    agency = forms.CharField(
        label="School, surgery, station or agency", max_length=120, required=False
    )
    phone = forms.CharField(label="Phone", max_length=40, required=False)
    from_on = DayField(label="Since", required=False)
    to_on = DayField(label="Until", required=False)
    source = forms.CharField(label="Who says so?", max_length=120)


class OnDayForm(HouseForm):
    """The day for which a household is asked."""

    on = DayField(label="Another day", required=False, past_only=True)

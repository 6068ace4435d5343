"""What goes over the wire: the shape of a referral, and of an answer."""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Field, Schema
from pydantic import ConfigDict, field_validator

from homeward.front_door.codes import Source
from homeward.front_door.referring.codes import Agreement, Basis
from homeward.front_door.referring.rules import MOST_CHILDREN
from homeward.ui.forms.form import PAGES

Line = Annotated[str, Field(max_length=120)]
Text = Annotated[str, Field(max_length=PAGES)]


class _Strict(Schema):
    """Refuses parts that nobody would read: a misspelt one would be lost in silence."""

    model_config = ConfigDict(extra="forbid")

    @field_validator("*", mode="before")
    @classmethod
    def _without_nul(cls, sent: Any) -> Any:
        """Nobody types the character U+0000, and PostgreSQL keeps none."""
        return sent.replace("\x00", "") if isinstance(sent, str) else sent


class Referrer(_Strict):
    """Who refers."""

    name: Line
    role: Line
    agency: Line
    source_code: Annotated[Source, Field(description="Source code of the CIN census, such as 2A")]
    phone: Annotated[str, Field(max_length=40)]
    email: Annotated[str, Field(max_length=200)]


class Child(_Strict):
    """A child whom it is about: a name, or a description where the name is not known."""

    given_names: Line = ""
    family_name: Line = ""
    known_as: Line = ""
    born_on: date | None = None
    expected_on: date | None = None
    sex: Literal["M", "F", "N", "U"] = "U"
    address: Annotated[str, Field(max_length=200)] = ""
    postcode: Annotated[str, Field(max_length=8)] = ""
    protected: Annotated[bool, Field(description="The address must not be given away")] = False
    school: Line = ""
    described: Text = ""


class Family(_Strict):
    """Who is around the child."""

    carers: Text
    household: Text = ""
    language: Annotated[str, Field(max_length=200)] = ""
    care: Annotated[Text, Field(description="What workers should know before a visit")] = ""


class Worries(_Strict):
    """What was seen and said."""

    worries: Text
    child_words: Text = ""
    effect: Text = ""
    going_well: Text = ""


class Done(_Strict):
    """What has been done already."""

    done: Text
    agencies: Text = ""
    wanted: Text = ""


class Sharing(_Strict):
    """Agreement, lawful basis, and why the referral is made without agreement."""

    agreement: Agreement
    agreement_reason: Text = ""
    basis: Basis
    family_knows: bool | None = None
    agreed_by: Line = ""


class Urgent(_Strict):
    """Whether something has to happen today, and what."""

    urgent: bool = False
    urgent_words: Text = ""


class ReferralIn(_Strict):
    """A referral, as the professional's form asks for it."""

    referrer: Referrer
    children: Annotated[list[Child], Field(min_length=1, max_length=MOST_CHILDREN)]
    family: Family
    worries: Worries
    done: Done
    sharing: Sharing
    urgent: Urgent = Urgent()


class ReferralOut(Schema):
    """How a referral stands: never what was decided but in the letter written to its referrer."""

    reference: str
    received_at: datetime
    decision_due_at: datetime | None
    state: str
    letters: list[str]


class Problem(Schema):
    """What is not right about one part, and how to mend it. Repeats nothing that was sent."""

    where: str
    sentence: str


class Problems(Schema):
    """Everything that is not right about a message."""

    problems: list[Problem]

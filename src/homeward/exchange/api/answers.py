"""From a message to the answers of the form, judged by the form's own rules."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.forms import BooleanField, Field

from homeward.front_door.referring.forms import STEP, STEPS
from homeward.front_door.referring.showing import storable

from .schemas import ReferralIn

_PART = {"you": "referrer"}
# What a library says about a value may quote it; these sentences quote nothing.
_SENTENCES = {
    "missing": "This part is missing. Add it.",
    "extra_forbidden": "There is no part of this name. Take it out, or correct its name.",
    "json_invalid": "The message is not JSON. Send JSON in UTF-8.",
    "enum": "This is none of the codes that the description lists. Use one of them.",
    "literal_error": "This is none of the codes that the description lists. Use one of them.",
    "string_too_long": "This is longer than the description allows. Shorten it.",
    "string_pattern_mismatch": "This does not have the form that the description gives.",
    "too_short": "There are too few here. Name at least one child.",
    "too_long": "There are too many here. Send another referral for more children.",
}
_OTHERWISE = "This is not of the kind that the description gives. Correct it."


class NotRight(Exception):
    """Parts of a message with a sentence each."""

    def __init__(self, problems: list[dict[str, str]]) -> None:
        super().__init__("the message is not right")
        self.problems = problems


def answers_of(message: ReferralIn) -> dict[str, Any]:
    """The answers of each step. Raises ``NotRight`` with the sentences of the form."""
    problems: list[dict[str, str]] = []
    answers: dict[str, Any] = {}
    for step in STEPS:
        part = _PART.get(step.key, step.key)
        if step.key == "children":
            answers[step.key] = [
                _judged(step.key, child.model_dump(), f"children.{number}", problems)
                for number, child in enumerate(message.children)
            ]
        else:
            said = getattr(message, part).model_dump()
            answers[step.key] = _judged(step.key, said, part, problems)
    if problems:
        raise NotRight(problems)
    return answers


def _judged(
    key: str, said: Mapping[str, Any], where: str, problems: list[dict[str, str]]
) -> dict[str, Any]:
    boxes = STEP[key].form.base_fields
    form = STEP[key].form({name: _typed(value, boxes[name]) for name, value in said.items()})
    if form.is_valid():
        return storable(form.answers)
    for name, sentences in form.errors.items():
        place = where if name == "__all__" else f"{where}.{name}"
        problems += [{"where": place, "sentence": str(sentence)} for sentence in sentences]
    return {}


def _typed(value: Any, box: Field) -> str:
    """A value as it would have been typed into its box."""
    if value is None or (value is False and isinstance(box, BooleanField)):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "value", value))


def in_sentences(faults: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """What is wrong with the shape of a message: where, and a sentence that quotes nothing."""
    return [
        {"where": _place(fault), "sentence": _SENTENCES.get(str(fault["type"]), _OTHERWISE)}
        for fault in faults
    ]


def _place(fault: Mapping[str, Any]) -> str:
    """Where a fault lies, in names of ours only: a name that we do not know was sent to us."""
    named = [part for part in fault.get("loc", ()) if part not in ("body", "message")]
    if fault["type"] == "extra_forbidden":
        named = named[:-1]
    return ".".join(str(part) for part in named) or "message"

"""A referral's answers as they are read: in parts for a page, in text for the record. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from homeward.ui.words import day_words

from .codes import Form
from .forms import STEP, STEPS, TRAP, WorriedForm


@dataclass(frozen=True)
class Part:
    """One part of a referral: its title, and question by question what was answered."""

    key: str
    title: str
    rows: list[tuple[str, str]]


def storable(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers as they can be kept: dates as 2026-11-24, the rest unchanged."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in answers.items()
        if name != TRAP
    }


def parts_of(form: str, answers: Mapping[str, Any], *, reveal: bool = False) -> list[Part]:
    """The answers of a whole referral in the order in which they were asked.

    An address that must not be given away is left out, but where ``reveal`` shows somebody what
    they have just typed.
    """
    if form == Form.PUBLIC:
        return [Part("worried", "What they told us", _rows(WorriedForm, answers["worried"]))]
    parts = []
    for step in STEPS:
        said = answers.get(step.key)
        if step.key == "children":
            parts += [
                Part(
                    "children",
                    f"Child {number}",
                    child_rows(child if reveal else _kept_safe(child)),
                )
                for number, child in enumerate(said or [], start=1)
            ]
        elif said:
            parts.append(Part(step.key, step.title, _rows(step.form, said)))
    return parts


def _kept_safe(child: Mapping[str, Any]) -> Mapping[str, Any]:
    if not child.get("protected"):
        return child
    return {**child, "address": "Protected", "postcode": ""}


def child_rows(child: Mapping[str, Any]) -> list[tuple[str, str]]:
    """One named child, question by question."""
    return _rows(STEP["children"].form, child)


def as_text(parts: Sequence[Part]) -> str:
    """The whole in plain text, as it stands on the contact under what we were told."""
    blocks = []
    for part in parts:
        lines = [
            f"{label} {value}" if label.endswith("?") else f"{label}: {value}"
            for label, value in part.rows
        ]
        blocks.append("\n".join([part.title.upper(), *lines]))
    return "\n\n".join(blocks)


def _rows(form: type[forms.Form], said: Mapping[str, Any]) -> list[tuple[str, str]]:
    shown = []
    for name, field in form.base_fields.items():
        value = said.get(name)
        unsaid = value in (None, "") or (isinstance(field, forms.BooleanField) and not value)
        if name != TRAP and not unsaid:
            shown.append((str(field.label), _words(field, value)))
    return shown


def _words(field: forms.Field, value: Any) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(field, forms.ChoiceField):
        return str(dict(field.choices).get(value, value))  # type: ignore[arg-type]
    if isinstance(field.widget, forms.Textarea):
        return str(value)
    try:
        return day_words(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)

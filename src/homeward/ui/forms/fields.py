"""Fields of the house: days, moments, a few choices, yes and no and not known."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from homeward.core import clock
from homeward.ui.words import day_words

from .reading import Unreadable, read_day, read_moment
from .widgets import Boxes, DayBoxes, MomentBoxes, boxes_of

# Up to this many choices are shown at once, as radios; more are a list to open.
FEW = 6


class DayField(forms.Field):
    """One date in three boxes (``name_day``, ``name_month``, ``name_year``), giving a ``date``.

    ``past_only`` refuses days after today; ``earliest`` refuses days before one. Months may be
    written as numbers or names.
    """

    widget: Any = DayBoxes
    read: Callable[[Boxes, str], Any] = staticmethod(read_day)

    def __init__(
        self, *, past_only: bool = False, earliest: date | None = None, **kwargs: Any
    ) -> None:
        self.past_only, self.earliest = past_only, earliest
        super().__init__(**kwargs)

    @property
    def what(self) -> str:
        """How a sentence about this field begins."""
        label = str(self.label or "")
        return "The date" if not label or label.endswith("?") else label

    def to_python(self, value: Any) -> Any:
        if value is None or isinstance(value, date):
            return value
        typed = boxes_of(value)
        if typed.empty:
            return None
        try:
            return self.read(typed, self.what)
        except Unreadable as fault:
            raise ValidationError(str(fault), code="invalid") from fault

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None:
            self._check_bounds(value)

    def _check_bounds(self, value: date) -> None:
        if self.past_only and value > clock.today():
            raise ValidationError(f"{self.what} must be today or in the past.", code="future")
        if self.earliest and value < self.earliest:
            raise ValidationError(
                f"{self.what} must be {day_words(self.earliest)} or later.", code="early"
            )


class MomentField(DayField):
    """A day and a time in England, giving an aware ``datetime`` in UTC.

    ``past_only`` refuses moments still to come. At the clock changes a time that never was is
    answered with a sentence, and of a time that came twice it is asked which.
    """

    widget = MomentBoxes
    read = staticmethod(read_moment)

    def _check_bounds(self, value: date) -> None:
        assert isinstance(value, datetime)  # noqa: S101  (read_moment gives no other)
        if self.past_only and value > clock.now():
            raise ValidationError(f"{self.what} must be now or in the past.", code="future")
        if self.earliest and clock.day_of(value) < self.earliest:
            raise ValidationError(
                f"{self.what} must be {day_words(self.earliest)} or later.", code="early"
            )


class ChoiceField(forms.ChoiceField):
    """One of several answers: radios up to six, a list to open beyond (see ``show_choices``)."""


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not known: gives True, False or None."""

    widget = forms.RadioSelect
    YES, NO, NOT_KNOWN = "yes", "no", "not_known"

    def __init__(self, *, not_known: bool = True, **kwargs: Any) -> None:
        answers = [(self.YES, "Yes"), (self.NO, "No")]
        if not_known:
            answers.append((self.NOT_KNOWN, "Not known"))
        kwargs.setdefault("empty_value", None)
        super().__init__(choices=answers, coerce=_yes_or_no, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, bool):
            return self.YES if value else self.NO
        return value


def _yes_or_no(answer: str) -> bool | None:
    return {YesNoField.YES: True, YesNoField.NO: False}.get(answer)


def show_choices(field: forms.Field) -> None:
    """Show a few answers as radios, all in sight; more as a list that begins unanswered.

    A field that must be answered loses its blank radio; one that may be left shows it as
    "No answer", so that an answer can be taken back.
    """
    if not isinstance(field, forms.ChoiceField) or type(field.widget) is not forms.Select:
        return
    if isinstance(field, forms.ModelChoiceField):
        return  # counting its answers would ask the database
    choices: list[Any] = list(field.choices)  # type: ignore[arg-type]
    filled = [(value, label) for value, label in choices if value not in ("", None)]
    grouped = any(isinstance(label, list | tuple) for _, label in filled)
    if grouped or len(filled) > FEW:
        field.choices = [("", "Choose an answer"), *filled]
    elif filled:
        blank = [] if field.required else [("", "No answer")]
        field.widget = forms.RadioSelect()
        field.choices = [*filled, *blank]

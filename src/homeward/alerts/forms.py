"""The forms about alerts."""

from typing import Any

from django import forms

from homeward.core import clock
from homeward.ui.forms import ChoiceField, DayField, HouseForm, TextArea

from .kinds import kinds_on
from .models import Alert


def _in_use() -> list[tuple[str, str]]:
    return [(kind.key, kind.words) for kind in kinds_on(clock.today())]


class ToldForm(HouseForm):
    """Whether the person knows of the alert."""

    told = ChoiceField(label="Has the person been told?", choices=Alert.Told.choices)
    told_on = DayField(label="If yes, when?", required=False, past_only=True)
    not_told_because = forms.CharField(
        label="If no, why not?",
        required=False,
        max_length=300,
        help_text="They have a right to know, unless it would put somebody in danger",
    )


class AlertForm(ToldForm):
    """What a visitor is warned of, and by when somebody looks again."""

    kind = ChoiceField(label="What is the alert about?", choices=_in_use)
    words = forms.CharField(
        label="What is known, and how",
        widget=TextArea(rows=4),
        max_length=2000,
        help_text="Facts and their source, in words the person could read",
    )
    review_on = DayField(label="Look again by")
    field_order = ("kind", "words", "review_on", "told", "told_on", "not_told_because")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["told"].initial = Alert.Told.NOT_YET


class ReviewForm(HouseForm):
    """Why an alert still stands."""

    words = forms.CharField(
        label="Why does it still stand?", widget=TextArea(rows=3), max_length=2000
    )
    review_on = DayField(label="Look again by")


class EndForm(HouseForm):
    """Why an alert no longer holds."""

    because = forms.CharField(label="Why does it no longer hold?", max_length=300)

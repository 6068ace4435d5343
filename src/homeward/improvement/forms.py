"""The forms of the improvement room."""

from typing import Any

from django import forms

from homeward.core import clock
from homeward.measures.catalogue import MEASURES
from homeward.ui.forms import DayField, HouseForm, TextArea
from homeward.workforce.models import Worker

from .codes import Direction, Theme

MOST_BYTES = 20 * 1024 * 1024


class ReportForm(HouseForm):
    """A report's file."""

    file = forms.FileField(
        label="Report or letter",
        help_text="The PDF as published, or a text file with what you copied from a page.",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError("The file is larger than 20 MB. Give the report itself.")
        return file


class FindingForm(HouseForm):
    """What a person makes of a sentence that the machine read."""

    theme = forms.ChoiceField(label="Theme", choices=Theme.choices)
    direction = forms.ChoiceField(label="Direction", choices=Direction.choices)


class PlanForm(HouseForm):
    """A new plan."""

    title = forms.CharField(label="What the plan is called", max_length=120)
    starts_on = DayField(label="First day")
    ends_on = DayField(label="Last day")


class PriorityForm(HouseForm):
    """A priority made of the findings that are ticked."""

    title = forms.CharField(label="What must get better", max_length=160)


class ActionForm(HouseForm):
    """An action of the plan."""

    words = forms.CharField(label="What will be done", max_length=300)
    owner = forms.ModelChoiceField(
        label="Who answers for it", queryset=Worker.objects.none(), to_field_name="ref"
    )
    due_on = DayField(label="Done by")
    measure = forms.ChoiceField(
        label="The measure that should move",
        choices=lambda: [(key, each.title) for key, each in MEASURES.items()],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Worker.objects.exclude(left_on__lte=clock.today()).order_by("name")
        self.fields["owner"].queryset = here  # type: ignore[attr-defined]


class NoteForm(HouseForm):
    """How an action is going."""

    words = forms.CharField(label="How it is going", widget=TextArea, max_length=2000)
    stuck_because = forms.CharField(
        label="What it is stuck on, if it is", max_length=200, required=False
    )


class FinishForm(HouseForm):
    """An action done."""

    done_on = DayField(label="Done on")
    evidence = forms.CharField(
        label="What shows it",
        help_text="A page, a minute, a figure: something that somebody else can look at.",
        widget=TextArea,
        max_length=2000,
    )


class DropForm(HouseForm):
    """An action that will not be done."""

    because = forms.CharField(label="Why it is dropped", max_length=200)

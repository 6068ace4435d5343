"""The forms of the improvement room."""

from typing import Any

from django import forms

from homeward.core import clock
from homeward.measures.catalogue import MEASURES
from homeward.ui.forms import DayField, HouseForm, TextArea
from homeward.workforce.models import Worker

from .codes import Direction, TestDecision, Theme
from .models import Driver, PlanAction, Priority

MOST_BYTES = 20 * 1024 * 1024


class ReportForm(HouseForm):
    """A report's file."""

    file = forms.FileField(
        label="Report or letter",
        help_text="The PDF as published, or a text file with what you copied from a page.",
    )
    sure = forms.BooleanField(
        label="I have looked at it: it is an inspector's report or letter",
        help_text="Only needed where the machine doubts it.",
        required=False,
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
        label="The process measure that should move first",
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


def _measures() -> list[tuple[str, str]]:
    return [("", "None"), *((key, each.title) for key, each in MEASURES.items())]


class AimForm(HouseForm):
    """What a priority is for."""

    aim = forms.CharField(label="What will be true, and for whom", max_length=300)
    outcome = forms.ChoiceField(
        label="The measure by which children would notice", choices=_measures
    )
    target = forms.FloatField(
        label="Where it should be at the plan's end, if there is a target",
        help_text="In the measure's own unit: 90 for 90%, 12 for twelve a week.",
        required=False,
        min_value=0,
    )


class DriverForm(HouseForm):
    """What an aim depends on."""

    words = forms.CharField(label="What the aim depends on", max_length=160)
    under = forms.ModelChoiceField(
        label="Which driver it stands under, if any",
        queryset=Driver.objects.none(),
        to_field_name="ref",
        required=False,
    )

    def __init__(self, *args: Any, priority: Priority, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        primary = priority.drivers.filter(under__isnull=True).order_by("order")
        self.fields["under"].queryset = primary  # type: ignore[attr-defined]


class ShapeForm(HouseForm):
    """Why an action should work, and what it takes."""

    driver = forms.ModelChoiceField(
        label="The driver it works on",
        queryset=Driver.objects.none(),
        to_field_name="ref",
        required=False,
    )
    balancing = forms.ChoiceField(
        label="The measure that must not get worse through it", choices=_measures, required=False
    )
    expected_change = forms.IntegerField(
        label="By how much the process measure should move",
        help_text="In per cent of what it was before.",
        required=False,
    )
    expected_on = DayField(label="By when that should show", required=False)
    cost = forms.DecimalField(
        label="What it costs in all, in pounds",
        required=False,
        min_value=0,
        max_digits=10,
        decimal_places=2,
    )
    days_needed = forms.IntegerField(
        label="Working days of the team that it takes", required=False, min_value=0, max_value=5000
    )

    def __init__(self, *args: Any, action: PlanAction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        drivers = Driver.objects.filter(priority=action.priority).order_by("order")
        self.fields["driver"].queryset = drivers  # type: ignore[attr-defined]


class WaitForm(HouseForm):
    """What an action waits for."""

    waits_for = forms.ModelMultipleChoiceField(
        label="Actions that must be done first",
        queryset=PlanAction.objects.none(),
        to_field_name="ref",
        required=False,
    )

    def __init__(self, *args: Any, action: PlanAction, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = PlanAction.objects.filter(priority__plan=action.priority.plan).exclude(
            pk=action.pk
        )
        field = self.fields["waits_for"]
        field.queryset = others.order_by("due_on", "pk")  # type: ignore[attr-defined]
        field.label_from_instance = lambda other: other.words  # type: ignore[attr-defined]

    def clean_waits_for(self) -> list[PlanAction]:
        return list(self.cleaned_data["waits_for"])


class TestForm(HouseForm):
    """A test of change, before it begins."""

    change = forms.CharField(
        label="What will be tried, where and with whom",
        help_text="Small: one worker, one week, five families.",
        max_length=300,
    )
    prediction = forms.CharField(label="What you expect", widget=TextArea, max_length=2000)
    starts_on = DayField(label="It begins on")


class TestEndForm(HouseForm):
    """A test of change, after it."""

    result = forms.CharField(
        label="What happened, against what was expected", widget=TextArea, max_length=2000
    )
    ended_on = DayField(label="It ended on")
    decision = forms.ChoiceField(label="What follows", choices=TestDecision.choices)


class MinuteForm(HouseForm):
    """What the board decided."""

    held_on = DayField(label="The board met on")
    words = forms.CharField(
        label="What was said and decided",
        help_text="No names of children: visit packs quote this.",
        widget=TextArea,
        max_length=10_000,
    )

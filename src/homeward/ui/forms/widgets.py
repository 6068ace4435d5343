"""Boxes: a day in three, a moment in four, text in as many lines as it needs."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django import forms

from homeward.core.days import ENGLAND, is_doubled

# Which of two, where the clocks went back and a time came twice.
FIRST, SECOND = "first", "second"


class Boxes(NamedTuple):
    """What somebody typed, box by box, before anybody has judged it."""

    day: str = ""
    month: str = ""
    year: str = ""
    time: str = ""

    @property
    def empty(self) -> bool:
        return not any(self)


class DayBoxes(forms.Widget):
    """Day, month and year, each in its box: posted as ``name_day``, ``name_month``, ``name_year``.

    A whole date under the plain name (``name=2026-11-24``) is read too: links and scripts send it.
    """

    template_name = "ui/forms/boxes.html"
    use_fieldset = True
    first_box = "day"
    boxes: tuple[tuple[str, str, int], ...] = (
        ("day", "Day", 2),
        ("month", "Month", 2),
        ("year", "Year", 4),
    )

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Boxes:
        whole = (data.get(name) or "").strip()
        if whole:
            return boxes_of_text(whole)
        return Boxes(**{part: self._typed(data, name, part) for part, *_ in self.boxes})

    def _typed(self, data: Mapping[str, Any], name: str, part: str) -> str:
        return (data.get(f"{name}_{part}") or "").replace("\0", "").strip()

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in data and all(f"{name}_{part}" not in data for part, *_ in self.boxes)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_{self.first_box}" if id_ else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        widget = context["widget"]
        typed = boxes_of(value)
        auto_id = widget["attrs"].get("id") or f"id_{name}"
        widget["invalid"] = bool(widget["attrs"].get("aria-invalid"))
        widget["with_time"] = len(self.boxes) > 3
        widget["boxes"] = [
            {
                "name": f"{name}_{part}",
                "id": f"{auto_id}_{part}",
                "label": label,
                "width": width,
                "value": getattr(typed, part),
                "numeric": part != "time",
            }
            for part, label, width in self.boxes
        ]
        return context


class MomentBoxes(DayBoxes):
    """A day and a time in England: the boxes of a day, and ``name_time`` ("14:05")."""

    boxes = (*DayBoxes.boxes, ("time", "Time", 5))


class TextArea(forms.Textarea):
    """Text of several lines: ``TextArea(rows=8)``."""

    def __init__(self, rows: int = 5, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"rows": rows, **(attrs or {})})


def boxes_of(value: Any) -> Boxes:
    """A value as it stands in the boxes: typed text unchanged, a date or moment in numbers."""
    if isinstance(value, Boxes):
        return value
    if isinstance(value, datetime):
        local = value.astimezone(ENGLAND)
        return Boxes(str(local.day), str(local.month), str(local.year), time_in_box(value))
    if isinstance(value, date):
        return Boxes(str(value.day), str(value.month), str(value.year))
    return boxes_of_text(str(value)) if value else Boxes()


def time_in_box(moment: datetime) -> str:
    """A time of day as it is typed: ``14:05``; ``01:30 second`` where it is one of two."""
    local = f"{moment.astimezone(ENGLAND):%H:%M}"
    if is_doubled(moment):
        return f"{local} {FIRST}"
    return f"{local} {SECOND}" if is_doubled(moment - timedelta(hours=1)) else local


def boxes_of_text(text: str) -> Boxes:
    """``2026-11-24`` or ``2026-11-24T14:05`` in boxes; other text stands whole in the first."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return Boxes(day=text[:40])
    if moment.tzinfo:
        return boxes_of(moment)
    timed = f"{moment:%H:%M}" if len(text) > 10 else ""
    return Boxes(str(moment.day), str(moment.month), str(moment.year), timed)

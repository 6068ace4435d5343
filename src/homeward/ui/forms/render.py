"""How Django draws forms and boxes here: GOV.UK Frontend's markup, for every form in the house."""

from typing import Any

from django.forms import BoundField
from django.forms.renderers import TemplatesSetting

_CHOICES = {
    "django/forms/widgets/radio.html": "radios",
    "django/forms/widgets/checkbox_select.html": "checkboxes",
}
_SELECTS = {"django/forms/widgets/select.html"}
_PLAIN = {
    "checkbox": "govuk-checkboxes__input",
    "file": "govuk-file-upload",
    "hidden": "",
    "number": "govuk-input govuk-input--width-5",
}

_MARKED = ("govuk-input", "govuk-textarea", "govuk-select", "govuk-file-upload")


class GovukRenderer(TemplatesSetting):
    """Draws any form, ours or a library's, in the classes of GOV.UK Frontend."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        widget = context.get("widget")
        if widget is not None and template_name in _CHOICES:
            widget["kind"] = _CHOICES[template_name]
            template_name = "ui/forms/choices.html"
        elif widget is not None and "boxes" not in widget:
            widget["attrs"] = _dressed(template_name, widget)
        return super().render(template_name, context, request)


def _dressed(template_name: str, widget: dict[str, Any]) -> dict[str, Any]:
    """The attributes of a box with its class, and marked where it holds an error."""
    base = _class_of(template_name, widget)
    # A placeholder is gone as soon as somebody types: labels and hints say it instead.
    widget["attrs"].pop("placeholder", None)
    if not base:
        return widget["attrs"]
    names = [base, widget["attrs"].get("class", "")]
    if widget["attrs"].get("aria-invalid") and base.startswith(_MARKED):
        names.append(f"{base.split()[0]}--error")
    return {**widget["attrs"], "class": " ".join(name for name in names if name)}


def _class_of(template_name: str, widget: dict[str, Any]) -> str:
    if template_name in _SELECTS:
        return "govuk-select"
    if template_name == "django/forms/widgets/textarea.html":
        return "govuk-textarea"
    kind = widget.get("type")
    return _PLAIN.get(kind, "govuk-input") if kind else ""


def target_id(bound: BoundField) -> str:
    """The id of the first box of a field: where an error in the summary leads."""
    auto_id = bound.auto_id
    if not bound.use_fieldset:
        return bound.id_for_label or auto_id
    first = getattr(bound.field.widget, "first_box", "0")
    return f"{auto_id}_{first}"

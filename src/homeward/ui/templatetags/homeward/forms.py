"""Tags for forms: the whole of one, or only the summary of what is wrong."""

from typing import Any

from django import template
from django.forms import BaseForm

from homeward.ui.forms.render import target_id

from .library import register


@register.inclusion_tag("ui/tags/form.html", takes_context=True)
def form(
    context: template.Context,
    form: BaseForm,
    action: str = "",
    submit: Any = "Save",
    method: str = "post",
    cancel: str = "",
    kind: str = "primary",
) -> dict[str, Any]:
    """``{% form form action="…" submit="Save" cancel="…" %}``: errors, fields and button."""
    return {
        "form": form,
        "action": action,
        "submit": submit,
        "posts": method.lower() == "post",
        "cancel": cancel,
        "kind": kind,
    }


@register.inclusion_tag("ui/tags/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """``{% error_summary form %}``: every error, each a link to its box; else nothing."""
    found = [(sentence, "") for sentence in form.non_field_errors()] if form.is_bound else []
    for bound in form if form.is_bound else ():
        target = "" if bound.is_hidden else target_id(bound)
        found += [(sentence, target) for sentence in bound.errors]
    return {"errors": found}

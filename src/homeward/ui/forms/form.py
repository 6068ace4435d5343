"""The form that every room's forms build on."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.forms.utils import pretty_name

from homeward.core.errors import Refused

from .fields import show_choices
from .text import tidy, why_not_text

LINE, PAGES = 200, 20_000  # characters in one line, and in a box of several


class HouseForm(forms.Form):
    """Cleans what was typed, names its fields in every error, and carries a record's version.

    ``HouseForm(data, version=record.version)`` hides the version in the page. After
    validation the version that the person saw is ``form.version``; it is not among the cleaned
    data, so ``**form.cleaned_data`` holds only the answers.
    """

    use_required_attribute = False
    # What keeps a draft of this form, where its view says so (``drafts.keeping``).
    keeper: Any = None

    def __init__(self, *args: Any, version: int | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.version = version
        for name, field in self.fields.items():
            _settle(name, field)
        if version is not None:
            self.fields["version"] = forms.IntegerField(
                widget=forms.HiddenInput, initial=version, required=False
            )

    @property
    def stands_open(self) -> bool:
        """Whether a page that folds the form away shows it: it was sent, or a draft waits in it."""
        return self.is_bound or getattr(self.keeper, "draft", None) is not None

    def refuse(self, refused: Refused) -> None:
        """Put the sentence of a refusal on its field, or on top where it has none here."""
        field = refused.field if refused.field in self.fields else None
        self.add_error(field, refused.sentence)

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        self._judge_texts()
        seen = self.cleaned_data.pop("version", None)
        if seen is not None and "version" in self.fields:
            self.version = seen

    def _judge_texts(self) -> None:
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str) and (sentence := why_not_text(value, self._what(name))):
                self.add_error(name, sentence)

    def _what(self, name: str) -> str:
        return str(self.fields[name].label)


def _settle(name: str, field: forms.Field) -> None:
    """Give a field its label, its sentences, its length and its shape."""
    if not field.label:
        field.label = pretty_name(name)
    show_choices(field)
    if type(field) is forms.CharField:
        _settle_text(field)
    default = forms.Field.default_error_messages["required"]
    if field.error_messages.get("required") == default:
        field.error_messages["required"] = _ask(field)
    if isinstance(field, forms.ChoiceField):
        field.error_messages["invalid_choice"] = f"{field.label}: choose one of the answers given."


def _settle_text(field: forms.CharField) -> None:
    several = isinstance(field.widget, forms.Textarea)
    field.to_python = _tidied(field, several)  # type: ignore[method-assign]
    if field.max_length is None:
        field.max_length = PAGES if several else LINE
    limit = field.max_length
    field.validators = [v for v in field.validators if not isinstance(v, MaxLengthValidator)]
    field.validators.append(_limit(limit, str(field.label)))
    # The browser would cut a paste short in silence; the sentence loses nothing.
    field.widget.attrs.pop("maxlength", None)


def _tidied(field: forms.CharField, several: bool) -> Any:
    whole = field.to_python

    def to_python(value: Any) -> Any:
        return whole(tidy(value, several_lines=several) if isinstance(value, str) else value)

    return to_python


def _limit(limit: int, label: str) -> Any:
    def check(value: str) -> None:
        if len(value) > limit:
            raise ValidationError(
                f"{label} must be {limit:,} characters or fewer; this has {len(value):,}. "
                f"Shorten it by {len(value) - limit:,}.",
                code="max_length",
            )

    return check


def _ask(field: forms.Field) -> str:
    """The sentence for a field left empty."""
    label = str(field.label)
    if label.endswith("?"):
        return f"Answer the question: {label}"
    verb = "Choose" if isinstance(field, forms.ChoiceField | forms.BooleanField) else "Enter"
    named = label if label[1:2].isupper() else label[:1].lower() + label[1:]
    return f"{verb} {named}."

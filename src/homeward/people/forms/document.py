"""The forms about documents."""

from django import forms

from homeward.ui.forms import HouseForm

from ..files import ACCEPTED, MOST_BYTES
from ..models import Document


class AttachForm(HouseForm):
    """A file and what it is."""

    upload = forms.FileField(
        label="File",
        max_length=255,
        allow_empty_file=True,  # the examiner of files has its own sentence for it
        help_text=f"{ACCEPTED[0].upper()}{ACCEPTED[1:]}, up to {MOST_BYTES // 2**20} MB",
    )
    title = forms.CharField(
        label="Title",
        max_length=160,
        help_text="What it is, from whom and of when: somebody will look for it in years to come",
    )
    kind = forms.ChoiceField(
        label="Kind of document", choices=Document.Kind.choices, initial=Document.Kind.OTHER
    )


class WithdrawForm(HouseForm):
    """Why a document is taken out of use."""

    because = forms.CharField(
        label="Why is this document withdrawn?",
        max_length=200,
        help_text="For instance: it is about another child. It stays on the record, struck through",
    )


class DocumentSearchForm(HouseForm):
    """Words looked for in one person's documents."""

    words = forms.CharField(label="Search in the documents")

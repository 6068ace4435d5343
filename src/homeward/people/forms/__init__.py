"""What is asked about people."""

from .document import AttachForm, DocumentSearchForm, WithdrawForm
from .needs import NeedsForm
from .person import (
    CorrectForm,
    NewPersonForm,
    RestrictForm,
    SearchForm,
)

__all__ = [
    "AttachForm",
    "CorrectForm",
    "DocumentSearchForm",
    "NeedsForm",
    "NewPersonForm",
    "RestrictForm",
    "SearchForm",
    "WithdrawForm",
]

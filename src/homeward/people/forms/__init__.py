"""What is asked about people."""

from .document import AttachForm, DocumentSearchForm, WithdrawForm
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
    "NewPersonForm",
    "RestrictForm",
    "SearchForm",
    "WithdrawForm",
]

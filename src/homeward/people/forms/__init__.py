"""What is asked about people."""

from .person import (
    CorrectForm,
    NewPersonForm,
    RestrictForm,
    SearchForm,
)

__all__ = [
    "CorrectForm",
    "NewPersonForm",
    "RestrictForm",
    "SearchForm",
]

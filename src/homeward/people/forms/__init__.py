"""What is asked about people."""

from .person import (
    CorrectForm,
    FormerNameForm,
    NamedForm,
    NewPersonForm,
    PhoneForm,
    RestrictForm,
    SearchForm,
)

__all__ = [
    "CorrectForm",
    "FormerNameForm",
    "NamedForm",
    "NewPersonForm",
    "PhoneForm",
    "RestrictForm",
    "SearchForm",
]

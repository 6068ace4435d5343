"""What is asked about people."""

from .document import (
    AttachForm,
    DocumentSearchForm,
    WithdrawForm,
)
from .needs import (
    NeedsForm,
)
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
    "AttachForm",
    "CorrectForm",
    "DocumentSearchForm",
    "FormerNameForm",
    "NamedForm",
    "NeedsForm",
    "NewPersonForm",
    "PhoneForm",
    "RestrictForm",
    "SearchForm",
    "WithdrawForm",
]

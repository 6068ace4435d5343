"""What is asked about people."""

from .document import (
    AttachForm,
    DocumentSearchForm,
    WithdrawForm,
)
from .family import (
    CorrectRelationshipForm,
    OnDayForm,
    ProfessionalForm,
    RelationshipForm,
    StrikeForm,
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
    "CorrectRelationshipForm",
    "DocumentSearchForm",
    "FormerNameForm",
    "NamedForm",
    "NeedsForm",
    "NewPersonForm",
    "OnDayForm",
    "PhoneForm",
    "ProfessionalForm",
    "RelationshipForm",
    "RestrictForm",
    "SearchForm",
    "StrikeForm",
    "WithdrawForm",
]

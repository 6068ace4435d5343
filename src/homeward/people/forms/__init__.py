"""What is asked about people."""

from .family import (
    CorrectRelationshipForm,
    OnDayForm,
    ProfessionalForm,
    RelationshipForm,
    StrikeForm,
)
from .person import (
    CorrectForm,
    NewPersonForm,
    RestrictForm,
    SearchForm,
)

__all__ = [
    "CorrectRelationshipForm",
    "OnDayForm",
    "ProfessionalForm",
    "RelationshipForm",
    "StrikeForm",
    "CorrectForm",
    "NewPersonForm",
    "RestrictForm",
    "SearchForm",
]

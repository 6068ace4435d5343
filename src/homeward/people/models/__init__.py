"""What is stored of people."""

from .document import (
    Content,
    Document,
)
from .finding import (
    FormerName,
    MatchKey,
    MatchRecord,
    NotSame,
    Phone,
    Sealed,
)
from .needs import (
    Needs,
)
from .person import (
    Address,
    Grant,
    Identifier,
    Person,
    Relationship,
)

__all__ = [
    "Address",
    "Content",
    "Document",
    "FormerName",
    "Grant",
    "Identifier",
    "MatchKey",
    "MatchRecord",
    "Needs",
    "NotSame",
    "Person",
    "Phone",
    "Relationship",
    "Sealed",
]

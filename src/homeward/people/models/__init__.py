"""What is stored of people."""

from .document import (
    Content,
    Document,
)
from .family import (
    Professional,
    Relationship,
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
    "Professional",
    "Relationship",
    "Sealed",
]

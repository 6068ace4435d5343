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
from .merging import (
    DuplicateLook,
    Merge,
    PossibleDuplicate,
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
    "DuplicateLook",
    "FormerName",
    "Grant",
    "Identifier",
    "MatchKey",
    "MatchRecord",
    "Merge",
    "Needs",
    "NotSame",
    "Person",
    "Phone",
    "PossibleDuplicate",
    "Professional",
    "Relationship",
    "Sealed",
]

"""What is stored of people."""

from .finding import FormerName, MatchKey, MatchRecord, NotSame, Phone, Sealed
from .merging import DuplicateLook, Merge, PossibleDuplicate
from .person import (
    Address,
    Grant,
    Identifier,
    Person,
    Relationship,
)

__all__ = [
    "Address",
    "DuplicateLook",
    "FormerName",
    "Grant",
    "Identifier",
    "MatchKey",
    "MatchRecord",
    "Merge",
    "NotSame",
    "Person",
    "Phone",
    "PossibleDuplicate",
    "Relationship",
    "Sealed",
]

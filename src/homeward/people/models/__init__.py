"""What is stored of people."""

from .finding import FormerName, MatchKey, MatchRecord, NotSame, Phone, Sealed
from .person import (
    Address,
    Grant,
    Identifier,
    Person,
    Relationship,
)

__all__ = [
    "Address",
    "FormerName",
    "Grant",
    "Identifier",
    "MatchKey",
    "MatchRecord",
    "NotSame",
    "Person",
    "Phone",
    "Relationship",
    "Sealed",
]

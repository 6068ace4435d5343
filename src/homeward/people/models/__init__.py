"""What is stored of people."""

from .person import (
    Address,
    Grant,
    Identifier,
    Person,
    Relationship,
)

__all__ = [
    "Address",
    "Grant",
    "Identifier",
    "Person",
    "Relationship",
]

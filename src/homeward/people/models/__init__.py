"""What is stored of people."""

from .family import Professional, Relationship
from .person import (
    Address,
    Grant,
    Identifier,
    Person,
)

__all__ = [
    "Address",
    "Grant",
    "Identifier",
    "Person",
    "Professional",
    "Relationship",
]

"""What is stored of people."""

from .document import Content, Document
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
    "Grant",
    "Identifier",
    "Person",
    "Relationship",
]

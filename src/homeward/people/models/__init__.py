"""What is stored of people."""

from .document import Content, Document
from .needs import Needs
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
    "Needs",
    "Person",
    "Relationship",
]

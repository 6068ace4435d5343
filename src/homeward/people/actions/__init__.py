"""The only hands that write about people."""

from .finding import add_former_name, add_phone, none_of_them, not_same, seal
from .person import (
    add_address,
    add_identifier,
    add_person,
    correct_person,
    grant,
    put_on_file,
    relate,
    restrict,
)

__all__ = [
    "add_address",
    "add_former_name",
    "add_identifier",
    "add_person",
    "add_phone",
    "correct_person",
    "grant",
    "none_of_them",
    "not_same",
    "put_on_file",
    "relate",
    "restrict",
    "seal",
]

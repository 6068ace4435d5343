"""The only hands that write about people."""

from .document import (
    attach,
    file_under,
    withdraw,
)
from .duplicates import (
    answer_cannot_tell,
    answer_not_same,
    look_for_duplicates,
)
from .family import (
    add_professional,
    correct_professional,
    correct_relationship,
    relate,
    strike_professional,
    strike_relationship,
)
from .finding import (
    add_former_name,
    add_phone,
    none_of_them,
    not_same,
    seal,
)
from .merging import (
    merge_people,
    unmerge_people,
)
from .needs import (
    note_needs,
)
from .person import (
    add_address,
    add_identifier,
    add_person,
    correct_person,
    grant,
    put_on_file,
    restrict,
)

__all__ = [
    "add_address",
    "add_former_name",
    "add_identifier",
    "add_person",
    "add_phone",
    "add_professional",
    "answer_cannot_tell",
    "answer_not_same",
    "attach",
    "correct_person",
    "correct_professional",
    "correct_relationship",
    "file_under",
    "grant",
    "look_for_duplicates",
    "merge_people",
    "none_of_them",
    "not_same",
    "note_needs",
    "put_on_file",
    "relate",
    "restrict",
    "seal",
    "strike_professional",
    "strike_relationship",
    "unmerge_people",
    "withdraw",
]

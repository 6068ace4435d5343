"""Is this someone we know? Finds the child and the family at once, from a misheard name.

Pure: no Django, no database, no network. `prepare(records)` makes an `Index`, and
`Index.find(question, limit)` gives candidates, each with a probability and a reason for each
field. A database files records under `keys_of(record)` and asks `find` with a `Store` of its own.

What is weighed is whether two *records* are about one person (Fellegi and Sunter 1969, with the
weights learned by Splink), against strangers and against relatives of one household alike.
Nothing is said about the person. Merging is always a person's act.
"""

from .edges import NO_EDGES, Edges, pair
from .index import Index, prepare
from .keys import asked, asked_again, filed_under, hashed, keys_of
from .lookup import Candidate, Store, find
from .match import Match, Reason, Surroundings, Verdict, score
from .model import Model, shipped
from .names import Names
from .prepared import PACKED, Prepared, prepare_record, unpack
from .records import Address, Record

__all__ = [
    "NO_EDGES",
    "PACKED",
    "Address",
    "Candidate",
    "Edges",
    "Index",
    "Match",
    "Model",
    "Names",
    "Prepared",
    "Reason",
    "Record",
    "Store",
    "Surroundings",
    "Verdict",
    "asked",
    "asked_again",
    "filed_under",
    "find",
    "hashed",
    "keys_of",
    "pair",
    "prepare",
    "prepare_record",
    "score",
    "shipped",
    "unpack",
]

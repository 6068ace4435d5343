"""Public references: what stands in an address bar instead of a name or a row number."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from random import Random

# Crockford's base 32: no I, L, O or U, so that it can be read out over a telephone.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10

_seeded: ContextVar[Random | None] = ContextVar("seeded", default=None)


def new_ref() -> str:
    """A reference of ten letters and digits, such as ``7QK2M8XW4T``; 50 bits, so not guessable."""
    rng = _seeded.get()
    if rng is not None:
        return "".join(rng.choices(ALPHABET, k=LENGTH))
    bits = secrets.randbits(5 * LENGTH)  # one call for all letters: imports need many references
    return "".join(ALPHABET[bits >> 5 * place & 31] for place in range(LENGTH))


@contextmanager
def seeded(rng: Random) -> Iterator[None]:
    """References from a seed, so that the demonstration authority is the same every time."""
    token = _seeded.set(rng)
    try:
        yield
    finally:
        _seeded.reset(token)

"""Keys with their rows in the order of the index, sorted on disk: memory for one part alone."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import numpy as np

_BITS = 6  # of the key: the number of its part


class SortedKeys:
    """Takes pairs of key and row in any order and gives them back part by part, in order."""

    def __enter__(self) -> "SortedKeys":
        self._open = ExitStack()
        self._files = [
            self._open.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - closed by the stack
            for _ in range(1 << _BITS)
        ]
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def add(self, pairs: Any) -> None:
        """Pairs as an array of two columns of 64-bit numbers with signs: key, row."""
        of = (pairs[:, 0] >> (64 - _BITS)) + (1 << (_BITS - 1))
        for part, file in enumerate(self._files):
            file.write(pairs[of == part].tobytes())

    def parts(self) -> Iterator[list[tuple[int, int]]]:
        """The pairs, by key and then by row, a sixty-fourth of them at a time."""
        for file in self._files:
            file.seek(0)
            pairs = np.frombuffer(file.read(), dtype=np.int64).reshape(-1, 2)
            order = np.lexsort((pairs[:, 1], pairs[:, 0]))
            yield pairs[order].tolist()

"""A protected address in every field of a record: does anything that is made of it tell?

.venv/bin/python -m benchmarks.missing.protected            # 100,000 cases, about a minute
"""

from __future__ import annotations

import os
import random

import click
import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "homeward.config.settings")
django.setup()

from homeward.missing.models import Place  # noqa: E402
from tests.missing.finding.leaking import leaks  # noqa: E402

LETTERS = "abcdefghijklmnopqrstuvwxyzéèüñßİıſæøłžДжλ"
SEPARATORS = ("", " ", "  ", ", ", "-", "\n", ". ", "_", "/", "\u00a0", "\u200b")


def word(dice: random.Random) -> str:
    return "".join(dice.choices(LETTERS, k=dice.randint(3, 10))).capitalize()


def written(dice: random.Random, secret: str) -> str:
    """The secret as somebody might write it, within other words."""
    letters = [each for each in secret if each.isalnum()]
    shape = dice.choice((str.upper, str.lower, str))
    separator = dice.choice(SEPARATORS)
    return f"{word(dice)} {separator.join(map(shape, letters))} {word(dice)}"


@click.command()
@click.option("--cases", default=100_000)
@click.option("--seed", default=1)
def main(cases: int, seed: int) -> None:
    """Prints how many cases leaked; exit status 1 if any did."""
    dice = random.Random(seed)  # noqa: S311
    leaked = 0
    for _ in range(cases):
        name, street = f"{word(dice)} House", f"{dice.randint(1, 400)} {word(dice)} Row"
        lines = f"Flat {dice.randint(1, 99)}, {street}"
        code = f"ZZ{dice.randint(1, 9)} {dice.randint(1, 9)}{''.join(dice.choices('ABXY', k=2))}"
        secret = Place(
            pk=1, name=name, lines=lines, postcode=code, protected=True, duty_number="0161 000 0000"
        )
        texts = [written(dice, dice.choice((name, lines, street, code))) for _ in range(4)]
        leaked += bool(leaks(secret, texts, known_there=dice.random() < 0.5))
    print(f"{cases:,} cases, seed {seed}: {leaked} leaked")
    if leaked:
        raise SystemExit(1)


if __name__ == "__main__":
    main()

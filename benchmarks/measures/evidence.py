"""Does the evidence engine keep its word? Simulated plans with fresh seeds.

nice -n 10 .venv/bin/python -m benchmarks.measures.evidence [false] [power] [pace] [--seed N]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from homeward.measures.evidence.claims import first_claims
from homeward.measures.evidence.pace import on_time
from homeward.measures.evidence.weeks import Weeks

Floats = NDArray[np.float64]

PLANS = 10_000
MEASURES = 10
SHARE = 0.05 / MEASURES
PLAN = 12
CHUNK = 500


def draw(rng: np.random.Generator, means: Floats, dispersion: Floats) -> Floats:
    """Weekly counts whose variance is `dispersion` times their mean (negative binomial)."""
    spread = np.maximum(dispersion - 1, 1e-9) * np.ones_like(means)
    mixed = rng.gamma(means / spread, spread)
    return rng.poisson(np.where(dispersion > 1, mixed, means)).astype(np.float64)


def weeks_of(counts: Floats, baseline: int) -> Weeks:
    return Weeks(counts, np.ones_like(counts), baseline)


def share(hits: Floats) -> str:
    """A share of plans in per cent, with its standard error."""
    mean = hits.mean()
    return f"{100 * mean:.2f}% (+/- {100 * np.sqrt(mean * (1 - mean) / hits.size):.2f})"


def any_claim(
    rng: np.random.Generator, plans: int, baseline: int, low: float, high: float
) -> NDArray[np.bool_]:
    """Whether each unchanged plan of ten measures has a claim. Dispersion by measure, low to high;
    3 to 60 a week; a rise is better in every other measure."""
    rows = plans * MEASURES
    dispersion = rng.uniform(low, high, (rows, 1))
    mean = np.exp(rng.uniform(np.log(3), np.log(60), (rows, 1)))
    counts = draw(rng, np.broadcast_to(mean, (rows, baseline + PLAN)), dispersion)
    sign = np.resize([1.0, -1.0], rows)[:, None]
    claimed = first_claims(weeks_of(counts, baseline), sign, share=SHARE) >= 0
    return claimed.reshape(plans, MEASURES).any(axis=1)


def groups(rng: np.random.Generator, total: int) -> Iterator[tuple[int, int]]:
    """Baselines of 12 to 52 weeks, equally often, in chunks: (how many, weeks)."""
    numbers = rng.multinomial(total, np.full(41, 1 / 41))
    for weeks, number in enumerate(numbers, start=12):
        for begin in range(0, number, CHUNK):
            yield min(CHUNK, number - begin), weeks


def false_claims(seed: int) -> None:
    print(f"\nPlans of ten unchanged measures with any claim ({PLANS} plans a line)")
    cases = [(1.0, 3.0), (1.0, 1.0), (1.5, 1.5), (2.0, 2.0), (3.0, 3.0), (5.0, 5.0)]
    for number, (low, high) in enumerate(cases):
        rng = np.random.default_rng([seed, 1, number])
        parts = [(w, any_claim(rng, n, w, low, high)) for n, w in groups(rng, PLANS)]
        hits = np.concatenate([h for _, h in parts])
        short = np.concatenate([h for w, h in parts if w < 26])
        print(f"dispersion {low:g} to {high:g}: {share(hits)}; baseline under 26: {share(short)}")


def power(seed: int) -> None:
    print("\nA fall of 40% from 10 a week, budget shared over ten, claimed within 12 weeks")
    for number, dispersion in enumerate([1.0, 1.5, 2.0, 3.0]):
        rng = np.random.default_rng([seed, 2, number])
        parts = [(w, found(rng, n, w, dispersion)) for n, w in groups(rng, PLANS)]
        first = np.concatenate([f for _, f in parts])
        long = np.concatenate([f for w, f in parts if w >= 26])
        exact = [f"{w}: {100 * (found(rng, 4000, w, dispersion) >= 0).mean():.1f}%" for w in LONG]
        print(
            f"dispersion {dispersion:g}: {share(first >= 0)}; 26 to 52: {share(long >= 0)}; "
            f"middle week of a claim {np.median(first[first >= 0]) + 1:.0f}; " + ", ".join(exact)
        )


LONG = (12, 18, 24, 36, 52)


def found(
    rng: np.random.Generator, plans: int, baseline: int, dispersion: float
) -> NDArray[np.int64]:
    means = np.where(np.arange(baseline + PLAN) < baseline, 10.0, 6.0)
    counts = draw(rng, np.broadcast_to(means, (plans, means.size)), np.array(dispersion))
    return first_claims(weeks_of(counts, baseline), -1.0, share=SHARE)


def reached(rng: np.random.Generator, how: str, size: int) -> Floats:
    """Change of the mean by the deadline (log), where a plan moves at all."""
    if how == "pace 1.5 (0.85)":
        return np.log(0.75) * rng.normal(1.5, 0.85, size)
    if how == "pace 1 (0.5)":
        return np.log(0.75) * rng.normal(1.0, 0.5, size)
    return np.log(1 - rng.uniform(0.15, 0.5, size))


def odds(
    rng: np.random.Generator, how: str, dispersion: float, baseline: int, target: str
) -> tuple[Floats, NDArray[np.bool_]]:
    """Stated probability at week 6 of 12 and whether the mean got there, for a chunk of plans."""
    change = np.where(rng.random(CHUNK) < 0.5, 0.0, reached(rng, how, CHUNK))[:, None]
    week = np.maximum(np.arange(baseline + 6) - baseline + 1, 0)
    counts = draw(rng, 20 * np.exp(change * week / PLAN), np.array(dispersion))
    seen = counts[:, :baseline].mean(axis=1, keepdims=True)
    level = 0.75 * (seen if target == "seen" else np.full_like(seen, 20.0))
    stated = on_time(weeks_of(counts, baseline), PLAN, level, -1.0)
    return stated, (20 * np.exp(change) <= level)[:, 0]


def pace(seed: int) -> None:
    print("\nP(on time) at week 6 of 12, 20 a week, target -25%, half static, 20,000 plans a line")
    cases = [
        ("pace 1.5 (0.85)", 1.0, 24, "true"),
        ("pace 1.5 (0.85)", 1.0, 24, "seen"),
        ("pace 1.5 (0.85)", 1.0, 12, "true"),
        ("pace 1.5 (0.85)", 1.0, 52, "true"),
        ("pace 1.5 (0.85)", 2.0, 24, "true"),
        ("fall of 15 to 50%", 1.0, 24, "true"),
        ("fall of 15 to 50%", 1.0, 24, "seen"),
        ("pace 1 (0.5)", 1.0, 24, "true"),
    ]
    for number, case in enumerate(cases):
        rng = np.random.default_rng([seed, 3, number])
        stated, came = map(
            np.concatenate, zip(*(odds(rng, *case) for _ in range(20_000 // CHUNK)), strict=True)
        )
        tenths = np.array_split(np.argsort(stated, kind="stable"), 10)
        apart = [100 * (stated[t].mean() - came[t].mean()) for t in tenths]
        bins = np.minimum((stated * 10).astype(int), 9)
        banded = [
            100 * (stated[bins == b].mean() - came[bins == b].mean())
            for b in range(10)
            if (bins == b).sum() >= 100
        ]
        print(
            f"{case}: came true {came.mean():.3f}, Brier {((stated - came) ** 2).mean():.3f}; "
            f"worst tenth of plans {max(apart, key=abs):+.1f}, "
            f"worst band of ten points {max(banded, key=abs):+.1f}",
            flush=True,
        )


PARTS = {"false": false_claims, "power": power, "pace": pace}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help="false, power or pace")
    parser.add_argument("--seed", type=int, default=20261124)
    chosen = parser.parse_args()
    for part in chosen.parts or PARTS:
        begun = time.perf_counter()
        PARTS[part](chosen.seed)
        print(f"({time.perf_counter() - begun:.0f} s)")


if __name__ == "__main__":
    main()

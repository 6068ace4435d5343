"""Families made at random: true-looking ones and impossible ones."""

from datetime import date

from hypothesis import strategies as st

from homeward.people.family.kin import KINDS, Member, Tie

FAMILY_KINDS = [kind for kind, kin in KINDS.items() if kin.in_family]


@st.composite
def families(draw, most=18):
    """Members and ties between them, with circles and contradictions among them."""
    count = draw(st.integers(1, most))
    members = [
        Member(
            ref=f"P{n:02}",
            name=f"Person {n} " + "Long-Name " * draw(st.integers(0, 3)),
            sex=draw(st.sampled_from("MFNU")),
            born_on=draw(st.none() | st.dates(date(1930, 1, 1), date(2026, 1, 1))),
            expected_on=draw(st.none() | st.just(date(2026, 9, 1))),
            died_on=draw(st.none() | st.just(date(2026, 2, 1))),
            at_home=draw(st.booleans()),
        )
        for n in range(count)
    ]
    refs = [member.ref for member in members]
    pairs = st.tuples(st.sampled_from(refs), st.sampled_from(refs)).filter(lambda p: p[0] != p[1])
    ties = draw(
        st.lists(
            st.tuples(pairs, st.sampled_from(FAMILY_KINDS), st.booleans()),
            max_size=2 * most if count > 1 else 0,
        )
        if count > 1
        else st.just([])
    )
    return members, [
        Tie(f"T{n:03}", *pair, kind, ended=ended) for n, (pair, kind, ended) in enumerate(ties)
    ]

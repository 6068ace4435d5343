"""A protected address appears in nothing: page, sheet, file, police item, log, refusal."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from homeward.access.models import User
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.core.errors import Refused
from homeward.missing.actions import add_place, draft_copy, record_check
from homeward.missing.finding.protect import WITHHELD, gives_away, withhold
from homeward.missing.models import Episode, Place
from tests.missing.finding.conftest import Told
from tests.missing.finding.leaking import leaks

SignIn = Callable[[Role], Client]
words = st.text(min_size=1, max_size=30)
SEPARATORS = st.sampled_from(["", " ", "  ", ", ", "-", "\n", ". ", "_", "/"])


@st.composite
def hidden_in(draw: st.DrawFn, secret: str) -> str:
    """The secret somewhere in a text, spaced, pointed and capitalised as people write."""
    letters = [each for each in secret if each.isalnum()]
    written = draw(SEPARATORS).join(
        draw(st.sampled_from([e, e.upper(), e.lower()])) for e in letters
    )
    return f"{draw(words)} {written} {draw(words)}"


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_no_writing_of_a_protected_address_is_shown(data: st.DataObject) -> None:
    lines = data.draw(
        st.from_regex(r"Flat \d{1,3}, \d{1,3} [A-Z][a-z]{3,9} (Row|Lane)", fullmatch=True)
    )
    postcode = data.draw(st.from_regex(r"ZZ\d \d[A-Z]{2}", fullmatch=True))
    name = data.draw(st.from_regex(r"[A-Z][a-z]{4,9} House", fullmatch=True))
    secret = Place(
        pk=1, name=name, lines=lines, postcode=postcode, protected=True, duty_number="0161 000 0000"
    )
    chosen = st.sampled_from([name, lines, lines.split(", ")[1], postcode])
    texts = [data.draw(hidden_in(data.draw(chosen))) for _ in range(4)]
    assert leaks(secret, texts, known_there=data.draw(st.booleans())) == []


@given(words, words)
def test_a_text_without_the_secret_is_left_as_it_is(text: str, secret: str) -> None:
    if not gives_away(text, [secret]):
        assert withhold(text, [secret]) == text


def test_what_is_taken_out_is_said_to_be() -> None:
    assert withhold("Left for 77 HARBOUR-ROW at ten", ["77 Harbour Row"]) == (
        f"Left for {WITHHELD} at ten"
    )


def test_no_page_export_log_or_refusal_tells_where_a_refuge_is(
    missing: Episode,
    earlier: list[Episode],
    refuge: Place,
    told: Told,
    coordinator: User,
    client_as: SignIn,
) -> None:
    told(refuge, episode=earlier[0], how_known="Heard of Rowan House, 77 harbour row, ZZ99XY")
    record_check(
        by=coordinator,
        episode=missing,
        place=refuge,
        way="phone",
        result="not_there",
        checked_by="PC 1234",
        remarks="Rang Rowan House",
    )
    copy = draft_copy(
        by=coordinator,
        episode=missing,
        purpose="To find her",
        lawful_basis="Public task",
        conditions="Finding only",
        child_told="Yes",
    )
    client = client_as(Role.MISSING_COORDINATOR)
    secrets = ("Rowan House", "77 Harbour Row", "Harbour Row", "ZZ9 9XY")
    for name, ref in [
        *((name, missing.ref) for name in ("find-plan", "plan-sheet", "plan-file", "plan-json")),
        ("learning", missing.ref),
        ("police-copies", missing.ref),
        ("police-copy", copy.ref),
        ("look-out", missing.person.ref),
        ("place", refuge.ref),
    ]:
        answer = client.get(reverse(f"missing:{name}", args=[ref]))
        assert answer.status_code == 200
        assert not gives_away(answer.content.decode(), secrets), name
    for name in ("places", "contexts", "finding-figures"):
        assert not gives_away(client.get(reverse(f"missing:{name}")).content.decode(), secrets)
    found = client.post(reverse("missing:places"), {"words": "Harbour"})
    assert "Protected address" not in found.content.decode()
    log = json.dumps(list(Entry.objects.values("subject", "details", "action")), default=str)
    assert not gives_away(log, secrets)


def test_the_refusal_does_not_say_the_address_back(coordinator: User) -> None:
    with pytest.raises(Refused) as refused:
        add_place(by=coordinator, name="Rowan House", lines="77 Harbour Row", protected=True)
    assert not gives_away(refused.value.sentence, ("Rowan House", "77 Harbour Row"))

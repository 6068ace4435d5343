"""Strategy discussions: called, held, minuted in time; who was not there is said."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.chronology.models import Event
from homeward.core import clock
from homeward.core.days import monday
from homeward.core.errors import NotForYou, Refused, Stale
from homeward.front_door.actions import (
    agree_action,
    allocate_contact,
    call_discussion,
    correct_discussion,
    discussion_in_error,
    end_action,
    hold_discussion,
    send_minutes,
)
from homeward.front_door.codes import Decision
from homeward.front_door.discussing.codes import (
    BODIES,
    CORE,
    DISCUSSION_STATES,
    HANDOVER_STATES,
    Came,
)
from homeward.front_door.discussing.rules import Held, missing_words, why_not_stand
from homeward.front_door.models import Distribution, StrategyDiscussion
from homeward.ledger.actions import rebuild
from homeward.ledger.models import Duty
from homeward.measures.catalogue import MEASURES
from homeward.measures.weeks import Weeks
from homeward.people.actions import restrict

from .making import a_contact, decided
from .test_asking import moment

WORKER = Role.FRONT_DOOR_WORKER
THERE = {
    "social_care": ("present", "T. Manager"),
    "police": ("present", "DS Okoro"),
    "health": ("apologies", "Dr Ali"),
}
FOUND = {
    "chair": "T. Manager",
    "came": THERE,
    "known": "Police: two calls in May. School: he came in hungry.",
    "decision": "joint",
    "decision_because": "The bruise is not explained.",
}
# The rule to hold a discussion begins with the release that records them.
AFTER = datetime(2026, 12, 2, 10, 0, tzinfo=UTC)


@pytest.fixture
def contact(borough):
    return a_contact(borough, "tom", "aaliyah", worker=borough.workers[WORKER])


def called(borough, contact, *names, **facts):
    return call_discussion(
        by=borough.user(WORKER),
        contact=contact,
        children=[borough.people[name] for name in names or ("tom",)],
        because="A bruise that nobody explains.",
        **facts,
    )


def held(borough, discussion, **facts):
    return hold_discussion(
        **{
            "by": borough.user(WORKER),
            "discussion": discussion,
            "held_at": clock.now(),
            **FOUND,
            **facts,
        }
    )


def owed(kind):
    return list(Duty.objects.filter(kind=kind).order_by("pk"))


def nothing_changes():
    return not any(difference for _, difference in rebuild(rehearse=True))


statuses = st.dictionaries(
    st.sampled_from([key for key, _ in BODIES]), st.sampled_from(Came.values)
)


@given(statuses)
def test_whoever_of_the_core_was_not_there_is_named_and_nobody_who_was(came):
    said = missing_words(came)
    for agency, words in BODIES:
        named = any(line.startswith(f"{words} ") for line in said)
        was_there = came.get(agency) == Came.PRESENT
        assert named == (not was_there and (agency in CORE or bool(came.get(agency))))


def test_health_was_not_there_is_said_plainly():
    assert "Health was not there" in missing_words({"social_care": "present"})
    assert "Health sent apologies and was not there" in missing_words({"health": "apologies"})


@given(
    st.timedeltas(timedelta(days=-3), timedelta(days=3)),
    st.timedeltas(timedelta(0), timedelta(days=3)),
)
def test_a_discussion_is_held_between_its_calling_and_now(offset, since):
    now = AFTER
    at = now + offset
    held_ = Held(at, "Chair", "single", "Because", {"police": "present"})
    fault = why_not_stand(held_, called_at=now - since, now=now)
    assert (fault is None) == (now - since <= at <= now)


@pytest.mark.parametrize("states", [DISCUSSION_STATES, HANDOVER_STATES])
def test_every_state_leads_only_to_states_and_says_its_words(states):
    for state in states.values():
        assert state.words
        assert set(state.moves) <= set(states)


def test_a_decision_for_a_discussion_is_owed_to_be_held_once_the_rule_has_begun(borough):
    with clock.stand_still(AFTER):
        contact = a_contact(borough, worker=borough.workers[WORKER])
        child = decided(borough, contact.children.get(), Decision.STRATEGY)
        (duty,) = owed("strategy_held")
        assert (duty.state, duty.raised_at, duty.owner) == (
            "open",
            child.decided_at,
            borough.workers[WORKER],
        )
        discussion = called(borough, contact)
        assert len(owed("strategy_held")) == 1
        held(borough, discussion)
        (duty,) = owed("strategy_held")
        assert (duty.state, duty.on_time) == ("met", True)
        assert nothing_changes()


def test_an_older_decision_raises_nothing(borough, contact):
    decided(borough, contact.children.first(), Decision.STRATEGY)
    assert owed("strategy_held") == []


def test_one_about_a_child_without_a_contact_is_owed_too(borough):
    with clock.stand_still(AFTER):
        discussion = call_discussion(
            by=borough.user(WORKER), children=[borough.people["tom"]], because="Seen by the school."
        )
        (duty,) = owed("strategy_held")
        assert (duty.state, duty.person) == ("open", borough.people["tom"])
        held(borough, discussion)
        assert owed("strategy_held")[0].state == "met"
        assert nothing_changes()


def test_minutes_are_owed_until_they_are_first_sent(borough, contact):
    discussion = held(borough, called(borough, contact), minutes="It was agreed ...")
    (duty,) = owed("strategy_minutes")
    assert (duty.state, duty.owner) == ("open", borough.workers[WORKER])
    send_minutes(by=borough.user(WORKER), discussion=discussion, to="Police, school")
    assert owed("strategy_minutes")[0].state == "met"
    send_minutes(by=borough.user(WORKER), discussion=discussion, to="Health")
    assert Distribution.objects.count() == 2
    assert nothing_changes()


def test_minutes_sent_late_are_late(borough, contact):
    ago = clock.now() - timedelta(hours=1)
    discussion = held(borough, called(borough, contact, called_at=ago), held_at=ago, minutes="M")
    with clock.stand_still(clock.now() + timedelta(days=14)):
        send_minutes(by=borough.user(WORKER), discussion=discussion, to="Police")
    assert owed("strategy_minutes")[0].on_time is False


def test_minutes_that_are_not_written_are_not_sent(borough, contact):
    discussion = held(borough, called(borough, contact))
    with pytest.raises(Refused, match="no minutes to send"):
        send_minutes(by=borough.user(WORKER), discussion=discussion, to="Police")


def test_each_action_is_owed_until_done_or_dropped_with_a_reason(borough, contact):
    by, discussion = borough.user(WORKER), held(borough, called(borough, contact))
    due = clock.today() + timedelta(days=2)
    seen = agree_action(
        by=by,
        discussion=discussion,
        what="See Tom alone.",
        who="",
        due_on=due,
        worker=borough.workers[Role.FRONT_DOOR_MANAGER],
    )
    medical = agree_action(by=by, discussion=discussion, what="Medical", who="Dr Ali", due_on=due)
    first, second = owed("strategy_action")
    assert first.owner == borough.workers[Role.FRONT_DOOR_MANAGER]
    assert second.owner == borough.workers[WORKER]
    end_action(by=by, agreed=seen, how="done")
    with pytest.raises(Refused, match="no longer needed"):
        end_action(by=by, agreed=medical, how="dropped")
    end_action(by=by, agreed=medical, how="dropped", words="Seen by the GP.")
    assert [duty.state for duty in owed("strategy_action")] == ["met", "excused"]
    with pytest.raises(Refused, match="ended already"):
        end_action(by=by, agreed=medical, how="done")
    assert nothing_changes()


def test_a_correction_keeps_what_stood_and_knows_who_saved_first(borough, contact):
    discussion = held(borough, called(borough, contact), minutes="First text.")
    send_minutes(by=borough.user(WORKER), discussion=discussion, to="Police")
    seen = discussion.version
    facts = {"by": borough.user(WORKER), "discussion": discussion, "held_at": discussion.held_at}
    with clock.stand_still(clock.now() + timedelta(hours=1)):
        correct_discussion(
            **{**facts, **FOUND, "minutes": "Second text.", "decision": "single"}, version=seen
        )
        with pytest.raises(Stale):
            correct_discussion(**{**facts, **FOUND, "minutes": "Third text."}, version=seen)
    assert "First text." in Entry.objects.filter(action="correct strategy discussion").get().details
    assert nothing_changes()


def test_what_was_recorded_in_error_is_struck_through_and_owes_nothing(borough, contact):
    discussion = held(borough, called(borough, contact))
    discussion_in_error(by=borough.user(WORKER), discussion=discussion, because="Another child.")
    assert owed("strategy_minutes") == []
    events = Event.objects.filter(kind="strategy discussion")
    assert {event.corrected for event in events} == {"Another child."}
    with pytest.raises(Refused, match="cannot become"):
        held(borough, discussion)
    assert nothing_changes()


def test_each_child_has_it_in_their_timeline(borough, contact):
    held(borough, called(borough, contact, "tom", "aaliyah"))
    for name in ("tom", "aaliyah"):
        words = Event.objects.filter(person=borough.people[name], kind="strategy discussion")
        assert [event.words for event in words.order_by("at", "pk")] == [
            "Strategy discussion called",
            "Strategy discussion held: Section 47 enquiry jointly with the police",
        ]


def test_who_has_the_contact_answers_for_its_discussions(borough, contact):
    held(borough, called(borough, contact))
    manager = borough.workers[Role.FRONT_DOOR_MANAGER]
    allocate_contact(by=borough.user(WORKER), contact=contact, worker=manager)
    assert owed("strategy_minutes")[0].owner == manager


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"chair": " "}, "who led"),
        ({"decision": "perhaps"}, "Choose what was decided"),
        ({"decision_because": ""}, "Say why"),
        ({"came": {"police": ("apologies", "")}}, "at least one was"),
    ],
)
def test_a_record_without_what_it_needs_is_refused(borough, contact, facts, words):
    discussion = called(borough, contact)
    with pytest.raises(Refused, match=words):
        held(borough, discussion, **facts)


def test_a_child_who_is_not_on_the_contact_or_may_not_be_known_is_not_discussed(borough, contact):
    with pytest.raises(NotForYou):
        called(borough, contact, "sian")
    with pytest.raises(NotForYou):
        called(borough, contact, "hidden")
    with pytest.raises(Refused, match="at least one child"):
        call_discussion(by=borough.user(WORKER), contact=contact, children=[], because="B")
    assert not StrategyDiscussion.objects.exists()


def test_from_the_contact_to_minutes_sent_in_the_browser(client_as, borough, contact):
    browser = client_as(WORKER)
    page = reverse("front_door:contact", args=[contact.ref])
    call = reverse("front_door:call-discussion", args=[contact.ref])
    assert call in browser.get(page).content.decode()
    assert browser.get(call).status_code == 200
    sent = {"children": [borough.people["tom"].ref], "because": "A bruise.", **moment("called_at")}
    shown = browser.post(call, sent)["Location"]
    discussion = StrategyDiscussion.objects.get()
    steps = {
        how: reverse("front_door:discussion-step", args=[discussion.ref, how])
        for how in ("hold", "correct", "send", "agree", "error")
    }
    assert steps["hold"] in browser.get(shown).content.decode()
    said = {
        **{key: FOUND[key] for key in ("chair", "known", "decision", "decision_because")},
        "came_police": "present",
        "who_police": "DS Okoro",
        "minutes": "M",
        **moment("held_at"),
    }
    assert browser.post(steps["hold"], said)["Location"] == shown
    text = browser.get(shown).content.decode()
    assert "Health was not there." in text
    assert "DS Okoro" in text
    assert "DS Okoro" in browser.get(steps["correct"]).content.decode()
    browser.post(steps["send"], {"to": "Police", **moment("at")})
    due = clock.today() + timedelta(days=1)
    day = {"due_on_day": due.day, "due_on_month": due.month, "due_on_year": due.year}
    browser.post(steps["agree"], {"what": "See him alone", "worker": "", "who": "A. Smith", **day})
    action = discussion.actions.get()
    end = reverse("front_door:end-action", args=[discussion.ref, action.ref])
    assert end in browser.get(shown).content.decode()
    assert "See him alone" in browser.get(end).content.decode()
    browser.post(end, {"how": "done", "words": "", **moment("at")})
    text = browser.get(shown).content.decode()
    assert text.count("<h1") == 1
    assert "Minutes sent" in text
    assert "Done" in text
    assert "Minutes sent" in browser.get(page).content.decode()
    browser.post(steps["error"], {"because": "Twice."})
    assert "recorded in error" in browser.get(shown).content.decode()


def test_a_discussion_about_a_child_begins_on_their_own_page(client_as, borough):
    browser, tom = client_as(WORKER), borough.people["tom"]
    call = reverse("front_door:call-about", args=[tom.ref])
    assert call in browser.get(reverse("people:person", args=[tom.ref])).content.decode()
    browser.get(call)
    browser.post(call, {"because": "The school rang.", **moment("called_at")})
    assert StrategyDiscussion.objects.get().contact is None


def test_an_odd_step_and_a_stranger_find_nothing(client_as, borough, contact):
    discussion = called(borough, contact)
    odd = reverse("front_door:discussion-step", args=[discussion.ref, "odd"])
    assert client_as(WORKER).get(odd).status_code == 404
    shown = reverse("front_door:discussion", args=[discussion.ref])
    hold = reverse("front_door:discussion-step", args=[discussion.ref, "hold"])
    assert client_as(Role.INSPECTOR).get(shown).status_code == 200
    assert client_as(Role.INSPECTOR).get(hold).status_code == 404
    assert client_as(Role.BOARD_MEMBER).get(shown).status_code == 404


def test_a_discussion_about_a_child_since_hidden_does_not_exist_for_others(
    client_as, borough, contact
):
    discussion = called(borough, contact)
    restrict(by=the_house, person=borough.people["tom"], reason="family member works here")
    shown = reverse("front_door:discussion", args=[discussion.ref])
    assert client_as(WORKER).get(shown).status_code == 404
    assert client_as(Role.DIRECTOR).get(shown).status_code == 200


def test_looking_at_a_discussion_is_written_down(client_as, borough, contact):
    discussion = called(borough, contact)
    client_as(WORKER).get(reverse("front_door:discussion", args=[discussion.ref]))
    looks = Entry.objects.filter(kind="read", action="front_door:discussion")
    assert [entry.person_ref for entry in looks] == [borough.people["tom"].ref]


@pytest.mark.parametrize(("days", "in_time"), [(1, 1), (14, 0)])
def test_the_measure_counts_minutes_sent_in_time_and_late(borough, contact, days, in_time):
    discussion = held(borough, called(borough, contact), minutes="M")
    with clock.stand_still(clock.now() + timedelta(days=days)):
        send_minutes(by=borough.user(WORKER), discussion=discussion, to="Police")
        week = Weeks(monday(discussion.held_at.date()), 1)
        (point,) = MEASURES["strategy-minutes-in-time"].series(week, clock.now())
    assert (point.numerator, point.denominator) == (in_time, 1)

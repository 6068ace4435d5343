"""Duties and events of contacts: they add up whatever happens, and never look at the clock."""

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from homeward.calendar import counted_from, is_working_day
from homeward.core.clock import ENGLAND
from homeward.core.days import start_of_day
from homeward.front_door.codes import Decision, Route, Source
from homeward.front_door.projections import duties_of, events_of, events_of_referral
from homeward.ledger.rules import state_of

DAY = timedelta(days=1)
# Over Christmas, Easter, both changes of the clock and the May bank holidays.
received = st.datetimes(
    min_value=datetime(2025, 10, 20),  # noqa: DTZ001 - made aware by `timezones`
    max_value=datetime(2026, 11, 2),  # noqa: DTZ001
    timezones=st.just(UTC),
)
delays = st.none() | st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=60))


class Children(list):
    """A stand-in for what hangs on a contact."""

    def all(self):
        return self


class Contact:
    """A contact as the projections see it: facts only."""

    def __init__(self, received_at, delays, elsewhere=False):
        self.pk, self.team_id, self.worker_id = 1, 7, None
        self.received_at, self.exact, self.source = received_at, True, ""
        self.source_code, self.route, self.from_whom = Source.POLICE, Route.TELEPHONE, "PC 4411"
        self.decided_elsewhere = elsewhere
        self.questions = Children()
        self.children = Children(Child(n, received_at, d) for n, d in enumerate(delays, 1))

    def get_route_display(self):
        return Route(self.route).label


class Child:
    def __init__(self, number, received_at, delay):
        self.pk = self.person_id = number
        self.source = ""
        self.decided_at = None if delay is None else received_at + delay
        self.decision = "" if delay is None else Decision.REFERRAL
        self.proposals = Children()
        self.decided_by_id = None if delay is None else 3


contacts = st.builds(Contact, received, st.lists(delays, min_size=1, max_size=4), st.booleans())


@settings(max_examples=300)
@given(st.lists(contacts, max_size=8))
def test_raised_is_met_and_excused_and_open_over_any_history(history):
    duties = [duty for contact in history for duty in duties_of(contact)]
    states = [state_of(duty) for duty in duties]
    owed = [child for c in history if not c.decided_elsewhere for child in c.children]
    assert len(duties) == len(owed)
    assert len(duties) == states.count("met") + states.count("excused") + states.count("open")
    assert states.count("met") == sum(child.decided_at is not None for child in owed)


@settings(max_examples=300)
@given(contacts)
def test_a_decision_is_due_when_the_office_closes_on_the_next_working_day(contact):
    for duty in duties_of(contact):
        due = duty.due_at.astimezone(ENGLAND)
        counted = counted_from(contact.received_at)
        between = [counted + n * DAY for n in range(1, (due.date() - counted).days)]
        assert (due.hour, due.minute) == (17, 0)
        assert is_working_day(due.date())
        assert not any(is_working_day(day) for day in between)
        assert duty.raised_at == contact.received_at < duty.due_at


def test_what_comes_on_the_eve_of_easter_after_five_is_due_on_the_wednesday_after():
    maundy_thursday = datetime(2026, 4, 2, 17, 5, tzinfo=ENGLAND)
    (duty,) = duties_of(Contact(maundy_thursday, [None]))
    assert duty.due_at == datetime(2026, 4, 8, 17, 0, tzinfo=ENGLAND)


def test_the_hour_of_the_deadline_stays_five_in_england_over_a_change_of_the_clock():
    friday = datetime(2026, 10, 23, 12, 0, tzinfo=ENGLAND)
    (duty,) = duties_of(Contact(friday, [None]))
    assert duty.due_at == datetime(2026, 10, 26, 17, 0, tzinfo=UTC)


def test_the_worker_answers_and_keys_stay_the_same():
    contact = Contact(datetime(2026, 6, 15, 9, tzinfo=UTC), [None, DAY])
    contact.worker_id = 12
    first, second = duties_of(contact)
    assert (first.owner_id, first.team_id, first.rule) == (12, 7, "contact_decision@2018-07-04")
    assert (first.key, second.key) == ("decision:1", "decision:2")


def test_nothing_is_owed_for_a_contact_that_another_system_holds():
    assert list(duties_of(Contact(datetime(2026, 6, 15, 9, tzinfo=UTC), [None], True))) == []


def test_nothing_was_owed_before_the_rule_began():
    assert list(duties_of(Contact(datetime(2018, 7, 3, 9, tzinfo=UTC), [None]))) == []


def test_the_timeline_says_who_told_and_what_was_decided():
    contact = Contact(datetime(2026, 6, 15, 9, tzinfo=UTC), [DAY])
    told, decided = events_of(contact)
    assert told.words == "Contact from police (PC 4411), by telephone"
    assert decided.words == "Contact decided: Referral: assessment (section 17)"
    assert (told.kind, decided.kind, decided.significant) == ("contact", "decision", True)


def test_words_that_begin_with_an_abbreviation_keep_it():
    contact = Contact(datetime(2026, 6, 15, 9, tzinfo=UTC), [None])
    contact.source_code, contact.from_whom = Source.GP, ""
    (told,) = events_of(contact)
    assert told.words == "Contact from GP, by telephone"


class Referral:
    person_id, source_code, source = 3, Source.SCHOOL, "Annex A list 3, row 2"
    no_further_action = None
    received_on = datetime(2026, 6, 15, tzinfo=UTC).date()
    contact_child = None


def test_a_referral_stands_on_the_day_it_came():
    (event,) = events_of_referral(Referral())
    assert (event.words, event.corrected, event.exact) == ("Referral from school", "", False)
    assert event.at == start_of_day(Referral.received_on)


def test_a_referral_whose_decision_was_changed_is_struck_through_with_the_reason():
    referral = Referral()
    referral.contact_child = Child(1, datetime(2026, 6, 15, tzinfo=UTC), DAY)
    referral.contact_child.decision = Decision.ADVICE
    (event,) = events_of_referral(referral)
    assert event.corrected == ("The decision was changed to: Information, advice or signposting")

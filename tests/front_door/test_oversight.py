"""What a manager watches over: the backlog, who answers, the sample, who else is here."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.actions import the_house
from homeward.access.roles import MAY, Can, Role
from homeward.core import clock
from homeward.core.days import monday
from homeward.core.errors import Refused
from homeward.front_door import actions, queries
from homeward.front_door.ages import BANDS, CHILDREN, born_between, spans
from homeward.front_door.codes import Decision, Route
from homeward.front_door.models import Contact, ContactChild, SampleReading
from homeward.front_door.oversight.rules import Made, drawn, partners_words, too_fast
from homeward.people.actions import restrict
from homeward.people.rules import age_on
from homeward.workforce.actions import fill_post, leave, take_on
from homeward.workforce.queries import who_answers_for
from tests.story import NOW, TODAY

from .making import a_contact, decided, proposed
from .test_pages import MANAGER, QUEUE, WORKER, address, text

OVERSIGHT = reverse("front_door:oversight")
GIVE = reverse("front_door:give")
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))


def without_history(child):
    """A decision of before the gate, as an older house or a file may hold it."""
    ContactChild.objects.filter(pk=child.pk).update(history_considered="")


def holds(span, moment) -> bool:
    after, until = span
    return (after is None or moment > after) and (until is None or moment <= until)


@given(now=MOMENTS, waited=st.integers(0, 40 * 24 * 60))
def test_every_moment_of_receipt_lies_in_exactly_one_band(now, waited):
    moment = now - timedelta(minutes=waited)
    assert sum(holds(span, moment) for span in spans(now).values()) == 1


@pytest.mark.parametrize(
    ("received", "band"),
    [
        (NOW - timedelta(hours=3), "fresh"),
        (datetime(2026, 6, 16, 23, 30, tzinfo=UTC), "today"),  # half past midnight in England
        (datetime(2026, 6, 16, 15, 0, tzinfo=UTC), "two_days"),
        (datetime(2026, 6, 15, 0, 0, tzinfo=UTC), "two_days"),
        (datetime(2026, 6, 12, 9, 0, tzinfo=UTC), "five_days"),  # Friday: three working days ago
        (datetime(2026, 6, 10, 9, 0, tzinfo=UTC), "five_days"),
        (datetime(2026, 6, 9, 9, 0, tzinfo=UTC), "older"),
    ],
)
def test_bands_count_working_days(received, band):
    assert [name for name, span in spans(NOW).items() if holds(span, received)] == [band]


@given(born=st.dates(date(2005, 1, 1), date(2026, 12, 31)))
def test_every_child_is_in_one_group_of_ages(born):
    def within(group):
        after, until = born_between(group, TODAY)
        return (after is None or born > after) and (until is None or born <= until)

    groups = [group for group in CHILDREN if within(group)]
    assert len(groups) == 1
    age = age_on(born, TODAY)
    if age is not None and age >= 16:
        assert groups == ["16"]


@given(refs=st.sets(st.text("ABCDEFGH", min_size=4, max_size=8)), more=st.text("XYZ", min_size=4))
def test_the_sample_is_drawn_by_lot_the_same_for_a_week_and_never_more_than_five(refs, more):
    week = date(2026, 6, 15)
    sample = drawn(sorted(refs), week)
    assert sample == drawn(sorted(refs, reverse=True), week)
    assert len(sample) == min(5, len(refs))
    # One more to draw from puts out at most one that was drawn.
    assert len(set(sample) - set(drawn(refs | {more}, week))) <= 1


@pytest.mark.parametrize(
    ("minutes", "history", "answers", "fast"),
    [
        (59, "", 0, True),
        (60, " ", 0, True),
        (59, "Seen before.", 0, False),
        (59, "", 1, False),
        (59, "Seen before.", 1, False),
        (61, "", 0, False),
    ],
)
def test_too_fast_is_within_the_hour_with_neither_history_nor_a_partners_answer(
    minutes, history, answers, fast
):
    made = Made(NOW, NOW + timedelta(minutes=minutes), history, answers)
    assert too_fast(made) is fast


@pytest.mark.parametrize(
    ("asked", "answers", "words"),
    [(0, 0, "None asked"), (2, 0, "2 asked, none had answered"), (2, 1, "2 asked, 1 had answered")],
)
def test_what_the_partners_had_said_is_shown_beside_a_fast_decision(asked, answers, words):
    assert partners_words(asked, answers) == words


@pytest.mark.parametrize("role", list(Role))
def test_oversight_opens_for_those_who_decide(client_as, borough, role):
    a_contact(borough)
    status = 200 if Can.DECIDE_CONTACT in MAY[role] else 404
    assert client_as(role).get(OVERSIGHT).status_code == status


def test_the_strip_says_what_nobody_has_taken_and_since_when(client_as, borough):
    assert "Every undecided contact is allocated." in text(client_as(WORKER).get(QUEUE))
    a_contact(borough, hours_ago=27)
    a_contact(borough, "sian", hours_ago=2)
    a_contact(borough, "leah", hours_ago=50, worker=borough.workers[WORKER])
    shown = text(client_as(WORKER).get(QUEUE, {"worker": "me"}))
    assert "2 not allocated, oldest 1 day 3 hours" in shown


def test_the_queue_is_narrowed_by_waiting_and_by_a_childs_age(client_as, borough):
    old, new = a_contact(borough, "tom", hours_ago=24 * 20), a_contact(borough, "kofi")
    browser = client_as(WORKER)

    def listed(**filters):
        shown = text(browser.get(QUEUE, filters))
        return [each for each in (old, new) if address(each) in shown]

    assert listed(age="older") == [old]
    assert listed(age="fresh") == [new]
    assert listed() == [new], "a filter stays"
    assert listed(child="10") == [old]
    assert listed(child="16") == [new]
    assert listed(age="nonsense", child="nonsense") == [old, new]


def test_a_row_says_both_clocks_in_words(client_as, borough):
    a_contact(borough, hours_ago=3)
    shown = text(client_as(WORKER).get(QUEUE))
    assert "came 3 hours ago" in shown
    assert "1 day left" in shown


def test_a_contact_is_taken_in_one_press(client_as, borough):
    contact = a_contact(borough)
    answer = client_as(WORKER).post(GIVE, {"mine": f"{contact.ref}.{contact.version}"}, follow=True)
    assert "1 contact is now with" in text(answer)
    contact.refresh_from_db()
    assert contact.worker == borough.workers[WORKER]


def test_ticked_contacts_are_given_out_together_and_the_list_stays_as_it_was(client_as, borough):
    contacts = [a_contact(borough, name) for name in ("tom", "sian", "leah")]
    worker = borough.workers[WORKER]
    ticks = [f"{each.ref}.{each.version}" for each in contacts[:2]]
    answer = client_as(MANAGER).post(f"{GIVE}?tab=all", {"contact": ticks, "worker": worker.ref})
    assert answer["Location"] == f"{QUEUE}?tab=all"
    holders = {each.ref: each.worker for each in Contact.objects.all()}
    assert [holders[each.ref] for each in contacts] == [worker, worker, None]


def test_all_or_none_is_given_out_and_ticks_are_not_lost(client_as, borough):
    first, second = a_contact(borough, "tom"), a_contact(borough, "sian")
    ticks = [f"{each.ref}.{each.version}" for each in (first, second)]
    taken = actions.allocate_contact(
        by=borough.user(MANAGER), contact=second, worker=borough.workers[MANAGER]
    )
    given_out = {"contact": ticks, "worker": borough.workers[WORKER].ref}
    answer = client_as(MANAGER).post(GIVE, given_out)
    assert answer.status_code == 422
    shown = text(answer)
    assert "was changed in the meantime, so none is given out" in shown
    assert shown.count(" checked>") == 1  # the one that is as it was; the other has moved on
    assert set(Contact.objects.values_list("worker", flat=True)) == {None, taken.worker_id}


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"worker": "desk"},
        {"contact": "NOSUCHREF0.1", "worker": "desk"},
        {"contact": "x" * 500, "worker": "nobody-here"},
        {"mine": "\0.99999999999999999999"},
    ],
)
def test_giving_out_nothing_or_to_nobody_is_refused_in_a_sentence(client_as, borough, sent):
    a_contact(borough)
    answer = client_as(MANAGER).post(GIVE, sent)
    assert answer.status_code == 422
    assert "govuk-error-summary" in text(answer)
    assert not Contact.objects.filter(worker__isnull=False).exists()


def test_somebody_who_is_no_worker_here_cannot_take_a_contact(borough):
    with pytest.raises(Refused, match="at most 100"):
        actions.allocate_contacts(
            by=borough.user(MANAGER), contacts=[a_contact(borough)] * 101, worker=None
        )
    with pytest.raises(Refused, match="does not let you"):
        actions.allocate_contacts(by=borough.user(Role.AUDITOR), contacts=[], worker=None)


def test_each_number_of_the_backlog_opens_the_very_contacts(client_as, borough):
    hours = (1, 6, 20, 30, 24 * 6, 24 * 12, 24 * 40)
    for number, ago in enumerate(hours):
        route = Route.DOMESTIC_ABUSE if number % 2 else Route.TELEPHONE
        a_contact(borough, hours_ago=ago, route=route)
    rows = queries.backlog_by_route(viewer=borough.user(MANAGER))
    numbers = [each for row in rows for each in (*row.bands, row.total)] + queries.totals(rows)
    assert sum(each.count for each in queries.totals(rows)) == len(hours)
    assert [each.label for each in queries.totals(rows)] == list(BANDS.values())
    browser = client_as(MANAGER)
    for number in numbers:
        assert browser.get(number.href).context["page"].paginator.count == number.count


def screened(borough, holder):
    return fill_post(
        by=the_house,
        title="Screening manager",
        team=borough.teams["front_door"],
        holder=holder,
        answers_for=Route.DOMESTIC_ABUSE,
    )


def test_a_routes_own_post_answers_and_an_empty_one_goes_up_in_words(client_as, borough):
    screener = take_on(by=the_house, name="Ann Smith", team=borough.teams["front_door"])
    screened(borough, screener)
    a_contact(borough)
    _, own = who_answers_for("front_door")
    assert own[Route.DOMESTIC_ABUSE].who == "Ann Smith"
    assert "is empty" not in text(client_as(Role.DIRECTOR).get(OVERSIGHT))
    leave(by=the_house, worker=screener, on=TODAY)
    said = (
        "The post of Screening manager is empty since 17 June 2026: "
        "Front-door manager Example answers."
    )
    for role, page in ((MANAGER, OVERSIGHT), (MANAGER, "/"), (Role.DIRECTOR, "/")):
        assert said in text(client_as(role).get(page))
    assert said not in text(client_as(WORKER).get("/"))
    leave(by=the_house, worker=borough.workers[MANAGER], on=TODAY)
    assert (
        "The post of Screening manager is empty since 17 June 2026 and the post of Hub manager is "
        "empty since 17 June 2026: Director of children&#x27;s services Example answers."
    ) in text(client_as(Role.DIRECTOR).get("/"))


def test_late_fast_returned_and_unanswered_stand_side_by_side(client_as, borough):
    worker, manager = borough.user(WORKER), borough.user(MANAGER)
    late = a_contact(borough, "tom", hours_ago=24 * 6)
    decided(borough, late.children.get())
    fast = a_contact(borough, "sian", hours_ago=0.5)
    actions.ask_partner(by=worker, contact=fast, agency="health", words="Were they seen?")
    without_history(decided(borough, fast.children.get()))
    considered = a_contact(borough, "aaliyah", hours_ago=0.5)
    decided(borough, considered.children.get())
    back = a_contact(borough, "leah", hours_ago=5)
    actions.return_decision(
        by=manager, proposal=proposed(borough, back.children.get()), note="Ask the school."
    )
    asked = a_contact(borough, "kofi", hours_ago=24 * 9)
    actions.ask_partner(
        by=worker,
        contact=asked,
        agency="police",
        words="Were they called before?",
        asked_at=clock.now() - timedelta(days=8),
    )

    def persons(listed):
        return [row.duty.person for row in listed.rows]

    assert persons(queries.decided_late(viewer=manager)) == [borough.people["tom"]]
    (hasty,) = queries.decided_too_fast(viewer=manager).rows
    assert (hasty.child.person, hasty.took, hasty.history, hasty.partners) == (
        borough.people["sian"],
        "30 minutes",
        "",
        "1 asked, none had answered",
    )
    assert persons(queries.returned_unanswered(viewer=manager)) == [borough.people["leah"]]
    assert persons(queries.replies_overdue(viewer=manager)) == [borough.people["kofi"]]
    shown = text(client_as(MANAGER).get(OVERSIGHT))
    for contact in (late, fast, back, asked):
        assert address(contact) in shown
    assert "Nothing written" in shown
    assert address(considered) not in shown
    assert client_as(Role.ADVISER).get(OVERSIGHT).status_code == 404


@pytest.fixture
def last_week(borough):
    """A second contact about a child within three months, closed last week with advice."""
    a_contact(borough, "tom", hours_ago=24 * 40)
    contact = a_contact(borough, "tom", hours_ago=24 * 8)
    once = a_contact(borough, "sian", hours_ago=24 * 8)
    for each in (contact, once):
        decided(borough, each.children.get(), at=clock.now() - timedelta(days=6))
    return contact.children.get()


def test_only_repeats_closed_lightly_are_sampled_and_one_reads_no_decision_of_ones_own(
    client_as, borough, last_week
):
    director, manager = borough.user(Role.DIRECTOR), borough.user(MANAGER)
    week = monday(TODAY)
    assert [each.child for each in queries.sample_of(viewer=director, week=week)] == [last_week]
    assert queries.sample_of(viewer=director, week=week - timedelta(days=7)) == []
    with pytest.raises(Refused, match="another manager reads it"):
        actions.read_sample(by=manager, child=last_week, agrees=True)
    assert "another manager reads it" in text(client_as(MANAGER).get(OVERSIGHT))
    restrict(by=the_house, person=last_week.person, reason="family works here")
    assert queries.sample_of(viewer=manager, week=week) == []


def test_a_decision_read_as_wrong_stands_on_the_contact_until_it_is_changed(
    client_as, borough, last_week
):
    page = address(last_week.contact, "read", last_week.ref)
    browser = client_as(Role.DIRECTOR)
    assert "2 contacts in 12 months" in text(browser.get(page))
    assert browser.post(page, {"agrees": "no"}).status_code == 422
    assert browser.post(page, {"words": "Wrong"}).status_code == 422
    shown = text(browser.post(page, {"agrees": "no", "words": "Nobody rang."}, follow=True))
    assert "This decision was read as wrong" in shown
    assert "Nobody rang." in shown
    assert browser.post(page, {"agrees": "yes"}).status_code == 422, "read once a week"
    week = monday(TODAY)
    with clock.stand_still(NOW + timedelta(minutes=5)):
        actions.change_decision(
            by=borough.user(MANAGER), child=last_week, decision=Decision.REFERRAL, rationale="Two."
        )
    assert "read as wrong" not in text(browser.get(address(last_week.contact)))
    (kept,) = queries.sample_of(viewer=borough.user(Role.DIRECTOR), week=week)
    assert kept.reading == SampleReading.objects.get(agrees=False), "what was read stays"


def test_a_decision_outside_the_sample_is_not_read(borough, last_week):
    other = a_contact(borough, "leah", hours_ago=24)
    child = decided(borough, other.children.get())
    with pytest.raises(Refused, match="not in this week's sample"):
        actions.read_sample(by=borough.user(Role.DIRECTOR), child=child, agrees=True)


def test_two_people_on_one_contact_see_each_other(client_as, borough):
    contact, other = a_contact(borough), a_contact(borough, hours_ago=5)
    assert "opened this" not in text(client_as(WORKER).get(address(contact)))
    assert "opened this" not in text(client_as(WORKER).get(address(contact))), "not oneself"
    with clock.stand_still(NOW + timedelta(minutes=3)):
        seen = text(client_as(MANAGER).get(address(contact)))
        assert "Front-door social worker Example opened this 3 minutes ago" in seen
        assert "opened this" not in text(client_as(MANAGER).get(address(other))), "another contact"
    with clock.stand_still(NOW + timedelta(minutes=11)):
        seen = text(client_as(WORKER).get(address(contact)))
        assert "Front-door manager Example opened this 8 minutes ago" in seen
    with clock.stand_still(NOW + timedelta(minutes=40)):
        assert "opened this" not in text(client_as(Role.DIRECTOR).get(address(contact)))


def test_contacts_are_counted_for_a_child_and_for_their_household(client_as, borough):
    # All live on one lane, at numbers of their own: two are put under one roof.
    from homeward.people.actions import add_address

    for name in ("tom", "leah"):
        add_address(
            by=the_house, person=borough.people[name], lines="5 Mill Row", postcode="ZZ1 9ZZ"
        )
    a_contact(borough, "leah", hours_ago=24 * 150)
    a_contact(borough, "tom", "leah", hours_ago=24 * 20)
    contact = a_contact(borough, "tom")
    for page in (QUEUE, address(contact)):
        shown = text(client_as(WORKER).get(page))
        assert "2 contacts in 12 months, 2 in 3 months" in shown
        assert "Household: 3 contacts in 12 months, 2 in 3 months" in shown

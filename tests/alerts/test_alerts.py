"""Alerts: raised, reviewed in time, told or not, ended; and their duties."""

import re
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from homeward.access.actions import the_house
from homeward.access.roles import Role
from homeward.alerts import rules
from homeward.alerts.actions import end_alert, raise_alert, review_alert, say_told
from homeward.alerts.kinds import SHIPPED, all_kinds, kind_of, kinds_on, read_kinds
from homeward.alerts.models import Alert
from homeward.alerts.queries import alerts_now
from homeward.chronology.models import Event
from homeward.core import clock
from homeward.core.errors import NotForYou, Refused, Stale
from homeward.ledger.actions import rebuild
from homeward.ledger.models import Duty
from homeward.workforce.actions import allocate
from tests.story import TODAY

WORKER = Role.FRONT_DOOR_WORKER
DOG = {"kind": "dog", "words": "A large dog runs loose in the yard. The postman was bitten in May."}


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def alert_on(borough, **more):
    given = {
        "by": borough.user(WORKER),
        "person": borough.people["tom"],
        "review_on": TODAY + timedelta(days=90),
        **DOG,
        **more,
    }
    return raise_alert(**given)


def test_an_alert_owes_a_review_by_its_day_to_the_persons_worker(borough):
    worker = borough.workers[Role.ADVISER]
    allocate(
        by=the_house, person=borough.people["tom"], worker=worker, role="adviser", from_on=TODAY
    )
    alert_on(borough)
    duty = Duty.objects.get(kind="alert_review")
    assert (duty.state, duty.owner, duty.team) == ("open", worker, worker.team)
    assert clock.day_of(duty.due_at) == TODAY + timedelta(days=90)


def test_without_a_worker_the_desk_of_whoever_raised_it_owes_the_review(borough):
    alert_on(borough)
    duty = Duty.objects.get(kind="alert_review")
    assert (duty.owner, duty.team) == (None, borough.teams["front_door"])


def test_a_review_meets_one_duty_and_raises_the_next(borough):
    alert = alert_on(borough)
    later = TODAY + timedelta(days=200)
    review_alert(by=borough.user(WORKER), alert=alert, words="Still there.", review_on=later)
    duties = Duty.objects.filter(kind="alert_review").order_by("due_at")
    assert [duty.state for duty in duties] == ["met", "open"]
    assert clock.day_of(duties[1].due_at) == later
    assert (
        alerts_now(viewer=borough.user(WORKER), people=[alert.person])[alert.person_id][0].review_on
        == later
    )
    assert not any(difference for _, difference in rebuild(rehearse=True))


def test_the_end_excuses_the_review_and_says_so_where_it_was_overdue(borough):
    alert = alert_on(borough, review_on=TODAY + timedelta(days=3))
    with clock.stand_still(clock.now() + timedelta(days=10)):
        end_alert(by=borough.user(WORKER), alert=alert, because="The dog has gone to the aunt.")
    duty = Duty.objects.get(kind="alert_review")
    assert duty.state == "excused"
    assert duty.excused_because.startswith("it was overdue when the alert ended: The dog")
    assert not alerts_now(viewer=borough.user(WORKER), people=[alert.person])
    words = list(Event.objects.filter(kind="alert").order_by("at").values_list("words", flat=True))
    assert words[0] == "Alert: Dangerous dog at the address"
    assert words[1].startswith("Alert ended")


@pytest.mark.parametrize(
    ("more", "because", "field"),
    [
        ({"kind": "no such kind"}, "Choose what", "kind"),
        ({"words": " "}, "Say what is known", "words"),
        ({"review_on": TODAY}, "in the future", "review_on"),
        ({"review_on": TODAY + timedelta(days=400)}, "within 12 months", "review_on"),
        ({"told": "yes"}, "on which day", "told_on"),
        ({"told": "yes", "told_on": TODAY + timedelta(days=1)}, "in the future", "told_on"),
        ({"told": "no"}, "a right to know", "not_told_because"),
    ],
)
def test_an_alert_that_cannot_stand_is_refused_in_a_sentence(borough, more, because, field):
    with pytest.raises(Refused, match=because) as refused:
        alert_on(borough, **more)
    assert refused.value.field == field
    assert not Alert.objects.exists()


def test_who_was_told_is_recorded_and_a_stale_page_is_answered(borough):
    alert, by = alert_on(borough), borough.user(WORKER)
    say_told(by=by, alert=alert, told="no", not_told_because="Her partner reads it.", version=1)
    with pytest.raises(Stale):
        say_told(by=by, alert=alert, told="yes", told_on=TODAY, version=1)
    alert.refresh_from_db()
    assert (alert.told, alert.not_told_because) == ("no", "Her partner reads it.")


def test_an_ended_alert_is_left_as_it_is(borough):
    alert, by = alert_on(borough), borough.user(WORKER)
    end_alert(by=by, alert=alert, because="Gone.")
    for change in (
        lambda: end_alert(by=by, alert=alert, because="Gone."),
        lambda: say_told(by=by, alert=alert, told="not_yet"),
        lambda: review_alert(by=by, alert=alert, words="x", review_on=TODAY + timedelta(days=9)),
    ):
        with pytest.raises(Refused, match="has ended"):
            change()


def test_a_restricted_persons_alerts_are_not_there_for_outsiders(borough, client_as):
    with pytest.raises(NotForYou):
        alert_on(borough, person=borough.people["hidden"])
    alert = alert_on(borough, by=the_house, person=borough.people["hidden"])
    assert not alerts_now(viewer=borough.user(WORKER), people=[alert.person])
    for name in ("alert", "review", "told", "end"):
        page = reverse(f"alerts:{name}", args=[alert.ref])
        assert client_as(WORKER).get(page).status_code == 404
        assert client_as(Role.DIRECTOR).get(page).status_code == 200


def test_from_raising_to_ending_in_the_browser(borough, client_as):
    browser, tom = client_as(WORKER), borough.people["tom"]
    person = reverse("people:person", args=[tom.ref])
    day = {"review_on_day": "1", "review_on_month": "9", "review_on_year": "2026"}
    answer = {**DOG, **day, "told": "not_yet"}
    done = browser.post(reverse("alerts:add", args=[tom.ref]), answer, follow=True)
    assert "Dangerous dog at the address" in text(done)
    assert "they have not been told yet" in text(done)
    alert = Alert.objects.get()
    for name, sent in (
        ("review", {"words": "Still there.", **day}),
        ("told", {"told": "yes", "told_on": "2026-06-16", "version": "1"}),
        ("end", {"because": "The dog died.", "version": "2"}),
    ):
        sent = browser.post(reverse(f"alerts:{name}", args=[alert.ref]), sent, follow=True)
        assert sent.status_code == 200
    shown = text(browser.get(reverse("alerts:alert", args=[alert.ref])))
    for words in ("Still there.", "Yes, on 16 June 2026", "The dog died."):
        assert words in shown
    assert "Dangerous dog" not in text(browser.get(person)).split("What happened last")[0]


def test_every_kind_shipped_says_what_to_do():
    assert len(kinds_on(date(2026, 6, 17))) >= 8
    assert all(kind.advice.endswith(".") for kind in all_kinds().values())
    assert kind_of("no_longer_used").words == "No longer used"


def test_an_authoritys_own_kinds_stand_over_those_shipped(tmp_path, monkeypatch):
    own = tmp_path / "own.toml"
    own.write_text(
        '[[kind]]\nkey = "dog"\nwords = "Dog"\nadvice = "Ring."\nreview_months = 2\n'
        "valid_from = 2020-01-01\nvalid_to = 2026-01-01\n"
    )
    monkeypatch.setenv("HOMEWARD_ALERT_KINDS", str(own))
    all_kinds.cache_clear()
    try:
        assert kind_of("dog").review_months == 2
        assert "dog" not in {kind.key for kind in kinds_on(date(2026, 6, 17))}
        assert len(all_kinds()) == len(read_kinds(SHIPPED))
    finally:
        monkeypatch.undo()
        all_kinds.cache_clear()


@pytest.mark.parametrize("months", ["0", "'x'"])
def test_a_kind_that_cannot_be_read_is_named(tmp_path, months):
    own = tmp_path / "own.toml"
    own.write_text(
        f'[[kind]]\nkey = "cat"\nwords = "x"\nadvice = "y"\nreview_months = {months}\n'
        "valid_from = 2020-01-01\n"
    )
    with pytest.raises(ValueError, match="the kind cat cannot be read"):
        read_kinds(own)


@given(st.sampled_from(sorted(all_kinds())), st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_a_review_day_is_taken_exactly_within_the_kinds_months(key, day):
    kind, today = all_kinds()[key], date(2026, 6, 17)
    taken = rules.why_not_review_on(kind, day, today) is None
    assert taken is (today < day <= today + relativedelta(months=kind.review_months))

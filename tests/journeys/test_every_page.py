"""Every page of the house, reached by its links on the demonstration borough."""

import inspect
import re
from functools import cache, partial

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from homeward.access.gates import gate_of
from homeward.access.models import User
from homeward.access.policies import allowed
from homeward.access.roles import Role
from homeward.audit.models import Entry
from homeward.core import clock
from homeward.front_door.models import ContactChild, Proposal
from tests.architecture import house

from .by_state import by_state
from .crawl import STARTS, view_name, walk

pytestmark = [pytest.mark.usefixtures("referred"), pytest.mark.django_db]

# Who walks through the house: between them they may open everything.
WALKERS = [
    Role.DIRECTOR,
    Role.FRONT_DOOR_MANAGER,
    Role.MISSING_COORDINATOR,
    Role.LEAVING_CARE_MANAGER,
    Role.IMPROVEMENT_LEAD,
    Role.AUDITOR,
    Role.PARTNER,
]
LIST, PERSON = 12, 25
# Pages that draw many measures ask at least one question a measure.
BUDGETS = {
    "measures:catalogue": 25,
    "improvement:plan": 30,
    "improvement:plan-of": 30,
    "improvement:self-evaluation": 30,
    "improvement:weeks": 30,
}
PAGES = dict(house.pages())
# Found by sending a search, which stands in no address; opened here by hand.
AFTER_A_SEARCH = {"people:add": "/people/add/"}
# Pages of a referral being written, and of a code that was sent: tests/front_door opens them.
IN_A_SESSION = {f"refer:{page}" for page in ("check", "files", "sent", "code", "choose", "confirm")}
# For systems, and for whoever connects one.
FOR_SYSTEMS = {
    "api:openapi",
    "api:referrals",
    "api:referral",
    "api:notifications",
    "api:notification",
}
# In the demonstration nothing is merged: that is a person's act (tests/people/test_merging_pages).
AFTER_A_MERGE = {"people:merged", "people:unmerge"}
# In the demonstration no discussion was called and nothing handed over: its decisions are older
# than the records of them (tests/front_door/test_discussions and test_handovers follow the links).
AFTER_A_DISCUSSION = {
    "front_door:discussion",
    "front_door:discussion-step",
    "front_door:end-action",
    "front_door:hand-over",
    "front_door:answer-hand-over",
}
# In the demonstration nothing went to the police, no context was raised and no carer has a sign-in:
# those are persons' acts (tests/missing/finding follows the links).
AFTER_AN_ACT = {
    f"missing:{page}"
    for page in ("police-copy", "copy-step", "context", "context-step", "context-action")
} | {"missing:my-child"}
# No test of change is under way and no audit's action open in the small borough (tests/improvement
# and tests/practice follow the links).
ALL_DONE = {"improvement:end-test", "practice:audit-done"}
# Nobody asked for new limits, and no published figures were loaded (tests/measures/test_steering).
NOT_LOADED = {"measures:authorities", "measures:decide-limits"}
# Where a form was sent leads on to them; who just asks is sent back (tests/missing).
AFTER_A_FORM = {"missing:live", "missing:match", "missing:notified"}
# They take a form from the contact's own page and show what was refused there.
SENT_BACK = {"front_door:history", "front_door:decision", "front_door:propose", "front_door:answer"}


def signed_in(role: Role) -> Client:
    client = Client()
    user = User.objects.get(role=role)
    client.force_login(user, backend="homeward.access.backends.InTheirDates")
    return client


def read_page(client: Client, path: str) -> str:
    """A page's HTML; nothing for a file."""
    answer = client.get(path)
    assert answer.status_code == 200, f"{path} answered {answer.status_code}"
    return answer.content.decode() if "html" in answer["Content-Type"] else ""


@cache
def reached() -> dict[str, tuple[Role, str]]:
    """Every page that some walker reaches: its name, who, and where."""
    found: dict[str, tuple[Role, str]] = {}
    for role in WALKERS:
        client = signed_in(role)

        starts = ("/",) if role is Role.PARTNER else STARTS
        for name, path in walk(partial(read_page, client), starts).items():
            found.setdefault(name, (role, path))
    for name, path in AFTER_A_SEARCH.items():
        found.setdefault(name, (Role.FRONT_DOOR_MANAGER, path))
    for name, place in by_state().items():
        found.setdefault(name, place)
    return found


def opened(name: str):
    role, path = reached()[name]
    return signed_in(role).get(path)


def shown(name: str) -> str:
    """What a page shows in the browser; nothing for a file that is only to be kept."""
    answer = opened(name)
    kept = "attachment" in answer.get("Content-Disposition", "")
    return "" if kept else answer.content.decode()


def only_posted(view) -> bool:
    """Whether a page only answers forms (``@require_POST``)."""
    methods = inspect.getclosurevars(view).nonlocals.get("request_method_list")
    return methods is not None and "GET" not in methods


ASKED = {
    name
    for name, page in PAGES.items()
    if page.callback.__module__.startswith("homeward.") and not only_posted(page.callback)
}


def test_every_page_is_reached_by_links():
    elsewhere = {
        "web:health",
        *AFTER_A_SEARCH,
        *AFTER_A_MERGE,
        *AFTER_A_DISCUSSION,
        *AFTER_AN_ACT,
        *ALL_DONE,
        *NOT_LOADED,
        *AFTER_A_FORM,
        *SENT_BACK,
        *IN_A_SESSION,
        *FOR_SYSTEMS,
    }
    assert ASKED - set(reached()) - elsewhere == set(), "nobody finds these by clicking"


def test_a_page_that_only_takes_a_form_sends_back_whoever_just_asks():
    child = ContactChild.objects.select_related("contact").first()
    proposal = Proposal.objects.create(
        contact_child=child, decision="advice", rationale="R", proposed_at=clock.now()
    )
    for name in SENT_BACK:
        more = [proposal.ref, "agree"] if name == "front_door:answer" else [child.ref]
        answer = signed_in(Role.DIRECTOR).get(reverse(name, args=[child.contact.ref, *more]))
        assert answer["Location"] == reverse("front_door:contact", args=[child.contact.ref])


def test_a_page_has_one_heading_and_a_title():
    wrong = {}
    for name in reached():
        html = shown(name)
        if "<html" in html and (html.count("<h1") != 1 or not re.search(r"<title>\s*\S", html)):
            wrong[name] = html.count("<h1")
    assert wrong == {}


def test_no_page_holds_a_script_or_a_style_of_its_own():
    inline = re.compile(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=", re.I)
    wrong = {name: found.group() for name in reached() if (found := inline.search(shown(name)))}
    assert wrong == {}


def test_every_answer_carries_the_strict_policy_and_is_not_kept():
    for name in list(reached())[:10]:
        answer = opened(name)
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "default-src 'self'" in policy
        assert "no-store" in answer["Cache-Control"]


def test_every_page_keeps_its_budget_of_queries():
    over = {}
    for name, (role, path) in reached().items():
        client = signed_in(role)
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(path)
        asked = [q for q in queries.captured_queries if not _book_keeping(q["sql"])]
        gate = gate_of(PAGES[name].callback)
        most = BUDGETS.get(name, PERSON if gate.about_a_person else LIST)
        if len(asked) > most:
            over[name] = len(asked)
    assert over == {}


def _book_keeping(sql: str) -> bool:
    """Signing in, the session, savepoints and the read log: the same on every page."""
    return bool(re.search(r"SAVEPOINT|django_session|audit_|\"access_user\" WHERE", sql))


def test_a_stranger_is_sent_to_sign_in_and_learns_nothing():
    for name, (_, path) in reached().items():
        if gate_of(PAGES[name].callback).open_to_all:
            continue
        answer = Client().get(path)
        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/accounts/login/"), name


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
def test_a_role_that_may_not_is_answered_404(role):
    client, user = signed_in(role), User.objects.get(role=role)
    for name, (_, path) in reached().items():
        gate = gate_of(PAGES[name].callback)
        if not all(allowed(user, what) for what in gate.needs):
            assert client.get(path).status_code == 404, f"{role} opened {name}"


def test_every_page_about_a_person_is_in_the_read_log():
    for name, (role, path) in reached().items():
        if gate_of(PAGES[name].callback).about_a_person:
            before = Entry.objects.filter(kind="read").count()
            signed_in(role).get(path)
            assert Entry.objects.filter(kind="read").count() > before, name


def test_what_does_not_exist_and_what_is_not_for_you_look_the_same():
    board = signed_in(Role.BOARD_MEMBER)
    nowhere = board.get("/people/0000000000/")
    hidden = board.get(
        next(path for name, (_, path) in reached().items() if name == "people:person")
    )
    assert nowhere.status_code == hidden.status_code == 404
    assert view_name("/people/0000000000/") == "people:person"

"""The frame of every page: navigation by role, one h1, nothing inline, errors in plain words."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import resolve, reverse

from homeward.access.models import User
from homeward.access.roles import MAY, Can, Role
from homeward.ui import navigation
from homeward.ui.context import page

pytestmark = pytest.mark.urls("tests.ui.urls")


def visit(path, role=None):
    request = RequestFactory().get(path)
    request.resolver_match = resolve(path)
    request.user = User(username="u", name="Jo <b>", role=role) if role else None
    return request


def test_every_place_needs_something_that_roles_speak_of():
    needed = {item.needs for item in [*navigation.ITEMS, navigation.SEARCH, navigation.GUIDE]}
    assert needed <= {str(can) for can in Can}


@pytest.mark.parametrize("role", list(Role))
def test_navigation_shows_exactly_what_the_role_may_open(role):
    shown = {link.label for link in navigation.links(visit("/everything/", role))}
    assert shown == {item.label for item in navigation.ITEMS if Can(item.needs) in MAY[role]}


def test_a_board_member_sees_no_casework_and_no_search():
    context = page(visit("/everything/", Role.BOARD_MEMBER))
    assert [link.label for link in context["navigation"]] == ["My day", "Plan", "Measures"]
    assert context["search_href"] == ""


def test_nobody_signed_in_sees_no_navigation():
    context = page(visit("/everything/"))
    assert (context["navigation"], context["search_href"], context["signed_in"]) == ([], "", None)


@pytest.mark.parametrize(
    ("path", "label"), [("/missing/", "Missing"), ("/day/", "My day"), ("/people/", None)]
)
def test_the_present_place_is_marked_and_no_other(path, label):
    links = navigation.links(visit(path, Role.DIRECTOR))
    assert [link.label for link in links if link.current] == ([label] if label else [])


def test_what_is_not_built_is_left_out(settings):
    settings.ROOT_URLCONF = "tests.ui.empty_urls"
    request = RequestFactory().get("/")
    request.resolver_match = None
    request.user = User(role=Role.DIRECTOR)
    assert navigation.links(request) == []


def test_the_authority_is_named_by_the_environment(monkeypatch):
    monkeypatch.setenv("HOMEWARD_AUTHORITY", "Northmoor Council")
    assert page(visit("/everything/"))["authority_name"] == "Northmoor Council"
    monkeypatch.delenv("HOMEWARD_AUTHORITY")
    assert page(visit("/everything/"))["authority_name"] == "Demonstration authority"


def sound(html):
    """What must hold for every page whatever it shows."""
    assert len(re.findall(r"<h1[ >]", html)) == 1
    assert re.search(r'<html lang="en-GB"', html)
    title = re.search(r"<title>\s*(.*?)\s*</title>", html, re.DOTALL)
    assert title
    assert title[1].endswith("– Homeward")
    assert not title[1].startswith("–")
    assert 'name="viewport"' in html
    assert not re.search(r"<[^>]*\s(style|on\w+)=", html)
    assert "<style" not in html
    for script in re.findall(r"<script[^>]*>", html):
        assert "src=" in script or 'type="application/json"' in script
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert 'id="main-content"' in html


def test_the_page_of_all_parts_is_sound(demo_pages):
    html = Client().get("/everything/").content.decode()
    sound(html)
    assert html.index("govuk-skip-link") < html.index("<header") < html.index("<main")
    policy = Client().get("/everything/").headers["Content-Security-Policy"]
    assert "unsafe" not in policy


def test_a_page_that_gives_an_aside_has_two_columns_and_others_one(demo_pages):
    request = visit("/everything/", Role.ADVISER)
    two = render_to_string("demo/beside.html", request=request)
    sound(two)
    work, history = two.split('<aside class="hw-beside__aside"')
    assert "The work" in work
    assert "The history" in history
    assert two.index('class="way"') < two.index("<main")
    assert "hw-beside" not in render_to_string("demo/empty.html", request=request)


@pytest.mark.parametrize(
    "template", ["ui/500.html", "500.html", "400.html", "403_csrf.html", "429.html"]
)
def test_pages_of_last_resort_need_no_context(template):
    sound(render_to_string(template))


def test_not_found_says_nothing_of_what_there_is():
    html = render_to_string("ui/404.html", request=visit("/everything/", Role.PARTNER))
    sound(html)
    assert "Jo &lt;b&gt;" in html


@pytest.fixture
def signed_in(db):
    user = User.objects.create(username="jo", name="Jo", role=Role.DIRECTOR, email="j@example.org")
    user.set_password("a long enough password")
    user.save()
    browser = Client()
    browser.force_login(user, backend="homeward.access.backends.InTheirDates")
    return browser


OPEN = ["account_login", "account_signup", "account_inactive", "account_reset_password"]
OPEN += [
    "account_reset_password_done",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
]
MANAGED = ["account_logout", "account_change_password", "account_email", "mfa_index"]
MANAGED += [
    "mfa_activate_totp",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "socialaccount_connections",
]
MANAGED += ["account_reauthenticate"]


@pytest.mark.django_db
@pytest.mark.parametrize("name", OPEN)
def test_every_open_page_of_the_sign_in_library_is_ours(name):
    answer = Client().get(reverse(name))
    assert answer.status_code == (401 if name == "socialaccount_login_error" else 200)
    sound(answer.content.decode())
    assert "hw-main" in answer.content.decode()


@pytest.mark.parametrize("name", MANAGED)
def test_every_managed_page_of_the_sign_in_library_is_ours(signed_in, name):
    answer = signed_in.get(reverse(name), follow=True)
    assert answer.status_code == 200
    html = answer.content.decode()
    sound(html)
    assert "Sign out" in html


def test_signing_in_wrongly_is_answered_in_the_summary(db):
    answer = Client().post(reverse("account_login"), {"login": "jo", "password": "wrong"})
    html = answer.content.decode()
    sound(html)
    assert "There is a problem" in html
    assert 'value="jo"' in html
    assert 'value="wrong"' not in html


def test_signing_in_and_out_works_without_a_script(demo_pages, signed_in):
    door = Client(enforce_csrf_checks=True)
    page_of_door = door.get(reverse("account_login")).content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page_of_door)[1]
    sent = {"login": "jo", "password": "a long enough password", "csrfmiddlewaretoken": token}
    assert door.post(reverse("account_login"), sent).url == "/day/"
    inside = door.get("/day/").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', inside)[1]
    assert 'action="/accounts/logout/" method="post"' in inside
    assert door.post("/accounts/logout/", {"csrfmiddlewaretoken": token}).status_code == 302
    assert door.get("/day/").status_code == 302

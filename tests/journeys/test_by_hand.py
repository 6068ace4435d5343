"""The work of a day recorded by hand, in a browser without JavaScript."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from .browser import visiting

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NOW = datetime.now(ZoneInfo("Europe/London"))


@pytest.fixture(scope="module")
def visitor(house, tmp_path_factory):
    own = house.copy_to(tmp_path_factory.mktemp("by-hand") / "house")
    with visiting(own) as at_the_house:
        yield at_the_house


@pytest.fixture
def as_user(visitor):
    """Somebody signed in, with scripts switched off."""
    opened = []

    def sign_in(user: str) -> Page:
        page = visitor.signed_in(user, scripts=False)
        opened.append(page.context)
        return page

    yield sign_in
    for context in opened:
        context.close()


def fill_moment(page: Page, name: str, moment: datetime) -> None:
    fill_day(page, name, moment)
    page.fill(f"[name={name}_time]", f"{moment:%H:%M}")


def fill_day(page: Page, name: str, day: datetime) -> None:
    for part, value in (("day", day.day), ("month", day.month), ("year", day.year)):
        page.fill(f"[name={name}_{part}]", str(value))


def submit(page: Page, words: str) -> None:
    page.get_by_role("button", name=words, exact=True).first.click()
    expect(page.locator(".govuk-error-summary")).to_have_count(0)


def first_person(page: Page, path: str, pattern: str) -> str:
    """The reference in the first link of a page that matches."""
    page.goto(path)
    for link in page.locator("main a").all():
        found = re.search(pattern, link.get_attribute("href") or "")
        if found:
            return found.group(1)
    raise AssertionError(f"{path} has no link like {pattern}")


def choose(page: Page, name: str, value: str) -> None:
    """One of a list, whether it is shown as buttons or as a drop-down."""
    if page.locator(f"input[name={name}]").count():
        page.locator(f"input[name={name}][value='{value}']").check()
    else:
        page.select_option(f"select[name={name}]", value)


def test_a_contact_is_recorded_its_history_considered_and_decided(as_user):
    page = as_user("front-door-worker")
    page.goto("/front-door/")
    page.click("text=Record a contact")
    page.fill("[name=new-family_name]", "Okenshaw")  # misheard
    page.get_by_role("button", name="Look", exact=True).last.click()
    page.get_by_role("button", name="This is them").first.click()
    fill_moment(page, "received_at", NOW - timedelta(hours=1))
    choose(page, "source_code", "2A")
    choose(page, "route", "telephone")
    page.fill("[name=told]", "Came to school without breakfast again, and asked for help.")
    submit(page, "Save the contact")
    page.fill("[name=words]", "Earlier contacts are about the same mornings.")
    submit(page, "Save what the history adds")
    choose(page, "decision", "early_help")
    page.fill("[name=rationale]", "The family agreed to help with mornings.")
    choose(page, "agreement", "given")
    submit(page, "Propose to a manager")
    expect(page.locator("main")).to_contain_text("Waits for a manager")
    manager = as_user("front-door-manager")
    manager.goto(page.url)
    submit(manager, "Agree and decide")
    expect(manager.locator("main")).to_contain_text("The family agreed to help with mornings.")
    expect(manager.locator("main")).to_contain_text("First decided")


def test_a_child_is_reported_missing_returns_and_is_heard(as_user):
    page = as_user("missing-coordinator")
    page.goto("/front-door/?tab=all")
    found = re.findall(r'href="/people/(\w+)/"', page.content())
    for ref in found:
        page.goto(f"/missing/report/{ref}/")
        if not page.locator("[name=reported_at_day]").count():
            continue
        fill_moment(page, "reported_at", NOW - timedelta(hours=5))
        page.get_by_role("button", name="Record the report", exact=True).first.click()
        if not page.locator(".govuk-error-summary").count():
            break  # somebody who has grown up is refused, and the next one tried
    page.locator("main").get_by_role("button", name=re.compile("return", re.I)).first.click()
    fill_moment(page, "returned_at", NOW - timedelta(hours=1))
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator(".govuk-error-summary")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("Owed")
    page.locator("main").get_by_role(
        "button", name="Record the return home interview"
    ).first.click()
    fill_moment(page, "held_at", NOW - timedelta(minutes=5))
    choose(page, "independent", "yes")
    page.fill("[name=before]", "I wanted to see my brother.")
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator(".govuk-error-summary")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("I wanted to see my brother.")


def test_a_pathway_plan_is_reviewed_and_a_visit_recorded(as_user):
    page = as_user("leaving-care-manager")
    case = first_person(page, "/leaving-care/", r"/leaving-care/(\w+)/$")
    page.goto(f"/leaving-care/{case}/contact/")
    fill_day(page, "on", NOW)
    page.locator("[name=kind][value=visit]").check()
    page.locator("main form button[type=submit]").last.click()
    expect(page.locator(".govuk-error-summary")).to_have_count(0)
    expect(page.locator("main")).to_contain_text("Visit, seen in person")


def test_a_plan_action_is_reported_on_and_finished(as_user):
    page = as_user("improvement-lead")
    page.goto("/plan/")
    page.get_by_role("link", name="Agree eight move-on flats").first.click()
    page.click("text=Say how it is going")
    page.fill("[name=words]", "Five agreed, three to come.")
    submit(page, "Save")
    expect(page.locator("main")).to_contain_text("Five agreed, three to come.")
    page.click("text=It is done")
    fill_day(page, "done_on", NOW)
    page.fill("[name=evidence]", "The signed agreement of today.")
    submit(page, "Save")
    expect(page.locator("main")).to_contain_text("The signed agreement of today.")


def test_from_a_letter_to_an_action_in_a_few_clicks(as_user, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text(
        "Monitoring visit to Tenterdale\n\nWhat needs to improve\n"
        "• The timeliness of return home interviews for children who go missing.\n"
    )
    page = as_user("improvement-lead")
    page.goto("/plan/reports/")
    page.set_input_files("[name=file]", str(letter))
    submit(page, "Read the report")
    page.locator("[name=finding]").first.check()
    page.fill("[name=title]", "Every child heard in time")
    submit(page, "Make them a priority")
    page.fill("[name=words]", "Ring on the day of return")
    page.select_option("[name=owner]", index=1)
    fill_day(page, "due_on", NOW + timedelta(days=7))
    page.select_option("[name=measure]", "interviews-offered-in-time")
    submit(page, "Add the action")
    expect(page.locator("main")).to_contain_text("Ring on the day of return")


def test_a_teacher_refers_on_a_phone_and_the_front_door_says_who_it_is(visitor, as_user):
    page = a_phone(visitor)
    page.goto("/refer/")
    page.click("text=Begin a referral")
    for name, words in YOU.items():
        page.fill(f"[name={name}]", words)
    choose(page, "source_code", "2A")
    submit(page, "Save and go on")
    page.fill("[name=given_names]", "Perpetua")
    page.fill("[name=family_name]", "Lindqvist")
    submit(page, "Save and go on")
    for name, words in (("carers", "Her aunt"), ("worries", "No coat again."), ("done", "Rang")):
        page.fill(f"[name={name}]", words)
        submit(page, "Save and go on")
    for name, answer in (
        ("agreement", "agreed"),
        ("basis", "public_task"),
        ("family_knows", "yes"),
    ):
        choose(page, name, answer)
    submit(page, "Save and go on")
    choose(page, "urgent", "no")
    submit(page, "Save and go on")
    page.get_by_role("button", name="Go on", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    submit(page, "Send the referral")
    ref = page.locator(".govuk-panel__body strong").inner_text()
    page.context.close()
    desk = as_user("front-door-manager")
    desk.goto(f"/front-door/{ref}/")
    desk.get_by_role("link", name="Say who this is").click()
    submit(desk, "Add as a new person")
    expect(desk.locator("main")).to_contain_text("Perpetua Lindqvist")
    expect(desk.locator("main")).to_contain_text("Acknowledgement: e-mailed")


def a_phone(visitor) -> Page:
    """A small screen without scripts, on which nobody is signed in."""
    return visitor.browser.new_context(
        viewport={"width": 390, "height": 800}, java_script_enabled=False, base_url=visitor.address
    ).new_page()


def code_mailed_to(visitor, address: str) -> str:
    """The code in the newest letter to somebody: until mail is set up, letters lie in a folder."""
    letters = sorted((visitor.house.data / "mail").iterdir(), key=lambda file: file.stat().st_mtime)
    (*_, letter) = (each for each in map(Path.read_text, letters) if f"To: {address}" in each)
    return re.search(r"Your code is (\w{4} \w{4})", letter).group(1)


def test_a_referral_begun_on_one_phone_is_gone_on_with_on_another_by_an_emailed_code(visitor):
    page = a_phone(visitor)
    page.goto("/refer/")
    page.click("text=Begin a referral")
    you = {**YOU, "email": "rosalind@tenterhill.example"}
    for name, words in you.items():
        page.fill(f"[name={name}]", words)
    choose(page, "source_code", "2A")
    submit(page, "Save and go on")
    page.fill("[name=given_names]", "Ottilie")
    page.fill("[name=family_name]", "Brackenridge")
    submit(page, "Save and go on")
    page.context.close()
    page = a_phone(visitor)
    page.goto("/refer/")
    page.click("text=Go back to a referral")
    page.fill("[name=email]", you["email"])
    submit(page, "Send me a code")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.fill("[name=code]", code_mailed_to(visitor, you["email"]))
    submit(page, "Go on")
    expect(page.locator("main")).to_contain_text("Ottilie")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.context.close()


YOU = {
    "name": "Amara Whitlock",
    "role": "Head of year",
    "agency": "Tenter Hill School",
    "phone": "01632 960001",
    "email": "amara@tenterhill.example",
}

"""What homes have: voids, notice, closing, and their answers when asked for a place."""

from datetime import date
from typing import Any

from homeward.access.policies import check
from homeward.access.roles import Can
from homeward.core import clock
from homeward.core.errors import Refused
from homeward.ledger.actions import enter
from homeward.people.policies import get_person

from .. import supply
from ..models import Asking, Provider, Stay, Void


def begin_void(*, by: Any, provider: Provider, why: str, from_on: date, places: int = 1) -> Void:
    """Places of a home stand empty from a day on, and why."""
    check(by, Can.RECORD_STAY)
    if why not in Void.Why.values:
        raise Refused("Choose why the place stands empty.", field="why")
    _refuse(supply.why_not_void(places, provider.places, from_on, clock.today()))
    void = Void(provider=provider, why=why, from_on=from_on, places=places)
    enter(void, by=by, action="begin void")
    return void


def end_void(*, by: Any, void: Void, to_on: date, version: int | None = None) -> Void:
    """The places are filled or lost: the last day on which they stood empty."""
    check(by, Can.RECORD_STAY)
    if to_on < void.from_on or to_on > clock.today():
        raise Refused(f"Give a day from {void.from_on:%-d %B %Y} up to today.", field="to_on")
    void.to_on = to_on
    enter(void, by=by, action="end void", version=version)
    return void


def give_notice(
    *,
    by: Any,
    stay: Stay,
    notice_on: date,
    leave_by_on: date,
    notice_because: str,
    version: int | None = None,
) -> Stay:
    """A home gives notice on a young person's place: by when they must leave, and why."""
    check(by, Can.RECORD_STAY)
    get_person(by, stay.person.ref)
    if stay.ended_on is not None:
        raise Refused("This stay has ended already.")
    _refuse(supply.why_not_notice(notice_on, leave_by_on, notice_because, clock.today()))
    stay.notice_on, stay.leave_by_on = notice_on, leave_by_on
    stay.notice_because = notice_because.strip()
    enter(stay, by=by, action="give notice", person=stay.person, version=version)
    return stay


def say_closing(
    *,
    by: Any,
    provider: Provider,
    closing_told_on: date,
    closed_on: date,
    version: int | None = None,
) -> Provider:
    """A provider says that it closes, and on which day."""
    check(by, Can.RECORD_STAY)
    if closed_on < closing_told_on:
        raise Refused("It would close before it said so. Check both days.", field="closed_on")
    provider.closing_told_on, provider.closed_on = closing_told_on, closed_on
    enter(provider, by=by, action="say closing", version=version)
    return provider


def ask_for_place(
    *, by: Any, person: Any, provider: Provider, asked_on: date, words: str = ""
) -> Asking:
    """A home is asked for a place for a young person."""
    check(by, Can.RECORD_STAY)
    get_person(by, person.ref)
    if asked_on > clock.today():
        raise Refused("The day lies in the future.", field="asked_on")
    if provider.closed_on is not None and provider.closed_on <= asked_on:
        raise Refused(f"{provider} had closed by then.", field="provider")
    if Asking.objects.filter(person=person, provider=provider, answer="waiting").exists():
        raise Refused("This home has been asked and has not answered yet.", field="provider")
    asking = Asking(person=person, provider=provider, asked_on=asked_on, words=words.strip())
    enter(asking, by=by, action="ask for place", person=person)
    return asking


def answer_asking(
    *,
    by: Any,
    asking: Asking,
    answer: str,
    answered_on: date,
    refused_because: str = "",
    words: str = "",
    version: int | None = None,
) -> Asking:
    """What the home answered: a place, or a refusal with its reason."""
    check(by, Can.RECORD_STAY)
    get_person(by, asking.person.ref)
    if answer not in (Asking.Answer.OFFERED, Asking.Answer.REFUSED):
        raise Refused("Choose what the home answered.", field="answer")
    if answered_on > clock.today():
        raise Refused("The day lies in the future.", field="answered_on")
    _refuse(supply.why_not_answer(answer, refused_because, answered_on, asking.asked_on))
    asking.answer, asking.answered_on = answer, answered_on
    asking.refused_because, asking.words = refused_because, words.strip()
    enter(asking, by=by, action="answer asking for place", person=asking.person, version=version)
    return asking


def _refuse(fault: supply.Fault | None) -> None:
    if fault is not None:
        sentence, field = fault
        raise Refused(sentence, field=field)

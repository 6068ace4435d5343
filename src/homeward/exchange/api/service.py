"""The calls of the API. Each asks for a token; nothing of the browser's sign-in counts here."""

from hashlib import sha256
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Header, NinjaAPI, Status
from ninja.errors import HttpError, ValidationError
from ninja.security import HttpBearer

from homeward.access.actions import the_house
from homeward.access.models import User
from homeward.access.tokens import hashed, user_of_token
from homeward.core.errors import NotForYou, Refused
from homeward.front_door.models import WrittenReferral
from homeward.front_door.referring import actions, limits, queries
from homeward.front_door.referring.codes import Form
from homeward.missing.actions import accept_notification, match_notification
from homeward.missing.codes import Channel
from homeward.missing.models import Notification
from homeward.missing.queries import own_notification

from .answers import NotRight, answers_of, in_sentences
from .schemas import NotificationIn, NotificationOut, Problems, ReferralIn, ReferralOut

Key = Annotated[str, Header(alias="Idempotency-Key", pattern=r"^[A-Za-z0-9_-]{8,80}$")]


class Token(HttpBearer):
    """A partner's token: known, within its days, not closed, and not used without end."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        user = user_of_token(token)
        if user is not None and not limits.within(limits.API, hashed(token)):
            raise HttpError(429, "Too many calls in the last hour. Wait, then send it again.")
        return user


api = NinjaAPI(
    title="Homeward",
    version="1",
    description="Partners' systems send referrals, and word of missing children, and read how "
    "their own stand.",
    auth=Token(),
    docs_url=None,
    openapi_url=None,
    urls_namespace="api",
)
_REFUSALS = {401: dict[str, str], 422: Problems, 429: dict[str, str]}


@api.post(
    "/referrals",
    response={201: ReferralOut, 409: Problems, **_REFUSALS},
    url_name="referrals",
    summary="Send a referral",
)
def send_referral(request: HttpRequest, message: ReferralIn, key: Key) -> Any:
    """Take in a referral. The same key with the same message gives the same referral again."""
    by = request.auth  # type: ignore[attr-defined]
    answers = answers_of(message)
    contact = actions.send_at_once(
        by=by,
        form=Form.API,
        email=answers["you"]["email"],
        answers=answers,
        idempotency_key=key,
        body_seal=sha256(message.model_dump_json().encode()).hexdigest(),
    )
    actions.deliver(by=the_house, letters=contact.letters.filter(sent_at__isnull=True))
    return Status(201, _stands(queries.own_referral(viewer=by, ref=contact.ref)))


@api.get(
    "/referrals/{reference}",
    response={200: ReferralOut, 404: dict[str, str], **_REFUSALS},
    url_name="referral",
    summary="How a referral stands",
)
def read_referral(request: HttpRequest, reference: str) -> Any:
    """How one of the partner's own referrals stands; 404 for anybody else's."""
    by = request.auth  # type: ignore[attr-defined]
    return Status(200, _stands(queries.own_referral(viewer=by, ref=reference)))


@api.post(
    "/notifications",
    response={201: NotificationOut, 409: Problems, **_REFUSALS},
    url_name="notifications",
    summary="Tell that a child is missing, or back",
)
def send_notification(request: HttpRequest, message: NotificationIn, key: Key) -> Any:
    """Keep word of a missing child, then match it. The same key and message change nothing."""
    notification = accept_notification(
        by=request.auth,  # type: ignore[attr-defined]
        channel=Channel.API,
        key=key,
        body=request.body.decode(),
    )
    # From here on it is kept: what fails now, or is cut off, is matched by the next tick.
    match_notification(by=the_house, notification=notification)
    return Status(201, _kept(notification))


@api.get(
    "/notifications/{reference}",
    response={200: NotificationOut, 404: dict[str, str], **_REFUSALS},
    url_name="notification",
    summary="Whether a notification was taken up",
)
def read_notification(request: HttpRequest, reference: str) -> Any:
    """One of the partner's own notifications; 404 for anybody else's."""
    by = request.auth  # type: ignore[attr-defined]
    return Status(200, _kept(own_notification(by, reference)))


def _kept(notification: Notification) -> dict[str, Any]:
    episode = notification.episode
    return {
        "reference": notification.ref,
        "received_at": notification.received_at,
        "taken_up_at": episode.acknowledged_at if episode else notification.set_aside_at,
    }


def _stands(written: WrittenReferral) -> dict[str, Any]:
    contact = written.contact
    assert contact is not None  # noqa: S101 - own_referral gives sent ones only
    found = queries.standing(written)
    return {
        "reference": contact.ref,
        "received_at": contact.received_at,
        "decision_due_at": queries.decision_due(contact),
        "state": found.state,
        "letters": [letter.body for letter in found.letters],
    }


def _said(request: HttpRequest, problems: list[dict[str, str]], status: int) -> HttpResponse:
    return api.create_response(request, {"problems": problems}, status=status)


@api.exception_handler(ValidationError)
def _wrong_shape(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    return _said(request, in_sentences(fault.errors), 422)


@api.exception_handler(NotRight)
def _not_right(request: HttpRequest, fault: NotRight) -> HttpResponse:
    return _said(request, fault.problems, 422)


@api.exception_handler(Refused)
def _refused(request: HttpRequest, fault: Refused) -> HttpResponse:
    status = 409 if fault.field == "idempotency_key" else 422
    return _said(request, [{"where": fault.field or "message", "sentence": fault.sentence}], status)


@api.exception_handler(NotForYou)
def _not_there(request: HttpRequest, fault: NotForYou) -> HttpResponse:
    return api.create_response(
        request, {"detail": "There is nothing of yours under this reference."}, status=404
    )


@api.exception_handler(HttpError)
def _other(request: HttpRequest, fault: HttpError) -> HttpResponse:
    """The shape of the message could not be read at all, or the like: never what was sent."""
    if fault.status_code == 400:
        return _said(request, in_sentences([{"type": "json_invalid"}]), 422)
    return api.create_response(request, {"detail": fault.message}, status=fault.status_code)

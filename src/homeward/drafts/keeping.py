"""A form that keeps what is typed into it: one line in its view.

    form = keeps_draft(request, DecideForm(request.POST or None), "front_door:decision", ref,
                       words="Decide a contact", page=address)

``ui.views.act`` keeps the draft where the form is refused and lets it go where it is done. The
page saves it while somebody types, where scripts run. The signed token in the page says whose
draft it is, so that a text sent after the session has ended is kept too.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from django.core import signing
from django.http import HttpRequest, QueryDict

from homeward.access.models import User
from homeward.ui.forms import HouseForm

from . import actions, queries, rules
from .models import Draft

F = TypeVar("F", bound=HouseForm)
_SALT = "homeward.drafts"
_DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Place:
    """Where a draft belongs: whose it is, of which form, about what, on which page."""

    owner: int
    form: str
    subject: str
    words: str
    page: str


class Keeper:
    """What stands behind one form on one page: the draft there is, and what becomes of it.

    ``offered`` is a draft from before that the person has not taken up; ``taken`` says that its
    text stands in the form now.
    """

    def __init__(
        self, request: HttpRequest, place: Place, among: Sequence[Draft] | None = None
    ) -> None:
        self.request, self.place = request, place
        self.draft = _draft_at(request.user, place, among)
        self.taken = self.draft is not None and _asks_for(request, place)
        self.offered = self.draft if request.method != "POST" and not self.taken else None

    @property
    def token(self) -> str:
        return signing.dumps(asdict(self.place), salt=_SALT)

    @property
    def saved_at(self) -> Any:
        """When the text now in the form was last kept; None where it never was."""
        return self.draft.saved_at if self.draft is not None and not self.offered else None

    @property
    def take_up(self) -> str:
        return f"{self.place.page}?draft={self.place.form}{self.place.subject}"

    @property
    def typed(self) -> QueryDict:
        """The boxes of the draft as they were sent."""
        return as_sent(self.draft)

    def keep(self, shown: QueryDict | None = None) -> None:
        """What was typed is kept: as it was sent, or as the page shows it now."""
        sent = self.request.POST if shown is None else shown
        self.draft = keep_typed(self.request.user, self.place, sent) or self.draft

    def finish(self) -> None:
        """The form did what it is for: the draft is over."""
        if self.draft is not None:
            actions.let_go(by=self.request.user, draft=self.draft)


def keeps_draft(
    request: HttpRequest,
    form: F,
    name: str,
    subject: str = "",
    *,
    words: str,
    page: str = "",
    among: Sequence[Draft] | None = None,
) -> F:
    """Let a form keep what is typed into it; with ``?draft=`` it shows what was kept.

    A page of many forms reads its drafts once (``queries.drafts_on``) and hands them in as
    ``among``.
    """
    place = Place(request.user.pk or 0, name, subject, words, page or request.path)
    form.keeper = Keeper(request, place, among)
    if form.keeper.taken and not form.is_bound:
        fill(form, form.keeper.typed)
    return form


def keep_typed(by: Any, place: Place, sent: QueryDict) -> Draft | None:
    """Keep what was sent of a form, where anything was typed."""
    typed = rules.typed_in(sent.lists())
    if typed is None:
        return None
    return actions.keep_draft(
        by=by,
        form=place.form,
        subject=place.subject,
        words=place.words,
        page=place.page,
        typed=typed,
    )


def place_of(token: str) -> tuple[User, Place] | None:
    """Whose draft a token of the last day is for; None where it was not made here or they left."""
    try:
        place = Place(**signing.loads(token, salt=_SALT, max_age=_DAY))
    except (signing.BadSignature, TypeError):
        return None
    owner = User.objects.filter(pk=place.owner, is_active=True).first()
    return (owner, place) if owner is not None else None


def as_sent(draft: Draft | None) -> QueryDict:
    """A draft's boxes as a form reads them."""
    sent = QueryDict(mutable=True)
    for name, values in (draft.typed if draft is not None else {}).items():
        sent.setlist(name, values)
    return sent


def _draft_at(by: Any, place: Place, among: Sequence[Draft] | None) -> Draft | None:
    if among is None:
        return queries.draft_of(viewer=by, form=place.form, subject=place.subject)
    here = (place.form, place.subject)
    return next((each for each in among if (each.form, each.subject) == here), None)


def _asks_for(request: HttpRequest, place: Place) -> bool:
    return request.GET.get("draft") == f"{place.form}{place.subject}"


def fill(form: HouseForm, typed: QueryDict) -> None:
    """Put typed text into a form's boxes without judging it."""
    for name, field in form.fields.items():
        box = form.add_prefix(name)
        if name != "version" and not field.widget.value_omitted_from_data(typed, {}, box):
            form.initial[name] = field.widget.value_from_datadict(typed, {}, box)

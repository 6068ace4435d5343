"""Reading drafts: one's own, and nobody else's."""

from typing import Any

from django.db.models import QuerySet

from .models import Draft


def drafts_of(*, viewer: Any) -> QuerySet[Draft]:
    """What this person has begun and not finished, newest first."""
    return Draft.objects.filter(owner=viewer.pk).order_by("-saved_at")


def drafts_on(*, viewer: Any, page: str) -> list[Draft]:
    """This person's drafts of the forms that stand on one page, in one query."""
    return list(drafts_of(viewer=viewer).filter(page=page))


def draft_of(*, viewer: Any, form: str, subject: str = "") -> Draft | None:
    """This person's draft of one form about one thing."""
    return drafts_of(viewer=viewer).filter(form=form, subject=subject).first()

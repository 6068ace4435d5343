"""Signing in with a name and password, within one's dates, and logged."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from homeward.core import clock

from .models import User
from .policies import within_dates


class InTheirDates(BaseBackend):
    """Lets in active users within their dates; an inspector's sign-in ends with the visit."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **credentials: Any,
    ) -> User | None:
        user = User.objects.filter(username__iexact=username or "").first()
        if user is None:
            User().set_password(password)  # the same time whether or not the name exists
            return None
        return user if user.check_password(password or "") and self._may_enter(user) else None

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.filter(pk=user_id).first()
        return user if user is not None and self._may_enter(user) else None

    def _may_enter(self, user: User) -> bool:
        return user.is_active and within_dates(user, clock.today())

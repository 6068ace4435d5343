"""How the sign-in library behaves here: nobody can make their own account."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from .models import User
from .policies import only_looks


class NoSignUp(DefaultAccountAdapter):
    """Accounts are made by an administrator, never by the person at the door."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """An inspector begins at the visit; everybody else with their own day."""
        if only_looks(request.user):
            return reverse("improvement:visit")
        return str(super().get_login_redirect_url(request))


class NoSocialSignUp(DefaultSocialAccountAdapter):
    """Single sign-on joins an account that an administrator has made, by its email address."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        if sociallogin.is_existing:
            return
        email = (sociallogin.user.email or "").strip()
        user = User.objects.filter(email__iexact=email, is_active=True).first() if email else None
        if user is not None:
            sociallogin.connect(request, user)

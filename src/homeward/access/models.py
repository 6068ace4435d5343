"""Users: who signs in, in which role, until when."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, UserManager
from django.db import models
from django.utils import timezone

from homeward.core.models import Keep, OnMerge, Stewardship

from .roles import MAY, Can, Role


class Users(UserManager["User"]):
    """Finds users; ``create_user`` is called by the actions of this room only."""


class User(AbstractBaseUser):
    """Somebody who signs in. ``ends_on`` closes the door by itself (inspectors, agency staff)."""

    stewardship = Stewardship(Keep.WORKFORCE, OnMerge.NOT_ABOUT_A_PERSON)

    username = models.CharField(max_length=150, unique=True)
    name = models.CharField(max_length=120)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=24, choices=Role.choices)
    organisation = models.CharField(max_length=120, blank=True, help_text="for partners")
    is_active = models.BooleanField(default=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    date_joined = models.DateTimeField(default=timezone.now)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]
    # Django's own code asks; nobody here has rights by being a member of staff.
    is_staff = False
    is_superuser = False

    class Meta:
        verbose_name = "user"

    def __str__(self) -> str:
        return self.name or self.username

    def may(self, what: Can) -> bool:
        """Whether this user's role allows it, today."""
        return what in MAY.get(Role(self.role), frozenset()) if self.role else False

    @property
    def rights(self) -> frozenset[Can]:
        """Everything this user's role allows."""
        return MAY.get(Role(self.role), frozenset()) if self.role else frozenset()


class ApiToken(models.Model):
    """What a partner's system shows in place of a sign-in. Only its hash is kept."""

    stewardship = Stewardship(Keep.WORKFORCE, OnMerge.NOT_ABOUT_A_PERSON)

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80, help_text="which system uses it")
    hashed = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=timezone.now)
    ends_on = models.DateField(help_text="the last day on which it opens the door")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "token of a partner's system"
        verbose_name_plural = "tokens of partners' systems"

    def __str__(self) -> str:
        return self.name

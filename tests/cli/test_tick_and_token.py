"""``homeward tick`` carries what waits; ``homeward token`` lets a partner's system in and out."""

from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.core import mail

from homeward.access.models import ApiToken
from homeward.access.roles import Role
from homeward.access.tokens import user_of_token
from homeward.cli import house
from homeward.cli.tick import tick_command
from homeward.cli.token import token_command
from homeward.core import clock
from homeward.front_door.models import WrittenReferral
from tests.front_door.referring import sent, written


@pytest.fixture
def run(borough, monkeypatch):
    monkeypatch.setattr(house, "bring_up_to_date", lambda: None)
    return lambda command, *words: CliRunner().invoke(command, words)


def test_tick_carries_waiting_letters_once_and_clears_what_is_past(run, settings):
    settings.EMAIL_BACKEND = "nowhere.at.all"
    sent()
    written()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert "1 of 1 waiting letters sent." in run(tick_command).output
    assert "0 of 0 waiting letters sent." in run(tick_command).output
    assert len(mail.outbox) == 1
    with clock.stand_still(clock.now() + timedelta(days=31)):
        assert "1 old drafts and 0 old codes cleared." in run(tick_command).output
    assert WrittenReferral.objects.count() == 1


def test_a_token_is_printed_once_works_and_is_ended(run, borough):
    made = run(token_command, "partner", "--name", "School", "--until", "2026-12-31")
    secret = made.output.splitlines()[-1]
    assert user_of_token(secret) == borough.user(Role.PARTNER)
    assert ApiToken.objects.get().name == "School"
    assert "1 tokens ended." in run(token_command, "partner", "--close").output
    assert user_of_token(secret) is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["nobody", "--name", "X", "--until", "2026-12-31"], "There is no user of that name."),
        (["partner"], "Say which system it is for"),
        (["director", "--name", "X", "--until", "2026-12-31"], "Only a partner's sign-in"),
        (["partner", "--name", "X", "--until", "2026-06-16"], "lies in the past"),
    ],
)
def test_a_token_is_refused_with_a_sentence(run, words, sentence):
    answer = run(token_command, *words)
    assert answer.exit_code == 1
    assert sentence in answer.output

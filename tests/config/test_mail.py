"""How mail leaves is read from one address; what cannot be one is answered with a sentence."""

import pytest

from homeward.config import environment


def test_without_a_server_letters_lie_beside_the_database(tmp_path, monkeypatch):
    monkeypatch.delenv("HOMEWARD_MAIL_URL", raising=False)
    assert environment.mail(tmp_path)["EMAIL_FILE_PATH"] == tmp_path / "mail"


@pytest.mark.parametrize(
    ("url", "tls", "ssl"),
    [
        ("smtp://post.example:25", False, False),
        ("smtp+starttls://me:p%40ss@post.example:587", True, False),
        ("smtps://me:p%40ss@post.example:465", False, True),
    ],
)
def test_a_server_is_read_from_its_address(tmp_path, monkeypatch, url, tls, ssl):
    monkeypatch.setenv("HOMEWARD_MAIL_URL", url)
    read = environment.mail(tmp_path)
    assert (read["EMAIL_HOST"], read["EMAIL_USE_TLS"], read["EMAIL_USE_SSL"]) == (
        "post.example",
        tls,
        ssl,
    )
    assert read["EMAIL_HOST_PASSWORD"] == ("p@ss" if "me:" in url else "")


@pytest.mark.parametrize("url", ["post.example", "http://post.example", "smtp://"])
def test_an_address_that_is_none_is_refused_with_what_it_looks_like(tmp_path, monkeypatch, url):
    monkeypatch.setenv("HOMEWARD_MAIL_URL", url)
    with pytest.raises(environment.BadSetting, match="it looks like smtp"):
        environment.mail(tmp_path)


@pytest.mark.parametrize("value", ["one", "-1", "1.5"])
def test_a_number_that_is_none_is_refused(monkeypatch, value):
    monkeypatch.setenv("HOMEWARD_PROXIES", value)
    with pytest.raises(environment.BadSetting, match="write a whole number"):
        environment.number("HOMEWARD_PROXIES", default=0)

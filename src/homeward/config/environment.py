"""Reading settings from the environment, with an answer a person can use when they are wrong."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


class BadSetting(SystemExit):
    """A setting that cannot be used: what it is, and what it should look like."""


def data_dir() -> Path:
    """Where the database and the secret are kept: ``HOMEWARD_DATA``, else ``./data``."""
    folder = Path(os.environ.get("HOMEWARD_DATA", "data")).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise BadSetting(
            f"The data folder {folder} cannot be made ({fault.strerror}). "
            "Name another with --data or HOMEWARD_DATA."
        ) from fault
    return folder


def flag(name: str, *, default: bool = False) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value not in {"", "0", "1", "yes", "no", "true", "false"}:
        raise BadSetting(f"{name} is '{value}'; write yes or no.")
    return value in {"1", "yes", "true"} if value else default


def number(name: str, *, default: int) -> int:
    value = os.environ.get(name, "").strip()
    if value and not value.isdecimal():
        raise BadSetting(f"{name} is '{value}'; write a whole number.")
    return int(value) if value else default


def mail(folder: Path) -> dict[str, Any]:
    """How e-mail leaves: by the server that ``HOMEWARD_MAIL_URL`` names, else into files."""
    url = os.environ.get("HOMEWARD_MAIL_URL", "")
    sender = os.environ.get("HOMEWARD_MAIL_FROM", "homeward@localhost")
    base = {"DEFAULT_FROM_EMAIL": sender, "EMAIL_TIMEOUT": 10}
    if not url:
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {**base, "EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": folder / "mail"}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtp+starttls", "smtps"} or not parts.hostname:
        raise BadSetting(
            "HOMEWARD_MAIL_URL is not a mail server's address; "
            "it looks like smtp+starttls://user:password@host:587."
        )
    return {
        **base,
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp+starttls",
        "EMAIL_USE_SSL": parts.scheme == "smtps",
    }


def secret_key(folder: Path) -> str:
    """The signing key: from the environment, else made once and kept beside the database."""
    given = os.environ.get("HOMEWARD_SECRET_KEY")
    if given:
        return given
    path = folder / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text().strip()


def database(folder: Path) -> dict[str, Any]:
    """SQLite in the data folder, or PostgreSQL where ``HOMEWARD_DATABASE_URL`` names one."""
    url = os.environ.get("HOMEWARD_DATABASE_URL", "")
    return _postgres(url) if url else _sqlite(folder / "homeward.sqlite3")


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        # IMMEDIATE: writers wait their turn instead of failing half-way (docs/adr/0002).
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;"
                "PRAGMA synchronous=NORMAL;"
                "PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-65536;"
                "PRAGMA temp_store=MEMORY;"
                "PRAGMA mmap_size=134217728;"
            ),
        },
        # A file, not memory: browser tests read it from another thread.
        "TEST": {"NAME": path.with_name("test.sqlite3")},
    }


def _postgres(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise BadSetting(
            "HOMEWARD_DATABASE_URL is not a PostgreSQL address; "
            "it looks like postgresql://user:password@host:5432/name."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
    }


def single_sign_on() -> dict[str, Any]:
    """The authority's own sign-in service (OpenID Connect), where the three settings name one."""
    names = ("HOMEWARD_OIDC_SERVER", "HOMEWARD_OIDC_CLIENT_ID", "HOMEWARD_OIDC_SECRET")
    server, client, secret = (os.environ.get(name, "") for name in names)
    if not any((server, client, secret)):
        return {}
    if not all((server, client, secret)):
        raise BadSetting(f"Single sign-on needs all three of {', '.join(names)}.")
    app = {
        "provider_id": "authority",
        "name": os.environ.get("HOMEWARD_OIDC_NAME", "Council sign-in"),
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": server},
    }
    return {"openid_connect": {"APPS": [app]}}


def sign_on_origin() -> list[str]:
    """Where the authority's own sign-in service is, for the Content-Security-Policy."""
    parts = urlsplit(os.environ.get("HOMEWARD_OIDC_SERVER", ""))
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []

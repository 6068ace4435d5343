"""Django's settings. What differs between places comes from the environment (docs/operate)."""

import os

from csp.constants import NONE, SELF

from . import environment

DATA_DIR = environment.data_dir()
DEBUG = environment.flag("HOMEWARD_DEBUG")
SECRET_KEY = environment.secret_key(DATA_DIR)
ALLOWED_HOSTS = os.environ.get("HOMEWARD_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
HTTPS = environment.flag("HOMEWARD_HTTPS")

ROOMS = [
    "core",
    "audit",
    "access",
    "drafts",
    "people",
    "chronology",
    "workforce",
    "ledger",
    "alerts",
    "care",
    "front_door",
    "missing",
    "leaving_care",
    "homes",
    "practice",
    "measures",
    "improvement",
    "exchange",
    "ui",
    "web",
    "demo",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    *[f"homeward.{room}" for room in ROOMS],
    "django.forms",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "homeward.web.no_nul.WithoutNul",
    "homeward.drafts.middleware.KeepsDrafts",
    "homeward.web.moved.FollowMerged",
    "homeward.access.middleware.DenyByDefault",
]
ROOT_URLCONF = "homeward.config.urls"
WSGI_APPLICATION = "homeward.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "homeward.ui.context.page",
            ],
            "builtins": ["homeward.ui.templatetags.homeward"],
        },
    }
]
FORM_RENDERER = "homeward.ui.forms.GovukRenderer"

DATABASES = {"default": environment.database(DATA_DIR)}
ATOMIC_REQUESTS = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = [
    "homeward.access.backends.InTheirDates",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:my-day"
ACCOUNT_ADAPTER = "homeward.access.adapter.NoSignUp"
SOCIALACCOUNT_ADAPTER = "homeward.access.adapter.NoSocialSignUp"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
SOCIALACCOUNT_PROVIDERS = environment.single_sign_on()
ALLAUTH_TRUSTED_PROXY_COUNT = environment.number("HOMEWARD_PROXIES", default=0)

# Letters to referrers. Where no mail server is named they lie as files beside the database.
globals().update(environment.mail(DATA_DIR))
OUT_OF_HOURS = os.environ.get("HOMEWARD_OUT_OF_HOURS", "")
DAYTIME = os.environ.get("HOMEWARD_DAYTIME", "")

# What must be counted over all processes (how often somebody knocks) stands in the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "homeward_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}

SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        # A form may lead on to the authority's own sign-in service, where there is one.
        "form-action": [SELF, *environment.sign_on_origin()],
        "frame-ancestors": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_I18N = True
USE_TZ = True
DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y, H:i"
FORMAT_MODULE_PATH = ["homeward.ui.formats"]

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "structlog.stdlib.ProcessorFormatter",
            "processor": "ext://homeward.config.logs.one_line",
            "foreign_pre_chain": [],
        }
    },
    "filters": {"nameless": {"()": "homeward.config.logs.Nameless"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["nameless"],
            "formatter": "plain",
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django.server": {"handlers": [], "propagate": False, "level": "ERROR"}},
}

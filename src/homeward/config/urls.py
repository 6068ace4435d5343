"""The addresses of the house: each room brings its own."""

from django.urls import include, path

from homeward.web.views import not_found

urlpatterns = [
    path("", include("homeward.web.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/3rdparty/", include("allauth.socialaccount.urls")),
    path("accounts/", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("people/", include("homeward.web.person_urls")),
    path("alerts/", include("homeward.alerts.urls")),
    path("front-door/", include("homeward.front_door.urls")),
    path("refer/", include("homeward.front_door.referring.urls")),
    path("api/v1/", include("homeward.exchange.api.urls")),
    path("drafts/", include("homeward.drafts.urls")),
    path("missing/", include("homeward.missing.urls")),
    path("leaving-care/", include("homeward.leaving_care.urls")),
    path("homes/", include("homeward.homes.urls")),
    path("teams/", include("homeward.practice.urls")),
    path("measures/", include("homeward.measures.urls")),
    path("plan/", include("homeward.improvement.urls")),
]
handler404 = not_found

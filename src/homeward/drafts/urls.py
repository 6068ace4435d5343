"""The addresses of drafts."""

from django.urls import path

from . import views

app_name = "drafts"
urlpatterns = [
    path("save/", views.save, name="save"),
    path("throw-away/", views.throw_away, name="throw-away"),
]

"""The addresses about people. The person's page gathers from every room, so it stands here."""

from django.urls import path

from homeward.people import views

from .family import network, professionals
from .person import person

app_name = "people"
urlpatterns = [
    path("", views.find, name="search"),
    path("add/", views.add, name="add"),
    path("<ref>/", person, name="person"),
    path("<ref>/correct/", views.correct, name="correct"),
    path("<ref>/restrict/", views.restrict, name="restrict"),
    path("<ref>/family/", views.family, name="family"),
    path("<ref>/family/network/", network, name="network"),
    path("<ref>/family/household/", views.household, name="household"),
    path("<ref>/family/add/", views.relate_whom, name="relate-whom"),
    path("<ref>/family/add/<other>/", views.relate, name="relate"),
    path("<ref>/family/<link>/correct/", views.correct_link, name="correct-link"),
    path("<ref>/family/<link>/strike/", views.strike_link, name="strike-link"),
    path("<ref>/professionals/", professionals, name="professionals"),
    path("<ref>/professionals/add/", views.add_professional, name="add-professional"),
    path(
        "<ref>/professionals/<pro>/correct/",
        views.correct_professional,
        name="correct-professional",
    ),
    path(
        "<ref>/professionals/<pro>/strike/", views.strike_professional, name="strike-professional"
    ),
]

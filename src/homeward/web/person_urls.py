"""The addresses about people. The person's page gathers from every room, so it stands here."""

from django.urls import path

from homeward.people import views

from .person import person

app_name = "people"
urlpatterns = [
    path("", views.find, name="search"),
    path("add/", views.add, name="add"),
    path("<ref>/", person, name="person"),
    path("<ref>/correct/", views.correct, name="correct"),
    path("<ref>/phone/", views.add_phone, name="add-phone"),
    path("<ref>/former-name/", views.add_former_name, name="add-former-name"),
    path("<ref>/restrict/", views.restrict, name="restrict"),
]

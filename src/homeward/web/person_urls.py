"""The addresses about people. The person's page gathers from every room, so it stands here."""

from django.urls import path

from homeward.people import views

from .person import person

app_name = "people"
urlpatterns = [
    path("", views.find, name="search"),
    path("add/", views.add, name="add"),
    path("documents/<ref>/", views.download, name="download"),
    path("<ref>/", person, name="person"),
    path("<ref>/correct/", views.correct, name="correct"),
    path("<ref>/documents/", views.documents, name="documents"),
    path("<ref>/documents/attach/", views.attach, name="attach"),
    path("documents/<ref>/withdraw/", views.withdraw, name="withdraw"),
    path("<ref>/restrict/", views.restrict, name="restrict"),
]

"""The addresses about people. The person's page gathers from every room, so it stands here."""

from django.urls import path

from homeward.people import views

from .person import person

app_name = "people"
urlpatterns = [
    path("", views.find, name="search"),
    path("add/", views.add, name="add"),
    path("duplicates/", views.duplicates, name="duplicates"),
    path("<ref>/", person, name="person"),
    path("<ref>/correct/", views.correct, name="correct"),
    path("<ref>/restrict/", views.restrict, name="restrict"),
    path("<ref>/compare/", views.compare, name="compare"),
    path("<ref>/beside/<other>/", views.beside, name="beside"),
    path("<ref>/merge/<other>/", views.merge, name="merge"),
    path("<ref>/merges/<merge>/", views.merged, name="merged"),
    path("<ref>/merges/<merge>/undo/", views.unmerge, name="unmerge"),
]

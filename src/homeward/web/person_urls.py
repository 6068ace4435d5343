"""The addresses about people. The person's page gathers from every room, so it stands here."""

from django.urls import path

from homeward.people import views

from .family import network, professionals
from .person import meaning, person, summary, timeline, timeline_print

app_name = "people"
urlpatterns = [
    path("", views.find, name="search"),
    path("add/", views.add, name="add"),
    path("documents/<ref>/", views.download, name="download"),
    path("duplicates/", views.duplicates, name="duplicates"),
    path("<ref>/", person, name="person"),
    path("<ref>/summary/", summary, name="summary"),
    path("<ref>/timeline/", timeline, name="timeline"),
    path("<ref>/timeline/print/", timeline_print, name="timeline-print"),
    path("<ref>/timeline/<mark>/", meaning, name="meaning"),
    path("<ref>/correct/", views.correct, name="correct"),
    path("<ref>/phone/", views.add_phone, name="add-phone"),
    path("<ref>/former-name/", views.add_former_name, name="add-former-name"),
    path("<ref>/documents/", views.documents, name="documents"),
    path("<ref>/documents/attach/", views.attach, name="attach"),
    path("documents/<ref>/withdraw/", views.withdraw, name="withdraw"),
    path("<ref>/needs/", views.needs, name="needs"),
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
    path("<ref>/compare/", views.compare, name="compare"),
    path("<ref>/beside/<other>/", views.beside, name="beside"),
    path("<ref>/merge/<other>/", views.merge, name="merge"),
    path("<ref>/merges/<merge>/", views.merged, name="merged"),
    path("<ref>/merges/<merge>/undo/", views.unmerge, name="unmerge"),
]

"""The addresses of this room."""

from django.urls import path

from . import asking, views
from .recording import record

app_name = "front_door"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("record/", record, name="record"),
    path("<ref>/", views.contact, name="contact"),
    path("<ref>/ask/", asking.ask, name="ask"),
    path("<ref>/questions/<question>/", asking.reply, name="reply"),
    path("<ref>/allocate/", views.allocate, name="allocate"),
    path("<ref>/<child>/history/", views.history, name="history"),
    path("<ref>/<child>/propose/", views.propose, name="propose"),
    path("<ref>/proposals/<proposal>/<slug:how>/", views.answer, name="answer"),
    path("<ref>/<child>/decision/", views.decision, name="decision"),
]

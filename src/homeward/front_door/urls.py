"""The addresses of this room."""

from django.urls import path

from . import asking, overseeing, queueing, views
from .recording import record

app_name = "front_door"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("record/", record, name="record"),
    path("give/", queueing.give, name="give"),
    path("oversight/", overseeing.oversight, name="oversight"),
    path("<ref>/", views.contact, name="contact"),
    path("<ref>/ask/", asking.ask, name="ask"),
    path("<ref>/questions/<question>/", asking.reply, name="reply"),
    path("<ref>/allocate/", views.allocate, name="allocate"),
    path("<ref>/<child>/history/", views.history, name="history"),
    path("<ref>/<child>/read/", overseeing.read, name="read"),
    path("<ref>/<child>/propose/", views.propose, name="propose"),
    path("<ref>/proposals/<proposal>/<slug:how>/", views.answer, name="answer"),
    path("<ref>/<child>/decision/", views.decision, name="decision"),
]

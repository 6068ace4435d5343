"""The addresses of this room."""

from django.urls import path

from . import asking, views
from .recording import record
from .referring.views import desk, matching

app_name = "front_door"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("record/", record, name="record"),
    path("<ref>/", views.contact, name="contact"),
    path("<ref>/referral/", desk.referral, name="referral"),
    path("<ref>/referral/files/<file>/", desk.file, name="file"),
    path("<ref>/referral/files/<file>/under/", desk.file_under, name="file-under"),
    path("<ref>/named/<named>/", matching.named, name="named"),
    path("<ref>/outcome/", desk.outcome, name="outcome"),
    path("<ref>/outcome/told/", desk.told, name="told"),
    path("<ref>/letters/<letter>/", desk.by_hand, name="by-hand"),
    path("<ref>/confirm/", desk.ask, name="confirm"),
    path("<ref>/ask/", asking.ask, name="ask"),
    path("<ref>/questions/<question>/", asking.reply, name="reply"),
    path("<ref>/allocate/", views.allocate, name="allocate"),
    path("<ref>/<child>/history/", views.history, name="history"),
    path("<ref>/<child>/propose/", views.propose, name="propose"),
    path("<ref>/proposals/<proposal>/<slug:how>/", views.answer, name="answer"),
    path("<ref>/<child>/decision/", views.decision, name="decision"),
]

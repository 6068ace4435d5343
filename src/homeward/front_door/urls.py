"""The addresses of this room."""

from django.urls import path

from . import asking, overseeing, queueing, views
from .assessing import pages as assessing
from .discussing import handing_pages, pages
from .recording import record
from .referring.views import desk, matching

app_name = "front_door"
urlpatterns = [
    path("", views.queue, name="queue"),
    path("record/", record, name="record"),
    path("give/", queueing.give, name="give"),
    path("oversight/", overseeing.oversight, name="oversight"),
    path("hand-overs/", handing_pages.waiting, name="hand-overs"),
    path("hand-overs/<ref>/", handing_pages.handover, name="hand-over"),
    path("hand-overs/<ref>/<slug:how>/", handing_pages.answer, name="answer-hand-over"),
    path("assessments/<ref>/", assessing.assessment, name="assessment"),
    path("assessments/<ref>/<slug:how>/", assessing.step, name="assessment-step"),
    path("discussions/about/<ref>/", pages.call_about, name="call-about"),
    path("discussions/<ref>/", pages.discussion, name="discussion"),
    path("discussions/<ref>/<slug:how>/", pages.step, name="discussion-step"),
    path("discussions/<ref>/actions/<action>/", pages.end, name="end-action"),
    path("<ref>/call-discussion/", pages.call, name="call-discussion"),
    path("<ref>/<child>/hand-over/", handing_pages.offer, name="offer-hand-over"),
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
    path("<ref>/category/", views.category, name="category"),
    path("<ref>/allocate/", views.allocate, name="allocate"),
    path("<ref>/<child>/history/", views.history, name="history"),
    path("<ref>/<child>/read/", overseeing.read, name="read"),
    path("<ref>/<child>/propose/", views.propose, name="propose"),
    path("<ref>/proposals/<proposal>/<slug:how>/", views.answer, name="answer"),
    path("<ref>/<child>/decision/", views.decision, name="decision"),
]

"""The addresses of this room."""

from django.urls import include, path

from . import noticing, patterning, views

app_name = "missing"
urlpatterns = [
    path("", views.board, name="board"),
    path("now/", views.live, name="live"),
    path("reconciliation/", views.reconciliation_page, name="reconciliation"),
    path("notify/", noticing.notify, name="notify"),
    path("notify/<ref>/", noticing.notified, name="notified"),
    path("notifications/", noticing.notifications, name="notifications"),
    path("notifications/file/", noticing.police_file, name="police-file"),
    path("notifications/<ref>/", noticing.notification, name="notification"),
    path("notifications/<ref>/aside/", noticing.aside, name="aside"),
    path("notifications/<ref>/match/<person>/", noticing.match, name="match"),
    path("patterns/", patterning.patterns, name="patterns"),
    path("patterns/pack/", patterning.pack, name="pack"),
    path("patterns/child/<ref>/", patterning.childs_patterns, name="childs-patterns"),
    path("questions/", patterning.questions, name="questions"),
    path("report/", views.report, name="report"),
    path("report/<ref>/", views.report_person, name="report-person"),
    path("", include("homeward.missing.finding.urls")),
    path("<ref>/", views.episode, name="episode"),
    path("<ref>/interview/", views.interview, name="interview"),
    path("<ref>/<slug:step>/", views.step, name="step"),
]

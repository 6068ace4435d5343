"""The addresses of this room."""

from django.urls import include, path

from . import views

app_name = "missing"
urlpatterns = [
    path("", views.board, name="board"),
    path("reconciliation/", views.reconciliation_page, name="reconciliation"),
    path("report/", views.report, name="report"),
    path("report/<ref>/", views.report_person, name="report-person"),
    path("", include("homeward.missing.finding.urls")),
    path("<ref>/", views.episode, name="episode"),
    path("<ref>/interview/", views.interview, name="interview"),
    path("<ref>/<slug:step>/", views.step, name="step"),
]

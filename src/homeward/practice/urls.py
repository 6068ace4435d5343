"""The addresses of teams, supervision and audits."""

from django.urls import path

from . import views

app_name = "practice"
urlpatterns = [
    path("", views.teams, name="teams"),
    path("audits/", views.audits, name="audits"),
    path("audits/of/<ref>/", views.audits_of, name="audits-of"),
    path("audits/of/<ref>/new/", views.audit_case, name="audit-case"),
    path("audits/<ref>/", views.audit, name="audit"),
    path("audits/<ref>/done/", views.audit_done, name="audit-done"),
    path("worker/<ref>/", views.worker, name="worker"),
    path("worker/<ref>/away/", views.away, name="away"),
    path("worker/<ref>/supervision/", views.supervise, name="supervise"),
    path("absence/<ref>/back/", views.back, name="back"),
    path("supervision/<ref>/", views.supervision, name="supervision"),
    path("supervision/<ref>/child/", views.discuss, name="discuss"),
    path("<ref>/", views.team, name="team"),
]

"""The addresses of the improvement plan."""

from django.urls import path

from . import views

app_name = "improvement"
urlpatterns = [
    path("", views.plan, name="plan"),
    path("new/", views.start, name="start"),
    path("reports/", views.reports, name="reports"),
    path("reports/<str:ref>/", views.report, name="report"),
    path("reports/<str:ref>/priority/", views.make_priority, name="make-priority"),
    path("findings/<str:ref>/", views.finding, name="finding"),
    path("priorities/<str:ref>/action/", views.new_action, name="new-action"),
    path("actions/<str:ref>/", views.action, name="action"),
    path("actions/<str:ref>/note/", views.note, name="note"),
    path("actions/<str:ref>/done/", views.finish, name="finish"),
    path("actions/<str:ref>/drop/", views.drop, name="drop"),
    path("actions/<str:ref>/why/", views.shape, name="shape"),
    path("actions/<str:ref>/waits/", views.wait, name="wait"),
    path("actions/<str:ref>/test/", views.start_test, name="start-test"),
    path("tests/<str:ref>/", views.end_test, name="end-test"),
    path("priorities/<str:ref>/aim/", views.aim, name="aim"),
    path("priorities/<str:ref>/driver/", views.driver, name="driver"),
    path("packs/<str:ref>/", views.pack, name="pack"),
    path("packs/<str:ref>/file/", views.pack_file, name="pack-file"),
    path("visit/", views.visit, name="visit"),
    path("<str:ref>/", views.plan, name="plan-of"),
    path("<str:ref>/weeks/", views.weeks, name="weeks"),
    path("<str:ref>/self-evaluation/", views.self_evaluation, name="self-evaluation"),
    path("<str:ref>/packs/", views.packs, name="packs"),
    path("<str:ref>/packs/board/", views.issue_board, name="issue-board"),
    path("<str:ref>/packs/visit/", views.issue_visit, name="issue-visit"),
    path("<str:ref>/minutes/", views.minute, name="minute"),
]

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
    path("<str:ref>/", views.plan, name="plan-of"),
]

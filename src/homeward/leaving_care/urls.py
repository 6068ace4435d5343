"""The addresses of this room. ``ref`` is a case's reference, or the young person's own."""

from django.urls import path

from . import views

app_name = "leaving_care"
urlpatterns = [
    path("", views.caseload, name="caseload"),
    path("open/<str:ref>/", views.open_case, name="open"),
    path("<str:ref>/", views.case, name="case"),
    path("<str:ref>/plan/", views.plan, name="plan"),
    path("<str:ref>/review/", views.review, name="review"),
    path("<str:ref>/contact/", views.contact, name="contact"),
    path("<str:ref>/activity/", views.activity, name="activity"),
    path("<str:ref>/adviser/", views.adviser, name="adviser"),
    path("<str:ref>/category/", views.category, name="category"),
    path("<str:ref>/close/", views.close, name="close"),
]

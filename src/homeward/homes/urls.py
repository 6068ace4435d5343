"""The addresses of this room. ``ref`` is a young person's where they move in, else a stay's."""

from django.urls import path

from . import supply_views, views

app_name = "homes"
urlpatterns = [
    path("", views.stays, name="stays"),
    path("bed-and-breakfast/", views.bed_and_breakfast, name="bed-and-breakfast"),
    path("providers/", views.providers, name="providers"),
    path("providers/add/", views.add_provider, name="add-provider"),
    path("providers/<str:ref>/", supply_views.provider, name="provider"),
    path("providers/<str:ref>/void/", supply_views.begin_void, name="begin-void"),
    path("providers/<str:ref>/closing/", supply_views.closing, name="closing"),
    path("voids/<str:ref>/end/", supply_views.end_void, name="end-void"),
    path("asked-for/<str:ref>/", supply_views.asked_for, name="asked-for"),
    path("asked-for/<str:ref>/ask/", supply_views.ask, name="ask"),
    path("asked/<str:ref>/answer/", supply_views.answer, name="answer"),
    path("<str:ref>/notice/", supply_views.notice, name="notice"),
    path("move-in/<str:ref>/", views.move_in, name="move-in"),
    path("<str:ref>/move-out/", views.move_out, name="move-out"),
    path("<str:ref>/judge/", views.judge, name="judge"),
]

"""The addresses of this room. ``ref`` is a young person's where they move in, else a stay's."""

from django.urls import path

from . import views

app_name = "homes"
urlpatterns = [
    path("", views.stays, name="stays"),
    path("bed-and-breakfast/", views.bed_and_breakfast, name="bed-and-breakfast"),
    path("providers/", views.providers, name="providers"),
    path("providers/add/", views.add_provider, name="add-provider"),
    path("move-in/<str:ref>/", views.move_in, name="move-in"),
    path("<str:ref>/move-out/", views.move_out, name="move-out"),
    path("<str:ref>/judge/", views.judge, name="judge"),
]

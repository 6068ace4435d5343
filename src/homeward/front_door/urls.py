"""The addresses of this room."""

from django.urls import URLPattern

app_name = "front_door"
urlpatterns: list[URLPattern] = []

"""The addresses that belong to no room."""

from django.urls import URLPattern

app_name = "web"
urlpatterns: list[URLPattern] = []

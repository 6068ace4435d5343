"""The addresses of alerts."""

from django.urls import path

from . import views

app_name = "alerts"
urlpatterns = [
    path("for/<ref>/", views.add, name="add"),
    path("<ref>/", views.alert, name="alert"),
    path("<ref>/review/", views.review, name="review"),
    path("<ref>/told/", views.told, name="told"),
    path("<ref>/end/", views.end, name="end"),
]

"""The addresses that belong to no room."""

from django.urls import path

from . import views

app_name = "web"
urlpatterns = [
    path("", views.my_day_page, name="my-day"),
    path("overdue/", views.overdue_page, name="overdue"),
    path("balances/", views.balances_page, name="balances"),
    path("guide/", views.guide_page, name="guide"),
    path("guide/<slug:page>/", views.guide_one_page, name="guide-page"),
    path("health/", views.health, name="health"),
]

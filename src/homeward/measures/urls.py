"""The addresses of measures."""

from django.urls import path

from . import views

app_name = "measures"
urlpatterns = [
    path("", views.catalogue_page, name="catalogue"),
    path("<slug:key>/", views.measure_page, name="measure"),
    path("<slug:key>/figures.csv", views.figures_csv, name="csv"),
    path("<slug:key>/<str:week>/", views.names_page, name="names"),
]

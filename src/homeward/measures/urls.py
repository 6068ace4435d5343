"""The addresses of measures."""

from django.urls import path

from . import steering, views

app_name = "measures"
urlpatterns = [
    path("", views.catalogue_page, name="catalogue"),
    path("how/", views.how_page, name="how"),
    path("new-limits/<str:ref>/", steering.decide_page, name="decide-limits"),
    path("<slug:key>/", views.measure_page, name="measure"),
    path("<slug:key>/figures.csv", views.figures_csv, name="csv"),
    path("<slug:key>/figures.json", views.figures_json, name="json"),
    path("<slug:key>/teams/", views.teams_page, name="teams"),
    path("<slug:key>/workers/", views.workers_page, name="workers"),
    path("<slug:key>/target/", steering.target_page, name="target"),
    path("<slug:key>/new-limits/", steering.limits_page, name="new-limits"),
    path("<slug:key>/authorities/", steering.authorities_page, name="authorities"),
    path("<slug:key>/<str:week>/", views.names_page, name="names"),
]

"""The addresses of finding a child, within those of missing children."""

from django.urls import path

from . import views

urlpatterns = [
    path("places/", views.places, name="places"),
    path("places/add/", views.new_place, name="new-place"),
    path("places/<ref>/", views.place, name="place"),
    path("places/<ref>/context/", views.new_context, name="new-context"),
    path("contexts/", views.contexts, name="contexts"),
    path("contexts/<ref>/", views.context, name="context"),
    path("contexts/<ref>/done/<action>/", views.finish_action, name="context-action"),
    path("contexts/<ref>/<slug:step>/", views.context_step, name="context-step"),
    path("finding-figures/", views.finding_figures_page, name="finding-figures"),
    path("look-out/", views.my_children, name="my-children"),
    path("look-out/<ref>/", views.look_out, name="look-out"),
    path("look-out/<ref>/line/", views.look_out_line, name="look-out-line"),
    path("look-out/<ref>/carers/", views.carers, name="carers"),
    path("look-out/<ref>/carers/<link>/end/", views.end_carer, name="end-carer"),
    path("known/<ref>/withdraw/", views.withdraw, name="withdraw"),
    path("look-out/<ref>/mine/", views.my_child, name="my-child"),
    path("police-copies/<ref>/", views.police_copy, name="police-copy"),
    path("police-copies/<ref>/<slug:step>/", views.copy_step, name="copy-step"),
    path("<ref>/plan/", views.plan, name="find-plan"),
    path("<ref>/plan/sheet/", views.plan_sheet, name="plan-sheet"),
    path("<ref>/plan/data.json", views.plan_json, name="plan-json"),
    path("<ref>/plan/file.html", views.plan_file, name="plan-file"),
    path("<ref>/plan/check/<about>/", views.check, name="plan-check"),
    path("<ref>/learning/", views.learning, name="learning"),
    path("<ref>/learning/<item>/", views.outcome, name="learning-outcome"),
    path("<ref>/police-copies/", views.police_copies, name="police-copies"),
]

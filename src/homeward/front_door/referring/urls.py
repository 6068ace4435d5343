"""The addresses of referring in writing: open to everybody but where a gate says otherwise."""

from django.urls import path

from .views import confirming, partner, public, returning, wizard

app_name = "refer"
urlpatterns = [
    path("", wizard.start, name="start"),
    path("form/<step>/", wizard.step, name="step"),
    path("check/", wizard.check_answers, name="check"),
    path("files/", wizard.files, name="files"),
    path("sent/", wizard.sent, name="sent"),
    path("return/", returning.ask, name="return"),
    path("return/code/", returning.code, name="code"),
    path("return/choose/", returning.choose, name="choose"),
    path("worried/", public.worried, name="worried"),
    path("confirm/<ref>/", confirming.confirm, name="confirm"),
    path("mine/", partner.mine, name="mine"),
    path("mine/<ref>/", partner.one, name="one"),
]

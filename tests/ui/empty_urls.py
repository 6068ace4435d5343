"""Addresses of a house with no rooms."""

urlpatterns: list[object] = []

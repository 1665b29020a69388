"""Addresses of the area."""

from django.urls import URLPattern, path

from lalanh.web.staff.help import views

urlpatterns: list[URLPattern] = [path("huong-dan/", views.guide, name="help")]

"""Addresses of the area."""

from django.urls import URLPattern, path

from lalanh.web.staff.imports import columns, pages

urlpatterns: list[URLPattern] = [
    path("nhap-lieu/", pages.listing, name="imports"),
    path("nhap-lieu/moi/", pages.new, name="import-new"),
    path("nhap-lieu/mau/<slug:kind>/", pages.template, name="import-template"),
    path("nhap-lieu/<int:batch_id>/", pages.batch, name="import"),
    path("nhap-lieu/<int:batch_id>/cot/", columns.choose, name="import-columns"),
    path("nhap-lieu/<int:batch_id>/kiem-tra/", pages.check, name="import-check"),
    path("nhap-lieu/<int:batch_id>/nap/", pages.apply, name="import-apply"),
    path("nhap-lieu/<int:batch_id>/huy/", pages.undo, name="import-undo"),
    path("nhap-lieu/<int:batch_id>/tep/", pages.original, name="import-file"),
    path("nhap-lieu/<int:batch_id>/loi/", pages.answer, name="import-errors"),
]

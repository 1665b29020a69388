"""Addresses of the area."""

from django.urls import URLPattern, path

from lalanh.web.staff.figures import analysis, rows, tables

urlpatterns: list[URLPattern] = [
    path("so-lieu/", tables.listing, name="figures"),
    path("so-lieu/theo-nam/", analysis.over_years, name="figures-series"),
    path("so-lieu/<int:round_id>/", tables.of_round, name="figures-round"),
    path("so-lieu/<int:round_id>/xlsx/", tables.whole_set, name="figures-set"),
    path("so-lieu/<int:round_id>/can-doi/", analysis.balanced, name="figures-balance"),
    path("so-lieu/<int:round_id>/da-chieu/", analysis.multidimensional, name="figures-measures"),
    path("so-lieu/<int:round_id>/bieu-<int:number>/", tables.table, name="figures-table"),
    path("so-lieu/<int:round_id>/bieu-<int:number>/xlsx/", tables.table_xlsx, name="figures-xlsx"),
    path("so-lieu/<int:round_id>/bieu-<int:number>/ho/", rows.cases_of, name="figures-cases"),
    path("so-lieu/<int:round_id>/danh-sach-<int:number>/", rows.listed, name="figures-list"),
    path("so-lieu/<int:round_id>/danh-sach-<int:number>/xlsx/", rows.listed_xlsx, name="figures-list-xlsx"),
]

"""Addresses of the area."""

from django.urls import path

from lalanh.web.staff.surveys import higher, points, views

urlpatterns = [
    path("khao-sat/<int:case_id>/", views.survey, name="survey"),
    path("chuan-rieng/", higher.listing, name="higher-lines"),
    path("chuan-rieng/<int:higher_id>/", higher.one, name="higher-line"),
    path("bang-diem/", points.tables, name="point-tables"),
    path("bang-diem/<int:table_id>/", points.table, name="point-table"),
]

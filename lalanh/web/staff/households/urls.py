"""Addresses of the area."""

from django.urls import path

from lalanh.web.staff.households import changes, leaving, listing, pages, people, twins

urlpatterns = [
    path("ho/", listing.households, name="households"),
    path("ho/xlsx/", listing.xlsx, name="households-xlsx"),
    path("ho/da-chuyen/", listing.handed_over, name="households-handed-over"),
    path("ho/them/", pages.new, name="household-new"),
    path("ho/trung/", twins.twins, name="household-twins"),
    path("ho/trung/<int:one>/<int:other>/", twins.pair, name="twin-pair"),
    path("ho/trung/<int:record_id>/huy/", twins.undo, name="twin-undo"),
    path("ho/nhap/<int:link_id>/huy/", changes.unmerge, name="household-unmerge"),
    path("ho/thoat-ngheo/", leaving.registrations, name="exits"),
    path("ho/thoat-ngheo/<int:registration_id>/", leaving.registration, name="exit"),
    path("ho/ket-qua/<int:record_id>/dinh-chinh/", pages.correct, name="class-correct"),
    path("ho/nguoi/<int:membership_id>/", people.member, name="member"),
    path("ho/nguoi/<int:membership_id>/roi/", people.leave, name="member-leave"),
    path("ho/nguoi/<int:membership_id>/nhom/", people.groups, name="member-groups"),
    path("ho/<int:household_id>/", pages.household, name="household"),
    path("ho/<int:household_id>/sua/", pages.edit, name="household-edit"),
    path("ho/<int:household_id>/them-nguoi/", people.join, name="member-new"),
    path("ho/<int:household_id>/chu-ho/", people.head, name="household-head"),
    path("ho/<int:household_id>/tach/", changes.split, name="household-split"),
    path("ho/<int:household_id>/nhap/", changes.merge, name="household-merge"),
    path("ho/<int:household_id>/chuyen/", changes.move, name="household-move"),
    path("ho/<int:household_id>/dong/", changes.close, name="household-close"),
    path("ho/<int:household_id>/mo-lai/", changes.reopen, name="household-reopen"),
    path("ho/<int:household_id>/dang-ky/", leaving.new, name="exit-new"),
]

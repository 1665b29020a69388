"""Addresses of the area."""

from django.urls import path

from lalanh.web.staff.reviews import boards, checks, communes, lines, papers, villages

urlpatterns = [
    path("ra-soat/", boards.listing, name="rounds"),
    path("ra-soat/mo/", boards.new, name="round-new"),
    path("ra-soat/<int:round_id>/", boards.one, name="round"),
    path("ra-soat/<int:round_id>/danh-sach/", boards.draw, name="round-draw"),
    path("ra-soat/<int:round_id>/them-thon/", boards.village_new, name="round-village-new"),
    path("ra-soat/<int:round_id>/khoa/", boards.close, name="round-close"),
    path("ra-soat/<int:round_id>/phuc-tra/", checks.sample, name="rechecks"),
    path("ra-soat/<int:round_id>/canh-bao/", checks.warnings, name="round-warnings"),
    path("ra-soat/<int:round_id>/ra-soat-vien/", checks.reviewers, name="enumerators"),
    path("ra-soat/<int:round_id>/xa/<int:unit_id>/niem-yet/", communes.postings_page, name="round-postings"),
    path("ra-soat/<int:round_id>/xa/<int:unit_id>/y-kien/", communes.opinion_page, name="round-opinion"),
    path("ra-soat/<int:round_id>/xa/<int:unit_id>/quyet-dinh/", communes.decision_page, name="round-decision"),
    path(
        "ra-soat/<int:round_id>/xa/<int:unit_id>/giay-chung-nhan/",
        communes.certificates_page,
        name="round-certificates",
    ),
    path("ra-soat/<int:round_id>/xa/<int:unit_id>/dinh-chinh/", communes.correction, name="round-correction"),
    path("ra-soat/y-kien/<int:opinion_id>/", communes.opinion, name="opinion"),
    path("ra-soat/phuc-tra/<int:recheck_id>/", checks.recheck, name="recheck"),
    path("ra-soat/phan-anh/<int:complaint_id>/", lines.complaint, name="complaint"),
    path("ra-soat/ho/<int:case_id>/", lines.case, name="review-case"),
    path("ra-soat/ho/<int:case_id>/bo/", lines.drop, name="review-drop"),
    path("ra-soat/ho/<int:case_id>/de-nghi-thoat/", lines.request_exit, name="review-exit"),
    path("ra-soat/ho/<int:case_id>/khong-cong-nhan/", lines.refuse, name="review-refuse"),
    path("ra-soat/thon/<int:village_id>/", villages.one, name="review-village"),
    path("ra-soat/thon/<int:village_id>/chuyen/", villages.advance, name="review-advance"),
    path("ra-soat/thon/<int:village_id>/phan-loai/", villages.classify, name="review-classify"),
    path("ra-soat/thon/<int:village_id>/them-ho/", lines.add, name="review-add"),
    path("ra-soat/thon/<int:village_id>/hop-dan/", villages.meeting, name="review-meeting"),
    path("ra-soat/thon/<int:village_id>/niem-yet/", villages.posting, name="review-posting"),
    path("ra-soat/thon/<int:village_id>/phan-anh/", villages.complaint_new, name="complaint-new"),
    path("ra-soat/giay-to/<slug:kind>/<int:record_id>/", papers.paper, name="review-paper"),
    path("ra-soat/giay-to/<slug:kind>/<int:record_id>/docx/", papers.docx, name="review-docx"),
    path("ra-soat/giay-to/<slug:kind>/<int:record_id>/pdf/", papers.pdf, name="review-pdf"),
]

from django.urls import path

from lalanh.web.staff.accounts import views as accounts
from lalanh.web.staff.figures import urls as figures
from lalanh.web.staff.find import views as find
from lalanh.web.staff.help import urls as help_pages
from lalanh.web.staff.households import urls as households
from lalanh.web.staff.imports import urls as imports
from lalanh.web.staff.people import views as people
from lalanh.web.staff.plans import exports, heads, pages, reading
from lalanh.web.staff.reviews import urls as reviews
from lalanh.web.staff.surveys import urls as surveys
from lalanh.web.staff.work import views as work

urlpatterns = [
    path("", work.home, name="home"),
    path("ngon-ngu/", accounts.language, name="language"),
    path("dang-nhap/", accounts.log_in, name="login"),
    path("dang-xuat/", accounts.log_out, name="logout"),
    path("tai-khoan/", accounts.account, name="account"),
    path("tai-khoan/noi-lam-viec/", accounts.work_at, name="work-at"),
    path("tai-khoan/mat-khau/", accounts.password, name="password"),
    path("tai-khoan/xac-thuc-hai-lop/", accounts.second_factor, name="second-factor"),
    path("tim-kiem/", find.search, name="search"),
    path("nhat-ky/", find.changes, name="audit"),
    path("viec/", work.tasks, name="tasks"),
    path("viec/<int:state_id>/", work.task, name="task"),
    path("bao-cao/", work.duties, name="duties"),
    path("bao-cao/<int:instance_id>/", work.duty, name="duty"),
    path("vuong-mac/", work.obstacles, name="obstacles"),
    path("vuong-mac/<int:obstacle_id>/", work.obstacle, name="obstacle"),
    path("tep/<int:file_id>/", pages.stored_file, name="file"),
    path("nguoi-dung/", people.people, name="people"),
    path("nguoi-dung/moi/", people.person_new, name="person-new"),
    path("nguoi-dung/<int:user_id>/", people.person, name="person"),
    path("don-vi/", people.units, name="units"),
    path("don-vi/<int:unit_id>/", people.unit, name="unit"),
    path("co-quan/<int:body_id>/", people.body, name="body"),
    path("ke-hoach/", pages.listing, name="plans"),
    path("ke-hoach/nhap/", reading.new, name="plan-new"),
    path("ke-hoach/<int:plan_id>/", pages.plan, name="plan"),
    path("ke-hoach/<int:plan_id>/doc/", reading.reading, name="reading"),
    path("ke-hoach/<int:plan_id>/dau/", heads.head, name="plan-head"),
    path("ke-hoach/<int:plan_id>/co-quan/", reading.bodies, name="plan-bodies"),
    path("ke-hoach/<int:plan_id>/thuc-hien/", reading.issue_plan, name="plan-issue"),
    path("ke-hoach/<int:plan_id>/bo/", reading.discard, name="plan-discard"),
    path("ke-hoach/<int:plan_id>/dung/", pages.close, name="plan-close"),
    path("ke-hoach/<int:plan_id>/chuyen/", pages.readdress, name="readdress"),
    path("ke-hoach/<int:plan_id>/tep-goc/", pages.original, name="plan-original"),
    path("ke-hoach/<int:plan_id>/xlsx/", exports.xlsx, name="plan-xlsx"),
    path("ke-hoach/<int:plan_id>/docx/", exports.docx, name="plan-docx"),
    path("ke-hoach/<int:plan_id>/in/", exports.paper, name="plan-paper"),
    path("ke-hoach/<int:plan_id>/mau-thuan/<int:finding_id>/", reading.answer, name="finding-answer"),
    path("ke-hoach/<int:plan_id>/so-lieu/<int:target_id>/", pages.record_value, name="target-value"),
    path("ke-hoach/<int:plan_id>/yeu-cau/<int:duty_id>/", pages.ask_report, name="ask-report"),
    path("ke-hoach/<int:plan_id>/<slug:code>/nhan-het/", reading.accept_rest, name="accept-rest"),
    path("ke-hoach/<int:plan_id>/<slug:code>/them/", reading.add, name="item-add"),
    path("ke-hoach/<int:plan_id>/<slug:code>/<int:item_id>/", reading.edit, name="item-edit"),
    path("ke-hoach/<int:plan_id>/<slug:code>/<int:item_id>/quyet/", reading.decide, name="item-decide"),
    *households.urlpatterns,
    *imports.urlpatterns,
    *reviews.urlpatterns,
    *surveys.urlpatterns,
    *figures.urlpatterns,
    *help_pages.urlpatterns,
]

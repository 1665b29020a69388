"""Strangers at every door of households, reviews, surveys, imports and figures: what they send changes nothing and tells them nothing."""

import io
import re
import zipfile
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from lalanh.kernel import scope
from lalanh.kernel.actor import system
from lalanh.kernel.models import StoredFile
from lalanh.registry.actions import (
    cases,
    classes,
    complaints,
    duplicates,
    enumerators,
    exits,
    higher,
    links,
    members,
    points,
    rechecks,
    surveys,
    traits,
)
from lalanh.registry.actions import rounds as round_actions
from lalanh.registry.imports import actions as imports
from lalanh.registry.models import (
    Certificate,
    ClassRecord,
    Decision,
    HouseholdLink,
    MemberAnswer,
    ReviewCase,
    SensitiveRead,
)
from lalanh.units import actions as places
from lalanh.units.models import Unit
from lalanh.web.staff.figures import urls as figure_urls
from lalanh.web.staff.households import urls as household_urls
from lalanh.web.staff.imports import urls as import_urls
from lalanh.web.staff.reviews import urls as review_urls
from lalanh.web.staff.surveys import urls as survey_urls
from tests import factories
from tests.apps.registry import review_kit, workbooks
from tests.factories import households as make

DAY = factories.DAY
TODAY = "13/11/2023"
NUMBERS = ("062180004521", "062078001234", "062075001234", "062181009999")
SECRETS = ("Nhiên", "Thiên", "Brơi", "Y Rơ", *NUMBERS)
"""Names and numbers of people of xã Đăk Tờ Re."""
ROUTES = [
    pattern
    for area in (household_urls, import_urls, review_urls, survey_urls, figure_urls)
    for pattern in area.urlpatterns
]
PEOPLE = {
    "OFFICER": ("commune_officer", "xã Đăk Tờ Re"), "LEADER": ("commune_leader", "xã Đăk Tờ Re"), "HEAD": ("district_leader", "huyện Kon Rẫy"),
    "PROVINCE": ("province_specialist", "tỉnh Kon Tum"), "INSPECTOR": ("inspector", "tỉnh Kon Tum"),
    "ADMIN": ("system_administrator", "tỉnh Kon Tum"), "NEIGHBOUR": ("commune_leader", "xã Đăk Ruồng"),
    "NEXT_DISTRICT": ("district_leader", "huyện Đắk Hà"),
}  # fmt: skip
OUTSIDE = ("NEIGHBOUR", "NEXT_DISTRICT", "VILLAGE", "ADMIN", "NOBODY")
"""To whom the commune shows nothing. NEIGHBOUR: a leader, who may all that an officer may; VILLAGE: the head of another village of it."""
STRANGERS = (*OUTSIDE, "INSPECTOR")
MASKED = ("OWN_VILLAGE", "INSPECTOR")
"""Who see the households, and the last digits of their numbers. OWN_VILLAGE: the head of the village where most of them live."""
OWN = {"import-new", "round-new"}
"""Doors behind which the neighbours work on rows of their own."""


class Ground:
    """xã Đăk Tờ Re in the middle of a review, a village at each step; households, imports, pairs, registrations; strangers around it."""

    def __init__(self):
        steps = ("list", "survey", "classification", "meeting", "posting", "complaints", "opinion", "opinion", "decision", "certificates")  # fmt: skip
        self.kit = review_kit.Commune([("poor", "near_poor")] * len(steps))
        self.officer, self.leader = self.kit.officer, self.kit.leader
        self.village = self.kit.villages[0]
        self._people()
        self.kit.open(kind="general")
        self.kit.draw()
        asked = review_kit.household(self.kit.villages[2], 8)
        added = cases.add(round_id=self.kit.round.pk, household_id=asked.pk, origin="requested", request_on=review_kit.OPENS, by=self.officer, on=DAY)  # fmt: skip
        for n in (9, 8, 6, 7, 5, 4, 3, 2, 1):
            self.kit.bring(steps[n], n)
            if n == 6:
                self.opinion = self._ask()
        for case in self.kit.cases(2):
            review_kit.result(case, "average", "classified" if case.pk == added.pk else "surveyed")
        self.refused = added.pk
        self._registry()
        self._review()
        self._imports()
        self.files = list(StoredFile.objects.values_list("pk", flat=True))
        self.users()
        given = make.person("A Thiên", sex="male", birth_year=1978, relation="spouse", personal_number=NUMBERS[3])
        members.edit_person(membership_id=self.spouse.pk, given=given, today=DAY, by=self.act())

    def act(self, who=None):
        return self.kit.act(who or self.officer)

    def _ask(self):
        from lalanh.registry.actions import opinions

        return opinions.ask(round_id=self.kit.round.pk, unit=self.kit.unit, document="12/TTr-UBND", by=self.act(), on=DAY - timedelta(days=9))  # fmt: skip

    def _people(self):
        by = self.act()
        self.other = places.add_village(name="Kon Xa", kind="thôn", commune=self.kit.unit, by=by)
        family = (
            make.person(relation="head", personal_number=NUMBERS[0]),
            make.person("A Thiên", sex="male", birth_year=1978, relation="spouse", personal_number=NUMBERS[1]),
            make.person("A Đức", sex="male", birth_year=None, birth_on=date(2019, 5, 4), relation="child"),
        )
        self.home = make.household(self.village, by, *family)

    def _registry(self):
        by = self.act()
        self.second, self.third, self.closed = (make.household(self.village, by) for _ in range(3))
        links.close(household_id=self.closed.pk, on=DAY, reason="moved_away", today=DAY, by=by)
        joined = make.household(self.village, by, make.person("Y Nhập", relation="head"))
        guest = joined.memberships.get().pk
        links.merge_households(
            gone_id=joined.pk, kept_id=self.second.pk, relations={guest: "other"}, on=DAY, today=DAY, by=by
        )
        self.joined = HouseholdLink.objects.get(old=joined)
        poor = self.kit.households[0][0]
        self.record = ClassRecord.objects.get(household=poor)
        self.exit = exits.register(household_id=poor.pk, year=2024, plan="Nuôi bò", on=DAY, today=DAY, by=by)
        self.near = self.kit.households[0][1]
        Certificate.objects.create(
            household=self.home, number="1/GCN-HN.HCN", issued_on=DAY, unit_path=self.village.path
        )
        head, spouse, child = self.home.memberships.order_by("pk")
        self.head, self.spouse, self.child = head, spouse, child
        self.trait = traits.add_trait(
            person_id=child.person_id, kind="disabled", valid_from=None, note="", today=DAY, by=by
        )
        twins = [one.memberships.get(relation="spouse").person_id for one in (self.second, self.third)]
        self.merge = duplicates.merge_people(kept_id=twins[0], gone_id=twins[1], on=DAY, by=by)

    def _review(self):
        kit, by = self.kit, self.act()
        review_kit.household(self.village, 7, "poor")
        self.complaint = complaints.file(
            round_village_id=kit.row(5).pk, case_id=kit.cases(5)[0].pk, complainant="Y Rơ", text="Nhà mới.", received_on=DAY, by=by, on=DAY,
        )  # fmt: skip
        self.missing = complaints.file(
            round_village_id=kit.row(5).pk, complainant="Y Rơ", text="Bỏ sót.", received_on=DAY, by=by, on=DAY
        )
        self.reviewer = enumerators.appoint(round_village_id=kit.row(1).pk, name="Y Brơi", by=by, on=DAY)
        self.decision = Decision.objects.get().pk
        self.surveyed = kit.cases(1)[0]
        ReviewCase.objects.filter(pk=self.surveyed.pk).update(household=self.second, state="listed")
        self.survey = surveys.open_survey(case_id=self.surveyed.pk, by=by)
        self.ad_hoc = round_actions.open_round(
            unit=kit.unit, kind="ad_hoc", year=2023, review_on=date(2023, 10, 16), opens_on=date(2023, 10, 16), ends_on=date(2023, 10, 30), by=self.act(self.leader), on=DAY,
        )  # fmt: skip
        (self.drawn,) = rechecks.draw(round_id=kit.round.pk, unit=kit.district, count=1, by=self.act(kit.head), on=DAY)
        province = factories.actor("province_specialist", factories.place("tỉnh Kon Tum"))
        self.points = points.load_table(
            standard="vn-2022", zone="Tây Nguyên", area="rural", source="Bảng thử", check_total=40, text="Số người; 3 người; 40", by=self.act(province),
        )  # fmt: skip
        self.higher = higher.load_lines(
            standard="vn-2022", number="12/2023/NQ-HĐND", issued_on=DAY, valid_from=DAY, lines={"poverty": {"rural": 1_600_000}}, by=province, on=DAY,
        )  # fmt: skip

    def _imports(self):
        by = self.act()
        self.batches = []
        for row in (workbooks.NHIEN, workbooks.DUC):
            batch = imports.take_in(content=workbooks.book(row), name="danh sách.xlsx", kind="households", unit=self.kit.unit, by=by)  # fmt: skip
            self.batches.append(batch)
        self.loaded, self.waiting = self.batches
        imports.apply(batch_id=self.loaded.pk, by=by, on=DAY)
        self.loaded.refresh_from_db()

    def users(self):
        self.clients = {"NOBODY": Client()}
        heads = {"VILLAGE": ("village_head", self.other), "OWN_VILLAGE": ("village_head", self.village)}
        for key, (role, place) in {**PEOPLE, **heads}.items():
            unit = factories.place(place) if isinstance(place, str) else place
            user = factories.person(role, unit, name=key)
            if key == "OFFICER":
                self.officer_id = user.pk
            if key == "ADMIN":
                user.totp_secret, user.totp_confirmed_at = "A" * 32, timezone.now()
                user.save()
            self.clients[key] = Client()
            self.clients[key].force_login(user)
        for client in self.clients.values():
            client.raise_request_exception = False


@pytest.fixture(scope="module")
def ground(django_db_setup, django_db_blocker):
    """Made once; every test works on a savepoint of it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield Ground()
        transaction.set_rollback(True)


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def savepoint(ground):
    with undone():
        yield


def state(prefix="vn"):
    """Every row of the registry, of the map and of the files below a unit, as one figure a table. Reads that were written down are no change."""
    scope.enter(system("test"))
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name from information_schema.columns where column_name = 'unit_path' and table_schema = 'public'"
            " and (table_name like 'registry\\_%' or table_name = 'kernel_storedfile') and table_name not like '%\\_recomputed' and table_name <> 'registry_sensitiveread'"
        )
        tables = sorted(row[0] for row in cursor.fetchall())
        each = " union all ".join(
            f"select '{name}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from {name} t where unit_path = %(top)s or starts_with(unit_path, %(top)s || '.')"
            for name in tables
        )
        cursor.execute(f"{each} union all select 'units', count(*), 0 from units_unit", {"top": prefix})
        return set(cursor.fetchall())


def doors(g):
    """Route → (who may, address, what a person who may sends)."""
    kit, home, head, spouse, child = g.kit, f"/ho/{g.home.pk}/", g.head, g.spouse, g.child
    of, unit = f"/ra-soat/{kit.round.pk}/", f"/ra-soat/{kit.round.pk}/xa/{kit.unit.pk}/"
    person = {"full_name": "Kẻ Lạ", "sex": "male", "birth": "1990", "no_number_reason": "lost"}
    votes = {f"vote-{case.pk}": "30" for case in kit.cases(3)}
    sign = {"signed_on": TODAY, "signer": "A Nhơi", "signer_title": "Chủ tịch"}

    def line(n, at=0):
        return f"/ra-soat/ho/{kit.cases(n)[at].pk}/"

    def row(n):
        return f"/ra-soat/thon/{kit.row(n).pk}/"

    return {
        "household-new": ("OFFICER", "/ho/them/", {**person, "village": g.village.pk}),
        "household-edit": ("OFFICER", home + "sua/", {"address": "chỗ khác"}),
        "member-new": ("OFFICER", home + "them-nguoi/", {**person, "relation": "child", "on": TODAY}),
        "household-head": ("OFFICER", home + "chu-ho/", {"on": TODAY, f"r{head.pk}": "spouse", f"r{spouse.pk}": "head", f"r{child.pk}": "child"}),
        "household-split": ("OFFICER", home + "tach/", {"on": TODAY, f"r{head.pk}": "stay", f"r{spouse.pk}": "head", f"r{child.pk}": "stay"}),
        "household-merge": ("OFFICER", home + "nhap/", {"on": TODAY, "into": g.second.code, **{f"r{one.pk}": "other" for one in (head, spouse, child)}}),
        "household-move": ("OFFICER", home + "chuyen/", {"on": TODAY, "village": kit.villages[1].pk}),
        "household-close": ("OFFICER", home + "dong/", {"on": TODAY, "reason": "moved_away"}),
        "household-reopen": ("OFFICER", f"/ho/{g.closed.pk}/mo-lai/", {}),
        "household-unmerge": ("OFFICER", f"/ho/nhap/{g.joined.pk}/huy/", {}),
        "member": ("OFFICER", f"/ho/nguoi/{child.pk}/", {**person, "relation": "child"}),
        "member-leave": ("OFFICER", f"/ho/nguoi/{child.pk}/roi/", {"on": TODAY, "why": "moved"}),
        "member-groups": ("OFFICER", f"/ho/nguoi/{child.pk}/nhom/", {"do": "add", "kind": "merit"}),
        "exit-new": ("OFFICER", f"/ho/{g.near.pk}/dang-ky/", {"year": "2024", "on": TODAY, "plan": "Nuôi dê"}),
        "exit": ("OFFICER", f"/ho/thoat-ngheo/{g.exit.pk}/", {"plan": "Nuôi dê"}),
        "twin-pair": ("OFFICER", f"/ho/trung/{head.person_id}/{g.merge.kept_id}/", {"do": "two"}),
        "twin-undo": ("OFFICER", f"/ho/trung/{g.merge.pk}/huy/", {}),
        "class-correct": ("LEADER", f"/ho/ket-qua/{g.record.pk}/dinh-chinh/", {"poverty_class": "near_poor", "on": TODAY, "reason": "Nhầm"}),
        "import-new": ("OFFICER", "/nhap-lieu/moi/", {"kind": "households", "file": b"list"}),
        "import-columns": ("OFFICER", f"/nhap-lieu/{g.waiting.pk}/cot/", {"duplicates": "new", "village": g.village.pk}),
        "import-check": ("OFFICER", f"/nhap-lieu/{g.waiting.pk}/kiem-tra/", {}),
        "import-apply": ("OFFICER", f"/nhap-lieu/{g.waiting.pk}/nap/", {}),
        "import-undo": ("OFFICER", f"/nhap-lieu/{g.loaded.pk}/huy/", {}),
        "round-new": ("LEADER", "/ra-soat/mo/", {"kind": "ad_hoc", "year": "2023", "opens_on": "15/11/2023", "ends_on": "30/11/2023", "review_on": "15/11/2023"}),
        "round-draw": ("OFFICER", of + "danh-sach/", {}),
        "round-village-new": ("OFFICER", of + "them-thon/", {"commune": kit.unit.pk, "kind": "thôn", "name": "Kon Mới"}),
        "round-close": ("LEADER", f"/ra-soat/{g.ad_hoc.pk}/khoa/", {"reason": "Không có ai đề nghị"}),
        "rechecks": ("HEAD", of + "phuc-tra/", {"how": "count", "amount": "1"}),
        "recheck": ("HEAD", f"/ra-soat/phuc-tra/{g.drawn.pk}/", {"checker": "A Nhơi", "checked_on": TODAY, "poverty_class": "poor", "income": "1.000.000", "deprivations": "2"}),
        "enumerators": ("OFFICER", of + "ra-soat-vien/", {"village": kit.row(1).pk, "name": "Y Thoa"}),
        "round-postings": ("OFFICER", unit + "niem-yet/", {"from_on": TODAY, "to_on": "20/11/2023"}),
        "round-opinion": ("OFFICER", unit + "y-kien/", {"document": "13/TTr-UBND", "asked_on": TODAY}),
        "round-decision": ("LEADER", unit + "quyet-dinh/", {**sign, "number": "32/QĐ-UBND"}),
        "round-certificates": ("LEADER", unit + "giay-chung-nhan/", sign),
        "round-correction": ("LEADER", unit + "dinh-chinh/", {**sign, "number": "33/QĐ-UBND", "record": correctable(g), "poverty_class": "average", "reason": "Nhầm"}),
        "opinion": ("HEAD", f"/ra-soat/y-kien/{g.opinion.pk}/", {"agrees": "yes", "answered_on": TODAY, "document": "9/UBND"}),
        "complaint": ("OFFICER", f"/ra-soat/phan-anh/{g.complaint.pk}/", {"upheld": "no", "text": "Giữ nguyên"}),
        "review-drop": ("OFFICER", line(1, 1) + "bo/", {"why": "moved"}),
        "review-exit": ("OFFICER", line(1, 1) + "de-nghi-thoat/", {"request_on": TODAY}),
        "review-refuse": ("OFFICER", f"/ra-soat/ho/{g.refused}/khong-cong-nhan/", {"reason": "Không nghèo"}),
        "review-add": ("OFFICER", row(0) + "them-ho/", {"household": g.home.pk, "origin": "requested", "request_on": TODAY}),
        "review-meeting": ("OFFICER", row(3) + "hop-dan/", {"held_on": TODAY, "place": "Nhà rông", "attendance": "40", "chair": "A Nhơi", "secretary": "Y Thoa", **votes}),
        "review-posting": ("OFFICER", row(4) + "niem-yet/", {"place": "village", "from_on": TODAY, "to_on": "20/11/2023"}),
        "complaint-new": ("OFFICER", row(5) + "phan-anh/", {"about": "line", "case": kit.cases(5)[1].pk, "complainant": "A Nhơi", "received_on": TODAY, "text": "Nhà mới"}),
        "review-advance": ("OFFICER", row(0) + "chuyen/", {"to": "survey"}),
        "review-classify": ("OFFICER", row(2) + "phan-loai/", {}),
        "survey": ("OFFICER", f"/khao-sat/{g.surveyed.pk}/", {"version": g.survey.version, "note": "Nhà dột"}),
        "point-tables": ("PROVINCE", "/bang-diem/", {"standard": "vn-2022", "zone": "Tây Nguyên", "area": "urban", "source": "Bảng thử", "check_total": "5", "text": "Nhà; có; 5"}),
        "point-table": ("PROVINCE", f"/bang-diem/{g.points.pk}/", {"do": "lock"}),
        "higher-lines": ("PROVINCE", "/chuan-rieng/", {"standard": "vn-2022", "number": "13/2023/NQ-HĐND", "issued_on": TODAY, "valid_from": TODAY, "line-poverty-rural": "1.600.000"}),
        "higher-line": ("PROVINCE", f"/chuan-rieng/{g.higher.pk}/", {"do": "lock"}),
    }  # fmt: skip


def correctable(g):
    scope.enter(g.leader)
    return ClassRecord.objects.filter(case__village=g.kit.villages[9]).first().pk


def sent(client, address, body):
    """What was typed goes as typed; a file for each bytes."""
    files = {key: SimpleUploadedFile("danh sách.xlsx", workbooks.book(workbooks.DUC)) for key, value in body.items() if value == b"list"}  # fmt: skip
    return client.post(address, {**body, **files})


def words(answer):
    return answer.content.decode(errors="replace") if not answer.streaming else ""


def test_every_door_that_takes_a_post_is_tried(ground):
    assert set(doors(ground)) == {one.name for one in ROUTES if "POST" in one.callback.methods}


def test_what_is_sent_does_something_for_those_who_may(ground):
    """Else the tests below would pass on nothing."""
    wrong = []
    for name, (who, address, body) in doors(ground).items():
        before = state()
        with undone():
            answer = sent(ground.clients[who], address, body)
            if answer.status_code != 302 or state() == before:
                shown = re.sub(r"<[^>]+>|\s+", " ", words(answer).partition("<main")[2])
                wrong.append((name, answer.status_code, shown[:500]))
    assert not wrong, "\n".join(map(str, wrong))


def test_strangers_change_nothing_and_learn_nothing(ground):
    wrong, inside, every = [], state(ground.kit.unit.path), state()
    for name, (_, address, body) in doors(ground).items():
        for who in STRANGERS:
            with undone():
                answer = sent(ground.clients[who], address, body)
                own = name in OWN and answer.status_code == 302
                hidden = NUMBERS if who == "INSPECTOR" else SECRETS
                told = [one for one in hidden if one in words(answer)]
                changed = state(ground.kit.unit.path) != inside if own else state() != every
            if (
                changed
                or told
                or answer.status_code >= 500
                or (answer.status_code == 302 and who != "NOBODY" and not own)
            ):
                wrong.append((name, who, answer.status_code, told, changed))
    assert not wrong, "\n".join(map(str, wrong))


def pages(g):
    """(route, address) of everything that can be looked at."""
    kit, of, unit = g.kit, g.kit.round.pk, f"?don-vi={g.kit.unit.pk}"
    row = [kit.row(n).pk for n in range(10)]
    minutes = kit.row(4).meetings.get().pk
    found = [(name, address) for name, (_, address, _) in doors(g).items() if "GET" in methods()[name]]
    found += [
        ("round-village", f"/ra-soat/{of}/?xa={kit.unit.pk}"),
        *(("review-village", f"/ra-soat/thon/{pk}/") for pk in row),
    ]
    found += [("review-case", f"/ra-soat/ho/{one.pk}/") for one in (*kit.cases(0), *kit.cases(5))]
    papers = {
        "mau-01": g.refused, "mau-04": kit.cases(1)[1].pk, "tra-loi": g.refused, "bien-ban-thon": minutes, "bien-ban-ban-chi-dao": minutes,
        "niem-yet": row[4], "to-trinh": g.opinion.pk, "quyet-dinh": g.decision, "giay-chung-nhan": g.home.pk,
    }  # fmt: skip
    found += [
        ("review-paper", f"/ra-soat/giay-to/{kind}/{pk}/{form}")
        for kind, pk in papers.items()
        for form in ("", "docx/")
    ]
    found += [("review-pdf", f"/ra-soat/giay-to/niem-yet/{row[4]}/pdf/")]
    found += [
        ("figures-cases", f"/so-lieu/{of}/bieu-1/ho/{unit}&cot=3"),
        ("figures-measures", f"/so-lieu/{of}/da-chieu/{unit}&k=3"),
    ]
    found += [
        (f"figures-{n}", f"/so-lieu/{of}/{tail}{unit}")
        for n, tail in enumerate(
            ("", "xlsx/", "can-doi/", "bieu-8/", "bieu-1/xlsx/", "danh-sach-14/", "danh-sach-15/", "danh-sach-15/xlsx/")
        )
    ]
    found += [("files", f"/tep/{pk}/") for pk in g.files]
    found += [("search", f"/tim-kiem/?q={text}") for text in ("Y Nhiên", "A Brơi", NUMBERS[0], g.home.code)]
    plain = (
        "/ho/", "/ho/xlsx/", "/ho/?q=Y+Nhiên", "/ho/da-chuyen/", "/ho/trung/", f"/ho/trung/{unit}", "/ho/thoat-ngheo/", "/nhap-lieu/", "/ra-soat/", "/so-lieu/",
        "/so-lieu/theo-nam/", f"/so-lieu/theo-nam/{unit}", "/nhat-ky/", "/", f"/ho/{g.home.pk}/", f"/ho/{g.closed.pk}/", f"/nhap-lieu/{g.loaded.pk}/",
        f"/nhap-lieu/{g.waiting.pk}/tep/", f"/nhap-lieu/{g.loaded.pk}/loi/", f"/ra-soat/{of}/", f"/ra-soat/{of}/canh-bao/",
        f"/ho/nguoi/{g.spouse.pk}/",
    )  # fmt: skip
    return found + [(address, address) for address in plain]


def methods():
    return {one.name: one.callback.methods for one in ROUTES}


def read(answer):
    """The text of a page, or of all parts of an office file; of a PDF its text layer."""
    content = answer.getvalue()
    if content[:4] == b"%PDF":
        import pypdfium2

        return "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(content))
    if content[:2] != b"PK":
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return "".join(file.read(name).decode(errors="replace") for name in file.namelist())


def test_pages_and_files_keep_names_from_strangers_and_numbers_from_who_need_them_not(ground):
    wrong, seen = [], dict.fromkeys(("NEIGHBOUR", "VILLAGE", *MASKED), 0)
    scope.enter(ground.officer)
    for name, address in pages(ground):
        for who in seen:
            answer = ground.clients[who].get(address)
            asked = [one for one in SECRETS if one in address.replace("+", " ")]
            text = read(answer)
            told = [one for one in (NUMBERS if who in MASKED else SECRETS) if one in text and one not in asked]
            seen[who] += answer.status_code == 200
            if told or answer.status_code >= 500:
                wrong.append((name, address, who, answer.status_code, told))
    assert not wrong, "\n".join(map(str, wrong))
    assert all(count > 40 for who, count in seen.items() if who in MASKED), seen


QUERIES = {
    "/ho/": "sau truoc loai dan-toc nhom can-bo q don-vi", "/ho/xlsx/": "can-bo q don-vi loai", "/ho/trung/": "trang don-vi", "/ho/thoat-ngheo/": "nam can-bo trang",
    "/nhap-lieu/": "trang", "/nhap-lieu/moi/": "loai", "import": "xem trang", "import-columns": "trang dong", "/ra-soat/": "trang", "round": "xa trang", "rechecks": "trang",
    "warnings": "xa", "enumerators": "xa trang", "round-correction": "q trang ket-qua", "complaint": "q", "complaint-new": "ho", "review-add": "q", "review-village": "buoc loc trang",
    "round-village-new": "xa", "/so-lieu/theo-nam/": "don-vi ban-do", "figures": "don-vi", "table": "don-vi dan-toc cap", "cases": "cot dong sau dan-toc", "listed": "don-vi sau",
    "measures": "k don-vi", "/tim-kiem/": "q", "/nhat-ky/": "truoc dong bang", "/ra-soat/khong/": "xa",
}  # fmt: skip
STRANGE = ("-1", "9" * 5000, "²", "<script>alert(1)</script>", "vn.62:\x00:1")
"""Superscript two is a digit that is no number; Python reads no number of 5,000 figures."""


def looked_at(g):
    """Route → (who, address) of the pages that read their query."""
    scope.enter(g.officer)
    of, known = f"/ra-soat/{g.kit.round.pk}/", doors(g)
    figures = f"/so-lieu/{g.kit.round.pk}/"
    found = {name: known[name][:2] for name in QUERIES if name in known}
    found |= {name: ("OFFICER", name) for name in QUERIES if name.startswith("/")}
    found |= {
        "import": ("OFFICER", f"/nhap-lieu/{g.loaded.pk}/"), "round": ("HEAD", of), "warnings": ("HEAD", of + "canh-bao/"), "enumerators": ("OFFICER", of + "ra-soat-vien/"),
        "review-village": ("OFFICER", f"/ra-soat/thon/{g.kit.row(3).pk}/"), "figures": ("HEAD", figures), "table": ("HEAD", figures + "bieu-9/"),
        "cases": ("HEAD", figures + "bieu-1/ho/"), "listed": ("HEAD", figures + "danh-sach-15/"), "measures": ("HEAD", figures + "da-chieu/"), "/nhat-ky/": ("LEADER", "/nhat-ky/"),
    }  # fmt: skip
    return found


def test_no_query_breaks_a_page(ground):
    wrong = []
    for name, (who, address) in looked_at(ground).items():
        for key in QUERIES[name].split():
            for value in STRANGE:
                with undone():
                    more = {"cot": "3"} if name == "cases" and key != "cot" else {}
                    answer = ground.clients[who].get(address, {key: value, **more})
                if answer.status_code not in (200, 302, 400, 404, 422) or "<script>alert" in words(answer):
                    wrong.append((name, key, value[:20], answer.status_code))
    assert not wrong, "\n".join(map(str, wrong))


def test_no_key_in_an_address_breaks_a_page(ground):
    wrong, known = [], doors(ground)
    for one in ROUTES:
        who = known[one.name][0] if one.name in known else "HEAD"
        for value in ("9" * 17, "9" * 30) if "<int:" in str(one.pattern) else ():
            plain = re.sub(r"<int:\w+>", value, str(one.pattern)).replace("<slug:kind>", "niem-yet")
            for verb in one.callback.methods:
                status = ground.clients[who].generic(verb, "/" + plain).status_code
                if status not in (403, 404):
                    wrong.append((one.name, value[:20], who, verb, status))
    assert not wrong, "\n".join(map(str, wrong))


def test_a_door_that_only_takes_posts_is_no_page_and_a_page_takes_no_post(ground):
    scope.enter(ground.officer)
    known = doors(ground)
    for one in ROUTES:
        if "GET" not in one.callback.methods:
            who, address, _ = known[one.name]
            assert ground.clients[who].get(address).status_code == 405, one.name
    assert ground.clients["LEADER"].delete(f"/ho/{ground.home.pk}/").status_code == 405
    for name, address in pages(ground):
        if "POST" not in methods().get(name, ("POST",)):
            assert ground.clients["LEADER"].post(address).status_code == 405, name


WORDS, LONG = "<script>alert(1)</script>\u202e\u200fY Nhie\u0302n=1+1", "Ă" * 10_000
DATE, NUMBER = re.compile(r"\d\d?/\d\d?/\d{4}"), re.compile(r"[\d.]+")


def nasty(value):
    """What to send instead of a value of the kind."""
    if DATE.fullmatch(str(value)):
        return ("31/12/2100", WORDS)
    return ("9" * 5000, "-99999999999") if NUMBER.fullmatch(str(value)) else (WORDS, LONG)


def test_no_field_breaks_a_door(ground):
    """Each field in turn, the others as they should be; what was typed comes back as text."""
    wrong = []
    for name, (who, address, body) in doors(ground).items():
        client = ground.clients[who]
        assert client.post(address, {"name": "A\x00"}).status_code == 400
        for key, right in body.items():
            for value in nasty(right):
                with undone():
                    answer = sent(client, address, {**body, key: value})
                    pages = [answer, client.get(answer["Location"])] if answer.status_code == 302 else [answer]
                    if any(one.status_code >= 500 or "<script>alert" in words(one) for one in pages):
                        wrong.append((name, key, value[:20], [one.status_code for one in pages]))
    assert not wrong, "\n".join(map(str, wrong))


def test_keys_of_another_unit_are_not_taken(ground):
    """Those who may work in one place send keys of rows that lie in another."""
    g, wrong = ground, []
    kit, known, far = g.kit, doors(g), Far(g)
    every = state()

    def body(name, **more):
        return known[name][2] | more

    tried = {
        # a neighbour's leader at own doors, with keys of the commune
        "village of a new household": ("NEIGHBOUR", "/ho/them/", body("household-new")),
        "village to move to": ("NEIGHBOUR", f"/ho/{far.home.pk}/chuyen/", {"on": TODAY, "village": g.village.pk}),
        "household to merge into": ("NEIGHBOUR", f"/ho/{far.home.pk}/nhap/", {"on": TODAY, "into": g.home.code, **far.relations("other")}),
        "household to go to": ("NEIGHBOUR", f"/ho/nguoi/{far.child}/roi/", {"on": TODAY, "why": "home", "into": g.home.code, "relation": "other"}),
        "head of those who stay": ("NEIGHBOUR", f"/ho/{far.home.pk}/tach/", {"on": TODAY, **far.relations("stay"), f"r{far.head}": "head", "old_head": g.spouse.pk}),
        "officer": ("NEIGHBOUR", f"/ho/{far.home.pk}/dang-ky/", {"year": "2024", "on": TODAY, "plan": "Nuôi dê", "officer": g.officer_id}),
        "a twin": ("NEIGHBOUR", f"/ho/trung/{far.person}/{g.head.person_id}/", {"keep": far.person}),
        "a trait": ("NEIGHBOUR", f"/ho/nguoi/{far.child}/nhom/", {"do": "drop", "trait": g.trait.pk, "reason": "nhầm"}),
        "round of a list": ("NEIGHBOUR", "/nhap-lieu/moi/", {"kind": "surveys", "round": kit.round.pk, "file": b"list"}),
        "round with an own commune": ("NEIGHBOUR", f"/ra-soat/{kit.round.pk}/xa/{far.unit.pk}/quyet-dinh/", known["round-decision"][2]),
        "own round with another commune": ("NEIGHBOUR", f"/ra-soat/{far.round.pk}/xa/{kit.unit.pk}/quyet-dinh/", known["round-decision"][2]),
        "commune of a new village": ("NEIGHBOUR", f"/ra-soat/{far.round.pk}/them-thon/", body("round-village-new")),
        "village of a reviewer": ("NEIGHBOUR", f"/ra-soat/{far.round.pk}/ra-soat-vien/", {"village": kit.row(1).pk, "name": "Y Thoa"}),
        "a reviewer": ("NEIGHBOUR", f"/ra-soat/{far.round.pk}/ra-soat-vien/", {"do": "dismiss", "enumerator": g.reviewer.pk}),
        "household to review": ("NEIGHBOUR", f"/ra-soat/thon/{far.place.pk}/them-ho/", body("review-add")),
        # inside the commune: keys of one village at the doors of another
        "household of another village": ("OFFICER", f"/ra-soat/thon/{kit.row(1).pk}/them-ho/", body("review-add")),
        "votes of another village": ("OFFICER", known["review-meeting"][1], body("review-meeting", **{f"vote-{kit.cases(5)[1].pk}": "40"}) | {f"vote-{kit.cases(3)[0].pk}": ""}),
        "line of another village": ("OFFICER", known["complaint-new"][1], body("complaint-new", case=kit.cases(4)[0].pk)),
        "missing household of another village": ("OFFICER", f"/ra-soat/phan-anh/{g.missing.pk}/", {"upheld": "yes", "text": "Đúng", "household": g.home.pk}),
        "record of another round": ("LEADER", known["round-correction"][1], body("round-correction", record=g.record.pk)),
        "village of another head": ("VILLAGE", "/ho/them/", body("household-new")),
    }  # fmt: skip
    for what, (who, address, typed) in tried.items():
        with undone():
            answer = sent(g.clients[who], address, typed)
            if answer.status_code not in (400, 403, 404, 409, 422) or state() != every:
                wrong.append((what, answer.status_code))
    assert not wrong, "\n".join(map(str, wrong))


class Far:
    """The neighbours' own household and round."""

    def __init__(self, g):
        self.unit = factories.place("xã Đăk Ruồng")
        by = g.act(factories.actor("commune_leader", self.unit))
        village = places.add_village(name="Kon Far", kind="thôn", commune=self.unit, by=by)
        self.home = make.household(village, by)
        self.head, _, self.child = self.home.memberships.order_by("pk").values_list("pk", flat=True)
        self.person = self.home.head_id
        classes.record_class(
            household_id=self.home.pk, year=2022, standard="vn-2022", poverty_class="poor", on=DAY, by=by
        )
        self.round = round_actions.open_round(
            unit=self.unit, kind="general", year=2023, review_on=review_kit.OPENS, opens_on=review_kit.OPENS, ends_on=review_kit.CLOSES, by=by, on=DAY,
        )  # fmt: skip
        self.place = self.round.villages.get()

    def relations(self, what):
        return {f"r{pk}": what for pk in self.home.memberships.values_list("pk", flat=True)}


def test_answers_of_a_survey_reach_only_its_own_people(ground):
    g, (who, address, body) = ground, doors(ground)["survey"]
    scope.enter(system("test"))
    strange = {f"m{g.head.person_id}-insured": "1", f"m{g.child.person_id}-work": "1", "point-1": str(g.points.items.get().pk), "household": g.home.pk, "unit_path": "vn"}  # fmt: skip
    scope.enter(system("test"))
    before = list(MemberAnswer.objects.order_by("pk").values())
    assert g.clients[who].post(address, body | strange).status_code == 302
    scope.enter(system("test"))
    assert list(MemberAnswer.objects.order_by("pk").values()) == before
    case = ReviewCase.objects.get(pk=g.surveyed.pk)
    assert (case.household_id, case.unit_path) == (g.second.pk, g.kit.villages[1].path)


@pytest.mark.parametrize(
    "name", ["round-decision", "round-certificates", "round-correction", "import-apply", "opinion", "complaint", "recheck", "review-meeting", "review-add", "exit-new", "twin-undo", "household-unmerge", "household-close", "round-new", "review-drop", "point-table"]
)  # fmt: skip
def test_sent_twice_is_done_once(ground, name):
    who, address, body = doors(ground)[name]
    assert sent(ground.clients[who], address, body).status_code == 302
    once = state()
    sent(ground.clients[who], address, body)
    assert state() == once


LOGGED = (
    "/ho/xlsx/", "household", "member", "twin-pair", "review-case", "survey", "recheck", "list 15", "file 15", "certificate", "mau-01", "import-file", "import-errors", "decision", "import", "bien-ban-thon",
    "bien-ban-ban-chi-dao", "niem-yet", "tra-loi",
)  # fmt: skip


def test_sensitive_reads_are_written_down(ground):
    g, known, of = ground, doors(ground), f"/so-lieu/{ground.kit.round.pk}/"
    papers, minutes = "/ra-soat/giay-to/", ground.kit.row(4).meetings.get().pk
    addresses = {
        "/ho/xlsx/": "/ho/xlsx/", "household": f"/ho/{g.home.pk}/", "member": known["member"][1], "twin-pair": known["twin-pair"][1], "survey": known["survey"][1],
        "review-case": f"/ra-soat/ho/{g.surveyed.pk}/", "recheck": known["recheck"][1], "list 15": of + "danh-sach-15/", "file 15": of + "danh-sach-15/xlsx/",
        "certificate": f"{papers}giay-chung-nhan/{g.home.pk}/", "mau-01": f"{papers}mau-01/{g.refused}/docx/", "import-file": f"/nhap-lieu/{g.waiting.pk}/tep/",
        "import-errors": f"/nhap-lieu/{g.loaded.pk}/loi/", "decision": f"{papers}quyet-dinh/{g.decision}/", "import": f"/nhap-lieu/{g.loaded.pk}/",
        "bien-ban-thon": f"{papers}bien-ban-thon/{minutes}/", "bien-ban-ban-chi-dao": f"{papers}bien-ban-ban-chi-dao/{minutes}/docx/",
        "niem-yet": f"{papers}niem-yet/{g.kit.row(4).pk}/pdf/", "tra-loi": f"{papers}tra-loi/{g.refused}/",
    }  # fmt: skip
    silent = []
    for name in LOGGED:
        who = "HEAD" if name == "recheck" else "OFFICER"
        scope.enter(system("test"))
        before = SensitiveRead.objects.count()
        status = g.clients[who].get(addresses[name]).status_code
        scope.enter(system("test"))
        if status != 200 or SensitiveRead.objects.count() == before:
            silent.append((name, status))
    assert not silent


def test_no_file_holds_a_formula(ground):
    g, by = ground, ground.act()
    for sign in ("=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1"):
        made = make.household(g.village, by, make.person(sign, relation="head"), address=sign, outside_code=sign[:9])
        ReviewCase.objects.filter(pk=g.surveyed.pk).update(household=made, head_name=sign, state="agreed", poverty_class="poor")  # fmt: skip
        for address in ("/ho/xlsx/", f"/so-lieu/{g.kit.round.pk}/danh-sach-15/xlsx/", f"/nhap-lieu/{g.loaded.pk}/loi/", "/nhap-lieu/mau/households/"):  # fmt: skip
            answer = g.clients["OFFICER"].get(address)
            assert answer.status_code == 200
            assert "</f>" not in read(answer), (address, sign)
            scope.enter(by)


def test_logs_hold_no_number_and_no_name(ground, caplog):
    caplog.set_level("DEBUG")
    g = ground
    for who, address, body in doors(g).values():
        for sender in (who, "INSPECTOR"):
            with undone():
                sent(g.clients[sender], address, body)
    typed = {"full_name": "Y Nhiên", "personal_number": NUMBERS[0], "relation": "child", "on": "hôm qua"}
    assert g.clients["OFFICER"].post(f"/ho/{g.home.pk}/them-nguoi/", typed).status_code == 422
    g.clients["INSPECTOR"].get("/ho/", {"q": NUMBERS[0]})
    assert not [one for one in SECRETS if one in caplog.text.replace("Kẻ Lạ", "")]


def test_what_the_stored_number_says_is_told_only_to_who_may_read_it(ground):
    g = ground
    typed = {"full_name": "A Thiên", "sex": "female", "birth": "1978", "relation": "spouse"}
    told = {who: words(g.clients[who].post(f"/ho/nguoi/{g.spouse.pk}/", typed)) for who in ("OFFICER", "OWN_VILLAGE")}
    assert "cho biết năm sinh 1981" in told["OFFICER"]
    assert "không khớp giới tính hoặc ngày sinh" in told["OWN_VILLAGE"] and "1981" not in told["OWN_VILLAGE"]


def test_a_group_that_ended_begins_again_on_another_day(ground):
    g, address = ground, f"/ho/nguoi/{ground.child.pk}/nhom/"
    assert g.clients["OFFICER"].post(address, {"do": "end", "trait": g.trait.pk}).status_code == 302
    again = {"do": "add", "kind": "disabled"}
    answer = g.clients["OFFICER"].post(address, again)
    assert answer.status_code == 422 and "ngày bắt đầu" in words(answer)
    assert g.clients["OFFICER"].post(address, {**again, "valid_from": TODAY}).status_code == 302


def test_a_household_moves_to_a_village_where_its_code_is_taken(ground):
    g, by = ground, ground.act()
    going = make.household(g.village, by, make.person(relation="head"), code="H01")
    make.household(g.kit.villages[1], by, make.person("A Nhơi", relation="head"), code="H01")
    answer = g.clients["OFFICER"].post(f"/ho/{going.pk}/chuyen/", {"on": TODAY, "village": g.kit.villages[1].pk})
    assert answer.status_code == 302
    scope.enter(by)
    going.refresh_from_db()
    assert (going.village_id, going.outside_code) == (g.kit.villages[1].pk, "H01")
    assert going.code.startswith(g.village.code)


def test_two_provinces_of_a_zone_lock_their_own_point_tables(ground):
    g, text = ground, "Số người; 3 người; 40"
    nation = factories.place("tỉnh Kon Tum").parent
    far = Unit.objects.create(code="64", name="Gia Lai", kind="tỉnh", level="province", parent=nation, path="vn.64", valid_from=date(2000, 1, 1))  # fmt: skip
    theirs = g.act(factories.actor("province_specialist", far))
    table = points.load_table(standard="vn-2022", zone="Tây Nguyên", area="rural", source="Bảng thử", check_total=40, text=text, by=theirs)  # fmt: skip
    points.lock_table(table_id=table.pk, by=theirs)
    address = f"/bang-diem/{g.points.pk}/"
    assert g.clients["PROVINCE"].get(f"/bang-diem/{table.pk}/").status_code == 404
    assert g.clients["PROVINCE"].post(f"/bang-diem/{table.pk}/", {"do": "discard"}).status_code == 404
    assert g.clients["PROVINCE"].post(address, {"do": "lock"}).status_code == 302


@pytest.mark.parametrize("points_", ["--5", "99999", "9" * 5000, "1,5", "٣"])
def test_points_that_are_no_points_come_back_with_their_line(ground, points_):
    typed = {"standard": "vn-2022", "zone": "Z", "area": "rural", "source": "Bảng", "check_total": "5", "text": f"Nhà; có; {points_}"}  # fmt: skip
    answer = ground.clients["PROVINCE"].post("/bang-diem/", typed)
    assert answer.status_code == 422 and "Dòng 1" in words(answer)


def test_files_of_the_registry_are_no_evidence(ground):
    """Nobody opens the workbook of an import by its number, the importer neither: its page writes the reading down."""
    g = ground
    scope.enter(g.officer)
    batch = g.loaded
    for who in ("OFFICER", "OWN_VILLAGE", "INSPECTOR", "HEAD"):
        assert g.clients[who].get(f"/tep/{batch.file_id}/").status_code == 404, who
    assert g.clients["OFFICER"].get(f"/nhap-lieu/{batch.pk}/tep/").status_code == 200

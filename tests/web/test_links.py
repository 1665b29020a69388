"""What a person is shown, that person may do: every link and every form of the pages that a role reaches from home."""

import re
from collections import Counter
from contextlib import contextmanager
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import html5lib
import pytest
from django.db import transaction
from django.test import Client

from lalanh.kernel import scope
from lalanh.planning.actions import follow
from lalanh.planning.models import DutyInstance, TaskState
from lalanh.units.models import Unit
from tests import factories
from tests.factories import DAY
from tests.web.test_permissions import enter, whole, world  # noqa: F401 - the fixtures

pytestmark = pytest.mark.django_db
DEPTH = 3
OF_A_SHAPE = 2
"""Pages that differ only by their numbers are looked at twice."""
ENDS_SESSION = "/dang-xuat/"
ROLES = ("VILLAGE", "HAMLET", "OFFICER", "LEADER", "DISTRICT", "HEAD", "PROVINCE", "CHIEF", "FRONT", "WATCH", "BANK", "INSPECTOR", "EXAMINER", "ADMIN")  # fmt: skip


@pytest.fixture
def lived_in(whole):  # noqa: F811
    """The world of the table of rights with work under way, and the roles that the table leaves out."""
    users, commune, district = whole["users"], whole["commune"], whole["district"]
    scope.enter(whole["head"])
    body = factories.actions.create_body(
        name="Phòng giao dịch NHCSXH huyện", kind="bank", unit=district, by=whole["head"]
    )
    front = factories.actions.create_body(name="Ủy ban Mặt trận xã", kind="front", unit=commune, by=whole["head"])
    village = Unit.objects.get(pk=whole["review"].row(2).village_id)
    people = {
        "HAMLET": ("village_head", village, None), "CHIEF": ("province_leader", whole["province"], None), "BANK": ("bank_officer", district, body),
        "WATCH": ("front_officer", commune, front), "EXAMINER": ("inspector", commune, None),
    }  # fmt: skip
    users |= {key: factories.person(role, unit, body=of, name=key, username=f"{key.lower()}.x") for key, (role, unit, of) in people.items()}  # fmt: skip
    scope.enter(whole["head"])
    state = TaskState.objects.filter(unit_path=district.path).first()
    say = {"state_id": state.pk, "on": DAY, "today": DAY, "by": whole["head"]}
    follow.report_progress(text="Đã họp", status="stuck", **say)
    follow.raise_obstacle(text="Thiếu kinh phí", proposal="Bổ sung", **say)
    DutyInstance.objects.filter(unit_path=commune.path).order_by("pk")[:1].get()
    return whole


def test_every_link_and_form_opens_for_whom_it_is_shown(lived_in):
    wrong = []
    for key in ROLES:
        client = Client()
        enter(client, lived_in["users"][key])
        wrong += [(key, *one) for one in _dead_ends(client)]
    assert not wrong, "\n".join(map(str, wrong))


def _dead_ends(client):
    """(status, what, shown on) of everything that is shown from home on and leads nowhere."""
    looked, tried, count, level = set(), set(), Counter(), [("/", "")]
    for _ in range(DEPTH + 1):
        below = []
        for address, shown_on in level:
            if address in looked or count[_shape(address)] >= OF_A_SHAPE:
                continue
            looked.add(address)
            count[_shape(address)] += 1
            answer = client.get(address)
            if answer.status_code not in (200, 302):
                yield answer.status_code, address, shown_on
            if answer.status_code != 200 or "html" not in answer["Content-Type"]:
                continue
            tree = html5lib.parse(answer.content.decode(), namespaceHTMLElements=False)
            below += [(target, address) for target in _links(tree, address)]
            for target, name, value, body in _forms(tree, address):
                if (_shape(target), name, value) in tried:
                    continue
                tried.add((_shape(target), name, value))
                with _undone():
                    status = client.post(target, body).status_code
                if status in (403, 404, 405) or status >= 500:
                    yield status, f"POST {target} {name}={value}", address
        level = below


def _shape(address):
    at = urlsplit(address)
    return re.sub(r"\d+", "#", at.path), tuple(sorted(parse_qs(at.query)))


def _links(tree, page):
    for one in tree.iter("a"):
        target = urldefrag(urljoin(page, one.get("href", "")))[0]
        if target.startswith("/"):
            yield target
    for one in tree.iter("form"):
        if one.get("method", "get") == "get":
            yield urldefrag(urljoin(page, one.get("action", "")))[0]


def _forms(tree, page):
    """Each button of each form that is sent: address, the button's name and value, the hidden fields with it."""
    for form in tree.iter("form"):
        target = urljoin(page, form.get("action", ""))
        if form.get("method") != "post" or target == ENDS_SESSION:
            continue
        hidden = {one.get("name"): one.get("value", "") for one in form.iter("input") if one.get("type") == "hidden"}
        for button in form.iter("button"):
            name, value = button.get("name", ""), button.get("value", "")
            yield target, name, value, hidden | ({name: value} if name else {})


class _Back(Exception):
    pass


@contextmanager
def _undone():
    try:
        with transaction.atomic():
            yield
            raise _Back
    except _Back:
        pass

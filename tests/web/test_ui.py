"""Tags, components, the rail and the pages for what went wrong; no database."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import html5lib
import pytest
from django.core.paginator import Paginator
from django.http import Http404
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import render_to_string

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.engines import schedule
from lalanh.kernel.actor import Actor
from lalanh.web.ui import context, errors, gallery, navigation

DAY = date(2023, 11, 13)
STATIC = Path(gallery.__file__).parent / "static" / "ui"


def show(text, **values):
    return Template(text).render(Context(values))


def get(rf, path="/"):
    request = rf.get(path)
    request.actor, request._messages = Actor(7, "Y Hạnh", "vn.62", permissions=frozenset({"plan.read"})), []
    return request


@pytest.mark.parametrize(
    ("text", "value", "shown"),
    [
        ("{{ v|ngay }}", DAY, "13/11/2023"),
        ("{{ v|ngay }}", None, "—"),
        ("{{ v|ngay_thu }}", DAY, "Thứ Hai, 13/11/2023"),
        ("{{ v|ngay_thu }}", None, "—"),
        ("{{ v|so }}", 1977, "1.977"),
        ("{{ v|so }}", 0, "0"),
        ("{{ v|so }}", Decimal("10.280"), "10,28"),
        ("{{ v|so }}", None, "—"),
        ("{{ v|dong }}", 1_977_000_000, "1.977.000.000 đồng"),
        ("{{ v|tien }}", 1_977_000_000, '<abbr title="1.977.000.000 đồng">1.977 triệu đồng</abbr>'),
        ("{{ v|known }}", 0, "0"),
        ("{{ v|known }}", "", "—"),
    ],
)
def test_values_are_written_as_officials_write_them(text, value, shown):
    assert show(text, v=value) == shown


def test_unknown_money_is_not_zero():
    assert show("{{ v|tien }}", v=None).count("—") == 1
    assert "0" not in show("{{ v|tien }}", v=None)


@pytest.mark.parametrize(
    ("due", "tone", "words"),
    [
        (date(2023, 11, 10), "late", "Trễ 3 ngày"),
        (DAY, "soon", "Hôm nay"),
        (date(2023, 12, 30), "plain", "Còn 47 ngày"),
    ],
)
def test_a_due_chip_says_its_state_in_words_either_way(due, tone, words):
    chip = f'<span class="tag {tone}">{words}</span>'
    assert show("{% due on None today %}", on=due, today=DAY) == chip
    assert show("{% due lateness %}", lateness=schedule.state(due, None, DAY)) == chip


def test_tags_escape_and_know_four_tones_only():
    assert show('{% tag "ok" w %}', w="<b>") == '<span class="tag ok">&lt;b&gt;</span>'
    with pytest.raises(TemplateSyntaxError):
        show('{% tag "green" "đạt" %}')


@pytest.mark.parametrize(
    ("given", "tone", "said"),
    [
        ("4 7 6", "bad", "hiện nay 4; chỉ tiêu ít nhất 7; đáng lẽ hôm nay 6"),
        ("7 7 6", "fill", "hiện nay 7"),
        ("4 7", "bare", "hiện nay 4; chỉ tiêu ít nhất 7"),
        ("v 10 10 True", "bad", "hiện nay 11,04; chỉ tiêu không quá 10"),
        ("9 10 10 True", "fill", "chỉ tiêu không quá 10"),
    ],
)
def test_a_bullet_is_red_only_when_behind_what_was_expected(given, tone, said):
    drawn = show("{% bullet " + given + " %}", v=Decimal("11.04"))
    assert f'class="{tone}"' in drawn
    assert said in drawn
    assert "style=" not in drawn


def test_an_unknown_value_draws_no_bar():
    drawn = show("{% bullet None 7 %}")
    assert "chưa có số liệu" in drawn
    assert drawn.count("<rect") == 1


def test_icons_are_silent_and_drawn_once():
    assert 'class="ic"' in show('{% icon "leaf" %}')
    assert 'aria-hidden="true"' in show('{% icon "leaf" %}')


def test_pages_keep_the_rest_of_the_question(rf):
    page = Paginator(range(500), 50).page(5)
    shown = show("{% pages page %}", page=page, request=rf.get("/?q=kon+rẫy&trang=5"))
    assert "trang=6" in shown and "q=kon" in shown
    assert shown.count('aria-current="page"') == 1
    assert "500 dòng" in shown
    one = Paginator(range(3), 50).page(1)
    assert show("{% pages page %}", page=one, request=rf.get("/")).strip() == ""


def component(name, /, **values):
    return render_to_string(f"ui/components/{name}.html", values)


def test_a_field_joins_label_help_and_error():
    shown = component(
        "field", name="ten", label="tên", value="<x>", error="Hãy nhập tên.", help="Như văn bản.", required=True
    )
    assert 'for="f-ten"' in shown and 'id="f-ten"' in shown
    assert 'aria-describedby="e-ten h-ten"' in shown and 'aria-invalid="true"' in shown
    assert "&lt;x&gt;" in shown and "không bắt buộc" not in shown


def test_a_search_field_may_be_left_empty():
    shown = component("field", name="q", label="tìm", value="", required=True)
    assert " required" not in shown and 'type="search"' in shown


def test_a_list_of_errors_leads_to_the_fields_and_takes_focus():
    shown = component("errors", errors={"ten": "Hãy nhập tên."})
    assert 'href="#f-ten"' in shown and "data-focus" in shown and 'role="alert"' in shown
    assert component("errors").strip() == ""


def test_an_unknown_cell_is_a_dash_and_labels_stand_in_each_cell():
    columns = [{"label": "Xã", "key": "xa"}, {"label": "Hộ", "key": "ho", "number": True}]
    shown = component("table", caption="c", columns=columns, rows=[{"cells": {"xa": "A", "ho": None}}])
    assert '<td data-label="Hộ" class="n">—</td>' in shown
    assert component("table", caption="c", columns=columns, rows=[], empty="Chưa có.").strip().endswith("Chưa có.</p>")


def test_a_step_says_its_state_in_a_word():
    steps = [("A", "done", "", ""), ("B", "now", "", ""), ("C", "stuck", "", ""), ("D", "ahead", "", "")]
    shown = component("stepper", label="Rà soát", steps=steps)
    assert all(word in shown for word in ("xong", "đang làm", "vướng", "chưa tới"))
    assert shown.count('aria-current="step"') == 1


def test_a_difference_shows_both_sides():
    shown = component(
        "diff", caption="c", changes=[("Hộ", "420", "476"), ("Lớp", None, "7"), ("Thi", "1", None), ("N", "2", "2")]
    )
    assert "<del>420</del>" in shown and "<ins>476</ins>" in shown
    assert "chưa có" in shown and "bỏ" in shown and "không đổi" in shown


def test_the_rail_shows_what_one_may_open(rf, monkeypatch):
    monkeypatch.setattr(navigation, "_ENTRIES", [])
    for order, (label, permission) in enumerate([("Hai", "users.edit"), ("Một", "plan.read"), ("Ba", "")]):
        navigation.register(navigation.Entry(label, "home", "leaf", permission, -order, label.lower()))
    nav = context.shell(get(rf, "/ba/1/"))["nav"]
    assert [(entry.label, current) for entry, current in nav] == [("Ba", True), ("Một", False)]


def test_the_rail_is_drawn_for_each_place_and_role(rf, monkeypatch):
    monkeypatch.setattr(navigation, "_ENTRIES", [])
    for order in range(6):
        label = f"Mục <{order}>"
        navigation.register(
            navigation.Entry(label, "home", "leaf", "users.edit" if order == 5 else "", order, f"m{order}")
        )
    here = context.shell(get(rf, "/m1/2/"))["links"]
    assert here.rail.count("<a ") == 5 and here.rail.count('class="more"') == 1 and here.others.count("<a ") == 1
    assert "Mục &lt;0&gt;" in here.rail and "Mục &lt;5&gt;" not in here.rail + here.others
    assert here.rail.count('aria-current="page"') == 1
    assert here.rail.partition('aria-current="page"')[2].partition("</a>")[0].endswith("<span>Mục &lt;1&gt;</span>")
    assert "aria-current" not in context.shell(get(rf, "/m9/"))["links"].rail
    assert 'aria-current="page"' in context.shell(get(rf, "/m4/"))["links"].others


def test_nobody_sees_no_rail(rf):
    known = context.shell(rf.get("/"))
    assert known["links"] == navigation.Drawn("", "")
    assert known["nav"] == [] and known["today"] == DAY


@pytest.mark.parametrize(
    ("error", "status"), [(BadInput("x"), 400), (NotAllowed("x"), 403), (NotFound("x"), 404), (Conflict("x"), 409)]
)
def test_a_problem_has_its_status_a_sentence_and_a_way_back(rf, error, status):
    answer = errors.problem(get(rf), error)
    assert answer.status_code == status
    assert 'href="/"' in answer.content.decode()
    assert errors.problem(get(rf), error, 422).status_code == 422


@pytest.mark.parametrize(
    ("view", "status"),
    [("bad_request", 400), ("forbidden", 403), ("not_found", 404), ("server_error", 500), ("csrf_failure", 403)],
)
def test_error_pages_are_strict_html_in_vietnamese(rf, view, status):
    answer = getattr(errors, view)(get(rf))
    parser = html5lib.HTMLParser()
    parser.parse(answer.content.decode())
    assert (answer.status_code, parser.errors) == (status, [])
    assert "Về Việc của tôi" in answer.content.decode()


def test_the_gallery_is_strict_html_without_inline_style(rf, settings):
    settings.DEMO = True
    text = gallery.components(get(rf, "/-/components")).content.decode()
    parser = html5lib.HTMLParser()
    parser.parse(text)
    assert parser.errors == []
    assert "style=" not in text and "onclick" not in text


def test_the_gallery_is_closed_at_work(rf, settings):
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(Http404):
        gallery.components(get(rf))


def test_the_style_sheet_and_the_script_stay_small():
    assert (STATIC / "lalanh.css").stat().st_size < 30_000
    assert (STATIC / "lalanh.js").stat().st_size < 10_000

"""The log in the words of its readers."""

import pytest
from django.apps import apps
from django.db import connection

from lalanh.kernel import scope
from lalanh.planning.actions import follow
from lalanh.planning.models import TaskState
from lalanh.web.staff.find import changes
from tests.factories import DAY
from tests.web.test_permissions import enter, world  # noqa: F401 - the fixture

pytestmark = pytest.mark.django_db


def audited():
    """Tables that the database writes down, with the columns that it does not leave out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select tgrelid::regclass::text from pg_trigger where tgfoid::regproc::text like '%audit_write%' and not tgisinternal"
        )
        return {row[0] for row in cursor.fetchall()}


def test_every_audited_table_and_column_has_words(db):
    models = {one._meta.db_table: one for one in apps.get_models()}
    found = audited()
    assert len(found) > 40
    assert found - set(changes.tables()) == set()
    bare = [
        f"{table}.{field.column}"
        for table in sorted(found)
        for field in models[table]._meta.concrete_fields
        if changes.column(table, field.column) in (field.column, field.name, field.name.replace("_", " "))
        and table != "units_user"
    ]
    assert bare == []


def test_words_are_vietnamese_and_name_what_exists():
    tables, columns = changes._words()
    models = {one._meta.db_table: one for one in apps.get_models()}
    assert set(tables) <= set(models)
    every = {field.column for one in models.values() for field in one._meta.concrete_fields}
    assert {name.rpartition(".")[2] for name in columns} <= every
    assert not [words for words in (*tables.values(), *columns.values()) if "_" in words]


def test_a_change_is_told_in_words_with_the_raw_name_for_inspectors(world, client):  # noqa: F811
    head = world["head"]
    scope.enter(head)
    state = TaskState.objects.filter(unit_path=world["district"].path).first()
    follow.report_progress(state_id=state.pk, text="Đã xong", status="done", on=DAY, today=DAY, by=head)
    enter(client, world["users"]["HEAD"])
    page = client.get(f"/nhat-ky/?bang=planning_taskstate&dong={state.pk}").content.decode()
    assert "Tình trạng: chưa làm → đã xong" in page
    assert "Ngày xong: trống → 13/11/2023" in page
    assert "<strong>Sửa tiến độ</strong>" in page
    assert "done_on" not in page
    assert "not_started" not in page
    page = client.get("/nhat-ky/?bang=planning_progressnote").content.decode()
    assert "<strong>Thêm ghi chú tiến độ</strong>" in page
    assert "<br>Đã xong" in page
    enter(client, world["users"]["INSPECTOR"])
    page = client.get("/nhat-ky/?bang=planning_taskstate").content.decode()
    assert '<code class="small">done_on</code>' in page


def test_strange_filters_of_the_log_show_nothing_or_all(world, client):  # noqa: F811
    enter(client, world["users"]["HEAD"])
    assert client.get("/nhat-ky/?bang=pg_shadow").status_code == 200
    answer = client.get("/nhat-ky/?bang=planning_task&dong=khong-co")
    assert "Không có thay đổi phù hợp" in answer.content.decode()

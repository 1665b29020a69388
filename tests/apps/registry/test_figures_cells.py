"""Cells kept by triggers are what a recount of the cases gives, to the last integer, after any edits and by two writers at once."""

import os
import random
import threading

import psycopg
import pytest
from django.db import connection

from lalanh.kernel import postgres, scope
from lalanh.kernel.actor import system
from lalanh.registry.models import Cell, ReviewCase
from lalanh.registry.models.figures import KEY, SUMS
from lalanh.registry.sql import make_cells
from tests import conftest, factories
from tests.factories import registry as make

COLUMNS = ", ".join((*KEY, "unit_path", *SUMS))
DIFFERENT = (
    f"select count(*) from ((select {COLUMNS} from registry_cell except all select {COLUMNS} from registry_cells_recomputed)"
    f" union all (select {COLUMNS} from registry_cells_recomputed except all select {COLUMNS} from registry_cell)) x"
)


def different() -> int:
    with connection.cursor() as cursor:
        cursor.execute(DIFFERENT)
        return cursor.fetchone()[0]


@pytest.fixture
def ground(db):
    factories.kon_tum()
    commune = factories.place("xã Đăk Tờ Re")
    officer = factories.actor("commune_leader", commune)
    scope.enter(officer)
    return make.review_round(commune), make.villages(commune, officer, 3)


def test_the_list_of_sums_is_the_table(db):
    assert tuple(make_cells.sums()) != ()
    assert set(make_cells.sums()) == set(SUMS)
    assert make_cells.KEY == KEY
    assert (conftest.ROOT / "lalanh/registry/sql/cells_2.sql").read_text() == make_cells.text()


def edit(rng, round_, places, n):
    """One batch: insert, change or delete of up to forty cases; returns how many."""
    kind = rng.choice(("insert", "update", "update", "bulk", "delete"))
    if kind == "insert":
        return len(make.random_cases(round_, places, rng.randint(1, 60), seed=1000 + n))
    chosen = list(ReviewCase.objects.order_by("?").values_list("pk", flat=True)[: rng.randint(1, 40)])
    if kind == "delete":
        ReviewCase.objects.filter(pk__in=chosen).delete()
    elif kind == "bulk":
        ReviewCase.objects.filter(pk__in=chosen).update(**make.facts(rng))
    else:
        for pk in chosen:
            ReviewCase.objects.filter(pk=pk).update(**make.facts(rng))
    return len(chosen)


def test_ten_thousand_edits(ground):
    round_, places = ground
    rng, done, n = random.Random(7), 0, 0
    make.random_cases(round_, places, 600)
    while done < 10_000:
        done += edit(rng, round_, places, n)
        n += 1
        if n % 40 == 0:
            assert different() == 0, n
    assert different() == 0
    assert ReviewCase.objects.count() > 100
    ReviewCase.objects.all().delete()
    assert Cell.objects.count() == 0


def test_a_village_whose_path_is_rewritten_keeps_its_cells(ground):
    """A reorganisation rewrites the paths of all rows of a village in one statement."""
    round_, places = ground
    scope.enter(system("test"))
    make.random_cases(round_, places, 200)
    before = sum(Cell.objects.filter(village=places[0]).values_list("households", flat=True))
    ReviewCase.objects.filter(village=places[0]).update(unit_path="vn.51.23497.01")
    assert different() == 0
    assert set(Cell.objects.filter(village=places[0]).values_list("unit_path", flat=True)) == {"vn.51.23497.01"}
    assert sum(Cell.objects.filter(village=places[0]).values_list("households", flat=True)) == before > 0


def test_a_change_that_counts_nowhere_writes_no_cell(ground):
    round_, places = ground
    make.random_cases(round_, places, 20)
    with connection.cursor() as cursor:
        cursor.execute("select ctid::text, id from registry_cell order by id")
        before = cursor.fetchall()
        ReviewCase.objects.update(surveyor="Y Hạnh")
        cursor.execute("select ctid::text, id from registry_cell order by id")
        assert cursor.fetchall() == before


@pytest.fixture
def own(server):
    """A database of its own, committed to for real."""
    name = f"cells_{os.getpid()}"
    template = conftest._template(server)
    server.execute(f"create database {name} template {template} owner {postgres.OWNER}")
    yield name
    server.execute(f"drop database {name} with (force)")


def test_two_writers_at_once(own, db):
    """Both change, insert and delete in the same villages, each committing every few edits; a deadlock counts as a failure."""
    about = {**connection.get_connection_params(), "dbname": own}
    about = {name: about[name] for name in ("host", "port", "user", "password", "dbname") if about.get(name)}

    def opened():
        found = psycopg.connect(**about)
        found.execute("select set_config('app.path', 'vn', false), set_config('app.lo', 'vn', false), set_config('app.hi', 'vn/', false), set_config('app.actor', ':test', false)")  # fmt: skip
        return found

    with opened() as first:
        ids = _prepare(first)
    problems = []

    def write(seed):
        rng = random.Random(seed)
        try:
            with opened() as mine:
                for _ in range(150):
                    _edit_by_sql(mine, rng, ids)
        except psycopg.Error as error:
            problems.append(error)

    threads = [threading.Thread(target=write, args=(seed,)) for seed in (1, 2)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    assert problems == []
    with opened() as last:
        assert last.execute(DIFFERENT).fetchone() == (0,)
        assert last.execute("select count(*), sum(households) from registry_cell").fetchone()[0] > 10
        assert last.execute("select count(*) from audit_problems()").fetchone() == (0,)
    with psycopg.connect(**(about | {"user": postgres.OWNER})) as owner:
        owner.execute(
            "update registry_cell set households = households + 1 where id = (select min(id) from registry_cell)"
        )
        assert owner.execute(DIFFERENT).fetchone() == (2,)


def _prepare(cn):
    """Two villages and 60 households by SQL; returns (round, villages, households)."""
    unit = "insert into units_unit (code, name, kind, level, path, name_key, area, source) values (%s, %s, 'thôn', 'village', %s, %s, 'rural', '') returning id"
    places = [cn.execute(unit, (str(n), f"Thôn {n}", f"vn.99.{n}", f"thon {n}")).fetchone()[0] for n in (1, 2)]
    (round_,) = cn.execute(
        "insert into registry_reviewround (unit_id, unit_path, is_issued, kind, year, name, standard, second_standard, review_on, opens_on, ends_on, document, state, opened_at)"
        " values (%s, 'vn.99.1', true, 'general', 2023, 'x', 'vn-2022', '', '2023-10-15', '2023-09-01', '2023-12-14', '', 'open', now()) returning id", (places[0],)
    ).fetchone()  # fmt: skip
    homes = [
        cn.execute(
            "insert into registry_household (code, outside_code, village_id, unit_path, address, phone, registered_on, close_reason, head_name, member_count, poverty_class, version, changed_at)"
            " values (%s, '', %s, %s, '', '', '2020-01-01', '', '', 1, '', 1, now()) returning id", (f"H{n}", places[n % 2], f"vn.99.{n % 2 + 1}")
        ).fetchone()[0]
        for n in range(60)
    ]  # fmt: skip
    cn.commit()
    return round_, places, homes


def _edit_by_sql(cn, rng, ids):
    """One transaction of one statement on several cases, as the pages do it."""
    round_, places, homes = ids
    classes = ("poor", "near_poor", "average", "unknown")
    kind = rng.random()
    chosen = sorted(rng.sample(range(60), rng.randint(1, 6)))
    if kind < 0.4:
        for n in chosen[:1]:
            cn.execute(
                "insert into registry_reviewcase (round_id, household_id, village_id, unit_path, origin, request_reason, state, opening_class, opening_members, arrival, was_poor_before,"
                " head_name, members, area, missing, poverty_class, route, second_class, surveyor, refusal, version, changed_at,"
                + ", ".join(f"cause_{c}" for c in make.CAUSES) + ", " + ", ".join(f"wish_{w}" for w in make.WISHES) + ")"
                " values (%s, %s, %s, %s, 'listed', '', 'surveyed', %s, 4, '', false, '', %s, 'rural', '', %s, '', '', '', '', 1, now(),"
                + ", ".join(["false"] * (len(make.CAUSES) + len(make.WISHES))) + ") on conflict do nothing",
                (round_, homes[n], places[n % 2], f"vn.99.{n % 2 + 1}", rng.choice(("poor", "near_poor")), rng.randint(1, 8), rng.choice(classes)),
            )  # fmt: skip
    elif kind < 0.85:
        cn.execute(
            "update registry_reviewcase set poverty_class = %s, members = %s, head_is_woman = %s where household_id = any(%s)",
            (rng.choice(classes), rng.randint(1, 8), rng.choice((True, False, None)), [homes[chosen[0]]]),
        )
    else:
        cn.execute("delete from registry_reviewcase where household_id = any(%s)", ([homes[chosen[0]]],))
    cn.commit()

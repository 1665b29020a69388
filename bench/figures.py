"""A province's statutory set, the dashboard after one edit, and the deep page behind a figure, at a size of your choice.

    python bench/figures.py [--households 600000] [--data DIR --keep]

Cases of a whole province are written by SQL without triggers (their trait columns drawn by hash, nothing believable), cells by the recount;
every poor and near-poor household has four members. Times are of this machine, one run each; the edit is the median of 200.
"""

import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
from lalanh.cli import database

INDICATORS = (
    "employment", "dependents", "nutrition", "health_insurance", "adult_education", "child_schooling", "housing_quality", "housing_area", "water",
    "latrine", "telecom", "information_devices",
)  # fmt: skip
CAUSES = ("land", "capital", "labour", "tools", "knowledge", "skills", "illness", "other")
WISHES = ("health", "education", "production", "credit", "housing", "other")


def chance(salt: str, percent: int) -> str:
    """SQL of a coin that falls the same way each run."""
    return f"(abs(hashint4extended(n, {sum(map(ord, salt)) * 7919})) % 100 < {percent})"


def world(households: int) -> str:
    """SQL that fills villages, households, people, cases, residents. Run as superuser, triggers off."""
    lacks = {name: f"({chance(name, 55)} and cls <> 'average') or {chance(name + 'x', 6)}" for name in INDICATORS}
    count = " + ".join(f"({how})::int" for how in lacks.values())
    columns = ", ".join([*(f"dep_{n}" for n in INDICATORS), *(f"cause_{n}" for n in CAUSES), *(f"wish_{n}" for n in WISHES)])  # fmt: skip
    values = ", ".join(
        [*lacks.values(), *(chance("c" + n, 30) for n in CAUSES), *(chance("w" + n, 30) for n in WISHES)]
    )
    return f"""
set session_replication_role = replica;
insert into units_unit (code, name, kind, level, parent_id, area, path, name_key, source, valid_to)
select c.code || '-' || lpad(v::text, 2, '0'), 'Kon ' || v, 'thôn', 'village', c.id, 'rural', c.path || '.' || lpad(v::text, 2, '0'), 'kon ' || v, '', c.valid_to
from units_unit c, generate_series(1, case when c.code::int % 10 < 5 then 9 else 8 end) v where c.level = 'commune' and c.path like 'vn.62.%';
insert into registry_reviewround (unit_id, unit_path, is_issued, kind, year, name, standard, second_standard, review_on, opens_on, ends_on, document, state, opened_at)
select id, path, true, 'periodic', 2023, 'Rà soát định kỳ năm 2023', 'vn-2022', '', '2023-10-15', '2023-09-01', '2023-12-14', '', 'open', now() from units_unit where path = 'vn.62';
create temp table place as select id, path, row_number() over (order by path) - 1 seat from units_unit where level = 'village' and path like 'vn.62.%';
insert into registry_roundvillage (round_id, village_id, unit_path, step, step_since, version) select (select max(id) from registry_reviewround), id, path, 'survey', '2023-09-15', 1 from place;
insert into registry_residentcount (round_id, village_id, unit_path, households, persons, minority_households, minority_persons, indigenous_households, indigenous_persons, source)
select (select max(id) from registry_reviewround), id, path, {households} / (select count(*) from place) + 40, 4 * {households} / (select count(*) from place) + 160,
  {households} / (select count(*) from place) / 2, 2 * {households} / (select count(*) from place), {households} / (select count(*) from place) / 3, {households} / (select count(*) from place), 'sổ hộ khẩu'
from place;
create temp table home as
select n, p.id village, p.path, case when n % 100 < 9 then 'poor' when n % 100 < 15 then 'near_poor' when n % 100 < 40 then 'average' else 'better_off' end cls,
  case when {chance("was", 80)} and n % 100 < 15 then case when n % 100 < 9 then 'poor' else 'near_poor' end when n % 100 in (20, 21, 22) then 'poor' when n % 100 in (23, 24) then 'near_poor' else '' end was,
  (array['xo-dang','ba-na','gie-trieng','gia-rai','kinh','kinh'])[1 + n % 6] people
from generate_series(0, {households} - 1) n join place p on p.seat = n % (select count(*) from place);
insert into registry_household (id, code, outside_code, village_id, unit_path, address, phone, registered_on, close_reason, head_name, head_is_woman, ethnicity_id, member_count, poverty_class, version, changed_at)
select n + 1, 'H' || lpad(n::text, 7, '0'), '', village, path, '', '', '2020-01-01', '', 'A Blưn ' || n, {chance("woman", 30)}, people, 4, '', 1, now() from home;
insert into registry_reviewcase (id, round_id, household_id, village_id, unit_path, origin, request_reason, state, opening_class, opening_members, arrival, was_poor_before, head_name, ethnicity_id,
  members, area, head_is_woman, has_merit, has_no_labour, has_social_protection, is_indigenous, deprivations, unknown_deprivations, missing, poverty_class, route, second_class, children,
  children_malnourished, children_uninsured, children_out_of_school, surveyor, refusal, version, changed_at, {columns})
select n + 1, (select max(id) from registry_reviewround), n + 1, village, path, 'listed', '', 'agreed', was, case was when '' then 0 else 4 end, '', {chance("before", 20)}, 'A Blưn ' || n, people,
  3 + n % 4, 'rural', {chance("woman", 30)}, {chance("merit", 2)}, {chance("labour", 12)}, {chance("social", 9)}, people <> 'kinh', {count}, 0, '', cls, '', '', n % 4,
  (n % 4 > 0 and {chance("thin", 20)})::int, (n % 4 > 1 and {chance("card", 20)})::int, 0, '', '', 1, now(), {values}
from home;
insert into registry_person (id, full_name, sex, birth_year, ethnicity_id, unit_path, changed_at)
select n * 4 + m + 1, case when m % 2 = 0 then 'A Blưn ' else 'Y Nhiên ' end || n, case when m % 2 = 0 then 'male' else 'female' end, 1980 + m * 9, people, path, now()
from home, generate_series(0, 3) m where n % 100 < 15;
insert into registry_membership (household_id, person_id, relation, joined_on, leave_reason, unit_path)
select n + 1, n * 4 + m + 1, (array['head','spouse','child','child'])[m + 1], '2020-01-01', '', path from home, generate_series(0, 3) m where n % 100 < 15;
insert into registry_cell ({cells()}) select {cells()} from registry_cells_recomputed;
set session_replication_role = origin;
select setval(pg_get_serial_sequence(t, 'id'), {households} * 4 + 10) from unnest(array['registry_household', 'registry_reviewcase', 'registry_person']) t;
analyze;
"""


def cells() -> str:
    from lalanh.registry.sql import make_cells

    return ", ".join((*make_cells.KEY, "unit_path", *make_cells.sums()))


def clock(label: str, work, budget: str = ""):
    began, own, server = time.perf_counter(), time.process_time(), served()
    found = work()
    spent = f"processor {time.process_time() - own:6.2f} s here, {served() - server:6.2f} s in the database"
    print(f"{label:62} {time.perf_counter() - began:8.3f} s; {spent} {budget}", flush=True)
    return found


def served() -> float:
    """Processor seconds of the database process behind the connection; 0 while there is none."""
    from django.db import connection

    if connection.connection is None:
        return 0.0
    file = pathlib.Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(file.read_text().split()[0]) / 1e9 if file.exists() else 0.0


def fill(server, households: int) -> None:
    from lalanh.kernel import scope
    from lalanh.kernel.actor import system
    from lalanh.units import load

    with scope.acting(system("bench"), "bench"):
        load.load_units(load.DATA / "units-kontum.csv")
    try:
        clock(f"filling {households} households", lambda: server.execute(world(households), "lalanh"))
    except subprocess.CalledProcessError as error:
        sys.exit(error.stderr)


def measure(households: int) -> None:
    from django.db import connection, transaction

    from lalanh.kernel import scope
    from lalanh.kernel.actor import system
    from lalanh.registry.figures import cases, choose, listpaper, lists, publish, read
    from lalanh.registry.models import Cell, ReviewCase
    from lalanh.units import queries as units

    by, day = system("bench"), __import__("datetime").date(2023, 11, 13)
    with transaction.atomic():
        scope.enter(by)
        province = units.unit_at_path("vn.62")
        round_ = choose.round_of_year(by, province.path, 2023)
        print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"cells: {Cell.objects.count()}; cases: {ReviewCase.objects.count()}")
        every = choose.all_tables(round_)
        clock("tables 1-13, all districts and communes: read", lambda: read.tables(by, round_, every, province))
        began, own, server = time.perf_counter(), time.process_time(), served()
        book = clock(
            "tables 1-13 as one XLSX: read and write", lambda: publish.workbook(by, round_, province, every, day)
        )
        sizes = [len(book)]
        for number in (14, 15):
            sizes.append(len(clock(f"table {number}, the list with members: read and write", lambda n=number: listpaper.workbook(
                n, lists.everything(by, round_, n, province, day), publish.heading(round_, province, day)))))  # fmt: skip
        took = time.perf_counter() - began
        spent = f"processor {time.process_time() - own:.2f} s here, {served() - server:.2f} s in the database"
        print(f"{'the whole statutory set (budget 10 s)':62} {took:8.3f} s; {spent}; bytes {sizes}")
        rows = cases.of_figure(by, round_, choose.table(round_, 1), "3", 0, province)
        first = clock("first page of the poor households", lambda: cases.page(rows))
        deep = rows.order_by("unit_path", "pk")[first.total - 100 :][0]
        clock("a deep page of them", lambda: cases.page(rows, f"{deep.unit_path}:{deep.pk}"))
    times = []
    for n in range(200):
        with transaction.atomic():
            scope.enter(by)
            case = ReviewCase.objects.get(pk=1 + n * 97 % households)
            commune = units.unit_at_path(case.unit_path.rpartition(".")[0])
            with connection.execute_wrapper(timer := _Timer()):
                case.members = case.members + 1
                case.save(update_fields=["members"])
                read.figures(by, round_, choose.table(round_, 1), commune)
        times.append(timer.spent)
    print(f"{'one edit + the dashboard of its commune, database time, median':62} {statistics.median(times) * 1000:8.1f} ms (budget 20 ms); p95 {statistics.quantiles(times, n=20)[-1] * 1000:.1f} ms")  # fmt: skip


class _Timer:
    """Time spent in the database by the statements between."""

    def __init__(self) -> None:
        self.spent = 0.0

    def __call__(self, execute, sql, params, many, context):
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.spent += time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--households", type=int, default=600_000)
    parser.add_argument("--data", type=pathlib.Path)
    parser.add_argument("--keep", action="store_true")
    arguments = parser.parse_args()
    data = (arguments.data or pathlib.Path(tempfile.mkdtemp(prefix="lalanh-figures-"))).absolute()
    data.mkdir(parents=True, exist_ok=True)
    data.chmod(0o755)  # else the database of a root moves to a place outside, which nobody would clear
    for name in [key for key in os.environ if key.startswith(("LALANH_", "DATABASE_"))]:
        del os.environ[name]
    with database.prepare(data) as opened:
        assert opened.server
        try:
            if opened.server.execute("select count(*) from registry_reviewround", "lalanh") == "0":
                fill(opened.server, arguments.households)
            measure(arguments.households)
        finally:
            if opened.started_here:
                opened.server.stop()
            if not arguments.keep:
                shutil.rmtree(data, ignore_errors=True)


if __name__ == "__main__":
    main()

"""Writes cells_2.sql from the list of sums: `python -m lalanh.registry.sql.make_cells > lalanh/registry/sql/cells_2.sql`.

cells.sql is what migration 0002 made; 0003 replaced it: households that are gone stand apart, groups and unknown answers are
counted, a village whose path is rewritten keeps its cells, and a cell that falls to nothing is removed.
"""

INDICATORS = (
    "health_care", "employment", "dependents", "nutrition", "health_insurance", "adult_education", "child_schooling", "housing_quality",
    "housing_area", "water", "latrine", "telecom", "information_assets", "information_devices", "waste",
)  # fmt: skip
CAUSES = ("land", "capital", "labour", "tools", "knowledge", "skills", "illness", "other")
WISHES = ("health", "education", "production", "credit", "housing", "other")
KEY = ("round_id", "village_id", "ethnicity", "opening_class", "poverty_class", "movement", "deprived", "state", "gone")
GROUPS = ("is_minority", "has_merit", "has_no_labour")
"""The groups of table 8; they overlap."""
LISTED = "in ('poor', 'near_poor')"
BOTH = f"opening_class {LISTED} and poverty_class {LISTED} and arrival <> 'gone'"


def _of(condition: str, weight: str = "1") -> str:
    return f"case when {condition} then {weight} else 0 end"


def _answer(name: str) -> dict[str, str]:
    """What is asked about children, added up; and in how many households with children it is not known."""
    return {f"children_{name}": f"coalesce(children_{name}, 0)", f"unknown_{name}": _of(f"coalesce(children, 1) > 0 and children_{name} is null")}  # fmt: skip


def sums() -> dict[str, str]:
    """Column of the cell → what one case adds to it."""
    found = {
        "households": "1", "persons": "members", "opening_persons": _of(f"opening_class {LISTED}", "opening_members"),
        "gained_persons": _of(BOTH, "greatest(members - opening_members, 0)"), "lost_persons": _of(BOTH, "greatest(opening_members - members, 0)"),
        "minority": _of("is_minority"), "minority_persons": _of("is_minority", "members"),
        "indigenous": _of("is_indigenous"), "indigenous_persons": _of("is_indigenous", "members"), "woman_head": _of("head_is_woman"),
        "merit": _of("has_merit"), "merit_persons": _of("has_merit", "members"),
        "no_labour": _of("has_no_labour"), "no_labour_persons": _of("has_no_labour", "members"),
        "social": _of("has_social_protection"), "social_persons": _of("has_social_protection", "members"),
        "in_no_group": _of("not is_minority and not has_merit and not has_no_labour"),
        "in_no_group_persons": _of("not is_minority and not has_merit and not has_no_labour", "members"),
        "children": "coalesce(children, 0)", "children_unknown": _of("children is null"),
        "second_poor": _of("second_class = 'poor'"), "second_near_poor": _of("second_class = 'near_poor'"),
        "in_group": _of(" or ".join(GROUPS)), "in_group_persons": _of(" or ".join(GROUPS), "members"),
        "unknown_group": _of(" or ".join(f"{name} is null" for name in GROUPS)),
        "unknown_woman_head": _of("head_is_woman is null"), "unknown_merit": _of("has_merit is null"),
        "unknown_no_labour": _of("has_no_labour is null"), "unknown_indigenous": _of("is_indigenous is null"),
    }  # fmt: skip
    for name in ("malnourished", "uninsured", "out_of_school"):
        found |= _answer(name)
    found |= {f"dep_{name}": _of(f"dep_{name}") for name in INDICATORS}
    found |= {f"pdep_{name}": _of(f"dep_{name}", "members") for name in INDICATORS}
    found |= {f"udep_{name}": _of(f"dep_{name} is null") for name in INDICATORS}
    found |= {f"cause_{name}": _of(f"cause_{name}") for name in CAUSES}
    found |= {f"wish_{name}": _of(f"wish_{name}") for name in WISHES}
    return found


def _keyed(rows: str, sign: str = "") -> str:
    return (
        f"select c.*, {sign}1 sign, coalesce(c.ethnicity_id, '') ethnicity, not e.is_majority is_minority, c.arrival = 'gone' gone,"
        f" case when c.unknown_deprivations = 0 then coalesce(c.deprivations, -1) else -1 end deprived from {rows} c"
        " left join registry_ethnicity e on e.key = c.ethnicity_id"
    )


def _view(columns: dict[str, str], key: str) -> str:
    added = ", ".join(f"sum({how})::int {name}" for name, how in columns.items())
    return (
        "create view registry_cells_recomputed with (security_invoker = true) as"
        f" select {key}, max(unit_path)::varchar(200) unit_path, {added} from ({_keyed('registry_reviewcase')}) x group by {key};"
    )


def _function(verb: str, parts: tuple[tuple[str, str], ...], columns: dict[str, str], key: str) -> str:
    """One upsert a statement, keys in order (two writers lock alike); what adds up to nothing writes nothing."""
    union = " union all ".join(
        f"select {key}, unit_path, sign, " + ", ".join(f"sign * ({how}) {name}" for name, how in columns.items()) + f" from ({_keyed(rows, sign)}) x"
        for rows, sign in parts
    )  # fmt: skip
    net = f"row({', '.join(f'sum({name})' for name in columns)}) <> row({', '.join('0' for _ in columns)})"
    add = ", ".join(f"{name} = t.{name} + excluded.{name}" for name in columns)
    fallen = "" if verb == "insert" else (
        f"delete from registry_cell t using (select distinct {key} from ({_keyed('old_rows')}) x) k\n"
        f"where {' and '.join(f't.{name} = k.{name}' for name in KEY)} and t.households = 0;\n"
    )  # fmt: skip
    return (
        f"create or replace function registry_cells_{verb}() returns trigger language plpgsql security definer"
        " set search_path = pg_catalog, public as $$ begin\n"
        f"insert into registry_cell as t ({key}, unit_path, {', '.join(columns)})\n"
        f"select {key}, coalesce(max(unit_path) filter (where sign > 0), max(unit_path)), {', '.join(f'sum({name})' for name in columns)}\n"
        f"from ({union}) y group by {key} having {net} or min(unit_path) <> max(unit_path) order by {key}\n"
        f"on conflict ({key}) do update set unit_path = excluded.unit_path, {add};\n"
        f"{fallen}return null; end $$;"
    )


def text() -> str:
    columns, key = sums(), ", ".join(KEY)
    verbs = {
        "insert": (("new_rows", ""),), "delete": (("old_rows", "-"),), "update": (("new_rows", ""), ("old_rows", "-")),
    }  # fmt: skip
    return "\n".join([
        "-- Made by make_cells.py: do not edit.", "drop view registry_cells_recomputed;", _view(columns, key),
        *[_function(verb, parts, columns, key) for verb, parts in verbs.items()],
        "delete from registry_cell;",
        f"insert into registry_cell ({key}, unit_path, {', '.join(columns)}) select {key}, unit_path, {', '.join(columns)} from registry_cells_recomputed;",
    ]) + "\n"  # fmt: skip


if __name__ == "__main__":
    print(text(), end="")

"""Writes cells.sql from the list of sums: `python -m lalanh.registry.sql.make_cells > lalanh/registry/sql/cells.sql`."""

INDICATORS = (
    "health_care", "employment", "dependents", "nutrition", "health_insurance", "adult_education", "child_schooling", "housing_quality",
    "housing_area", "water", "latrine", "telecom", "information_assets", "information_devices", "waste",
)  # fmt: skip
CAUSES = ("land", "capital", "labour", "tools", "knowledge", "skills", "illness", "other")
WISHES = ("health", "education", "production", "credit", "housing", "other")
KEY = (
    "round_id",
    "village_id",
    "unit_path",
    "ethnicity",
    "opening_class",
    "poverty_class",
    "movement",
    "deprived",
    "state",
)
LISTED = "in ('poor', 'near_poor')"
BOTH = f"opening_class {LISTED} and poverty_class {LISTED} and arrival <> 'gone'"


def _of(condition: str, weight: str = "1") -> str:
    return f"case when {condition} then {weight} else 0 end"


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
        "children_malnourished": "coalesce(children_malnourished, 0)", "children_uninsured": "coalesce(children_uninsured, 0)",
        "children_out_of_school": "coalesce(children_out_of_school, 0)",
        "second_poor": _of("second_class = 'poor'"), "second_near_poor": _of("second_class = 'near_poor'"),
        "unknown_group": _of("is_minority is null or has_merit is null or has_no_labour is null"),
    }  # fmt: skip
    found |= {f"dep_{name}": _of(f"dep_{name}") for name in INDICATORS}
    found |= {f"pdep_{name}": _of(f"dep_{name}", "members") for name in INDICATORS}
    found |= {f"udep_{name}": _of(f"dep_{name} is null") for name in INDICATORS}
    found |= {f"cause_{name}": _of(f"cause_{name}") for name in CAUSES}
    found |= {f"wish_{name}": _of(f"wish_{name}") for name in WISHES}
    return found


def _keyed(rows: str) -> str:
    return (
        f"select c.*, coalesce(c.ethnicity_id, '') ethnicity, not e.is_majority is_minority,"
        f" case when c.unknown_deprivations = 0 then coalesce(c.deprivations, -1) else -1 end deprived from {rows} c"
        " left join registry_ethnicity e on e.key = c.ethnicity_id"
    )


def text() -> str:
    columns, key = sums(), ", ".join(KEY)
    add = ", ".join(f"{name} = t.{name} + excluded.{name}" for name in columns)
    out = [
        "-- Made by make_cells.py: do not edit.",
        f"create or replace view registry_cells_recomputed with (security_invoker = true) as select {key}, "
        + ", ".join(f"sum({how})::int {name}" for name, how in columns.items())
        + f" from ({_keyed('registry_reviewcase')}) x group by {key};",
    ]
    for verb, parts in {
        "insert": (("new_rows", ""),), "delete": (("old_rows", "-"),), "update": (("new_rows", ""), ("old_rows", "-")),
    }.items():  # fmt: skip
        union = " union all ".join(
            f"select {key}, "
            + ", ".join(f"{sign}({how}) {name}" for name, how in columns.items())
            + f" from ({_keyed(rows)}) x"
            for rows, sign in parts
        )
        out.append(
            f"create or replace function registry_cells_{verb}() returns trigger language plpgsql security definer"
            " set search_path = pg_catalog, public as $$ begin\n"
            f"insert into registry_cell as t ({key}, {', '.join(columns)})\n"
            f"select {key}, {', '.join(f'sum({name})' for name in columns)} from ({union}) y group by {key} order by {key}\n"
            f"on conflict (round_id, village_id, ethnicity, opening_class, poverty_class, movement, deprived, state) do update set {add};\n"
            f"return null; end $$;"
        )
        refs = {"insert": "new table as new_rows", "delete": "old table as old_rows", "update": "old table as old_rows new table as new_rows"}[verb]  # fmt: skip
        out.append(
            f"create trigger cells_{verb} after {verb} on registry_reviewcase referencing {refs}"
            f" for each statement execute function registry_cells_{verb}();"
        )
    return "\n".join(out) + "\n"


if __name__ == "__main__":
    print(text(), end="")

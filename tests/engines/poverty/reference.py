"""Slow, plain and apart: the class of a household by trying every way to fill in what is not known.

Written from contracts/cli.md and domain/standards.md §1, §2.3 with their numbers, not from the engine or its YAML files.
"""

from fractions import Fraction
from itertools import product

INDICATORS = {
    "vn-2016": [
        "health_care",
        "health_insurance",
        "adult_education",
        "child_schooling",
        "housing_quality",
        "housing_area",
        "water",
        "latrine",
        "telecom",
        "information_assets",
    ],
    "vn-2022": [
        "employment",
        "dependents",
        "nutrition",
        "health_insurance",
        "adult_education",
        "child_schooling",
        "housing_quality",
        "housing_area",
        "water",
        "latrine",
        "telecom",
        "information_devices",
    ],
    "vn-2027": [
        "employment",
        "dependents",
        "nutrition",
        "health_insurance",
        "adult_education",
        "child_schooling",
        "housing_quality",
        "housing_area",
        "water",
        "latrine",
        "telecom",
        "waste",
    ],
}
LINES = {  # policy line, minimum-living line, average line
    ("vn-2016", "rural"): (700_000, 1_000_000, 1_500_000),
    ("vn-2016", "urban"): (900_000, 1_300_000, 1_950_000),
    ("vn-2022", "rural"): (1_500_000, None, 2_250_000),
    ("vn-2022", "urban"): (2_000_000, None, 3_000_000),
    ("vn-2027", "rural"): (2_200_000, None, None),
    ("vn-2027", "urban"): (2_800_000, None, None),
}
CUT_OFFS = {
    ("vn-2016", "rural"): (120, 150),
    ("vn-2016", "urban"): (140, 175),
    ("vn-2022", "rural"): (140,),
    ("vn-2022", "urban"): (175,),
    ("vn-2027", "rural"): (),
    ("vn-2027", "urban"): (),
}
BY_POINTS = "above by points"


def level(standard, area, income, b1):
    """poor, between, average, above or BY_POINTS; None when nothing tells."""
    line, upper, average = LINES[standard, area]
    cuts = CUT_OFFS[standard, area]
    if income is not None:
        if income <= line:
            return "poor"
        if upper is not None and income <= upper:
            return "between"
        if average is None:
            return BY_POINTS
        return "average" if income <= average else "above"
    if b1 is None or not cuts:
        return None
    if b1 <= cuts[0]:
        return "poor"
    if len(cuts) > 1 and b1 <= cuts[1]:
        return "between"
    return BY_POINTS


def verdict(standard, where, count):
    """Class and route when everything is known."""
    if where == "poor":
        if standard == "vn-2016":
            return "poor", "income"
        return ("poor", "both") if count >= 3 else ("near_poor", None)
    if where == "between":
        return ("poor", "deprivation") if count >= 3 else ("near_poor", None)
    return {"average": "average", "above": "better_off", BY_POINTS: "not_poor"}[where], None


def possible(standard, area, income, b1):
    where = level(standard, area, income, b1)
    if where is not None:
        return [where]
    every = [line for line in LINES[standard, area] if line is not None]
    return sorted({level(standard, area, one, None) for line in every for one in (line, line + 1)})


def slow(standard, area, income, b1, deprivations):
    """(class, route, known deprivations, b2, missing) of one household; `deprivations` maps every indicator to True, False, None."""
    keys = INDICATORS[standard]
    unknown = [key for key in keys if deprivations[key] is None]
    levels = possible(standard, area, income, b1)
    known = sum(deprivations[key] is True for key in keys)
    outcomes = {}
    for where in levels:
        for filled in product((False, True), repeat=len(unknown)):
            outcomes[where, filled] = verdict(standard, where, known + sum(filled))
    classes = {cls for cls, _ in outcomes.values()}
    if len(classes) == 1:
        (answer,) = set(outcomes.values())
        return (*answer, known, 10 * known, ())
    missing = [name for name in ("income", *unknown) if _matters(name, levels, unknown, outcomes)]
    return "unknown", None, known, 10 * known, tuple(missing)


def _matters(name, levels, unknown, outcomes):
    """Whether two completions that differ in `name` alone give two classes."""
    if name == "income":
        fills = {filled for _, filled in outcomes}
        return any(len({outcomes[where, filled][0] for where in levels}) > 1 for filled in fills)
    place = unknown.index(name)
    return any(
        outcomes[where, filled][0] != outcomes[where, (*filled[:place], not filled[place], *filled[place + 1 :])][0]
        for where, filled in outcomes
    )


def ratio(part, whole):
    return Fraction(part, whole) if whole else None


def measured(standard, households, k):
    """Alkire-Foster over persons in fractions, and the counts, of (members, class, deprivations) triples."""
    keys = INDICATORS[standard]
    full = [(n, d) for n, _, d in households if all(d[key] is not None for key in keys)]
    base = sum(n for n, _ in full)
    poor = [(n, d) for n, d in full if sum(d[key] for key in keys) >= k]
    q = sum(n for n, _ in poor)
    depth = sum(n * sum(d[key] for key in keys) for n, d in poor)
    found = {
        "households": len(households),
        "persons": sum(n for n, _, _ in households),
        **{
            f"{name}_households": sum(cls == name for _, cls, _ in households)
            for name in ("poor", "near_poor", "unknown")
        },
        "poor_persons": sum(n for n, cls, _ in households if cls == "poor"),
        "poor_rate": ratio(sum(cls == "poor" for _, cls, _ in households), len(households)),
        "measured_persons": base,
        "H": ratio(q, base),
        "A": ratio(depth, len(keys) * q),
        "M0": ratio(depth, len(keys) * base),
    }
    for key in keys:
        found[f"u_{key}"] = ratio(sum(n for n, d in full if d[key]), base)
        found[f"c_{key}"] = ratio(sum(n for n, d in poor if d[key]), base)
    return found

"""The 869 villages onto the map."""

from lalanh.registry.demo import bulk, places
from lalanh.registry.demo.book import Place
from lalanh.units import queries as units
from lalanh.units.names import place_key

SOURCE = "Dữ liệu minh họa: tên đặt ra, không phải danh mục thôn của tỉnh"


def write() -> dict[str, Place]:
    """Village code → its row. Villages that are there already stay."""
    parents = {unit.code: unit for unit in units.Unit.objects.filter(level=units.Level.COMMUNE, valid_to__isnull=False, path__startswith="vn.62.")}  # fmt: skip
    have = known()
    wanted = [one for one in places.villages() if one.code not in have]
    names = (
        "code",
        "name",
        "kind",
        "level",
        "parent_id",
        "area",
        "valid_from",
        "valid_to",
        "path",
        "source",
        "name_key",
    )
    rows = []
    for one in wanted:
        parent = parents[one.commune.code]
        path = f"{parent.path}.{one.number}"
        rows.append(
            (
                one.code, one.name, one.kind, units.Level.VILLAGE.value, parent.pk, parent.area, parent.valid_from, parent.valid_to, path, SOURCE,
                place_key(one.name),
            )
        )  # fmt: skip
    bulk.insert(units.Unit, names, rows)
    return known()


def known() -> dict[str, Place]:
    rows = units.Unit.objects.filter(level=units.Level.VILLAGE).values_list("code", "pk", "path")
    return {code: Place(pk, path) for code, pk, path in rows}

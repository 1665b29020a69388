"""The 869 villages onto the map."""

from collections.abc import Iterable, Sequence

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
    if wanted:
        _go_on(parents.values(), names)
    return known()


def _go_on(communes: Iterable[units.Unit], names: Sequence[str]) -> None:
    """Villages of communes that went on unchanged on 1/7/2025 go on with them; where the others went was not published."""
    for commune in communes:
        for link in commune.successors.filter(share=10_000).select_related("new"):
            old = list(units.Unit.objects.filter(parent=commune).order_by("path"))
            rows = [
                (
                    one.code, one.name, one.kind, one.level, link.new_id, link.new.area, link.on, None, f"{link.new.path}.{one.path.rpartition('.')[2]}", SOURCE,
                    one.name_key,
                )
                for one in old
            ]  # fmt: skip
            keys = bulk.insert(units.Unit, names, rows)
            for one, key in zip(old, keys, strict=True):
                one.successors.create(new_id=key, on=link.on, share=10_000, legal_basis=link.legal_basis, confidence="computed")  # fmt: skip


def known() -> dict[str, Place]:
    """Villages of the map before 1/7/2025, by code."""
    rows = units.Unit.objects.filter(level=units.Level.VILLAGE, path__startswith="vn.62.").values_list(
        "code", "pk", "path"
    )
    return {code: Place(pk, path) for code, pk, path in rows}

"""Who opens which page of the area, for rows of xã Đăk Tờ Re."""

from lalanh.kernel import scope
from lalanh.registry.imports import actions
from tests import factories
from tests.apps.registry import workbooks

IMPORTERS = "OFFICER LEADER"
TABLE: dict[str, str] = {
    "imports": IMPORTERS, "import-new": IMPORTERS, "import": IMPORTERS, "import-columns": IMPORTERS, "import-undo": IMPORTERS,
}  # fmt: skip
POST_ONLY: set[str] = {"import-check", "import-apply"}
ELSEWHERE: set[str] = {"import-template", "import-file", "import-errors"}
"""Workbooks; tests/web/test_imports.py asks who gets them."""


def build(world) -> None:
    """A list that was loaded, and one that waits; `world["commune"]` is the commune."""
    by = factories.actor("commune_officer", world["commune"])
    scope.enter(by)
    for key, rows in (("import_loaded", [workbooks.NHIEN]), ("import_waiting", [workbooks.DUC])):
        batch = actions.take_in(
            content=workbooks.book(*rows), name="danh sách.xlsx", kind="households", unit=world["commune"], by=by
        )
        village = world["commune"].children.filter(level="village").first() or factories.actions.add_village(
            name="1", kind="thôn", commune=world["commune"], by=by
        )
        mapping = actions.mapping_of(batch)
        columns = tuple(column for column in mapping.columns if column.key != "village")
        mapping = type(mapping)(mapping.sheet, mapping.header_line, columns, {"village": str(village.pk)})
        actions.choose(batch_id=batch.pk, mapping=mapping, by=by)
        actions.check(batch_id=batch.pk, by=by, on=factories.DAY)
        world[key] = batch.pk
    actions.apply(batch_id=world["import_loaded"], by=by, on=factories.DAY)


def address(name, world) -> str:
    fixed = {"imports": "/nhap-lieu/", "import-new": "/nhap-lieu/moi/"}
    place = {"import": "", "import-columns": "cot/"}
    if name in fixed:
        return fixed[name]
    if name == "import-undo":
        return f"/nhap-lieu/{world['import_loaded']}/huy/"
    return f"/nhap-lieu/{world['import_waiting']}/{place[name]}"

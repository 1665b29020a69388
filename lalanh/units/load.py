"""Units from a CSV: code, name, type, level, parent_code, area, valid_from, valid_to[, former_province].

History is never overwritten: a row that is there already must say the same, else the whole file is refused.
"""

import csv
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import transaction

from lalanh.base.errors import BadInput
from lalanh.base.text import nfc, squeeze
from lalanh.units.models import Body, BodyKind, Level, Unit, UnitLink
from lalanh.units.names import place_key

NATION = "vn"
DATA = Path(__file__).parent / "data"
COLUMNS = ("code", "name", "type", "level", "parent_code", "valid_from", "valid_to")
_DEPTH: dict[str, int] = {Level.PROVINCE: 0, Level.DISTRICT: 1, Level.COMMUNE: 2, Level.VILLAGE: 3}


@dataclass(slots=True)
class Loaded:
    """What a file brought."""

    units: int = 0
    known: int = 0
    bodies: int = 0
    links: int = 0
    problems: list[str] = field(default_factory=list)


def nation() -> Unit:
    """The root of the tree."""
    root, _ = Unit.objects.get_or_create(
        path=NATION,
        defaults={
            "code": NATION,
            "name": "Việt Nam",
            "kind": "",
            "level": Level.NATION,
            "name_key": place_key("Việt Nam"),
        },
    )
    return root


@transaction.atomic
def load_units(file: Path) -> Loaded:
    """All or nothing. Raises BadInput with the first twenty wrong lines."""
    loaded = Loaded()
    parents: dict[tuple[str, bool], Unit] = {}
    for line, row in sorted(_rows(file), key=lambda item: _DEPTH.get(item[1]["level"], 9)):
        try:
            _load_row(row, parents, loaded)
        except (BadInput, ValueError) as error:
            loaded.problems.append(f"dòng {line}: {error}")
    if loaded.problems:
        raise BadInput(f"{file.name}: " + "; ".join(loaded.problems[:20]))
    return loaded


def _rows(file: Path) -> list[tuple[int, dict[str, str]]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"Không đọc được {file}: cần tệp CSV bảng mã UTF-8 ({error.__class__.__name__}).")
    reader = csv.DictReader(text.splitlines())
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
    if missing:
        raise BadInput(f"{file.name} thiếu cột: {', '.join(missing)}.")
    return [(n, {k: squeeze(nfc(v or "")) for k, v in row.items() if k}) for n, row in enumerate(reader, 2)]


def _load_row(row: dict[str, str], parents: dict[tuple[str, bool], Unit], loaded: Loaded) -> None:
    if row["level"] not in _DEPTH or not row["code"] or not row["name"]:
        raise BadInput("cần mã, tên và cấp (province, district, commune, village)")
    start, end = _day(row["valid_from"]), _day(row["valid_to"])
    parent = nation() if row["level"] == Level.PROVINCE else parents.get((row["parent_code"], end is None))
    if parent is None:
        raise BadInput(f"không có đơn vị cấp trên mã {row['parent_code']!r} cùng thời gian")
    unit = Unit.objects.filter(level=row["level"], code=row["code"], valid_from=start).first()
    if unit is None:
        unit = Unit.objects.create(
            code=row["code"], name=row["name"], kind=row["type"], level=row["level"], parent=parent,
            area=row.get("area", ""), valid_from=start, valid_to=end, path=_free_path(parent, row["code"]),
            name_key=place_key(row["name"]), source=row.get("source", ""),
        )  # fmt: skip
        loaded.units += 1
        loaded.bodies += _give_committee(unit)
    else:
        _must_agree(unit, row, end, parent)
        loaded.known += 1
    parents[(unit.code, end is None)] = unit


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _free_path(parent: Unit, code: str) -> str:
    """Codes are reused: a second holder of a code under the same parent gets a suffix."""
    path, n = f"{parent.path}.{code}", 1
    while Unit.objects.filter(path=path).exists():
        n += 1
        path = f"{parent.path}.{code}-{n}"
    return path


def _must_agree(unit: Unit, row: dict[str, str], end: date | None, parent: Unit) -> None:
    if (unit.name, unit.kind, unit.valid_to, unit.parent_id) != (row["name"], row["type"], end, parent.pk):
        raise BadInput(
            f"mã {unit.code} đã có với tên {unit.full_name} (đến {unit.valid_to or 'nay'}); dữ liệu lịch sử không bị ghi đè"
        )


def _give_committee(unit: Unit) -> int:
    """Every unit with a government has its People's Committee by law (Luật Tổ chức chính quyền địa phương)."""
    if unit.level not in (Level.PROVINCE, Level.DISTRICT, Level.COMMUNE):
        return 0
    Body.objects.create(
        name=f"Ủy ban nhân dân {unit.full_name}", short_name=f"UBND {unit.full_name}", kind=BodyKind.COMMITTEE,
        unit=unit, valid_from=unit.valid_from, valid_to=unit.valid_to,
    )  # fmt: skip
    return 1


@transaction.atomic
def load_links(file: Path) -> int:
    """Successors from a CSV: level, old_code, new_code, on, share, legal_basis, confidence."""
    made = 0
    for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
        on = date.fromisoformat(row["on"])
        old = (
            Unit.objects.filter(level=row["level"], code=row["old_code"], valid_to__lt=on).order_by("-valid_to").first()
        )
        new = Unit.objects.filter(code=row["new_code"], valid_from=on, level=row["new_level"]).first()
        if old is None or new is None:
            raise BadInput(f"{file.name}: không có đơn vị {row['old_code']} hoặc {row['new_code']}.")
        _, fresh = UnitLink.objects.get_or_create(
            old=old, new=new,
            defaults={
                "on": on, "share": int(row["share"]) if row["share"] else None,
                "legal_basis": row["legal_basis"], "confidence": row["confidence"],
            },
        )  # fmt: skip
        made += fresh
    return made

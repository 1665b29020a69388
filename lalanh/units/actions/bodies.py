"""Bodies: new ones, learnt spellings, successions."""

from datetime import date

from lalanh.base.errors import BadInput, NotAllowed
from lalanh.base.text import nfc, squeeze
from lalanh.kernel.actor import Actor
from lalanh.units import access
from lalanh.units.models import Body, BodyAlias, BodyKind, BodySuccession, Level, Unit
from lalanh.units.roles import Permission


def create_body(
    *, name: str, kind: str, unit: Unit, by: Actor, valid_from: date | None = None, valid_to: date | None = None,
    function: str = "", short_name: str = "",
) -> Body:  # fmt: skip
    """A body at a unit that the actor reaches; also those who confirm plans may, for bodies that a plan names."""
    if not (access.can_edit_units(by) or by.may(Permission.PLAN_EDIT)):
        raise NotAllowed("Bạn không có quyền thêm cơ quan.")
    if not (by.reaches(unit.path) or by.under(unit.path)):
        raise NotAllowed(f"{unit.full_name} nằm ngoài địa bàn của bạn.")
    plain = squeeze(nfc(name))
    if not plain or len(plain) > 200:
        raise BadInput("Tên cơ quan phải có, không quá 200 chữ.")
    if kind not in BodyKind.values:
        raise BadInput("Hãy chọn loại cơ quan.")
    if valid_from and valid_to and valid_to < valid_from:
        raise BadInput("Ngày thôi hoạt động phải sau ngày thành lập.")
    row, _ = Body.objects.get_or_create(
        unit=unit, name=plain, valid_from=valid_from,
        defaults={"kind": kind, "function": squeeze(function), "short_name": squeeze(short_name), "valid_to": valid_to},
    )  # fmt: skip
    return row


def create_village_bodies(*, commune: Unit, on: date, by: Actor) -> list[Body]:
    """Each village of the commune on the day as a bearer of work of its own, once."""
    return [
        create_body(
            name=village.full_name[:1].upper() + village.full_name[1:], kind=BodyKind.VILLAGE, unit=village, by=by
        )
        for village in Unit.objects.at(on).filter(parent=commune, level=Level.VILLAGE).order_by("path")
        if not village.bodies.filter(kind=BodyKind.VILLAGE).exists()
    ]


def learn_alias(*, body: Body, unit: Unit, alias: str, by: Actor) -> None:
    """Remembers under which spelling plans of `unit` name the body."""
    if not by.may(Permission.PLAN_EDIT):
        raise NotAllowed("Bạn không có quyền ghi nhận tên gọi khác của cơ quan.")
    plain = squeeze(nfc(alias))[:200]
    if plain and plain.casefold() != body.name.casefold():
        BodyAlias.objects.get_or_create(body=body, unit=unit, alias=plain, defaults={"learnt_by": by.user_id})


def record_succession(
    *, old: Body, new: Body, on: date, legal_basis: str, by: Actor, function: str = ""
) -> BodySuccession:
    """`new` takes over from `old` on the day by the named instrument; the old one ends the day before if it is still open."""
    access.check_can_edit_units(by)
    if old.pk == new.pk:
        raise BadInput("Cơ quan kế thừa phải khác cơ quan cũ.")
    if not legal_basis.strip():
        raise BadInput("Hãy ghi văn bản làm căn cứ cho việc kế thừa.")
    if not (by.reaches(old.unit.path) and by.reaches(new.unit.path)):
        raise NotAllowed("Cơ quan nằm ngoài địa bàn của bạn.")
    row, _ = BodySuccession.objects.get_or_create(
        old=old, new=new, function=squeeze(function), defaults={"on": on, "legal_basis": squeeze(legal_basis)}
    )
    return row

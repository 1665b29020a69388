"""Villages: the one level of the map that communes keep themselves."""

from datetime import date

from lalanh.base.errors import BadInput, NotAllowed
from lalanh.base.text import nfc, squeeze
from lalanh.kernel.actor import Actor
from lalanh.units.models import Level, Unit
from lalanh.units.names import place_key
from lalanh.units.roles import Permission

KINDS = ("thôn", "làng", "tổ dân phố", "khối phố", "xóm", "bản", "buôn", "ấp")


def add_village(
    *, name: str, kind: str, commune: Unit, by: Actor, valid_from: date | None = None, code: str = ""
) -> Unit:
    """A village below a commune. Its code is the commune's with a number of two digits, unless one is given."""
    if not (by.may(Permission.UNITS_EDIT) or by.may(Permission.REVIEW_RUN)):
        raise NotAllowed("Bạn không có quyền thêm thôn.")
    if not by.reaches(commune.path) or commune.level != Level.COMMUNE:
        raise NotAllowed("Thôn phải thuộc một xã, phường, thị trấn trong địa bàn của bạn.")
    plain = squeeze(nfc(name))
    if not plain or len(plain) > 120 or kind not in KINDS:
        raise BadInput(f"Hãy nhập tên thôn và chọn loại: {', '.join(KINDS)}.")
    siblings = Unit.objects.filter(parent=commune)
    if siblings.filter(name_key=place_key(plain), kind=kind, valid_to=None).exists():
        raise BadInput(f"{commune.full_name} đã có {kind} {plain}.")
    number = code or f"{siblings.count() + 1:02d}"
    if siblings.filter(path=f"{commune.path}.{number}").exists():
        raise BadInput(f"Mã thôn {number} đã dùng ở {commune.full_name}.")
    return Unit.objects.create(
        code=f"{commune.code}-{number}", name=plain, kind=kind, level=Level.VILLAGE, parent=commune, area=commune.area,
        valid_from=valid_from or commune.valid_from, valid_to=commune.valid_to, path=f"{commune.path}.{number}", name_key=place_key(plain),
    )  # fmt: skip

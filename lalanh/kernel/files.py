"""Documents as they came in: bytes on disk under their hash, one row that says whose they are."""

import hashlib
import os
import pathlib
import re

from django.conf import settings

from lalanh.base.errors import BadInput, NotFound
from lalanh.kernel.actor import Actor
from lalanh.kernel.models import StoredFile

LIMIT = 20 * 1024 * 1024
_UNSAFE = re.compile(r"[^\w\s.,()'&+-]", re.UNICODE)


def _place(digest: str) -> pathlib.Path:
    return pathlib.Path(settings.FILES) / digest[:2] / digest


def store(*, content: bytes, name: str, media_type: str, unit_path: str, by: Actor) -> StoredFile:
    """Keeps `content` once (same bytes, same place) and returns its row. Raises BadInput over 20 MB or empty."""
    if not content:
        raise BadInput("Tệp rỗng: hãy chọn tệp có nội dung.")
    if len(content) > LIMIT:
        raise BadInput("Tệp lớn hơn 20 MB: hãy chia nhỏ hoặc nén ảnh trong tệp rồi gửi lại.")
    digest = hashlib.sha256(content).hexdigest()
    place = _place(digest)
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        half = place.with_suffix(f".{os.getpid()}.part")
        half.write_bytes(content)
        half.replace(place)
    safe = _UNSAFE.sub("_", pathlib.PurePath(name.replace("\\", "/")).name)[:200] or "tep"
    return StoredFile.objects.create(
        sha256=digest, name=safe, media_type=media_type, size=len(content), unit_path=unit_path, stored_by=by.user_id
    )


def open_to_below(file_id: int) -> None:
    """The document of an issued plan is read by the units below too."""
    StoredFile.objects.filter(pk=file_id).update(is_issued=True)


def load(actor: Actor, file_id: int) -> tuple[StoredFile, bytes]:
    """The row and its bytes, if it lies in the actor's reach. Raises NotFound; a file whose bytes changed is refused."""
    row = StoredFile.objects.filter(pk=file_id).first()
    if row is None or not (actor.reaches(row.unit_path) or (row.is_issued and actor.under(row.unit_path))):
        raise NotFound("Không có tệp này.")
    place = _place(row.sha256)
    if not place.exists() or hashlib.sha256(content := place.read_bytes()).hexdigest() != row.sha256:
        raise NotFound("Tệp gốc đã mất hoặc bị thay đổi ngoài hệ thống: hãy báo người quản trị.")
    return row, content

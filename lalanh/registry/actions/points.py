"""B1 point tables: loaded as data with source, zone, area and check total; locked before they count; answers of a household."""

import csv
import re
from collections.abc import Mapping

from django.db import connection, transaction
from django.db.models import Sum
from django.utils import timezone

from lalanh.base.errors import BadInput, NotAllowed, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.engines.poverty import load
from lalanh.engines.poverty.facts import Area
from lalanh.kernel.actor import Actor
from lalanh.registry.models import PointItem, PointTable, ReviewCase, Survey, SurveyPoint
from lalanh.registry.queries import tables
from lalanh.units.roles import Permission

LIMIT = 500
_POINTS = re.compile(r"-?\d{1,4}", re.ASCII)


def _check_may(by: Actor) -> None:
    if not by.may(Permission.POINTS_EDIT):
        raise NotAllowed("Chỉ chuyên viên cấp tỉnh được nạp bảng điểm.")


def read_rows(text: str) -> list[tuple[str, str, int]]:
    """Lines "câu hỏi;trả lời;điểm" (or with tabs). Raises BadInput with the first wrong line."""
    lines = [line for line in nfc(text).splitlines() if line.strip()]
    if not lines or len(lines) > LIMIT:
        raise BadInput(f"Hãy dán từ 1 đến {LIMIT} dòng, mỗi dòng: câu hỏi; trả lời; điểm.")
    mark = "\t" if "\t" in lines[0] else ";"
    rows = []
    for number, cells in enumerate(csv.reader(lines, delimiter=mark), 1):
        parts = [squeeze(cell) for cell in cells]
        if len(parts) != 3 or not parts[0] or not parts[1] or not _POINTS.fullmatch(parts[2]):
            raise BadInput(f"Dòng {number}: cần đúng ba phần “câu hỏi; trả lời; điểm”, điểm là số nguyên dưới 10.000.")
        rows.append((parts[0][:200], parts[1][:300], int(parts[2])))
    if len({row[:2] for row in rows}) != len(rows):
        raise BadInput("Có câu trả lời lặp lại trong cùng một câu hỏi.")
    return rows


@transaction.atomic
def load_table(
    *, standard: str, zone: str, area: str, source: str, check_total: int, text: str, by: Actor
) -> PointTable:
    """A table as a draft. The sum of its points must equal the total that the person counted from the circular."""
    _check_may(by)
    load.standard(standard)
    if area not in list(Area) or not squeeze(zone) or not squeeze(source):
        raise BadInput("Hãy ghi vùng, khu vực và văn bản nguồn của bảng điểm.")
    rows = read_rows(text)
    total = sum(points for _, _, points in rows)
    if total != check_total:
        raise BadInput(
            f"Tổng điểm các dòng là {total}, khác tổng kiểm tra {check_total}. Hãy đối chiếu lại với văn bản."
        )
    made = PointTable.objects.create(
        standard=standard, zone=squeeze(zone)[:40], area=area, source=squeeze(source)[:250], check_total=check_total, loaded_by=by.user_id,
        unit_path=by.path,
    )  # fmt: skip
    for n, (question, answer, points) in enumerate(rows, 1):
        PointItem.objects.create(
            table=made, question=question, answer=answer, points=points, ordinal=n, unit_path=by.path
        )
    return made


@transaction.atomic
def lock_table(*, table_id: int, by: Actor) -> PointTable:
    """From now on surveys use it, and nobody changes it. Refused when another is locked for the same zone and area."""
    row = _own(table_id, by)
    with connection.cursor() as cursor:  # of two who lock at once the later sees the earlier
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"point tables {row.unit_path}"])
    if PointTable.objects.filter(standard=row.standard, zone=row.zone, area=row.area, locked_at__isnull=False).exists():
        raise BadInput("Đã có bảng điểm được khóa cho chuẩn, vùng và khu vực này.")
    row.locked_at, row.locked_by, row.is_issued = timezone.now(), by.user_id, True
    row.save()
    row.items.update(is_issued=True)
    return row


@transaction.atomic
def discard_table(*, table_id: int, by: Actor) -> None:
    """Only a draft can go."""
    _own(table_id, by).delete()


def _own(table_id: int, by: Actor) -> PointTable:
    _check_may(by)
    row = PointTable.objects.select_for_update().filter(pk=table_id).first()
    if row is None or not by.reaches(row.unit_path):
        raise NotFound("Không có bảng điểm này.")
    if row.locked_at:
        raise NotAllowed("Bảng điểm đã khóa: không sửa, không bỏ được nữa.")
    return row


def choose(*, survey: Survey, case: ReviewCase, typed: Mapping[str, str]) -> None:
    """Takes over the chosen answers; B1 is their sum when every question is answered, else not known. Part of a save."""
    given = {name: value for name, value in typed.items() if name.startswith("point-")}
    table = tables.in_use(case.round.standard, case.area) if given else None
    if table is None:
        return
    items = {str(item.pk): item for item in table.items.all()}
    chosen = [items[value] for value in given.values() if value in items]
    if len({item.question for item in chosen}) != len(chosen):
        raise BadInput("Mỗi câu hỏi của bảng điểm chỉ có một câu trả lời.")
    survey.points.all().delete()
    for item in chosen:
        SurveyPoint.objects.create(survey=survey, item=item, unit_path=survey.unit_path)
    complete = len(chosen) == len({item.question for item in items.values()})
    total = survey.points.aggregate(total=Sum("item__points"))["total"]
    Survey.objects.filter(pk=survey.pk).update(b1=total if complete else None)

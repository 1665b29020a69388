"""Which household of the registry a line means: by its code, else by a member's number, else by the head's name (and village, and birth)."""

from __future__ import annotations

from django.db import connection

_SQL = """
with found as (
  select k.ordinal, h.id, 1 rank from import_key k join registry_household h on h.code = k.code or h.outside_code = k.code
  where k.code <> '' and h.closed_on is null and h.unit_path >= %(low)s and h.unit_path < %(high)s and (k.path = '' or h.unit_path = k.path)
  union
  select k.ordinal, h.id, 2 from import_key k join registry_identifier i on i.value = k.number join registry_person p on p.id = i.person_id and p.merged_into_id is null
  join registry_membership m on m.person_id = p.id and m.left_on is null join registry_household h on h.id = m.household_id
  where k.number <> '' and h.closed_on is null and h.unit_path >= %(low)s and h.unit_path < %(high)s
  union
  select k.ordinal, h.id, 3 from import_key k join registry_household h on h.head_fold = vn_fold(k.name) join registry_person p on p.id = h.head_id
  where k.is_head and k.name <> '' and h.closed_on is null and h.unit_path >= %(low)s and h.unit_path < %(high)s and (k.path = '' or h.unit_path = k.path)
    and (k.year is null or coalesce(p.birth_year, extract(year from p.birth_on)) is null or coalesce(p.birth_year, extract(year from p.birth_on)) = k.year)
)
select ordinal, array_agg(distinct id), bool_or(rank < 3) from (select *, min(rank) over (partition by ordinal) best from found) f where rank = best group by ordinal
"""


def households(unit_path: str) -> tuple[dict[int, int], dict[int, int]]:
    """(ordinal → household, ordinal → how many it might be when more than one)."""
    one: dict[int, int] = {}
    many: dict[int, int] = {}
    with connection.cursor() as cursor:
        cursor.execute(_SQL, {"low": unit_path, "high": unit_path + "/"})
        for ordinal, ids, _ in cursor.fetchall():
            if len(ids) == 1:
                one[ordinal] = ids[0]
            else:
                many[ordinal] = len(ids)
    return one, many


def sentence(ordinal: int, many: dict[int, int]) -> str:
    """Why a line has no household."""
    if ordinal in many:
        return f"Có {many[ordinal]} hộ khớp với dòng này. Hãy ghi mã hộ của sổ, hoặc số CCCD của chủ hộ."
    return "Không tìm thấy hộ này trong sổ. Hãy kiểm tra mã hộ, họ tên chủ hộ, thôn; hoặc nạp danh sách hộ trước."

"""The opening list of a round as two statements: who is on it now, and who was on the last one and is gone."""

from lalanh.registry.models import CAUSES, WISHES

_FALSE = [f"cause_{name}" for name in CAUSES] + [f"wish_{name}" for name in WISHES]
_KEPT = "ethnicity_id, head_is_woman, has_merit, has_no_labour, has_social_protection, is_indigenous"
_COLUMNS = f"""round_id, household_id, village_id, unit_path, origin, request_reason, state, opening_class, opening_members, arrival, was_poor_before,
  head_name, members, area, missing, poverty_class, route, second_class, surveyor, refusal, version, changed_at, changed_by, {_KEPT}, {", ".join(_FALSE)}"""
_BEFORE = """exists (select 1 from registry_classrecord r where r.household_id = {household} and r.poverty_class in ('poor', 'near_poor')
  and r.year < %(year)s and not exists (select 1 from registry_classrecord x where x.corrects_id = r.id))"""
_PLACES = """registry_roundvillage v join units_unit u on u.id = v.village_id left join units_unit p on p.id = u.parent_id
  where v.id = any(%(places)s)"""
_AREA = "coalesce(nullif(u.area, ''), nullif(p.area, ''), case when p.kind in ('phường', 'thị trấn') then 'urban' else 'rural' end)"

LIST = f"""
insert into registry_reviewcase ({_COLUMNS})
select v.round_id, h.id, v.village_id, h.unit_path, 'listed', '', 'listed', case when came.yes then '' else h.poverty_class end,
  case when came.yes then 0 else h.member_count end, case when came.yes then 'came' else '' end, {_BEFORE.format(household="h.id")},
  h.head_name, h.member_count, v.area, '', 'unknown', '', '', '', '', 1, now(), %(by)s,
  h.ethnicity_id, h.head_is_woman, h.has_merit, h.has_no_labour, h.has_social_protection, h.is_indigenous, {", ".join(["false"] * len(_FALSE))}
from (select v.round_id, v.village_id, {_AREA} as area from {_PLACES}) v
join registry_household h on h.village_id = v.village_id and h.closed_on is null and h.poverty_class in ('poor', 'near_poor')
cross join lateral (select %(since)s::date is not null and exists (select 1 from registry_householdlink l
  where l.new_id = h.id and l.kind in ('split', 'move') and l.on > %(since)s::date
    and (l.kind = 'split' or l.to_village_id = v.village_id and l.from_village_id <> v.village_id)) as yes) came
where not exists (select 1 from registry_reviewcase c where c.round_id = v.round_id and c.household_id = h.id and c.village_id = v.village_id)
order by h.unit_path, h.code
"""
GONE = f"""
insert into registry_reviewcase ({_COLUMNS})
select v.round_id, c.household_id, v.village_id, c.unit_path, 'listed', 'đã chuyển đi, nhập hộ hoặc không còn thành viên', 'dropped', c.poverty_class, c.members, 'gone', {_BEFORE.format(household="c.household_id")},
  c.head_name, c.members, v.area, '', 'unknown', '', '', '', '', 1, now(), %(by)s,
  {", ".join("c." + name.strip() for name in _KEPT.split(","))}, {", ".join(["false"] * len(_FALSE))}
from (select v.round_id, v.village_id, {_AREA} as area from {_PLACES}) v
join registry_reviewcase c on c.round_id = %(previous)s and c.village_id = v.village_id and c.state = 'decided' and c.poverty_class in ('poor', 'near_poor')
where not exists (select 1 from registry_household h where h.id = c.household_id and h.village_id = v.village_id and h.closed_on is null)
  and not exists (select 1 from registry_reviewcase d where d.round_id = v.round_id and d.household_id = c.household_id and d.village_id = v.village_id)
order by c.unit_path, c.id
"""
"""`was_poor_before` counts records that no correction replaced. A household that came or was split off since the last review
opens at nothing and counts as other increase; one that went counts as other decrease where it was listed."""

"""Statements behind the warnings of `queries.formalism`: the cases of a round beside those of the one before."""

from lalanh.registry.models import INDICATORS

LEAST = 3
"""Fewer households than this in a village show nothing."""
MOST = 500
_RANK = "case {0}.poverty_class when 'poor' then 0 when 'near_poor' then 1 else 2 end"
_SAME = " and ".join(f"c.dep_{name} is not distinct from p.dep_{name}" for name in INDICATORS)
_PAIRS = f"""
select c.id, c.village_id, c.head_name, p.poverty_class as was, c.poverty_class as is_now, p.income as income_before, c.income as income_now,
  p.deprivations as deprivations_before, c.deprivations as deprivations_now, ({_SAME}) as same_answers
from registry_reviewcase c join registry_reviewcase p on p.round_id = %(previous)s and p.household_id = c.household_id
where c.round_id = %(round)s and c.unit_path >= %(low)s and c.unit_path < %(high)s and c.state not in ('dropped', 'listed')
  and c.poverty_class <> 'unknown' and p.state = 'decided' and p.poverty_class in ('poor', 'near_poor') and {_RANK.format("c")} > {_RANK.format("p")}
"""
IMPROVED = f"""
select * from ({_PAIRS}) x where income_before is not null and income_now is not null and income_now <= income_before
  and deprivations_before is not null and deprivations_now is not null and deprivations_now >= deprivations_before
order by village_id, id limit {MOST}
"""
UNCHANGED = f"""
select village_id, count(*) as exits, count(*) filter (where same_answers) as same from ({_PAIRS}) x
group by village_id having count(*) filter (where same_answers) >= {LEAST} and 2 * count(*) filter (where same_answers) >= count(*)
order by village_id limit {MOST}
"""
QUOTA = f"""
select x.village_id, x.planned, y.exits from (
  select h.village_id, count(*) as planned from registry_exitregistration e join registry_household h on h.id = e.household_id
  where e.year = %(year)s and e.outcome <> 'withdrawn' and e.unit_path >= %(low)s and e.unit_path < %(high)s group by h.village_id) x
join (select c.village_id, count(*) as exits from registry_reviewcase c
  where c.round_id = %(round)s and c.unit_path >= %(low)s and c.unit_path < %(high)s and c.state in ('agreed', 'decided')
    and c.movement in ('poor_to_near', 'poor_to_above', 'near_to_above') group by c.village_id) y on y.village_id = x.village_id
where x.planned = y.exits and x.planned >= {LEAST} order by x.village_id limit {MOST}
"""
EXITS = """
select count(*) from registry_reviewcase where round_id = %(round)s and unit_path >= %(low)s and unit_path < %(high)s
  and state in ('agreed', 'decided') and opening_class = 'poor' and poverty_class not in ('poor', 'unknown')
"""

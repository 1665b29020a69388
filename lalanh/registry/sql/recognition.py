"""What a decision does to a commune's cases, each in one statement however many there are."""

_COMING = "coalesce(nullif(nullif(c.second_class, ''), 'unknown'), c.poverty_class)"
"""The class for the year after: by the second standard in a change-over, where it could be told."""
_WORDS = "case c.poverty_class when 'average' then 'hộ có mức sống trung bình' when 'better_off' then 'hộ trên mức sống trung bình' else 'không nghèo, không cận nghèo' end"  # fmt: skip

REFUSE = f"""
update registry_reviewcase c set state = 'refused', decision_id = %(decision)s, version = c.version + 1, changed_at = now(), changed_by = %(by)s,
  refusal = 'Kết quả rà soát: ' || {_WORDS} || '; không thuộc diện hộ nghèo, hộ cận nghèo.'
where c.round_id = %(round)s and c.village_id = any(%(villages)s) and c.state = 'agreed' and c.origin in ('requested', 'added')
  and c.opening_class not in ('poor', 'near_poor') and c.poverty_class not in ('poor', 'near_poor')
"""
DECIDE = """
update registry_reviewcase c set state = case c.state when 'refused' then 'refused' else 'decided' end, decision_id = %(decision)s,
  version = c.version + 1, changed_at = now(), changed_by = %(by)s
where c.round_id = %(round)s and c.village_id = any(%(villages)s) and c.decision_id is null and c.state in ('agreed', 'refused')
"""
RECORDS = """
insert into registry_classrecord (household_id, year, standard, poverty_class, source, decision_id, case_id, corrects_id, reason, "on", unit_path, written_at, written_by)
select c.household_id, r.year, s.standard, s.poverty_class, 'decision', c.decision_id, c.id, null, '', %(on)s, c.unit_path, now(), %(by)s
from registry_reviewcase c join registry_reviewround r on r.id = c.round_id
cross join lateral (values (r.standard, c.poverty_class), (r.second_standard, c.second_class)) s (standard, poverty_class)
where c.decision_id = %(decision)s and s.standard <> '' and s.poverty_class not in ('', 'unknown')
"""
HOUSEHOLDS = f"""
update registry_household h set poverty_class = {_COMING}, class_year = r.year, version = h.version + 1, changed_at = now(), changed_by = %(by)s
from registry_reviewcase c join registry_reviewround r on r.id = c.round_id
where c.decision_id = %(decision)s and c.poverty_class <> 'unknown' and h.id = c.household_id and h.unit_path = c.unit_path
  and (h.class_year is null or h.class_year <= r.year)
"""
PLEDGES = """
update registry_exitregistration e set outcome_on = %(on)s, changed_by = %(by)s,
  outcome = case when e.from_class = 'poor' and c.poverty_class <> 'poor' or e.from_class <> 'poor' and c.poverty_class not in ('poor', 'near_poor') then 'reached' else 'not_reached' end,
  outcome_note = 'theo quyết định ' || %(number)s
from registry_reviewcase c join registry_reviewround r on r.id = c.round_id
where c.decision_id = %(decision)s and e.household_id = c.household_id and e.year = r.year and e.outcome = 'open'
"""
_VALID = """with v as materialized (
select c.household_id, c.unit_path, x.id as record_id, x.poverty_class
from registry_reviewcase c join registry_reviewround r on r.id = c.round_id
cross join lateral (select x.id, x.poverty_class from registry_classrecord x
  where x.household_id = c.household_id and x.year = r.year and (x.case_id = c.id or x.source = 'correction')
    and not exists (select 1 from registry_classrecord y where y.corrects_id = x.id)
  order by (x.standard = r.second_standard) desc, x.id desc limit 1) x
where c.round_id = %(round)s and c.village_id = any(%(villages)s) and c.decision_id is not null
)"""
"""`v`: the record of each case that counts for the year after: not corrected, by the second standard where there is one.

Once, and household by household along the index: joined freely, a planner without statistics (a first round, all in one
transaction) has been seen to read it again for every certificate and to run into the limit of a statement."""
BOOKS = f"""
insert into registry_certificate (household_id, number, issued_on, withdrawn_on, withdrawal, unit_path, issued_by) {_VALID}
select v.household_id, to_char(%(last)s + row_number() over (order by v.unit_path, v.household_id), 'FM9999900') || '/GCN-HN.HCN', %(on)s, null, '', v.unit_path, %(by)s
from v where v.poverty_class in ('poor', 'near_poor') and not exists (select 1 from registry_certificate b where b.household_id = v.household_id)
"""
AGAIN = f"""{_VALID}
update registry_certificate b set withdrawn_on = null, withdrawal = '' from v
where b.household_id = v.household_id and b.withdrawn_on is not null and v.poverty_class in ('poor', 'near_poor')
"""
YEARS = f"""
insert into registry_certificateyear (certificate_id, year, record_id, signed_on, signer, unit_path) {_VALID}
select b.id, %(year)s, v.record_id, %(on)s, %(signer)s, v.unit_path from v join registry_certificate b on b.household_id = v.household_id
where v.poverty_class in ('poor', 'near_poor') and not exists (select 1 from registry_certificateyear y where y.record_id = v.record_id)
"""
WITHDRAW = f"""{_VALID}
update registry_certificate b set withdrawn_on = %(on)s, withdrawal = 'không còn là hộ nghèo, hộ cận nghèo theo kết quả rà soát' from v
where b.household_id = v.household_id and b.withdrawn_on is null and v.poverty_class not in ('poor', 'near_poor')
"""
LAST_NUMBER = """
select coalesce(max(substring(number from '^\\d+')::integer), 0) from registry_certificate where unit_path >= %s and unit_path < %s
"""

"""The list of a village: drawn from the registry, added on request, dropped or refused with a reason."""

from collections.abc import Sequence
from datetime import date

from django.db import connection, transaction
from django.db.models import F

from lalanh.base.errors import BadInput, Conflict, NotAllowed, NotFound
from lalanh.base.text import nfc, squeeze
from lalanh.kernel import scope
from lalanh.kernel.actor import Actor
from lalanh.registry import access, review_access
from lalanh.registry.actions import steps
from lalanh.registry.models import (
    LISTED,
    Arrival,
    CaseState,
    ClassRecord,
    Household,
    Origin,
    PovertyClass,
    ReviewCase,
    RoundKind,
    Step,
)
from lalanh.registry.models.rounds import RoundVillage
from lalanh.registry.queries import rounds as queries
from lalanh.registry.sql import listing
from lalanh.units import queries as units
from lalanh.units.roles import Permission

ADDING = (Step.LIST, Step.SURVEY, Step.CLASSIFICATION, Step.COMPLAINTS)
DROPS = {"moved": "chuyển đi nơi khác", "merged": "nhập vào hộ khác", "died": "không còn thành viên", "double": "ghi trùng", "withdrawn": "rút giấy đề nghị", "other": "lý do khác"}  # fmt: skip


@transaction.atomic
def draw_list(*, round_id: int, by: Actor, on: date, round_village_ids: Sequence[int] | None = None) -> int:
    """Puts every open household that is poor or near-poor now on the list of its village, for villages at the first step.

    Also those of the last review that moved or closed since: they are counted as gone. Returns how many lines were added
    (QĐ 24/2021/QĐ-TTg, Điều 5: households now on the list, and those that ask). A round within the year has no such list.
    """
    of = queries.review_round(by, round_id)
    access.check_can(by, Permission.REVIEW_RUN, by.path, review_access.RUN)
    access.check_is_open(of)
    if of.kind == RoundKind.AD_HOC:
        raise BadInput("Rà soát trong năm không lập lại danh sách: chỉ thêm hộ có giấy đề nghị (Mẫu 01, Mẫu 04).")
    places = (
        RoundVillage.objects.select_for_update(of=("self",))
        .filter(round=of, step=Step.LIST)
        .filter(units.inside(by.path, "unit_path"))
    )
    if round_village_ids is not None:
        places = places.filter(pk__in=round_village_ids)
    ids = list(places.values_list("pk", flat=True))
    if not ids:
        raise BadInput("Không còn thôn nào ở bước lập danh sách trong địa bàn của bạn.")
    since = of.previous.review_on if of.previous else None
    values = {"places": ids, "since": since, "year": of.year, "by": by.user_id, "previous": of.previous_id}
    with connection.cursor() as cursor:
        cursor.execute(listing.LIST, values)
        count = max(cursor.rowcount, 0)
        cursor.execute(listing.GONE, values)
    return count + max(cursor.rowcount, 0)


@transaction.atomic
def add(
    *, round_id: int, household_id: int, origin: str, by: Actor, on: date, request_on: date | None = None, reason: str = "",
    arrival: str = Arrival.NONE,
) -> ReviewCase:  # fmt: skip
    """A household on request (Mẫu 01, Mẫu 04) or by the steering committee. Raises BadInput, Conflict, NotAllowed."""
    of = queries.review_round(by, round_id)
    household = access.check_can_see_household(by, Household.objects.filter(pk=household_id).first())
    place = RoundVillage.objects.filter(round=of, village_id=household.village_id).first()
    if place is None:
        raise NotFound("Thôn của hộ này không có trong đợt rà soát.")
    place = steps.locked(place.pk, by)
    review_access.check_at_work(by, Permission.REVIEW_RUN, place, review_access.RUN)
    if place.step not in ADDING:
        raise NotAllowed(
            f"{place.village.full_name} đang ở bước “{place.get_step_display()}”: danh sách đã chốt, không thêm hộ được."
        )
    _check_origin(household, origin, request_on, reason, on)
    if (
        ReviewCase.objects.filter(round=of, household=household, village_id=household.village_id)
        .exclude(state=CaseState.DROPPED)
        .exists()
    ):
        raise Conflict(f"Hộ {household} đã có trong danh sách rà soát.")
    return _put(place, household, origin, arrival, request_on, reason, by)


def _check_origin(household: Household, origin: str, request_on: date | None, reason: str, on: date) -> None:
    if household.closed_on is not None:
        raise BadInput("Hộ này đã đóng sổ.")
    if origin not in (Origin.REQUESTED, Origin.EXIT_REQUESTED, Origin.ADDED):
        raise BadInput("Hãy chọn vì sao thêm hộ vào danh sách.")
    if origin != Origin.ADDED and request_on is None:
        raise BadInput("Hãy nhập ngày của giấy đề nghị.")
    if request_on and request_on > on:
        raise BadInput("Ngày của giấy đề nghị không được sau hôm nay.")
    if origin == Origin.ADDED and not reason.strip():
        raise BadInput("Hãy ghi lý do Ban Chỉ đạo bổ sung hộ này.")
    if origin == Origin.EXIT_REQUESTED and household.poverty_class not in LISTED:
        raise BadInput("Hộ này không đang là hộ nghèo, hộ cận nghèo nên không có gì để thoát.")


def _put(
    place: RoundVillage,
    household: Household,
    origin: str,
    arrival: str,
    request_on: date | None,
    reason: str,
    by: Actor,
) -> ReviewCase:
    listed = household.poverty_class in LISTED and arrival != Arrival.CAME
    values = {
        "unit_path": place.unit_path, "origin": origin, "request_on": request_on, "request_reason": squeeze(nfc(reason))[:300], "state": CaseState.LISTED,
        "opening_class": household.poverty_class if listed else "", "opening_members": household.member_count if listed else 0, "arrival": arrival,
        "was_poor_before": was_poor_before(household.pk, place.round.year), "head_name": household.head_name, "ethnicity": household.ethnicity,
        "members": household.member_count, "area": area_of(place), "head_is_woman": household.head_is_woman, "has_merit": household.has_merit,
        "has_no_labour": household.has_no_labour, "has_social_protection": household.has_social_protection, "is_indigenous": household.is_indigenous,
        "refusal": "", "changed_by": by.user_id,
    }  # fmt: skip
    made, _ = ReviewCase.objects.update_or_create(
        round=place.round, household=household, village_id=place.village_id, defaults=values
    )
    return made


def was_poor_before(household_id: int, year: int) -> bool:
    """Poor or near-poor in some year before, by records that no correction replaced."""
    return ClassRecord.objects.filter(
        household_id=household_id, year__lt=year, poverty_class__in=LISTED, corrected_by=None
    ).exists()


def area_of(place: RoundVillage) -> str:
    """Of the village, else of its commune; a ward or township is urban."""
    village, commune = place.village, place.village.parent
    if village.area or (commune and commune.area):
        return village.area or commune.area  # type: ignore[union-attr]
    return "urban" if commune and commune.kind in ("phường", "thị trấn") else "rural"


def locked(case_id: int, by: Actor) -> tuple[ReviewCase, RoundVillage]:
    """The case and its row of the board, both locked. Raises NotFound."""
    case = review_access.check_can_see_case(by, ReviewCase.objects.select_related("round").filter(pk=case_id).first())
    place = steps.locked(queries.place_of(case).pk, by)
    return ReviewCase.objects.select_for_update(of=("self",)).select_related("round").get(pk=case_id), place


@transaction.atomic
def drop(*, case_id: int, why: str, by: Actor, on: date, note: str = "", version: int | None = None) -> ReviewCase:
    """Takes a household off the list before the decision; one that was listed counts as other decrease."""
    case, place = locked(case_id, by)
    review_access.check_at_work(by, Permission.REVIEW_RUN, place, review_access.RUN)
    review_access.check_is_not_final(case)
    check_version(case, version)
    if why not in DROPS or (why == "other" and not note.strip()):
        raise BadInput("Hãy chọn và ghi rõ lý do đưa hộ khỏi danh sách.")
    if why == "withdrawn" and case.origin == Origin.LISTED:
        raise BadInput("Hộ này có trong danh sách không phải do giấy đề nghị: hãy chọn lý do khác.")
    reason = DROPS[why] + (f": {squeeze(nfc(note))}" if note.strip() else "")
    scope.explain(reason[:200])
    case.state, case.arrival, case.request_reason = CaseState.DROPPED, Arrival.GONE, reason[:300]
    case.version, case.changed_by = case.version + 1, by.user_id
    case.save(update_fields=["state", "arrival", "request_reason", "version", "changed_by", "changed_at"])
    return case


@transaction.atomic
def request_exit(
    *, case_id: int, request_on: date, by: Actor, on: date, reason: str = "", version: int | None = None
) -> ReviewCase:
    """A household on the list asks to be recognised as out of poverty (Mẫu 04): its line says so from then on."""
    case, place = locked(case_id, by)
    review_access.check_at_work(by, Permission.REVIEW_RUN, place, review_access.RUN)
    review_access.check_is_not_final(case)
    check_version(case, version)
    if case.opening_class not in LISTED:
        raise BadInput("Hộ này không đang là hộ nghèo, hộ cận nghèo nên không có gì để thoát.")
    if place.step not in ADDING:
        raise NotAllowed(f"{place.village.full_name} đang ở bước “{place.get_step_display()}”: danh sách đã chốt.")
    if request_on > on:
        raise BadInput("Ngày của giấy đề nghị không được sau hôm nay.")
    case.origin, case.request_on, case.request_reason = Origin.EXIT_REQUESTED, request_on, squeeze(nfc(reason))[:300]
    case.version, case.changed_by = case.version + 1, by.user_id
    case.save(update_fields=["origin", "request_on", "request_reason", "version", "changed_by", "changed_at"])
    return case


@transaction.atomic
def refuse(*, case_id: int, reason: str, by: Actor, on: date, version: int | None = None) -> ReviewCase:
    """A request (Mẫu 01) that the review did not bear out is answered in writing with the reason (QĐ 24/2021, Điều 5)."""
    case, place = locked(case_id, by)
    review_access.check_at_work(by, Permission.REVIEW_RUN, place, review_access.RUN)
    review_access.check_is_not_final(case)
    check_version(case, version)
    if case.origin not in (Origin.REQUESTED, Origin.ADDED):
        raise BadInput("Chỉ trả lời từ chối hộ có giấy đề nghị rà soát (Mẫu 01).")
    if case.poverty_class in (*LISTED, PovertyClass.UNKNOWN) or case.state not in (
        CaseState.CLASSIFIED,
        CaseState.AGREED,
    ):
        raise BadInput("Chỉ từ chối được khi hộ đã phân loại và kết quả không phải hộ nghèo, hộ cận nghèo.")
    if not reason.strip():
        raise BadInput("Hãy ghi lý do không công nhận: hộ có quyền biết.")
    case.state, case.refusal = CaseState.REFUSED, squeeze(nfc(reason))[:300]
    case.version, case.changed_by = case.version + 1, by.user_id
    case.save(update_fields=["state", "refusal", "version", "changed_by", "changed_at"])
    return case


def check_version(case: ReviewCase, version: int | None) -> None:
    if version is not None and version != case.version:
        raise Conflict(
            f"Vừa có người khác sửa hộ {case.head_name} (nay: {case.get_state_display()}). Hãy tải lại trang rồi làm tiếp."
        )


def set_state(cases: "units.QuerySet[ReviewCase]", state: str, by: Actor) -> int:
    """In one statement for any number of cases."""
    return cases.update(state=state, version=F("version") + 1, changed_by=by.user_id)

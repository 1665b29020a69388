"""Choices of the review with their words, for forms and pages."""

from lalanh.engines.poverty import load
from lalanh.registry.actions.cases import DROPS as DROPS
from lalanh.registry.models import CaseState, Movement, Origin, PostingPlace, PovertyClass, RoundKind, Step

ROUND_KINDS = {str(value): str(label).capitalize() for value, label in RoundKind.choices}
CLASSES = {str(value): str(label) for value, label in PovertyClass.choices if value != PovertyClass.UNKNOWN}
ADDED_ORIGINS = {str(one.value): str(one.label) for one in (Origin.REQUESTED, Origin.EXIT_REQUESTED, Origin.ADDED)}
POSTING_PLACES = {str(value): str(label) for value, label in PostingPlace.choices}
STATES = {str(value): str(label) for value, label in CaseState.choices}
MOVEMENTS = {str(value): str(label) for value, label in Movement.choices}
STEPS = {str(value): str(label) for value, label in Step.choices}
COLUMNS = {
    Step.LIST: "Danh sách", Step.SURVEY: "Khảo sát", Step.CLASSIFICATION: "Phân loại", Step.MEETING: "Họp dân", Step.POSTING: "Niêm yết",
    Step.COMPLAINTS: "Phúc tra", Step.OPINION: "Ý kiến", Step.DECISION: "Quyết định", Step.CERTIFICATES: "Giấy CN",
}  # fmt: skip
"""Heads of the board's columns."""
SLUGS = {
    Step.LIST: "danh-sach", Step.SURVEY: "khao-sat", Step.CLASSIFICATION: "phan-loai", Step.MEETING: "hop-dan", Step.POSTING: "niem-yet",
    Step.COMPLAINTS: "phan-anh", Step.OPINION: "y-kien", Step.DECISION: "quyet-dinh", Step.CERTIFICATES: "giay-chung-nhan",
}  # fmt: skip
"""A step in the address of a village's page."""
QUESTIONS = {
    Step.LIST: "Danh sách rà soát của thôn đã đủ chưa?", Step.SURVEY: "Đã khảo sát xong mọi hộ chưa?", Step.CLASSIFICATION: "Kết quả phân loại đã đúng chưa?",
    Step.MEETING: "Dân có thống nhất kết quả không?", Step.POSTING: "Kết quả đã niêm yết đủ ngày, đủ nơi chưa?", Step.COMPLAINTS: "Còn phản ánh nào chưa trả lời?",
    Step.OPINION: "Cơ quan có thẩm quyền có thống nhất không?", Step.DECISION: "Đã có quyết định công nhận chưa?",
    Step.CERTIFICATES: "Hộ đã nhận giấy chứng nhận chưa?",
}  # fmt: skip


def standards() -> dict[str, str]:
    """Key → short name of every standard that is shipped."""
    return {one.id: f"{one.short} ({one.years[0]}-{one.years[-1]})" for one in load.standards()}


def standard_name(key: str) -> str:
    return standards().get(key, key)

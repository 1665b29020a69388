"""What a household writes (Mẫu 01, Mẫu 04 of QĐ 24/2021/QĐ-TTg) and the written answer when it is not recognised."""

from datetime import date

from lalanh.base import dates
from lalanh.engines.documents import model
from lalanh.kernel.actor import Actor
from lalanh.registry.actions import reads
from lalanh.registry.models import ReviewCase
from lalanh.registry.papers import common
from lalanh.registry.queries import rounds


def request(by: Actor, case_id: int, today: date) -> model.Document:
    """Mẫu 01: giấy đề nghị rà soát hộ nghèo, hộ cận nghèo."""
    return _petition(
        by,
        case_id,
        "Giấy đề nghị rà soát hộ nghèo, hộ cận nghèo",
        "Mẫu số 01",
        "đề nghị rà soát và công nhận gia đình tôi là hộ nghèo, hộ cận nghèo",
    )


def exit_request(by: Actor, case_id: int, today: date) -> model.Document:
    """Mẫu 04: giấy đề nghị công nhận hộ thoát nghèo, hộ thoát cận nghèo."""
    return _petition(
        by,
        case_id,
        "Giấy đề nghị công nhận hộ thoát nghèo, hộ thoát cận nghèo",
        "Mẫu số 04",
        "đề nghị công nhận gia đình tôi thoát nghèo, thoát cận nghèo",
    )


def _petition(by: Actor, case_id: int, title: str, form: str, wish: str) -> model.Document:
    case = rounds.case(by, case_id)
    household, commune = case.household, common.commune_of(case.village)
    reads.log_read(by=by, what=form, unit_path=case.unit_path, household=household)
    kind, _, subject = title.partition(" đề nghị ")
    return model.Document(
        issuer="", symbol="", place=commune.name, kind=f"{kind} đề nghị", subject=subject, issued_on=case.request_on, year=case.round.year,
        addressees=(f"Chủ tịch {common.committee_of(commune)}",),
        blocks=(
            model.Paragraph(f"({form} ban hành kèm theo Quyết định số 24/2021/QĐ-TTg)", italic=True, align="center"),
            *common.applicant(by, household),
            model.Paragraph(f"Tôi {wish}.", align="left"),
            model.Paragraph(common.text(case.request_reason), lead="Lý do:", align="left"),
            model.Paragraph("Danh sách thành viên trong hộ gia đình:", align="left"),
            common.members(household.pk, case.request_on or case.round.opens_on),
            model.Paragraph("Tôi cam đoan những điều khai trên là đúng sự thật và chịu trách nhiệm về lời khai của mình."),
        ),
        signature=model.Signature("Người đề nghị", (), household.head_name),
    )  # fmt: skip


def refusal(by: Actor, case_id: int, today: date) -> model.Document:
    """The answer to a request that was not borne out, with the reason (QĐ 24/2021/QĐ-TTg, Điều 5)."""
    case = rounds.case(by, case_id)
    commune = common.commune_of(case.village)
    decided = case.decision
    asked = f" ngày {dates.numeric(case.request_on)}" if case.request_on else ""
    blocks = (
        model.Paragraph(f"{common.committee_of(commune)} nhận được giấy đề nghị{asked} của ông (bà) {case.head_name}, {case.village.full_name}, về việc rà soát hộ nghèo, hộ cận nghèo. Sau khi khảo sát, họp dân và niêm yết công khai trong đợt “{case.round.name}”, {common.committee_of(commune)} trả lời như sau:"),
        model.Paragraph(_result(case), lead="Kết quả rà soát:"),
        model.Paragraph(common.text(case.refusal), lead="Lý do không công nhận:"),
        model.Paragraph("Nếu không đồng ý, ông (bà) có quyền đề nghị giải thích, khiếu nại theo quy định của pháp luật, hoặc gửi giấy đề nghị rà soát lần khác khi hoàn cảnh gia đình thay đổi"),
    )  # fmt: skip
    return model.Document(
        issuer=common.committee_of(commune), symbol="UBND", place=commune.name, kind="", subject="trả lời giấy đề nghị rà soát hộ nghèo, hộ cận nghèo",
        year=decided.signed_on.year if decided else common.year_of(case.round, today), addressees=(f"Ông (bà) {case.head_name}, {case.village.full_name}",), blocks=blocks,
        signature=model.Signature(decided.signer_title if decided else "Chủ tịch", ("TM. Ủy ban nhân dân",), decided.signer if decided else ""),
        recipients=(model.Recipient("Như trên"), model.Recipient(f"Trưởng {case.village.full_name}", "đ/b"), model.Recipient("VT", "lưu")),
    )  # fmt: skip


def _result(case: ReviewCase) -> str:
    words = common.result_words(case.poverty_class)
    if case.deprivations is not None and not case.unknown_deprivations:
        words += f"; thiếu hụt {case.deprivations} chỉ số dịch vụ xã hội cơ bản"
    return words + "."

"""Mẫu 02 of QĐ 24/2021/QĐ-TTg: the decision of the commune chairman with its lists; and the decision that corrects one."""

from collections.abc import Sequence
from datetime import date

from lalanh.base import numbers
from lalanh.engines.documents import model
from lalanh.kernel.actor import Actor
from lalanh.registry.actions import reads
from lalanh.registry.models import Decision, ReviewCase
from lalanh.registry.papers import common
from lalanh.registry.queries import minutes

_LISTED = (model.Column("Chủ hộ", 2.6), model.Column("Thôn", 2), model.Column("Số nhân khẩu", 1, "right"))
_LEFT = (model.Column("Chủ hộ", 2.6), model.Column("Thôn", 2), model.Column("Kết quả", 2.6))


def recognition(by: Actor, decision_id: int, today: date) -> model.Document:
    """Quyết định công nhận danh sách hộ nghèo, hộ cận nghèo, hộ thoát nghèo, hộ thoát cận nghèo."""
    found = minutes.decision(by, decision_id)
    if found.is_correction:
        return _correction(by, found)
    lists = minutes.recognised(by, found)
    reads.log_read(
        by=by,
        what="quyết định công nhận",
        unit_path=found.unit_path if by.reaches(found.unit_path) else by.path,
        rows=len(lists.poor) + len(lists.near_poor),
    )
    articles = (
        f"Điều 1. Công nhận {_households(lists.poor)} nghèo và {_households(lists.near_poor)} cận nghèo của {found.unit.full_name} theo kết quả {found.round.name.lower()}, gồm {numbers.integer(lists.persons)} nhân khẩu (danh sách tại Phụ lục I và Phụ lục II).",
        f"Điều 2. Công nhận {_households(lists.left)} thoát nghèo, thoát cận nghèo (danh sách tại Phụ lục III).",
        "Điều 3. Hộ có tên trong danh sách được cấp giấy chứng nhận và hưởng chính sách theo quy định; hộ thoát nghèo, thoát cận nghèo nộp lại giấy chứng nhận đã cấp.",
        "Điều 4. Quyết định này có hiệu lực kể từ ngày ký. Văn phòng Ủy ban nhân dân, các bộ phận chuyên môn, trưởng thôn và các hộ có tên trong danh sách chịu trách nhiệm thi hành",
    )  # fmt: skip
    annexes = (
        model.Annex("Danh sách hộ nghèo", (common.numbered([_row(case) for case in lists.poor], _LISTED),)),
        model.Annex("Danh sách hộ cận nghèo", (common.numbered([_row(case) for case in lists.near_poor], _LISTED),)),
        model.Annex("Danh sách hộ thoát nghèo, hộ thoát cận nghèo", (common.numbered([(c.head_name, c.village.full_name, common.outcome(c)) for c in lists.left], _LEFT),)),
    )  # fmt: skip
    subject = "Công nhận danh sách hộ nghèo, hộ cận nghèo, hộ thoát nghèo, hộ thoát cận nghèo"
    return _decision(found, f"{subject} năm {found.round.year}", articles, annexes)


def _households(rows: Sequence[ReviewCase]) -> str:
    return f"{numbers.integer(len(rows))} hộ"


def _row(case: ReviewCase) -> tuple[str, ...]:
    return case.head_name, case.village.full_name, str(case.members)


def _correction(by: Actor, found: Decision) -> model.Document:
    rows = [row for row in minutes.corrections(found) if by.reaches(row.unit_path)]
    table = common.numbered(
        [(row.household.head_name, row.household.village.full_name, common.result_words(row.corrects.poverty_class) if row.corrects else "", common.result_words(row.poverty_class)) for row in rows],
        (model.Column("Chủ hộ", 2.2), model.Column("Thôn", 1.6), model.Column("Đã công nhận", 2), model.Column("Nay đính chính", 2)),
    )  # fmt: skip
    reason = rows[0].reason if rows else ""
    articles = (
        f"Điều 1. Đính chính kết quả của {len(rows)} hộ trong {found.round.name.lower()} (danh sách tại Phụ lục). Lý do: {reason}",
        "Điều 2. Số liệu đã công bố của đợt rà soát giữ nguyên; kết quả đính chính được ghi vào sổ hộ kể từ ngày ký và tính vào đợt rà soát sau.",
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Các bộ phận chuyên môn, trưởng thôn và các hộ có tên chịu trách nhiệm thi hành",
    )
    return _decision(found, f"Đính chính kết quả rà soát hộ nghèo, hộ cận nghèo năm {found.round.year}", articles, (model.Annex("Danh sách hộ được đính chính", (table,)),))  # fmt: skip


def _decision(
    found: Decision, subject: str, articles: Sequence[str], annexes: tuple[model.Annex, ...]
) -> model.Document:
    number, symbol = common.split_number(found.number)
    agreed = found.opinion
    bases = [
        "Căn cứ Luật Tổ chức chính quyền địa phương", common.LAW,
        f"Căn cứ ý kiến thống nhất của {agreed.authority}{f' tại văn bản số {agreed.answer_document}' if agreed.answer_document else ''}" if agreed else "",
        f"Theo đề nghị của Ban Chỉ đạo rà soát hộ nghèo, hộ cận nghèo {found.unit.full_name}",
    ]  # fmt: skip
    blocks = [model.Paragraph("QUYẾT ĐỊNH:", bold=True, align="center")]
    for article in articles:
        lead, _, rest = article.partition(". ")
        blocks.append(model.Paragraph(rest, lead=f"{lead}."))
    return model.Document(
        issuer=common.committee_of(found.unit), symbol=symbol, number=number, place=found.unit.name, kind="Quyết định", subject=subject, issued_on=found.signed_on,
        decider=f"Chủ tịch {common.committee_of(found.unit)}",
        bases=tuple(filter(None, bases)), blocks=tuple(blocks), signature=model.Signature(found.signer_title.capitalize(), (), found.signer),
        recipients=(model.Recipient("Như Điều cuối"), model.Recipient("Ban Chỉ đạo rà soát cấp trên", "b/c"), model.Recipient("VT", "lưu")), annexes=annexes,
    )  # fmt: skip

"""The list that hangs on the wall, with the fields that the purpose needs and no other, and the letter to the authority.

Public lists: Luật 91/2025/QH15, Điều 16 (fitting fields only); no number, ethnicity, health or age stands on them.
"""

from collections import Counter
from datetime import date

from lalanh.base import dates
from lalanh.engines.documents import model
from lalanh.kernel.actor import Actor
from lalanh.registry.models import ReviewCase
from lalanh.registry.papers import common
from lalanh.registry.queries import board, minutes, rounds


def posting(by: Actor, round_village_id: int, today: date) -> model.Document:
    """Danh sách niêm yết kết quả rà soát của một thôn: name, result, and where to complain. Dated on the first day that it hung."""
    place = rounds.round_village(by, round_village_id)
    commune = common.commune_of(place.village)
    lines = list(minutes.posted(place))
    standing = board.line(place, today).standing.tally.postings
    spans = {row.get_place_display(): (row.from_on, row.to_on) for row in minutes.postings(place)[::-1]}
    blocks = [
        model.Paragraph(f"{common.committee_of(commune)} niêm yết công khai kết quả rà soát hộ nghèo, hộ cận nghèo ({place.round.name}) của {place.village.full_name}, đã được họp dân thống nhất:"),
        common.numbered([_public(case) for case in lines], (model.Column("Chủ hộ", 2.5), model.Column("Kết quả rà soát", 3), model.Column("Ghi chú", 1.5)), empty="Thôn không có hộ nào trong danh sách."),
        *[model.Paragraph(f"từ ngày {dates.numeric(start)} đến hết ngày {dates.numeric(end)}.", lead=f"Niêm yết tại {where}") for where, (start, end) in spans.items()],
        model.Paragraph(f"Ai thấy kết quả chưa đúng hoặc còn sót hộ thì báo trưởng thôn hoặc {common.committee_of(commune)} trong thời gian niêm yết để phúc tra và được trả lời"),
    ]  # fmt: skip
    return model.Document(
        issuer=common.committee_of(commune), symbol="TB-UBND", place=commune.name, kind="Thông báo",
        subject=f"Niêm yết kết quả rà soát hộ nghèo, hộ cận nghèo năm {place.round.year} của {place.village.full_name}", issued_on=min((start for start, _ in standing.values()), default=None), year=common.year_of(place.round, today),
        blocks=tuple(blocks),
        signature=model.Signature("Chủ tịch", ("TM. Ủy ban nhân dân",)), recipients=(model.Recipient(f"Nhân dân {place.village.full_name}"), model.Recipient("VT", "lưu")),
    )  # fmt: skip


def _public(case: ReviewCase) -> tuple[str, ...]:
    return case.head_name, common.outcome(case), "đang phúc tra" if case.state == "suspended" else ""


def submission(by: Actor, opinion_id: int, today: date) -> model.Document:
    """Tờ trình xin ý kiến về kết quả rà soát of a commune, by village."""
    asked = minutes.opinion(by, opinion_id)
    of, commune = asked.round, asked.unit
    places = [place for place in rounds.villages(by, of, commune.path) if place.opinion_id == asked.pk]
    tallies = [(line.place, line.standing.tally) for line in board.lines_of(places, today)]
    rows = [
        (place.village.full_name, str(t.opening_poor), str(t.opening_near_poor), str(t.poor), str(t.near_poor))
        for place, t in tallies
    ]
    total = Counter[str]()
    for _, t in tallies:
        total.update({"a": t.opening_poor, "b": t.opening_near_poor, "c": t.poor, "d": t.near_poor})
    columns = (
        model.Column("Thôn", 2.5), model.Column("Hộ nghèo", 1, "right", "Đầu kỳ"), model.Column("Hộ cận nghèo", 1, "right", "Đầu kỳ"),
        model.Column("Hộ nghèo", 1, "right", "Kết quả"), model.Column("Hộ cận nghèo", 1, "right", "Kết quả"),
    )  # fmt: skip
    table = common.numbered(rows, columns, empty="Chưa có thôn nào trong tờ trình này.")
    if isinstance(table, model.Table):
        table = model.Table(
            table.columns, (*table.rows, model.Row(("", "Cộng", *(str(total[key]) for key in "abcd")), bold=True))
        )
    number, symbol = common.split_number(asked.asked_document)
    return model.Document(
        issuer=common.committee_of(commune), symbol=symbol if number is not None else "TTr-UBND", number=number, place=commune.name, kind="Tờ trình",
        subject=f"Xin ý kiến về kết quả rà soát hộ nghèo, hộ cận nghèo năm {of.year}", issued_on=asked.asked_on, addressees=(asked.authority,), bases=(common.LAW,),
        blocks=(
            model.Paragraph(f"{common.committee_of(commune)} đã hoàn thành khảo sát, họp dân, niêm yết công khai và giải quyết phản ánh tại {len(places)} thôn ({of.name}). Kết quả như sau:"),
            table,
            model.Paragraph(f"Kính trình {asked.authority} xem xét, cho ý kiến trước ngày {dates.numeric(asked.due_on)} để {common.committee_of(commune)} ban hành quyết định công nhận"),
        ),
        signature=model.Signature("Chủ tịch", ("TM. Ủy ban nhân dân",)), recipients=(model.Recipient("Như trên"), model.Recipient("VT", "lưu")),
    )  # fmt: skip

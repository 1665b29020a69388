"""The two minutes of a village meeting: one kept by the village, one by the commune's steering committee (QĐ 24/2021, Điều 5)."""

from datetime import date

from lalanh.base import dates, numbers
from lalanh.engines.documents import model
from lalanh.kernel.actor import Actor
from lalanh.registry.models import Meeting, MeetingVote
from lalanh.registry.papers import common
from lalanh.registry.queries import minutes

_COLUMNS = (
    model.Column("Chủ hộ", 2.2),
    model.Column("Kết quả rà soát", 2.4),
    model.Column("Đồng ý", 0.8, "right"),
    model.Column("Có mặt", 0.8, "right"),
    model.Column("Tỷ lệ", 0.9, "right"),
)


def village(by: Actor, meeting_id: int, today: date) -> model.Document:
    """Biên bản họp dân thôn: attendance, what was said, votes for each household."""
    found = minutes.minutes(by, meeting_id)
    of, place = found.meeting, found.meeting.round_village
    commune = common.commune_of(place.village)
    blocks: list[model.Block] = [
        model.Paragraph(f"Hôm nay, {dates.formal(of.held_on)}, tại {of.place}, {place.village.full_name} tổ chức họp dân lần thứ {of.ordinal} để thống nhất kết quả rà soát hộ nghèo, hộ cận nghèo ({place.round.name})."),
        model.Heading(1, "Thành phần"),
        *_people(of),
        model.Heading(1, "Nội dung"),
        model.Paragraph(_heard(found, of)),
        model.Paragraph(of.opinions or "Không có ý kiến khác.", lead="Ý kiến tại cuộc họp:"),
        model.Heading(1, "Kết quả biểu quyết từng hộ"),
        common.numbered([_vote(one) for one in found.votes], _COLUMNS, empty="Cuộc họp không có hộ nào để biểu quyết."),
        *_conclusion(found),
        model.Paragraph("Biên bản được lập thành hai bản, một bản lưu ở thôn, một bản gửi Ban Chỉ đạo rà soát cấp xã, đã đọc cho những người dự họp nghe và thống nhất"),
    ]  # fmt: skip
    cosigners = (
        model.Signature("Thư ký", (), of.secretary),
        model.Signature("Đại diện Mặt trận", (), of.front_supervisor),
    )
    return model.Document(
        superior=common.committee_of(commune), issuer=place.village.full_name, symbol="", place=commune.name, kind="Biên bản",
        subject=f"Họp dân thống nhất kết quả rà soát hộ nghèo, hộ cận nghèo năm {place.round.year}", issued_on=of.held_on, blocks=tuple(blocks),
        signature=model.Signature("Chủ trì", (), of.chair), cosigners=cosigners,
    )  # fmt: skip


def _people(of: Meeting) -> list[model.Block]:
    invited = f"; mời {numbers.integer(of.households_invited)} hộ" if of.households_invited else ""
    front = of.front_supervisor or common.BLANK
    return [
        model.Bullets((
            f"Chủ trì: {of.chair}", f"Thư ký: {of.secretary}", f"Đại diện Ban công tác Mặt trận giám sát: {front}",
            f"Số người dự họp: {numbers.integer(of.attendance)}{invited}",
        )),
    ]  # fmt: skip


def _heard(found: minutes.Minutes, of: Meeting) -> str:
    again = (
        " Đây là cuộc họp lại đối với các hộ lần trước chưa được ít nhất 50 % số người dự họp thống nhất hoặc đã phúc tra."
        if of.ordinal > 1
        else ""
    )
    return f"Cuộc họp nghe công bố kết quả khảo sát, phân loại của {len(found.votes)} hộ và biểu quyết từng hộ.{again}"


def _vote(one: MeetingVote) -> tuple[str, ...]:
    words = common.result_words(one.case.poverty_class)
    return one.case.head_name, words, str(one.agreed), str(one.present), numbers.share(one.agreed, one.present, 1)


def _conclusion(found: minutes.Minutes) -> list[model.Block]:
    counts = found.of_class()
    parts = [f"{count} {common.result_words(cls)}" for cls, count in sorted(counts.items())]
    rows: list[model.Block] = [model.Paragraph(f"{len(found.carried)} hộ được ít nhất 50 % số người dự họp thống nhất{': ' + ', '.join(parts) if parts else ''}.", lead="Kết luận:")]  # fmt: skip
    if found.failed:
        names = ", ".join(one.case.head_name for one in found.failed)
        rows.append(
            model.Paragraph(f"{len(found.failed)} hộ chưa được thống nhất, phải khảo sát lại và họp lần nữa: {names}.")
        )
    return rows


def committee(by: Actor, meeting_id: int, today: date) -> model.Document:
    """Biên bản của Ban Chỉ đạo rà soát cấp xã: what it takes over from the village's meeting, and what it sends back."""
    found = minutes.minutes(by, meeting_id)
    of, place = found.meeting, found.meeting.round_village
    commune = common.commune_of(place.village)
    blocks: list[model.Block] = [
        model.Paragraph(f"Ban Chỉ đạo rà soát hộ nghèo, hộ cận nghèo {commune.full_name} họp xem xét kết quả họp dân {place.village.full_name} (biên bản {dates.formal(of.held_on)}, lần thứ {of.ordinal})."),
        model.Heading(1, "Thành phần"),
        model.Bullets((f"Trưởng Ban Chỉ đạo: {common.BLANK}", f"Các thành viên: {common.BLANK}", f"Trưởng thôn (chủ trì cuộc họp dân): {of.chair}")),
        model.Heading(1, "Kết quả họp dân"),
        model.Paragraph(f"Có {numbers.integer(of.attendance)} người dự; biểu quyết {len(found.votes)} hộ, {len(found.carried)} hộ được ít nhất 50 % số người dự thống nhất, {len(found.failed)} hộ chưa được thống nhất."),
        common.numbered([_vote(one) for one in found.votes], _COLUMNS, empty="Không có hộ nào."),
        model.Heading(1, "Kết luận của Ban Chỉ đạo"),
        model.Paragraph(_resolved(found)),
    ]  # fmt: skip
    return model.Document(
        superior=common.committee_of(commune), issuer="Ban Chỉ đạo rà soát hộ nghèo, hộ cận nghèo", symbol="BB-BCĐ", place=commune.name, kind="Biên bản",
        subject=f"Thống nhất kết quả rà soát hộ nghèo, hộ cận nghèo {place.village.full_name} năm {place.round.year}", year=of.held_on.year, blocks=tuple(blocks),
        signature=model.Signature("Trưởng Ban Chỉ đạo"), cosigners=(model.Signature("Thư ký"), model.Signature(f"Trưởng {place.village.kind}", (), of.chair)),
    )  # fmt: skip


def _resolved(found: minutes.Minutes) -> str:
    done = f"Thống nhất kết quả của {len(found.carried)} hộ, cho niêm yết công khai tại thôn và trụ sở Ủy ban nhân dân."
    if not found.failed:
        return done
    return f"{done} Giao rà soát viên khảo sát lại {len(found.failed)} hộ chưa được thống nhất rồi họp dân lần nữa."

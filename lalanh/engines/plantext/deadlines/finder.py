"""Gathers deadlines from sentences, activity blocks and table rows, in the order of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from lalanh.engines.plantext import dates, orgs
from lalanh.engines.plantext.assignments import blocks, clauses, tables, units
from lalanh.engines.plantext.deadlines import address, reports
from lalanh.engines.plantext.model import Assignment, Deadline, Header, Outline, Paragraph

_PRESENT = re.compile(
    r"thực\s+trạng|hiện\s+trạng|tình\s+hình|kết\s+quả\s+(?:thực\s+hiện|đạt|năm|công)|đánh\s+giá\s+(?:kết|tình|chung|thực)|nguyên\s+nhân|đặc\s+điểm|căn\s+cứ|sự\s+cần\s+thiết|tồn\s+tại|hạn\s+chế",
    re.IGNORECASE,
)
_OBJECTIVE = re.compile(r"mục\s+tiêu|chỉ\s+tiêu|mục\s+đích", re.IGNORECASE)
_CONTENT = re.compile(r"nội\s+dung|giải\s+pháp|nhiệm\s+vụ|tổ\s+chức", re.IGNORECASE)
_COMPLETE = re.compile(
    r"(?<!\w)(?:hoàn\s+(?:thành|thiện|tất)|xong|kết\s+thúc|nghiệm\s+thu|bàn\s+giao|khởi\s+công|gửi|trình|ban\s+hành|nộp|báo\s+cáo|công\s+bố|niêm\s+yết|phê\s+duyệt|tổ\s+chức|xây\s+dựng|rà\s+soát|triển\s+khai|tổng\s+hợp|lập|thực\s+hiện|sơ\s+kết|tổng\s+kết|giải\s+ngân|phân\s+bổ|thẩm\s+định|đăng\s+ký|cung\s+cấp|kiểm\s+tra|giám\s+sát|đánh\s+giá|điều\s+tra|tập\s+huấn|khai\s+giảng|tiến\s+hành|cập\s+nhật|nhập|đề\s+xuất|xét|bình\s+xét|chi\s+trả|quyết\s+toán|xóa|xoá|cấp|mở|họp|quán\s+triệt|kiện\s+toàn|thành\s+lập|ra\s+quân|phát\s+động|thu\s+thập|phân\s+công|giao|hỗ\s+trợ|thống\s+kê|đối\s+thoại|ký|tuyên\s+truyền|tham\s+mưu)(?!\w)",
    re.IGNORECASE,
)
_FINISH = re.compile(r"(?:hoàn\s+(?:thành|thiện|tất)|xong|kết\s+thúc|tổng\s+kết|chậm\s+nhất|muộn\s+nhất|hạn)[^.;]{0,40}$", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:trợ\s+cấp|thu\s+nhập|mức(?!\s+sống)|bình\s+quân|ngân\s+sách|kinh\s+phí|dự\s+toán|giảm|tỷ\s+lệ|lương|chi\s+phí|học\s+phí|phụ\s+cấp|hưởng|tăng|vốn|chuẩn|nguồn|tiền|lãi|đồng)(?:\s+[^\W\d]+){0,4}\s*$",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?:nếu|trường\s+hợp|khi)\s+(?:có\s+|phát\s+sinh\s+|gặp\s+)[^.;:]{0,60}?(?:khó\s+khăn|vướng\s+mắc|phát\s+sinh|vấn\s+đề|yêu\s+cầu|nội\s+dung)|khó\s+khăn,?\s+vướng\s+mắc[^.;]{0,60}?(?:nếu\s+có|phát\s+sinh)|vướng\s+mắc\s*\(nếu\s+có\)",
    re.IGNORECASE,
)
_TELLS = re.compile(
    r"(?<!\w)(?:báo\s+cáo|phản\s+ánh|kịp\s+thời\s+(?:thông\s+tin|gửi)|thông\s+báo|kiến\s+nghị|đề\s+nghị|có\s+văn\s+bản)(?!\w)", re.IGNORECASE
)
_VAGUE = re.compile(r"(?<!\w)(?:theo\s+(?:đúng\s+)?(?:quy\s+định|định\s+k[ỳì]|yêu\s+cầu)|để\s+(?:tổng\s+hợp|theo\s+dõi|chỉ\s+đạo|báo\s+cáo|xem\s+xét)|\(?nếu\s+có\)?|kịp\s+thời|định\s+k[ỳì]|thường\s+xuyên|khi\s+có\s+yêu\s+cầu)(?!\w)", re.IGNORECASE)
_NOUN = re.compile(r"(?:theo|mẫu|biểu|nội\s+dung|các|từ|bản|file|xem|căn\s+cứ|qua)\s+$", re.IGNORECASE)
_THROUGH = re.compile(r"cả\s+năm|quanh\s+năm|trong\s+năm|thường\s+xuyên|xuyên\s+suốt|suốt\s+năm|liên\s+tục", re.IGNORECASE)
_EXTENT = re.compile(r"\d\s*%|\d+(?:[.,]\d+)?\s*(?:điểm\s+phần\s+trăm|tỷ|triệu)")
_BASIS = re.compile(
    r"[\W_]*(?:Căn cứ|Thực hiện|Theo)\s+(?:các\s+)?(?:Luật|Bộ luật|Nghị quyết|Nghị định|Quyết định|Thông tư|Chỉ thị|Công văn|Kế hoạch|Chương trình|Kết luận|Hướng dẫn|Văn bản)\s+(?:số|[A-ZĐ])"
)
_REGIME = re.compile(r"(?:thực\s+hiện|chấp\s+hành|bảo\s+đảm|đảm\s+bảo|duy\s+trì)[^.;]{0,20}?chế\s+độ[^.;]{0,40}?báo\s+cáo", re.IGNORECASE)
_REVIEW = re.compile(r"rà\s+soát[^.]{0,60}?hộ\s+(?:nghèo|cận\s+nghèo)[^.]{0,80}?năm\s+20\d\d", re.IGNORECASE)
_OPENING = re.compile(r"\W*(?:căn\s+cứ|trên\s+cơ\s+sở|(?:trong\s+)?quá\s+trình|định\s+k[ỳì]|hằng|hàng|trước|chậm\s+nhất|kết\s+thúc|theo)(?!\w)", re.IGNORECASE)
_RECUR = re.compile(r"(?:mỗi|hằng|hàng|định\s+k[ỳì])", re.IGNORECASE)


def find(outline: Outline, header: Header, assignments: list[Assignment]) -> list[Deadline]:
    """Every dated, periodic or event-triggered duty of the plan."""
    return _Finder(outline, header, assignments).all()


class _Finder:
    def __init__(self, outline: Outline, header: Header, assignments: list[Assignment]) -> None:
        self.outline = outline
        self.plan_year = header.year
        self.year = header.year if header.end_year in (None, header.year) else None
        self.assignments = sorted(assignments, key=lambda a: a.span.start)
        self.places = [a.span.start for a in self.assignments]
        self.owner = {index: unit.names for unit in units.find(outline) for index in unit.members}
        self.found: list[tuple[int, int, Deadline]] = []
        self.done: set[int] = set()
        self.timed: dict[int, int] = {}
        """Paragraph of an activity's time to where that time ends: not read again as a sentence."""

    def all(self) -> list[Deadline]:
        self._from_blocks()
        self._from_tables()
        for index, paragraph in enumerate(self.outline.paragraphs):
            if paragraph.kind in ("row", "footnote") or paragraph.zone in ("head", "recipients") or index in self.done:
                continue
            self._from_paragraph(index, paragraph)
        return [item for _, _, item in sorted(self.found, key=lambda entry: entry[:2])]

    def _add(self, index: int, start: int, end: int, who: list[str], what: str, due: date | None, rhythm: str, to: address.Address) -> None:
        paragraph = self.outline.paragraphs[index]
        item = Deadline(who, to.to, to.via, what, due, rhythm, self.outline.path_of(paragraph), paragraph.span(start, end))
        self.found.append((index, start, item))

    # -- who

    def _who(self, index: int, text: str, clause: clauses.Clause, at: int) -> list[str]:
        """Subject of the sentence, else the owner of the paragraph, else the lead of the activity's block."""
        for m in re.finditer(r"(?:^|[\s,(])(?:[Gg]iao|[Đđ]ề nghị|[Yy]êu cầu)\s+", text[clause.start : at]):
            bodies = orgs.read(text, clause.start + m.end())
            if bodies:
                return bodies.names
        subject = self._subject(text, clause)
        if subject and subject.end < at + 1:
            return subject.names
        if index in self.owner:
            return self.owner[index]
        return self._lead_near(index)

    def _subject(self, text: str, clause: clauses.Clause) -> orgs.Bodies:
        """Bodies at the head of a sentence, also after "Căn cứ Kế hoạch này, …", "Định kỳ hằng quý, …"."""
        subject = orgs.read(text, clause.start)
        opening = _OPENING.match(text, clause.start, clause.end)
        if subject or not opening:
            return subject
        comma = text.find(",", opening.end(), min(clause.end, opening.end() + 120))
        return orgs.read(text, comma + 1) if comma > 0 else subject

    def _lead_near(self, index: int) -> list[str]:
        """The lead of the block in the same activity (its section, or the brother section of the same parent)."""
        paragraph = self.outline.paragraphs[index]
        path = self.outline.path_of(paragraph)
        parent = path.rpartition(".")[0]
        here = [a for a in self.assignments if a.section == path and a.lead]
        if here:
            at = bisect_right(self.places, paragraph.span().start)
            before = [a for a in self.assignments[:at] if a.section == path and a.lead]
            return (before or here)[-1 if before else 0].lead
        if path[-1:].islower() and parent:
            beside = [a for a in self.assignments if a.section.rpartition(".")[0] == parent and a.section[-1:].islower() and a.lead]
            return beside[0].lead if beside else []
        return []

    # -- blocks and tables

    def _from_blocks(self) -> None:
        for block in blocks.find(self.outline):
            time = block.get("time")
            if time is None:
                continue
            lead = block.get("lead")
            text = self.outline.paragraphs[time.paragraph].text
            who = orgs.read(self.outline.paragraphs[lead.paragraph].text, lead.start).names if lead else self.owner.get(time.paragraph, [])
            if not time.items:
                self._time(time.paragraph, text, time.label, time.start, time.end, who, text[: time.label])
            for index in time.items:
                below = self.outline.paragraphs[index]
                self._time(index, below.text, below.marker_end, below.marker_end, len(below.text), who, below.text[below.marker_end :], many=True)
                self.done.add(index)

    def _time(self, index: int, text: str, label: int, start: int, end: int, who: list[str], what: str, many: bool = False) -> None:
        """The time of an activity: due on its last day, unless it runs through the year."""
        first = re.search(r"[;.]\s|$", text[start:end])
        stop = start + (first.start() if first else end - start)
        value = text[start:stop]
        self.timed[index] = stop
        rhythm = self._rhythm(value)
        whens = [w for w in dates.find(value, self.year, loose=True) if not w.cited]
        none = address.Address(None, None)
        what = clauses.summary(what) or self._title(index)
        if rhythm:
            due = whens[0].last if whens and len(whens) == 1 and whens[0].kind == "day" else None
            self._add(index, label, stop, who, what, due, rhythm, none)
            return
        if not whens or _THROUGH.search(value) or self._whole_year(whens):
            return
        for number, when in enumerate(whens if many else whens[-1:]):
            if when.last or not when.has_year:
                at = label if not number else start + when.lead
                open_start = when.cue == "from" and not when.ranged
                self._add(index, at, start + when.end, who, what, when.first if open_start else when.last, "once", none)

    def _whole_year(self, whens: list[dates.When]) -> bool:
        last = whens[-1]
        if last.kind in ("year", "period"):
            return last.cue not in ("before",) or last.kind == "period"
        return bool(last.ranged and last.first and last.last and (last.last - last.first).days > 330)

    def _rhythm(self, value: str) -> str | None:
        for r in dates.recurrences(value):
            if r.rhythm != "adhoc" and (r.dated or _RECUR.search(value[r.start : r.end]) or "lần" in value):
                return r.rhythm
        return None

    def _title(self, index: int) -> str:
        for section in self.outline.chain(self.outline.paragraphs[index]):
            if section.title and not re.match(r"(?:phân\s+công|nội\s+dung|thời\s+gian)", section.title, re.IGNORECASE):
                return clauses.summary(section.title)
        return ""

    def _from_tables(self) -> None:
        for row in tables.find(self.outline):
            if not row.time.strip(" *_-"):
                continue
            paragraph = self.outline.paragraphs[row.paragraph]
            who = orgs.read(row.lead).names
            self._time(row.paragraph, paragraph.text, row.time_at[0], row.time_at[0], row.time_at[1], who, paragraph.text[slice(*row.task)])

    # -- sentences

    def _from_paragraph(self, index: int, paragraph: Paragraph) -> None:
        text, start = paragraph.text, paragraph.marker_end
        if self._describes(paragraph) or not _worth(text):
            return
        if paragraph.kind == "heading" and len(text) < 90 and not re.search(r"trước|chậm nhất|hạn", text):
            return
        for clause in clauses.sentences(text, start):
            self._from_sentence(index, paragraph, clause)

    def _describes(self, paragraph: Paragraph) -> bool:
        """True under a heading that tells the present: its dates are past."""
        return any(_PRESENT.match(s.title[:80]) for s in self.outline.chain(paragraph)) or bool(
            _BASIS.match(paragraph.text)
        )

    def _from_sentence(self, index: int, paragraph: Paragraph, clause: clauses.Clause) -> None:
        text = paragraph.text
        report = self._report(text, clause)
        before = len(self.found)
        if report is not None:
            self._reports(index, text, clause, report)
        if len(self.found) == before:
            self._dated(index, paragraph, clause)
        if len(self.found) == before:
            self._periodic(index, paragraph, clause)
        if len(self.found) == before and report is not None:
            self._vague(index, text, clause, report)

    def _report(self, text: str, clause: clauses.Clause) -> int | None:
        """Where the sentence reports; None when "báo cáo" is only a thing it mentions."""
        for m in reports.REPORT.finditer(text, clause.start, clause.end):
            if not _NOUN.search(text[max(clause.start, m.start() - 12) : m.start()]):
                return m.start()
        told = _EVENT.search(text, clause.start, clause.end) and _TELLS.search(text, clause.start, clause.end)
        soon = re.compile(r"kịp\s+thời\s+(?:thông\s+tin|phản\s+ánh)", re.IGNORECASE).search(text, clause.start, clause.end)
        hit = soon or (told if told else None)
        return hit.start() if hit else None

    def _reports(self, index: int, text: str, clause: clauses.Clause, report: int) -> None:
        found = reports.kinds(text, clause.start, clause.end, self.year)
        found = [k for k in found if k.start > report - 90]
        specific = [k for k in found if k.rhythm != "adhoc"]
        if not specific:
            return
        to = address.find(text, clause.start, clause.end)
        who = self._who(index, text, clause, report)
        for number, kind in enumerate(found):
            start = kind.start if number else min(kind.start, report)
            start = start if kind.end - start < 200 else kind.start
            self._add(index, start, kind.end, who, kind.what, kind.due, kind.rhythm, to)

    def _dated(self, index: int, paragraph: Paragraph, clause: clauses.Clause) -> None:
        text = paragraph.text
        begin = max(clause.start, self.timed.get(index, 0))
        whens = [w for w in dates.find(text, self.year) if begin <= w.start < clause.end and self._binds(text, clause, w)]
        if not whens or not _COMPLETE.search(text, clause.start, clause.end):
            return
        if self._is_target(paragraph, text[clause.start : clause.end]):
            return
        to = address.find(text, clause.start, clause.end)
        at = clause.start
        for when in whens:
            who = self._who(index, text, clause, when.start)
            start = max(at, _phrase_start(text, clause.start, when.lead))
            rhythm = "annual" if when.recurs else "once"
            self._add(index, start, when.end, who, clauses.summary(text[start : when.lead]), when.last, rhythm, to)
            at = when.end

    def _is_target(self, paragraph: Paragraph, sentence: str) -> bool:
        """A quantity to be reached by a date is a target, not a duty."""
        objective = self._objective(paragraph)
        return bool(_EXTENT.search(sentence)) or (objective and bool(re.search(r"\d", re.sub(r"(?:năm|tháng|ngày)\s+\S+", "", sentence))))

    def _objective(self, paragraph: Paragraph) -> bool:
        titles = [s.title[:80] for s in self.outline.chain(paragraph)[:3]]
        return any(_OBJECTIVE.search(t) and not _CONTENT.search(t) for t in titles)

    def _binds(self, text: str, clause: clauses.Clause, when: dates.When) -> bool:
        """True for a date that a duty ends on, not one that dates a document, a state or a whole year."""
        if when.cited or when.kind == "period" or (when.has_year and when.last is None):
            return False
        if self.plan_year and when.last and when.last.year < self.plan_year:
            return False
        before = text[max(clause.start, when.lead - 60) : when.start]
        if re.search(r"(?:tính\s+(?:đến|tại)|tại\s+thời\s+điểm|kể\s+từ|có\s+hiệu\s+lực|so\s+với)[^,;.]{0,30}$|(?:Quốc\s+khánh|kỷ\s+niệm|chào\s+mừng|thành\s+lập)[^;.]{0,40}$", before, re.IGNORECASE):
            return False
        if when.kind == "year":
            tight = when.cue in ("before", "until") or text[when.lead : when.start].strip().lower().startswith(("cuối", "hết"))
            return bool(_FINISH.search(before)) and (tight or when.cue == "within")
        if when.cue == "from" and not when.ranged:
            return False
        return bool(when.cue) or when.ranged or when.kind in ("day", "quarter", "half", "month")

    def _periodic(self, index: int, paragraph: Paragraph, clause: clauses.Clause) -> None:
        text = paragraph.text
        begin = max(clause.start, self.timed.get(index, 0))
        sentence = text[clause.start : clause.end]
        rhythms = [r for r in dates.recurrences(text) if begin <= r.start < clause.end]
        firm = [r for r in rhythms if r.rhythm != "adhoc" and not _MONEY.search(text[max(clause.start, r.start - 45) : r.start])]
        loose = [r for r in rhythms if text[r.start : r.end].lower().startswith("định")][:1]
        if not (firm or loose) and _REVIEW.search(sentence):
            self._add(index, clause.start, clause.end, self._who(index, text, clause, clause.start), clauses.summary(sentence), None, "annual", address.Address(None, None))
        if not _COMPLETE.search(sentence) or (not loose and (_EXTENT.search(sentence) or self._objective(paragraph))):
            return
        if loose:
            listed = reports.kinds(text, loose[0].start, clause.end, self.year)
            firm = [dates.Recurrence(k.start, k.end, k.rhythm) for k in listed if k.rhythm != "adhoc"] or firm
        to = address.find(text, clause.start, clause.end)
        for r in firm or loose:
            start = r.start if len(firm) > 1 else _phrase_start(text, clause.start, r.start)
            end = max(r.end, min(clause.end, start + 60)) if len(firm) < 2 else r.end
            self._add(index, start, end, self._who(index, text, clause, r.start), clauses.summary(sentence), None, r.rhythm, to)

    def _vague(self, index: int, text: str, clause: clauses.Clause, report: int) -> None:
        """A report without a date: on demand, as the rules say, when difficulties arise."""
        sentence = text[clause.start : clause.end]
        event = _EVENT.search(sentence)
        to = address.find(text, report, clause.end)
        done = re.search(r"hoàn\s+thành(?:\s+việc)?\s*$", text[max(clause.start, report - 20) : report], re.IGNORECASE)
        if not event and not done and not (to.to or to.via or _VAGUE.search(sentence) or _REGIME.search(sentence)):
            return
        start = clause.start + event.start() if event and clause.start + event.start() < report else report
        who = self._who(index, text, clause, report)
        if done and not event:
            self._add(index, report, clause.end, who, clauses.summary(text[report : clause.end]), None, "once", to)
            return
        rhythm = "annual" if re.search(r"(?:đánh\s+giá|tổng\s+kết)[^.;]{0,90}năm\s+20\d\d", sentence, re.IGNORECASE) else "adhoc"
        self._add(index, start, clause.end, who, clauses.summary(text[report : clause.end]), None, rhythm, to)


def _phrase_start(text: str, start: int, at: int) -> int:
    """Where the words that a date governs begin: after the last semicolon, at most 150 letters back."""
    low = max(start, at - 150)
    bracket = text.rfind("(", low, at)
    cut = max(text.rfind("; ", low, at), bracket if text.find(")", bracket, at) < 0 else -1)
    begin = cut + 1 if cut >= 0 else low
    if begin == low and low > start:
        begin = text.find(" ", low, at) + 1 or at
    while begin < at and not text[begin].isalnum():
        begin += 1
    return begin


def _worth(text: str) -> bool:
    """A cheap test: the paragraph has a word of time or of report."""
    lower = text.lower()
    return any(word in lower for word in ("báo cáo", "ngày", "tháng", "quý", "qúy", "năm", "định k", "kịp thời", "vướng mắc", "xuất", "kết"))

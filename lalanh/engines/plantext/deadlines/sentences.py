"""Deadlines that sentences state: reports, dated duties, periodic duties, duties on an event."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date

from lalanh.base.patterns import compiled
from lalanh.engines.plantext import dates
from lalanh.engines.plantext.assignments.clauses import Clause, pieces, sentences
from lalanh.engines.plantext.deadlines import address, phrases, reports
from lalanh.engines.plantext.deadlines.context import Context
from lalanh.engines.plantext.deadlines.reports import Kind
from lalanh.engines.plantext.model import Paragraph

_HALF = compiled(r"tháng\s+(?:đầu|cuối)\s+năm", re.IGNORECASE)
_MONTHS = compiled(r"(?:0?6|sáu)\s+tháng")
_WITHIN = compiled(r"(?:trong|hoàn thành|xong)\s+$", re.IGNORECASE)
_CLOSING = compiled(r"\s*Trên đây là\s")
_NAMED = compiled(r"(?<!\w)(?:(?P<half>(?:0?6|sáu)\s+tháng)|cả\s+năm)[\s,:(]*$", re.IGNORECASE)
_DOSE = compiled(r"\d{1,3}\s+(?:lần|kỳ|số|buổi|đợt)\s?/\s?(?:năm|quý|tháng|tuần)", re.IGNORECASE)
_NUMBER_OF_TIME = compiled(r"(?:năm|tháng|ngày|quý)\s+\S+|\d{1,2}/\d{1,2}(?:/\d{4})?")


def read(context: Context, index: int) -> None:
    """All deadlines of one paragraph of prose."""
    paragraph = context.outline.paragraphs[index]
    text = paragraph.text
    if _tells_present(context, paragraph) or not phrases.worth(text):
        return
    title = paragraph.kind == "heading"
    if text == text.upper() or (title and len(text) < 60 and not phrases.SENTENCE.search(text)):
        return
    found = sentences(text, paragraph.marker_end)
    for clause in found:
        if len(found) == 1 or phrases.worth(text[clause.start : clause.end]):
            _read_sentence(context, index, paragraph, clause)


def read_cell(context: Context, index: int, cell: tuple[int, int]) -> None:
    """All deadlines of one cell of a table."""
    paragraph = context.outline.paragraphs[index]
    if phrases.worth(paragraph.text[slice(*cell)]) and not context.tells_present(paragraph):
        for clause in sentences(paragraph.text[: cell[1]], cell[0]):
            _read_sentence(context, index, paragraph, clause)


def _read_sentence(context: Context, index: int, paragraph: Paragraph, clause: Clause) -> None:
    """Kinds of report over the whole sentence; what is between semicolons without one is read by itself."""
    if _CLOSING.match(paragraph.text, clause.start) and not phrases.EVENT.search(
        paragraph.text, clause.start, clause.end
    ):
        return
    whole = _Duty(context, index, paragraph, clause, clause)
    if (head := phrases.TIMED.match(whole.words)) and whole.on_time(head):
        return
    ranges = sorted(whole.reports())
    starts = [start for start, _ in ranges]
    for piece in pieces(paragraph.text, clause):
        at = bisect_left(starts, piece.end) - 1
        if at < 0 or ranges[at][1] <= piece.start:
            (whole if piece == clause else _Duty(context, index, paragraph, piece, clause)).read()


def _tells_present(context: Context, paragraph: Paragraph) -> bool:
    return context.tells_present(paragraph) or bool(phrases.BASIS.match(paragraph.text))


class _Duty:
    """A sentence, or a piece of one, that may state duties."""

    def __init__(self, context: Context, index: int, paragraph: Paragraph, clause: Clause, whole: Clause) -> None:
        self.context, self.index, self.paragraph, self.clause, self.whole = context, index, paragraph, clause, whole
        self.text = paragraph.text
        self.words = self.text[clause.start : clause.end]
        self.report = self._report()

    def read(self) -> None:
        """The most definite reading first: dates, then rhythms, then a vague report, then an event."""
        if self._dated(self.report) or self._periodic():
            return
        if self.report is None or not self._vague(self.report):
            self._within_days()

    def on_time(self, head: re.Match[str]) -> bool:
        """A line of a timetable, "Tháng 7/2011: Kiểm tra, sơ kết …", is due at the time in its `head`, whatever it names."""
        stop = self.clause.start + head.end()
        whens = [w for w in dates.between(self.text, self.context.year, self.clause.start, stop) if self._binds(w)]
        if whens:
            what = self.text[stop : self.clause.end]
            self._add((self.clause.start, self.clause.end), what, whens[-1].last, "once", address.NOBODY)
        return bool(whens)

    def _add(self, place: tuple[int, int], what: str, due: date | None, rhythm: str, to: address.Address) -> None:
        who = self.context.who(self.index, self.text, self.whole, max(place[0], place[1] - 1))
        self.context.add(self.index, place, who, what, due, rhythm, to)

    def _address(self, start: int | None = None) -> address.Address:
        """To whom the piece reports, else to whom the sentence does."""
        own = address.find(self.text, self.clause.start if start is None else start, self.clause.end)
        reported = reports.REPORT.search(self.text, *self.clause)
        if own.to or self.clause == self.whole or not reported or not reported[0].lower().startswith("báo"):
            return own
        return address.find(self.text, self.whole.start, self.clause.end)

    # -- reports

    def _report(self) -> int | None:
        """Where the sentence reports; None when "báo cáo" is only a thing it mentions."""
        start, end = self.clause
        for m in reports.REPORT.finditer(self.text, start, end):
            if not phrases.THING.search(self.text[max(start, m.start() - 12) : m.start()]):
                return m.start()
        low = self.words.lower()
        if not any(word in low for word in phrases.TELLING):
            return None
        hit = phrases.ALERT.search(self.text, start, end)
        if hit is None and (event := phrases.EVENT.search(self.text, start, end) or self._occurs()):
            hit = phrases.TELLS.search(self.text, event.end(), end)
        return hit.start() if hit else None

    def _occurs(self) -> re.Match[str] | None:
        """What sets a duty off, where the sentence opens with it: "Khi xảy ra …", "Gặp …"."""
        event = phrases.OCCURS.search(self.text, *self.clause)
        return event if event and event.start() - self.clause.start < 30 else None

    def reports(self) -> list[tuple[int, int]]:
        """Each kind of report is one item, "đột xuất" beside them too; gives the places that they take up."""
        report = self.report
        if report is None:
            return []
        low = max(self.clause.start, self.text.rfind(";", self.clause.start, report) + 1)
        found = reports.kinds(self.text, low, self.clause.end, self.context.year)
        found = [k for k in found if k.start > report - 90]
        if not any(k.regular for k in found):
            return []
        to = self._address(low)
        if to.to is None and low > self.clause.start:
            to = self._address()
        who = self.context.who(self.index, self.text, self.whole, report)
        above = next((self._address(k.start) for k in found if k.upward and to.to), None)
        for number, kind in enumerate(found):
            start = kind.start if number or kind.end - report > 200 else min(kind.start, report)
            sender, receiver = ([to.to], above) if kind.upward and to.to and above else (who, to)
            own = self._own_address(kind) if not kind.upward else receiver
            self.context.add(self.index, (start, kind.end), sender, kind.what, kind.due, kind.rhythm, own or receiver)
        event = phrases.EVENT.search(self.text, found[-1].end, self.clause.end)
        if event and phrases.TELLS.search(self.text, event.end(), self.clause.end):
            self._add((event.start(), self.clause.end), self.text[event.start() : self.clause.end], None, "adhoc", to)
        return [(min(report, found[0].start), found[0].end), *((k.start, k.end) for k in found[1:])]

    def _own_address(self, kind: Kind) -> address.Address | None:
        """To whom one kind of several goes, where a semicolon parts it from the others."""
        cut = self.text.find(";", kind.end, self.clause.end)
        begin = max(self.clause.start, self.text.rfind(";", self.clause.start, kind.start) + 1)
        end = self.clause.end if cut < 0 else cut
        if (begin, end) == tuple(self.clause):
            return None
        found = address.find(self.text, begin, end)
        return found if found.to else None

    def _vague(self, report: int) -> bool:
        """A report without a date: on demand, as the rules say, when difficulties arise."""
        event = phrases.EVENT.search(self.words)
        cause = event or phrases.OCCURS.search(self.words)
        start = min(report, self.clause.start + cause.start()) if cause else report
        to = self._address(start)
        done = phrases.DONE.search(self.text[max(self.clause.start, report - 20) : report])
        if not (event or done or self._worth_telling(report, bool(cause), bool(to.to or to.via))):
            return False
        rhythm = "annual" if phrases.ASSESSED.search(self.words) else "once" if done and not cause else "adhoc"
        self._add((start, self.clause.end), self.text[report : self.clause.end], None, rhythm, to)
        return True

    def _worth_telling(self, report: int, caused: bool, addressed: bool) -> bool:
        """A report by name needs an addressee, a cause or a manner; other words of telling need more."""
        if reports.REPORT.match(self.text, report):
            manner = phrases.VAGUE.search(self.words) or phrases.REGIME.search(self.words)
            return bool(caused or addressed or manner)
        alert = phrases.ALERT.match(self.text, report)
        return addressed or bool(alert and (caused or phrases.AT_ONCE_WORD.search(alert[0])))

    # -- dates

    def _dated(self, report: int | None) -> bool:
        """Duties that end on a date."""
        start = max(self.clause.start, self.context.timed.get(self.index, 0))
        found = dates.between(self.text, self.context.year, start, self.clause.end)
        whens = [w for w in found if self._binds(w)]
        if self._is_target():
            whens = [w for w in whens if self._finishes(w)]
        timeline = any(phrases.TIMELINE.match(title) for title in self.context.titles(self.paragraph)[:1])
        bound = timeline or any(w.cue in ("before", "until") for w in whens)
        if not whens or not (bound or phrases.DUTY.search(self.words) or self._acts(whens)):
            return False
        to = self._address()
        at = self.clause.start
        halves = ("semiannual", "annual" if report is not None else "semiannual")
        halved = self._half_a_year_apart(whens)
        handed = report is not None and bool(phrases.HANDS_ON.search(self.words))
        for number, when in enumerate(whens):
            start = phrases.start_of(self.text, max(at, self.clause.start), when.lead)
            what = self.text[start : when.lead].strip() or self.text[when.end : self.clause.end]
            rhythm = halves[number] if halved else self._rhythm(whens[number : number + 2], start)
            self._add((start, when.end), what, when.last, rhythm, to)
            if handed and rhythm == "once" and not phrases.CAMPAIGN.search(self.words):
                self.context.handed.append(len(self.context.found) - 1)
            at = when.end
        self._on_demand(whens[-1].end, to)
        return True

    def _acts(self, whens: list[dates.When]) -> bool:
        """A time governs words without any known verb of doing, unless they tell what is so or was."""
        return all(w.cue in ("within", "from") for w in whens) and not phrases.HOLDS.search(self.words)

    def _rhythm(self, whens: list[dates.When], start: int) -> str:
        named = _NAMED.search(self.text, start, whens[0].lead)
        if named:
            return "semiannual" if named["half"] else "annual"
        yearly = any(w.recurs for w in whens) or bool(phrases.YEARLY.match(self.words))
        yearly = yearly or bool(phrases.YEARLY_NEAR.search(self.text, max(start, whens[0].lead - 20), whens[0].lead))
        if whens[0].recurs or (self.context.year is None and not whens[0].has_year):
            return dates.times_a_year(self.text, whens[0])
        return "annual" if yearly else "once"

    def _half_a_year_apart(self, whens: list[dates.When]) -> bool:
        """`báo cáo … trước ngày 20/6 và 20/12`: the report of six months and that of the year."""
        if len(whens) != 2 or self.text[whens[0].end : whens[1].lead].strip() not in ("và", ",", ";"):
            return False
        known = dates.between(self.text, self.context.year or 2000, whens[0].start, whens[1].end)
        first, second = known[0].last, known[-1].last
        return bool(first and second and 150 < (second - first).days < 215)

    def _on_demand(self, after: int, to: address.Address) -> None:
        """`… trước ngày 30/11 và đột xuất khi có yêu cầu`."""
        m = compiled(r"đột\s+xuất", re.IGNORECASE).search(self.text, after, self.clause.end)
        if m:
            self._add((m.start(), self.clause.end), "báo cáo đột xuất", None, "adhoc", to)

    def _within_days(self) -> None:
        """`trong vòng 30 ngày sau giải ngân`, `ngay sau khi có quyết định`: due after an event."""
        if phrases.STANDARD.search(self.words):
            return
        m = phrases.WITHIN_DAYS.search(self.words) or phrases.AT_ONCE.search(self.words)
        if m is None and (phrases.OCCURS.search(self.words) or phrases.SERVED.search(self.words)):
            m = phrases.IN_DAYS.search(self.words)
        if m and phrases.DUTY.search(self.words):
            start = self.clause.start + m.start()
            self._add((start, self.clause.start + m.end()), self.words, None, "adhoc", address.NOBODY)

    def _is_target(self) -> bool:
        """A quantity to be reached by a date is a target, not a duty."""
        if phrases.RATE.search(self.words):
            return True
        return self._objective() and bool(re.search(r"\d", _NUMBER_OF_TIME.sub("", self.words)))

    def _finishes(self, when: dates.When) -> bool:
        """`đến ngày 31/10 hoàn thành xóa 100% nhà tạm`: a goal by a day or month is a duty as well."""
        if when.kind in ("year", "period") or when.cue == "":
            return False
        if phrases.WORKS.match(self.words) or phrases.WORKS.match(self.text, when.end):
            return True
        if phrases.ALL_DO.match(self.text, when.end):
            return True
        around = self.text[max(self.clause.start, when.lead - 60) : min(self.clause.end, when.end + 40)]
        return bool(phrases.COMPLETES.search(around))

    def _objective(self) -> bool:
        titles = self.context.titles(self.paragraph)[:3]
        return any(phrases.OBJECTIVE.search(t) and not phrases.CONTENT.search(t) for t in titles)

    def _binds(self, when: dates.When) -> bool:
        """True for a date that a duty ends on, not one that dates a document, a state or a whole year."""
        plan = self.context.plan_year
        past = plan is not None and when.last is not None and when.last.year < plan
        if when.cited or past or when.kind == "period" or (when.has_year and when.last is None):
            return False
        before = self.text[max(self.clause.start, when.lead - 110) : when.start]
        if phrases.STATE.search(before) or (when.cue == "from" and not when.ranged):
            return False
        if when.kind == "year":
            tight = when.cue in ("before", "until", "within")
            return tight and bool(phrases.FINISH.search(before))
        return True

    # -- rhythms

    def _periodic(self) -> bool:
        """`Hằng quý tổ chức giao ban`, `định kỳ kiểm tra`, `rà soát hộ nghèo năm 2025`."""
        start = max(self.clause.start, self.context.timed.get(self.index, 0))
        rhythms = dates.rhythms_between(self.text, start, self.clause.end)
        rhythms = [r for r in rhythms if not (self._is_half(r) or self._is_extent(r) or self._is_dose(r))]
        firm = [r for r in rhythms if r.rhythm != "adhoc" and (r.dated or not self._of_money(r))]
        loose = [r for r in rhythms if self.text[r.start : r.end].lower().startswith(("định", "khi"))][:1]
        firm = firm or self._weekly()
        sudden = None if firm or loose else phrases.SUDDEN.search(self.text, *self.clause)
        if sudden:
            loose = [dates.Recurrence(sudden.start(), sudden.end(), "adhoc")]
        if not firm and not loose:
            return self._reviews()
        if any(phrases.FUNDING.match(title) for title in self.context.titles(self.paragraph)[:2]):
            return False
        periodic = bool(loose) and self.text[loose[0].start].lower() != "k"
        if not periodic and self._counts():
            firm, loose = [r for r in firm if r.dated], []
            if not firm:
                return False
        if not phrases.DUTY.search(self.words) and not any(r.dated or r.rhythm != "annual" for r in firm):
            return False
        if loose:
            listed = reports.kinds(self.text, loose[0].start, self.clause.end, self.context.year)
            firm = [dates.Recurrence(k.start, k.end, k.rhythm) for k in listed if k.rhythm != "adhoc"] or firm
        to = self._address()
        for r in firm or loose:
            begin = r.start if len(firm) > 1 else phrases.start_of(self.text, self.clause.start, r.start)
            end = r.end if len(firm) > 1 else max(r.end, min(self.clause.end, begin + 60))
            self._add((begin, end), self.words, None, r.rhythm, to)
        if firm and (sudden := phrases.SUDDEN.search(self.text, *self.clause)):
            self._add((sudden.start(), self.clause.end), sudden[0], None, "adhoc", to)
        return True

    def _weekly(self) -> list[dates.Recurrence]:
        """`giao ban hằng tuần`: regular, though the contract has no word for it."""
        week = phrases.WEEKLY.search(self.text, *self.clause) if phrases.MEETS.search(self.words) else None
        return [dates.Recurrence(week.start(), week.end(), "adhoc", True)] if week else []

    def _counts(self) -> bool:
        """A quantity to be reached, not something done again and again: "ít nhất 02 lần/năm" of a thing."""
        if phrases.EXTENT.search(self.words) or self._objective():
            return True
        often = phrases.AT_LEAST.search(self.words)
        if often is None or phrases.OFTEN.match(self.words):
            return False
        return not phrases.WATCHES.search(self.words[: often.start()])

    def _is_half(self, r: dates.Recurrence) -> bool:
        """ "trong 6 tháng đầu năm" is a time, not a rhythm."""
        words = self.text[r.start : r.end + 9]
        before = self.text[max(self.clause.start, r.start - 12) : r.start]
        return r.rhythm == "semiannual" and bool(_HALF.search(words)) and bool(_WITHIN.search(before))

    def _is_extent(self, r: dates.Recurrence) -> bool:
        """ "kéo dài 6 tháng", "02 lần/ngày": how long or how much, not how often a duty returns."""
        words = self.text[r.start : r.end].lower()
        if r.rhythm == "daily":
            return "lần" in words
        return bool(_MONTHS.fullmatch(words)) and not phrases.HALF_YEARLY.search(self.words)

    def _is_dose(self, r: dates.Recurrence) -> bool:
        """ "khám 02 lần/năm cho trẻ", "phát 02 kỳ/tháng": how much a service gives; a meeting or an inspection returns."""
        if not _DOSE.fullmatch(self.text, r.start, r.end) or phrases.AT_LEAST.search(self.words):
            return False
        before = self.text[self.clause.start : r.start]
        return not (
            phrases.MEETS.search(before) or phrases.WATCHES.search(before) or phrases.HALF_YEARLY.search(before)
        )

    def _of_money(self, r: dates.Recurrence) -> bool:
        """True for the rhythm of money itself ("trợ cấp hằng tháng"), not of a duty about it ("bố trí vốn hằng năm")."""
        before = self.text[max(self.clause.start, r.start - 100) : r.start]
        money = phrases.MONEY.search(before, max(0, len(before) - 60))
        if not money or phrases.MEETS.search(before, money.start()):
            return False
        yearly = r.rhythm == "annual" and phrases.FUNDS.search(before) and not phrases.PAYS.search(before)
        return not (yearly and self.index in self.context.owner)

    def _reviews(self) -> bool:
        whole = self.text[self.whole.start : self.whole.end]
        if self.clause.start != self.whole.start or not phrases.REVIEW.search(whole):
            return False
        self._add((self.clause.start, self.clause.end), self.words, None, "annual", address.NOBODY)
        return True

"""Why a household has its class, in sentences for the household itself, and what would change it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from lalanh.engines.poverty import wording
from lalanh.engines.poverty.classify import Reason, Result, Row, classify
from lalanh.engines.poverty.derive import Finding
from lalanh.engines.poverty.model import Class, Confidence, DefinedBy, Standard
from lalanh.engines.poverty.wording import dong


class Tone(StrEnum):
    """Whether a line speaks for being poor or near-poor (YES), against it or of no effect (NO), or is not known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Line:
    text: str
    tone: Tone
    article: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """`headline` is the class, `basis` the instrument, `changes` what would give another class ("Nếu ...")."""

    headline: str
    basis: str
    lines: tuple[Line, ...]
    changes: tuple[str, ...]


_NOTHING: Mapping[str, Finding] = MappingProxyType({})
_NOBODY: Mapping[str, str] = MappingProxyType({})


def explain(
    result: Result,
    row: Row,
    standard: Standard,
    names: Mapping[str, str] = _NOBODY,
    findings: Mapping[str, Finding] = _NOTHING,
) -> Explanation:
    """`result` of classify(row, standard) in words; `names` by member key and `findings` of derive() name the people."""
    income, counted = result.reasons
    lines = [_income(income, row, standard), _deprivations(counted, row, standard, names, findings)]
    lines += _unknown(result, counted, standard, names, findings)
    lines += _cautions(income, standard, findings)
    return Explanation(
        headline=wording.capital(wording.CLASSES[result.cls] + wording.ROUTES[result.route]),
        basis=f"Theo {standard.short}" + (f" và {standard.extended_by}" if standard.extended_by else ""),
        lines=tuple(lines),
        changes=_changes(result, row, standard),
    )


# --- income


def _income(reason: Reason, row: Row, standard: Standard) -> Line:
    if reason.code == "income_unknown":
        return Line(_without_income(row), Tone.UNKNOWN)
    by_points = reason.code == "points_in_band"
    text = (_points if by_points else _amount)(reason, standard)
    article = wording.place(row.area, reason.article)
    return Line(f"{text} {article}.", _income_tone(reason, standard), reason.article)


def _without_income(row: Row) -> str:
    if row.b1 is None:
        return "Chưa biết thu nhập và chưa có điểm B1."
    return f"Chưa biết thu nhập. Điểm B1 là {row.b1}, nhưng chưa có điểm chuẩn để so."


def _amount(reason: Reason, standard: Standard) -> str:
    text = f"Thu nhập {dong(reason.params['income'])} một người một tháng, "
    return text + _between(reason, dong)


def _points(reason: Reason, standard: Standard) -> str:
    line, over = reason.params["line"], reason.params["over"]
    key = line or over
    amount = dong(standard.lines[key].amounts[reason.params["area"]])
    meaning = f"coi như thu nhập {'không quá' if line else 'cao hơn'} {amount} một người một tháng"
    return f"Điểm B1 là {reason.params['b1']}, {_between(reason, str)}: {meaning}"


def _between(reason: Reason, write: Callable[[int], str]) -> str:
    over, limit = reason.params["over_limit"], reason.params["limit"]
    shown = [] if over is None else [f"cao hơn {write(over)}"]
    shown += [] if limit is None else [f"không quá {write(limit)}"]
    return " và ".join(shown)


def _income_tone(reason: Reason, standard: Standard) -> Tone:
    for band in standard.bands:
        if band.up_to == reason.params["line"] and band.up_to is not None:
            helped = {band.many.cls, band.few.cls} & {Class.POOR, Class.NEAR_POOR}
            return Tone.YES if helped else Tone.NO
    return Tone.NO


# --- deprivations


def _deprivations(
    reason: Reason, row: Row, standard: Standard, names: Mapping[str, str], findings: Mapping[str, Finding]
) -> Line:
    keys = [key for key in standard.keys if row.deprivations.get(key) is True]
    listed = wording.deprived(standard, keys, findings, names)
    count, of, minimum = (reason.params[name] for name in ("deprived", "of", "minimum"))
    enough, matters = reason.params["enough"], reason.params["matters"]
    text = f"Thiếu hụt {count}/{of} chỉ số"
    if enough is None:
        text = f"Đã biết thiếu hụt {count}/{of} chỉ số, mức xét là từ {minimum} trở lên"
    elif matters:
        text += f" (từ {minimum} trở lên)" if enough else f" (dưới {minimum})"
    tail = "" if matters else " Số chỉ số thiếu hụt không làm đổi kết quả ở mức thu nhập này."
    text += f": {listed}." if listed else "."
    return Line(text + tail, _count_tone(enough, matters), reason.article)


def _count_tone(enough: bool | None, matters: bool) -> Tone:
    if not matters:
        return Tone.NO
    if enough is None:
        return Tone.UNKNOWN
    return Tone.YES if enough else Tone.NO


# --- what is not known


def _unknown(
    result: Result, reason: Reason, standard: Standard, names: Mapping[str, str], findings: Mapping[str, Finding]
) -> list[Line]:
    absent = [key for key in reason.params["unknown"] if standard.indicator(key).defined_by == DefinedBy.ABSENT]
    asked = [key for key in reason.params["unknown"] if key not in absent]
    weight = (
        " Cần biết để kết luận." if set(reason.params["unknown"]) & set(result.missing) else " Không làm đổi kết quả."
    )
    lines = []
    if asked:
        lines.append(Line(f"Chưa biết: {wording.unknown(standard, asked, findings, names)}.{weight}", Tone.UNKNOWN))
    if absent:
        listed = wording.unknown(standard, absent, _NOTHING, names)
        lines.append(Line(f"Chưa có định nghĩa chính thức để xét: {listed}.{weight}", Tone.UNKNOWN))
    return lines


def _cautions(income: Reason, standard: Standard, findings: Mapping[str, Finding]) -> list[Line]:
    """What was used though it was not seen in an issued text."""
    lines = []
    drafts = [
        one.key
        for one in standard.indicators
        if one.defined_by == DefinedBy.DRAFT and one.key in findings and findings[one.key].value is not None
    ]
    if drafts:
        listed = wording.unknown(standard, drafts, _NOTHING, _NOBODY)
        lines.append(Line(f"Mới xét theo dự thảo, chưa đối chiếu văn bản ban hành: {listed}.", Tone.UNKNOWN))
    if income.code == "points_in_band":
        used = standard.points.cut_offs[income.params["line"] or income.params["over"]]
        if used.citation.confidence != Confidence.SOURCE:
            lines.append(Line("Điểm chuẩn B1 chưa được đối chiếu với văn bản.", Tone.UNKNOWN))
    return lines


# --- what would change the class


def _changes(result: Result, row: Row, standard: Standard) -> tuple[str, ...]:
    if result.cls == Class.UNKNOWN:
        return _outcomes(result, row, standard)
    found = [
        _more_income(result, row, standard),
        _less_income(result, row, standard),
        _other_count(result, row, standard),
    ]
    return tuple(text for text in found if text)


def _more_income(result: Result, row: Row, standard: Standard) -> str | None:
    limit = result.reasons[0].params.get("limit")
    if row.income is None or limit is None:
        return None
    return _if(f"thu nhập cao hơn {dong(limit)} một người một tháng", result, replace(row, income=limit + 1), standard)


def _less_income(result: Result, row: Row, standard: Standard) -> str | None:
    over = result.reasons[0].params.get("over_limit")
    if row.income is None or over is None:
        return None
    return _if(f"thu nhập không quá {dong(over)} một người một tháng", result, replace(row, income=over), standard)


def _other_count(result: Result, row: Row, standard: Standard) -> str | None:
    """Only when every indicator is known: else the count itself is not."""
    params = result.reasons[1].params
    if params["unknown"] or not params["matters"]:
        return None
    target = params["minimum"] - 1 if params["enough"] else params["minimum"]
    by = abs(params["deprived"] - target)
    condition = f"bớt {by} chỉ số thiếu hụt" if params["enough"] else f"thiếu hụt thêm {by} chỉ số"
    return _if(condition, result, _with_count(row, standard, target), standard)


def _with_count(row: Row, standard: Standard, count: int) -> Row:
    return replace(row, deprivations={key: number < count for number, key in enumerate(standard.keys)})


def _if(condition: str, result: Result, other: Row, standard: Standard) -> str | None:
    changed = classify(other, standard)
    if changed.cls in (result.cls, Class.UNKNOWN):
        return None
    return f"Nếu {condition} thì là {wording.CLASSES[changed.cls]}."


def _outcomes(result: Result, row: Row, standard: Standard) -> tuple[str, ...]:
    """When only the count is open: what each answer would give."""
    if "income" in result.missing:
        return ()
    minimum = standard.minimum.value
    many, few = (classify(_with_count(row, standard, count), standard).cls for count in (minimum, minimum - 1))
    return (
        f"Nếu thiếu hụt từ {minimum} chỉ số trở lên thì là {wording.CLASSES[many]}, nếu ít hơn thì là {wording.CLASSES[few]}.",
    )

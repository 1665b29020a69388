"""The words of the citizen's explanation: classes, amounts, indicators with their people."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from lalanh.base import numbers
from lalanh.engines.poverty.derive import Finding
from lalanh.engines.poverty.facts import Area
from lalanh.engines.poverty.model import Class, Route, Standard

CLASSES: Mapping[Class, str] = MappingProxyType(
    {
        Class.POOR: "hộ nghèo",
        Class.NEAR_POOR: "hộ cận nghèo",
        Class.AVERAGE: "hộ có mức sống trung bình",
        Class.BETTER_OFF: "hộ có mức sống trên trung bình",
        Class.NOT_POOR: "hộ không nghèo, không cận nghèo",
        Class.UNKNOWN: "chưa kết luận được",
    }
)
ROUTES: Mapping[Route | None, str] = MappingProxyType(
    {
        Route.INCOME: " về thu nhập",
        Route.DEPRIVATION: " do thiếu hụt dịch vụ xã hội cơ bản",
        Route.BOTH: "",
        None: "",
    }
)
AREAS: Mapping[Area, str] = MappingProxyType({Area.RURAL: "khu vực nông thôn", Area.URBAN: "khu vực thành thị"})
_NAMED = 3


def dong(amount: int) -> str:
    """`1180000` → `1.180.000 đ`."""
    return f"{numbers.integer(amount)} đ"


def capital(text: str) -> str:
    """The first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The first letter small: a name of an indicator inside a sentence."""
    return text[:1].lower() + text[1:]


def place(area: Area, article: str | None) -> str:
    """`(khu vực nông thôn, Điều 3)`."""
    return f"({', '.join(filter(None, (AREAS[area], article)))})"


def people(finding: Finding, names: Mapping[str, str]) -> str:
    """Up to three names with ages as far as they are known, else how many; empty when the finding names nobody."""
    if not finding.who:
        return ""
    if len(finding.who) > _NAMED or any(key not in names for key in finding.who):
        return f"{len(finding.who)} người"
    ages = finding.why.params.get("ages", {})
    return ", ".join(f"{names[key]} ({ages[key]} tuổi)" if key in ages else names[key] for key in finding.who)


def deprived(standard: Standard, keys: Sequence[str], findings: Mapping[str, Finding], names: Mapping[str, str]) -> str:
    """`người phụ thuộc; bảo hiểm y tế: A Thiên (34 tuổi)`."""
    return "; ".join(_with(standard, key, findings, names, ": {}") for key in keys)


def unknown(standard: Standard, keys: Sequence[str], findings: Mapping[str, Finding], names: Mapping[str, str]) -> str:
    """`dinh dưỡng của A Đức (4 tuổi); nguồn nước sinh hoạt`."""
    return "; ".join(_with(standard, key, findings, names, " của {}") for key in keys)


def _with(standard: Standard, key: str, findings: Mapping[str, Finding], names: Mapping[str, str], join: str) -> str:
    who = people(findings[key], names) if key in findings else ""
    return small(standard.indicator(key).name) + (join.format(who) if who else "")

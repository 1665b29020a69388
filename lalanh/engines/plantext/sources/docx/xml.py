"""WordprocessingML names without their namespace, and parsing that survives hostile nesting."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, iterparse

from lalanh.engines.plantext.sources.model import UnreadableSource

_DEPTH = 150
_BROKEN = "Tệp .docx bị hỏng (XML bên trong không đúng). Hãy mở bằng Word, lưu lại rồi gửi lại."


def local(tag: str) -> str:
    """`p` of `{http://…/main}p`: strict and transitional documents differ only in the namespace."""
    return tag.rpartition("}")[2]


def value(element: Element | None, name: str = "val") -> str | None:
    """The attribute of that local name."""
    if element is None:
        return None
    return next((v for k, v in element.attrib.items() if local(k) == name), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if local(one.tag) == name), None)
    return element


def is_on(element: Element | None) -> bool:
    """True for a switch that is there and not turned off (`w:val="0"`)."""
    return element is not None and value(element) not in ("0", "false", "off", "none")


def parse(data: bytes) -> Element | None:
    """The root of a small part, None when the part is missing."""
    if not data:
        return None
    root = None
    for event, element in _events(data):
        root = element if root is None and event == "start" else root
    return root


def children_of(data: bytes, parent: str) -> Iterator[Element]:
    """Each child of the first `parent` once it is complete; it is emptied after use, so memory stays flat."""
    path: list[Element] = []
    found: Element | None = None
    for event, element in _events(data):
        if event == "start":
            path.append(element)
            if found is None and local(element.tag) == parent:
                found = element
            continue
        path.pop()
        if found is not None and path and path[-1] is found:
            yield element
            found.clear()
        if element is found:
            return


def _events(data: bytes) -> Iterator[tuple[str, Element]]:
    depth = 0
    try:
        for event, element in iterparse(io.BytesIO(data), events=("start", "end")):  # noqa: S314 - see above
            depth += 1 if event == "start" else -1
            if depth > _DEPTH:
                raise UnreadableSource(_BROKEN)
            yield event, element
    except (ParseError, ValueError, LookupError):
        raise UnreadableSource(_BROKEN) from None

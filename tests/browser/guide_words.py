"""What the guides say about the screen, and what the program can show: read from both sources, nothing is run."""

import ast
import html
import pathlib
import re
from functools import cache

from lalanh.web.staff.help import guides, markdown

ROOT = pathlib.Path(__file__).parents[2]
GAP = "…"
"""Stands for what differs from time to time."""


def source(name):
    found = guides.guide(name)
    assert found, name
    return found.source


def bold(name):
    return set(re.findall(r"\*\*(.+?)\*\*", source(name)))


def quoted(name):
    """The pieces of each quoted sentence between its gaps."""
    return {
        piece.strip()
        for one in re.findall(r"“([^”]+)”", source(name))
        for piece in one.split(GAP)
        if piece.strip(" ,.:")
    }


def links(name):
    return re.findall(r"\[[^\]]+\]\(([^)\s]+)\)", source(name))


def marks(name):
    return {one.mark for one in markdown.headings(source(name))}


@cache
def shown(part):
    """Every text that templates and Python sources below `lalanh/<part>` can show, casefolded, with gaps for values."""
    folder = ROOT / "lalanh" / part
    found = {text for path in folder.rglob("*.html") for text in _of_template(path.read_text("utf-8"))}
    found |= {text for path in folder.rglob("*.py") for text in _of_python(path.read_text("utf-8"))}
    return frozenset(" ".join(text.split()).casefold() for text in found)


def is_shown(words, part):
    """Alone, or at the beginning of a text that goes on with a value."""
    plain = words.casefold()
    return any(
        text == plain or (text.startswith(plain) and text[len(plain) :].lstrip(" ,(:").startswith(GAP))
        for text in shown(part)
    )


def _of_template(text):
    text = re.sub(r"{#.*?#}", "", text)
    given = [one for tag in re.findall(r"{%.*?%}", text) for one in re.findall(r"""["']([^"']+)["']""", tag)]
    plain = re.sub(r"{{.*?}}", GAP, re.sub(r"{%.*?%}", "\0", text))
    return [*given, *(html.unescape(one) for one in re.split(r"<[^>]*>|\0", plain)), *_whole(text)]


def _whole(text):
    """Sentences with a condition or a loop inside them: what stands there with all of it."""
    plain = re.sub(r"{%.*?%}", "", re.sub(r"{{.*?}}", GAP, text))
    return [html.unescape(one) for one in re.split(r"<[^>]*>", plain)]


def _of_python(text):
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield "".join(part.value if isinstance(part, ast.Constant) else GAP for part in node.values)

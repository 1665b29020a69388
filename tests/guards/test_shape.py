"""The shape of the code: sizes, keys that point down, no forbidden files; exceptions may only shrink."""

import ast
import pathlib
import re
import tomllib

import pytest
from django.apps import apps

ROOT = pathlib.Path(__file__).parents[2]
SOURCES = sorted((ROOT / "lalanh").rglob("*.py"))
FILE_LIMIT, FUNCTION_LIMIT, TEST_LIMIT = 400, 50, 800
LONGER_FILES = {"lalanh/engines/plantext/values.py"}
"""May only shrink."""
LONGER_FUNCTIONS = {"lalanh/engines/plantext/contract.py:to_json"}
FORBIDDEN = {"utils.py", "helpers.py", "services.py", "managers.py", "signals.py"}


def name_of(file):
    return str(file.relative_to(ROOT))


def test_files_keep_their_ceiling():
    long = {name_of(f) for f in SOURCES if "migrations" not in f.parts and len(f.read_text().splitlines()) > FILE_LIMIT}
    assert long <= LONGER_FILES
    tests = {name_of(f) for f in (ROOT / "tests").rglob("*.py") if len(f.read_text().splitlines()) > TEST_LIMIT}
    assert tests == set()


def test_functions_keep_their_ceiling():
    long = set()
    for file in SOURCES:
        for node in ast.walk(ast.parse(file.read_text())):
            if (
                isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
                and (node.end_lineno or 0) - node.lineno + 1 > FUNCTION_LIMIT
            ):
                long.add(f"{name_of(file)}:{node.name}")
    assert long <= LONGER_FUNCTIONS


def test_no_file_is_a_drawer_for_everything():
    assert not [name_of(f) for f in SOURCES if f.name in FORBIDDEN]


def test_keys_point_down_the_stack():
    order = ["kernel", "units", "registry", "planning", "staff"]
    for model in apps.get_models():
        app = model._meta.app_label
        if app not in order:
            continue
        for field in model._meta.get_fields():
            target = getattr(field, "related_model", None)
            if target and field.concrete and target != "self":
                label = target._meta.app_label
                assert order.index(label) <= order.index(app), (model, field)


def test_no_registry_address_in_any_file():
    pattern = re.compile(r"https?://[\w.-]*(?:pypi|pythonhosted|npmjs|debian\.org)")
    for file in [*ROOT.glob("*.toml"), *ROOT.glob("*.txt"), ROOT / "Makefile", *(ROOT / "bin").iterdir()]:
        assert not pattern.search(file.read_text()), file


def test_every_dependency_has_its_reason():
    text = (ROOT / "pyproject.toml").read_text()
    data = tomllib.loads(text)
    for name in [*data["project"]["dependencies"], *data["dependency-groups"]["dev"]]:
        line = next(row for row in text.splitlines() if f'"{name}",' in row)
        assert "#" in line, name


def test_every_package_says_what_it_is():
    for file in (ROOT / "lalanh").rglob("__init__.py"):
        parts = file.relative_to(ROOT / "lalanh").parts
        if "migrations" in parts or "templatetags" in parts or len(parts) > 3:
            continue
        text = file.read_text()
        if text.strip():
            assert ast.get_docstring(ast.parse(text)), name_of(file)


# The words that this guard looks for; it reads the sources of the product, not itself.
@pytest.mark.parametrize("word", ["TODO", "FIXME", "XXX"])
def test_nothing_is_left_for_later_in_the_code(word):
    assert not [name_of(f) for f in SOURCES if re.search(rf"\b{word}\b", f.read_text())]

"""The diagrams in docs/states say what the code does."""

import importlib.util
import pathlib

FOLDER = pathlib.Path(__file__).parents[2] / "docs" / "states"


def made():
    spec = importlib.util.spec_from_file_location("make_states", FOLDER / "make_states.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pages()


def test_the_diagrams_are_those_of_the_code():
    pages = made()
    assert pages.keys() == {file.name for file in FOLDER.glob("*.md")}
    for name, text in pages.items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, f"{name}: run docs/states/make_states.py"


def test_every_state_leads_to_known_states_and_only_ends_stay():
    from lalanh.planning.access import TRANSITIONS as PLAN
    from lalanh.registry.access import TRANSITIONS as VILLAGE

    for transitions in (PLAN, VILLAGE):
        assert {to for targets in transitions.values() for to in targets} <= set(transitions)
        assert any(not targets for targets in transitions.values())

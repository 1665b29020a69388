"""Writes the state diagrams of this folder from the TRANSITIONS of the code: `.venv/bin/python docs/states/make_states.py`."""

import os
import pathlib
from collections.abc import Mapping

HERE = pathlib.Path(__file__).parent


def diagram(title: str, where: str, transitions: Mapping[str, tuple[str, ...]], words: Mapping[str, str]) -> str:
    """Markdown with a Mermaid diagram and the same as a table, for readers without a picture."""
    first = next(iter(transitions))
    lines = [
        f"# {title}",
        "",
        f"Made from `{where}` by `make_states.py`: do not edit.",
        "",
        "```mermaid",
        "stateDiagram-v2",
    ]
    lines += [f"    {state} : {words[state]}" for state in transitions]
    lines.append(f"    [*] --> {first}")
    lines += [f"    {state} --> {to}" for state, targets in transitions.items() for to in targets]
    lines += [f"    {state} --> [*]" for state, targets in transitions.items() if not targets]
    lines += ["```", "", "| From | To |", "|---|---|"]
    lines += [
        f"| {words[state]} | {', '.join(words[to] for to in targets) or 'end'} |"
        for state, targets in transitions.items()
    ]
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """File name → text."""
    import lalanh.planning.access as planning
    import lalanh.registry.access as registry
    from lalanh.planning.models import PlanState
    from lalanh.registry.models import Step

    plain = {str(state): tuple(map(str, targets)) for state, targets in planning.TRANSITIONS.items()}
    return {
        "plan.md": diagram("A plan", "lalanh/planning/access.py", plain, dict(PlanState.choices)),
        "review-village.md": diagram(
            "A village in a review round", "lalanh/registry/access.py", registry.TRANSITIONS, dict(Step.choices)
        ),
    }


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lalanh.config.settings.test")
    import django

    django.setup()
    for name, text in pages().items():
        (HERE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

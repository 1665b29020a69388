"""Who signs, chairs and asks in a commune and a village: invented names, always the same."""

from random import Random

from lalanh.registry.demo import names, places
from lalanh.registry.demo.places import Village

CHAIRS = {"23494": "A Đức"}
"""The commune with log-ins has the names of its users."""
HEADS = {"23494-02": "A Nhơi"}


def _name(key: str, people: str) -> str:
    rng = Random(key)  # noqa: S311
    own = people if people in places.NATIVE else "kinh"
    return names.full_name(own, rng.random() < 0.35, rng.randint(1968, 1990), "", rng)


def chairman(commune: str) -> str:
    return CHAIRS.get(commune) or _name(f"chairman {commune}", "kinh")


def head(village: Village) -> str:
    """Trưởng thôn: chairs the meeting."""
    return HEADS.get(village.code) or _name(f"head {village.code}", village.people)


def secretary(village: Village) -> str:
    return _name(f"secretary {village.code}", village.people)


def reviewer(village: Village) -> str:
    """Rà soát viên of the village."""
    return _name(f"reviewer {village.code}", village.people)


def front(village: Village) -> str:
    """Ban Công tác Mặt trận of the village."""
    return _name(f"front {village.code}", village.people)

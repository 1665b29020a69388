"""Tests of the house, its water, latrine and devices against a definition."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from lalanh.engines.poverty.facts import Durability, HouseholdFacts
from lalanh.engines.poverty.model import Indicator
from lalanh.engines.poverty.truth import Judgement, every, known, negated

Told = tuple[Judgement, dict[str, Any]]


def weak_house(facts: HouseholdFacts, indicator: Indicator) -> Told:
    """At least so many of wall, column and roof are not durable."""
    parts = {"wall": facts.dwelling.wall, "column": facts.dwelling.column, "roof": facts.dwelling.roof}
    weak = tuple(name for name, part in parts.items() if part == Durability.NOT_DURABLE)
    unknown = tuple(name for name, part in parts.items() if part is None)
    needed: int = indicator.value("weak_parts")
    params = {"weak": weak, "needed": needed}
    if len(weak) >= needed:
        return Judgement(True), params
    return (Judgement(False) if len(weak) + len(unknown) < needed else Judgement(None, unknown)), params


def small_house(facts: HouseholdFacts, indicator: Indicator) -> Told:
    """Fewer square decimetres a person than the limit. A household without members has no such figure."""
    area, people, limit = facts.dwelling.area_dm2, len(facts.members), indicator.value("dm2_per_person")
    params = {"area_dm2": area, "members": people, "limit_dm2": limit}
    if not people:
        return Judgement(None, ("members",)), params
    return known(None if area is None else area < limit * people, "area_dm2"), params


def unclean_water(facts: HouseholdFacts, indicator: Indicator) -> Told:
    """The main source of water is none of the clean ones."""
    water = facts.dwelling.water
    return known(None if water is None else water not in indicator.value("clean"), "water"), {"water": water}


def unclean_latrine(facts: HouseholdFacts, indicator: Indicator) -> Told:
    """The latrine is none of the hygienic kinds, or there is none."""
    latrine = facts.dwelling.latrine
    return known(None if latrine is None else latrine not in indicator.value("clean"), "latrine"), {"latrine": latrine}


def no_device(facts: HouseholdFacts, indicator: Indicator) -> Told:
    """None of the devices that count, and (where the standard asks it) out of hearing of the loudspeaker."""
    devices = facts.dwelling.devices
    without = known(None if devices is None else not devices & indicator.value("devices"), "devices")
    if not indicator.value("loudspeaker"):
        return without, {"devices": devices}
    deaf = negated(known(facts.dwelling.hears_loudspeaker, "hears_loudspeaker"))
    return every(without, deaf), {"devices": devices, "hears_loudspeaker": facts.dwelling.hears_loudspeaker}


DwellingTest = Callable[[HouseholdFacts, Indicator], Told]
DWELLING: Mapping[str, DwellingTest] = MappingProxyType(
    {
        "weak_house": weak_house,
        "small_house": small_house,
        "unclean_water": unclean_water,
        "unclean_latrine": unclean_latrine,
        "no_device": no_device,
    }
)

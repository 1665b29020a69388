"""What is known of a household, in the words that the survey asks for. None is always "not known", never "no"."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Area(StrEnum):
    """Khu vực of the place on the day of the review."""

    RURAL = "rural"
    URBAN = "urban"


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


class School(StrEnum):
    """A level of schooling: attended now, or finished (bằng cấp cao nhất)."""

    NONE = "none"
    PRESCHOOL = "preschool"
    PRIMARY = "primary"
    LOWER_SECONDARY = "lower_secondary"
    UPPER_SECONDARY = "upper_secondary"
    VOCATIONAL = "vocational"
    HIGHER = "higher"


class Work(StrEnum):
    """What a member lives by. OWN covers farming and any work of the family's own."""

    CONTRACT = "contract"
    NO_CONTRACT = "no_contract"
    OWN = "own"
    SEEKING = "seeking"
    NOT_SEEKING = "not_seeking"
    UNABLE = "unable"
    STUDYING = "studying"


class Durability(StrEnum):
    """Of one part of the house."""

    DURABLE = "durable"
    NOT_DURABLE = "not_durable"


class Water(StrEnum):
    """Main source of water for living; OTHER is none of the clean ones."""

    PIPED = "piped"
    DRILLED_WELL = "drilled_well"
    PROTECTED_WELL = "protected_well"
    PROTECTED_SPRING = "protected_spring"
    RAIN = "rain"
    BOTTLED = "bottled"
    OTHER = "other"


class Latrine(StrEnum):
    SEPTIC = "septic"
    POUR_FLUSH = "pour_flush"
    VENTILATED = "ventilated"
    SLAB = "slab"
    TWO_VAULT = "two_vault"
    OTHER = "other"
    NONE = "none"


class Waste(StrEnum):
    """What happens to household waste."""

    COLLECTED = "collected"
    TREATED = "treated"
    UNTREATED = "untreated"


class Device(StrEnum):
    """Means of getting information. PHONE is one shared by the household, the last three are personal."""

    TELEVISION = "television"
    RADIO = "radio"
    DESKTOP = "desktop"
    PHONE = "phone"
    LAPTOP = "laptop"
    TABLET = "tablet"
    SMARTPHONE = "smartphone"


@dataclass(frozen=True, slots=True)
class Member:
    """One person. `birth_on` when the day is known, else `birth_year` (old registers); both None: age not known."""

    key: str
    birth_on: date | None = None
    birth_year: int | None = None
    sex: Sex | None = None
    insured: bool | None = None
    attending: School | None = None
    finished: School | None = None
    on_job_certificate: bool | None = None
    work: Work | None = None
    malnourished: bool | None = None
    monthly_allowance: bool | None = None
    """Elderly or disabled, and receiving the monthly social allowance."""
    uses_internet: bool | None = None
    uses_phone: bool | None = None
    untreated_illness: bool | None = None
    """Ill or hurt enough to need a carer or miss work or school, and sought no care (standard of 2016)."""


@dataclass(frozen=True, slots=True)
class Dwelling:
    """The house. `area_dm2` is its floor in square decimetres (1 m² = 100), an integer so that it compares exactly."""

    wall: Durability | None = None
    column: Durability | None = None
    roof: Durability | None = None
    area_dm2: int | None = None
    water: Water | None = None
    latrine: Latrine | None = None
    waste: Waste | None = None
    devices: frozenset[Device] | None = None
    hears_loudspeaker: bool | None = None


@dataclass(frozen=True, slots=True)
class HouseholdFacts:
    """What a survey found. `income` in đồng a person a month; `b1` in points."""

    area: Area
    members: tuple[Member, ...]
    dwelling: Dwelling = Dwelling()
    income: int | None = None
    b1: int | None = None

"""What was published about poverty in Kon Tum. Sources as in docs/rules: S20 Biểu số 05 of Ban Dân tộc (end of 2021), S46 thoidai.com.vn, S47 data file, S48.

Nothing here is invented; what the sources leave open is in splits.py.
"""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Stock:
    """Households on the list at one moment."""

    poor: int
    near_poor: int
    minority_poor: int


@dataclass(frozen=True, slots=True)
class District:
    """Households of a district at the end of 2021: all, of ethnic minorities, and poor ones of ethnic minorities (S20)."""

    code: str
    households: int
    minority: int
    minority_poor: int


YEAR_ENDS = MappingProxyType(
    {
        2021: Stock(22_027, 9_067, 20_858),
        2022: Stock(15_943, 8_857, 15_215),
        2023: Stock(10_220, 6_568, 9_716),
        2024: Stock(6_557, 5_547, 6_176),
    }
)
"""S47; 2022 and 2023 agree with S46 and S48."""

OPENING_2022 = Stock(21_989, 9_067, 20_817)
"""Not the closing of 2021: 22,027 were published, 21,989 opened the next year (S20, S46). Near-poor households are known for the closing only."""

LEFT_POVERTY_2022, NEAR_TO_POOR_2022, RELAPSED_2022, NEW_POOR_2022 = 6_782, 169, 13, 594
"""S46 gives -6,782 +169 +13 +594 in the order of the columns of table 2; that they are these columns is inferred."""

NO_LABOUR_2022, MERIT_2022 = 2_193, 42
"""Poor households at the end of 2022 in two of the groups (S46)."""

POOR_RATES = MappingProxyType({2022: 10.86, 2023: 6.84})
"""Percent of all households: S46, S48."""

DISTRICTS = (
    District("610", 13_389, 11_710, 2_510), District("611", 16_029, 9_133, 942), District("612", 12_572, 6_302, 1_795),
    District("615", 18_106, 8_114, 2_545), District("616", 14_118, 7_885, 2_633), District("608", 44_451, 12_729, 772),
    District("614", 7_378, 4_812, 1_746), District("613", 7_551, 6_495, 3_353), District("617", 6_805, 6_452, 3_545),
    District("618", 3_162, 1_944, 976),
)  # fmt: skip
VILLAGES = 869
"""Thôn, làng, tổ dân phố of the province (S53)."""

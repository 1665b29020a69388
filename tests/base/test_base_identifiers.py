"""Personal numbers: shape refused in words, disagreement said and never refused."""

from datetime import date

import pytest

from lalanh.base import identifiers
from lalanh.base.errors import BadInput


@pytest.mark.parametrize(
    "typed",
    ["062180001234", " 062 180 001 234 ", "062.180.001.234", "062-180-001234", "'062180001234", "062 180001234"],
)
def test_a_number_is_kept_as_its_digits(typed):
    assert identifiers.personal_number(typed) == "062180001234"


def test_blank_is_no_number():
    assert identifiers.personal_number("  ") == identifiers.old_card("") == ""


@pytest.mark.parametrize(
    ("read", "typed", "sentence"),
    [
        (identifiers.personal_number, "62180001234", "có 11. Có thể bảng tính đã làm mất số 0"),
        (identifiers.personal_number, "0621800012345", "có 13"),
        (identifiers.personal_number, "06218000123O", "chỉ gồm chữ số"),
        (identifiers.personal_number, "٠٦٢١٨٠٠٠١٢٣٤", "chỉ gồm chữ số"),
        (identifiers.personal_number, "6.2180001234E+11", "chỉ gồm chữ số"),
        (identifiers.old_card, "23312345", "9 chữ số, số vừa nhập có 8"),
    ],
)
def test_another_shape_is_refused_in_words(read, typed, sentence):
    with pytest.raises(BadInput, match=sentence.replace(".", r"\.").replace("+", r"\+")):
        read(typed)


@pytest.mark.parametrize(
    ("digit", "sex", "year"),
    [("0", "male", 1980), ("1", "female", 1980), ("2", "male", 2080), ("3", "female", 2080), ("8", "male", 2380)],
)
def test_sex_and_century_stand_in_the_fourth_digit(digit, sex, year):
    number = f"062{digit}80001234"
    other = "male" if sex == "female" else "female"
    assert identifiers.doubts(number, sex=sex, birth=year) == []
    assert len(identifiers.doubts(number, sex=other, birth=year)) == 1
    assert len(identifiers.doubts(number, sex=other, birth=year + 1)) == 2


def test_what_is_not_known_raises_no_doubt():
    assert identifiers.doubts("062180001234") == []
    assert identifiers.doubts("", sex="male", birth=1980) == []
    (words,) = identifiers.doubts("062180001234", sex="female", birth=date(1981, 1, 1))
    assert words == "Số định danh cho biết năm sinh 1980, nhưng năm sinh đã ghi là 1981."


def test_the_mask_shows_the_last_three():
    assert identifiers.masked("062180001234") == "•••••••••234"
    assert identifiers.masked("") == ""

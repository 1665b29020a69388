"""The class in words: what a household reads."""

from datetime import date

import pytest

from lalanh.engines.poverty.classify import Row, classify
from lalanh.engines.poverty.derive import derive, to_row
from lalanh.engines.poverty.explain import explain
from lalanh.engines.poverty.facts import Area, Durability, Dwelling, HouseholdFacts, Latrine, Member, School, Sex, Work
from lalanh.engines.poverty.load import extend, standard

NAMES = {"a": "Y Nhiên", "b": "A Thiên", "c": "A Đức"}
ON = date(2023, 10, 21)
HOUSE = Dwelling(Durability.NOT_DURABLE, Durability.NOT_DURABLE, None, 4000, latrine=Latrine.NONE)
PEOPLE = (
    Member(
        "a",
        birth_on=date(1985, 1, 1),
        sex=Sex.FEMALE,
        insured=True,
        work=Work.OWN,
        uses_internet=True,
        monthly_allowance=False,
    ),
    Member("b", birth_on=date(2010, 5, 1), insured=False, malnourished=False, attending=School.LOWER_SECONDARY),
    Member("c", birth_on=date(2019, 5, 1), insured=True, attending=School.PRESCHOOL),
)


def told(id, income=None, b1=None, house=HOUSE):
    facts = HouseholdFacts(Area.RURAL, PEOPLE, house, income, b1)
    findings = derive(facts, standard(id), ON)
    row = to_row(facts, findings)
    return explain(classify(row, standard(id)), row, standard(id), NAMES, findings)


def plain(id, row):
    return explain(classify(row, standard(id)), row, standard(id))


def test_a_poor_household_reads_why():
    found = told("vn-2022", 1_180_000)
    assert (found.headline, found.basis) == ("Hộ nghèo", "Theo NĐ 07/2021/NĐ-CP")
    assert [(line.tone, line.text) for line in found.lines] == [
        ("yes", "Thu nhập 1.180.000 đ một người một tháng, không quá 1.500.000 đ (khu vực nông thôn, Điều 3)."),
        (
            "yes",
            "Thiếu hụt 4/12 chỉ số (từ 3 trở lên): người phụ thuộc: A Thiên (13 tuổi), A Đức (4 tuổi); "
            "bảo hiểm y tế: A Thiên (13 tuổi); chất lượng nhà ở; nhà tiêu hợp vệ sinh.",
        ),
        (
            "unknown",
            "Chưa biết: dinh dưỡng của A Đức (4 tuổi); nguồn nước sinh hoạt; phương tiện phục vụ tiếp cận thông tin. Không làm đổi kết quả.",
        ),
    ]
    assert found.changes == ("Nếu thu nhập cao hơn 1.500.000 đ một người một tháng thì là hộ có mức sống trung bình.",)


def test_points_are_told_as_what_they_stand_for():
    line = told("vn-2022", b1=130).lines[0]
    assert line.text == (
        "Điểm B1 là 130, không quá 140: coi như thu nhập không quá 1.500.000 đ một người một tháng (khu vực nông thôn, TT 07/2021/TT-BLĐTBXH)."
    )
    assert "chưa được đối chiếu" in told("vn-2016", b1=130).lines[-1].text


def test_what_is_needed_is_asked_for():
    found = told("vn-2022", 1_000_000, house=Dwelling())
    assert found.headline == "Chưa kết luận được"
    assert found.lines[1].tone == "unknown" and found.lines[2].text.endswith("Cần biết để kết luận.")
    assert found.changes == ("Nếu thiếu hụt từ 3 chỉ số trở lên thì là hộ nghèo, nếu ít hơn thì là hộ cận nghèo.",)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        (Row(Area.RURAL), "Chưa biết thu nhập và chưa có điểm B1."),
        (Row(Area.URBAN, b1=100), "Chưa biết thu nhập. Điểm B1 là 100, nhưng chưa có điểm chuẩn để so."),
    ],
)
def test_income_not_known(row, text):
    found = plain("vn-2027", row)
    assert (found.lines[0].text, found.lines[0].tone, found.changes) == (text, "unknown", ())


@pytest.mark.parametrize(
    ("id", "income", "count", "headline", "tones", "changes"),
    [
        (
            "vn-2022",
            1_500_000,
            2,
            "Hộ cận nghèo",
            "yes no",
            ["cao hơn 1.500.000 đ", "thiếu hụt thêm 1 chỉ số thì là hộ nghèo"],
        ),
        (
            "vn-2022",
            1_500_000,
            5,
            "Hộ nghèo",
            "yes yes",
            ["cao hơn 1.500.000 đ", "bớt 3 chỉ số thiếu hụt thì là hộ cận nghèo"],
        ),
        (
            "vn-2022",
            2_250_000,
            5,
            "Hộ có mức sống trung bình",
            "no no",
            ["cao hơn 2.250.000 đ", "không quá 1.500.000 đ một người một tháng thì là hộ nghèo"],
        ),
        ("vn-2022", 9_000_000, 0, "Hộ có mức sống trên trung bình", "no no", ["không quá 2.250.000 đ"]),
        (
            "vn-2016",
            700_000,
            0,
            "Hộ nghèo về thu nhập",
            "yes no",
            ["cao hơn 700.000 đ một người một tháng thì là hộ cận nghèo"],
        ),
        (
            "vn-2016",
            1_000_000,
            3,
            "Hộ nghèo do thiếu hụt dịch vụ xã hội cơ bản",
            "yes yes",
            ["cao hơn 1.000.000 đ", "bớt 1 chỉ số"],
        ),
        (
            "vn-2027",
            2_200_001,
            0,
            "Hộ không nghèo, không cận nghèo",
            "no no",
            ["không quá 2.200.000 đ một người một tháng thì là hộ cận nghèo"],
        ),
    ],
)
def test_each_class_and_what_would_change_it(id, income, count, headline, tones, changes):
    keys = standard(id).keys
    found = plain(id, Row(Area.RURAL, income, None, 4, {key: n < count for n, key in enumerate(keys)}))
    assert found.headline == headline
    assert [line.tone for line in found.lines] == tones.split()
    assert len(found.changes) == len(changes) and all(
        part in text for part, text in zip(changes, found.changes, strict=True)
    )


def test_what_rests_on_a_draft_or_on_nothing_is_said():
    texts = [line.text for line in told("vn-2027", 1_000_000).lines]
    assert any(text.startswith("Chưa có định nghĩa chính thức để xét: bảo hiểm y tế;") for text in texts)
    assert any(text.startswith("Mới xét theo dự thảo, chưa đối chiếu văn bản ban hành:") for text in texts)


def test_many_people_are_counted_and_strangers_not_named():
    people = tuple(Member(str(n), birth_on=date(1990, 1, 1), insured=False) for n in range(4))
    facts = HouseholdFacts(Area.RURAL, people, income=1_000_000)
    findings = derive(facts, standard("vn-2022"), ON)
    row = to_row(facts, findings)
    text = explain(classify(row, standard("vn-2022")), row, standard("vn-2022"), {}, findings).lines[1].text
    assert "bảo hiểm y tế: 4 người" in text


def test_the_decision_of_the_province_is_named():
    raised = extend(standard("vn-2022"), lines={"poverty": {Area.RURAL: 1_800_000}}, instrument="NQ 10/NQ-HĐND")
    row = Row(Area.RURAL, 1_700_000, None, 1, dict.fromkeys(raised.keys, True))
    found = explain(classify(row, raised), row, raised)
    assert found.basis == "Theo NĐ 07/2021/NĐ-CP và NQ 10/NQ-HĐND"
    assert "không quá 1.800.000 đ (khu vực nông thôn, NQ 10/NQ-HĐND)" in found.lines[0].text

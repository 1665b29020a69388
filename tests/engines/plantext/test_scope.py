"""What a title speaks of."""

from __future__ import annotations

import pytest

from lalanh.engines.plantext.layout import paragraphs
from lalanh.engines.plantext.outline import build
from lalanh.engines.plantext.scope import Scope, sentences, topic_of_title


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Tồn tại, hạn chế", "situation"),
        ("Hạn chế và nguyên nhân", "situation"),
        ("Những khó khăn, vướng mắc", "situation"),
        ("Thuận lợi, khó khăn", "situation"),
        ("Khó khăn", "situation"),
        ("Hỗ trợ các xã đặc biệt khó khăn", ""),
        ("Xã có điều kiện khó khăn", ""),
        ("Hỗ trợ hộ có khó khăn về nhà ở", ""),
        ("Giảm nghèo, hạn chế tái nghèo", ""),
        ("Hạn chế tái nghèo và phát sinh nghèo mới", ""),
        ("Giải pháp tháo gỡ khó khăn", "activity"),
        ("MỤC TIÊU", "objective"),
        ("Kinh phí thực hiện", "money"),
        ("Nội dung hoạt động", "activity"),
        ("Căn cứ pháp lý", "basis"),
    ],
)
def test_topic_of_title(title: str, topic: str) -> None:
    assert topic_of_title(title) == topic


def test_sentences_under_objectives_stay_objectives() -> None:
    text = (
        "I. MỤC TIÊU\n1. Duy trì nhịp độ giảm nghèo, tăng dần phần đóng góp từ ngân sách xã cho quỹ vì người nghèo.\n"
        "2. Người dân được tham gia vào mọi hoạt động của chương trình ở thôn.\n3. Nội dung hoạt động\n4. Kinh phí thực hiện\n"
    )
    outline = build(paragraphs(text))
    scope = Scope(outline)
    assert [scope.topic_at(i) for i in range(5)] == ["objective", "objective", "objective", "activity", "money"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Một câu. Hai câu.", ["Một câu. ", "Hai câu."]),
        ("UBND TP. Kon Tum họp. Sau đó.", ["UBND TP. Kon Tum họp. ", "Sau đó."]),
        ("Đạt 4.5 điểm.", ["Đạt 4.5 điểm."]),
        ("Hết...", ["Hết..."]),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences(text)] == parts

"""Objectives against contents: only what evidently is about one thing is compared."""

from pathlib import Path

import pytest

from kcextract.run.extraction import extract

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
TEXT = """
KẾ HOẠCH
Khuyến công tỉnh năm 2021

I. MỤC TIÊU
1. Mục tiêu cụ thể
- {aim}

II. NỘI DUNG
1. Nội dung thứ nhất
- {content}
"""


def check(checked, aim, content):
    return [
        (expected, actual, status)
        for _, expected, actual, status in checked(TEXT.format(aim=aim, content=content)).of(
            "objective_content"
        )
    ]


@pytest.mark.parametrize(("count", "status"), [("05", "pass"), ("06", "fail")])
def test_the_same_thing_is_compared(checked, count, status):
    aim = "Hỗ trợ xây dựng {} mô hình trình diễn kỹ thuật sản xuất sản phẩm mới."

    assert check(checked, aim.format(count), aim.format("05")) == [(5, float(count), status)]


def test_how_the_figures_bind_stands_in_the_note(checked):
    found = checked(
        TEXT.format(
            aim="Có ít nhất 27 sản phẩm được công nhận sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.",
            content="Có khoảng 24 sản phẩm được công nhận sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.",
        )
    )

    assert [(each.status, each.note) for each in found.checks] == [
        ("fail", "the objectives say at least 27 sản phẩm, the contents about 24 sản phẩm")
    ]
    assert [each.code for each in found.told] == ["objective_content_differs"]


@pytest.mark.parametrize(
    ("aim", "content"),
    [
        (
            "Hỗ trợ 10 cơ sở công nghiệp nông thôn tham gia hội chợ triển lãm trong nước.",
            "Hỗ trợ 04 cơ sở công nghiệp nông thôn tham gia hội chợ triển lãm ngoài nước.",
        ),
        (
            "Tổ chức 03 lần bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp tỉnh.",
            "Tổ chức 01 lần bình chọn sản phẩm công nghiệp nông thôn tiêu biểu cấp huyện.",
        ),
        ("Hỗ trợ 10 cơ sở.", "Hỗ trợ 02 cơ sở."),
        (
            "Hỗ trợ xây dựng 05 mô hình trình diễn kỹ thuật sản xuất sản phẩm mới.",
            "Hỗ trợ xây dựng 05 phòng trưng bày giới thiệu sản phẩm mới của tỉnh.",
        ),
        (
            "Đào tạo nghề cho 100 lao động nông thôn tại các cơ sở năm 2021.",
            "Đào tạo nghề cho 300 lao động nông thôn tại các cơ sở giai đoạn 2021 - 2025.",
        ),
    ],
)
def test_what_may_be_another_thing_is_not(checked, aim, content):
    assert check(checked, aim, content) == []


def test_of_two_that_are_equally_alike_none_is_compared(checked):
    line = "Hỗ trợ xây dựng {} mô hình trình diễn kỹ thuật sản xuất sản phẩm mới."

    assert check(checked, line.format("05"), line.format("03") + "\n- " + line.format("02")) == []


def test_a_real_document_that_disagrees_with_itself_is_told_of():
    found = [each for each in extract(CORPUS / "dong-nai-2018.txt").checks if each.status == "fail"]

    assert [(each.kind, each.actual, each.expected) for each in found] == [("objective_content", 27, 24)]

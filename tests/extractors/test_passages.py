"""Passages: given this section, these paragraphs; given this paragraph, these sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.document import Span
from kcextract.extractors.passages import passages, sentences, title_of, titled, words

HEAD = "KẾ HOẠCH\nPhát triển rừng năm 2021\nCăn cứ Luật Lâm nghiệp;\n"


@pytest.fixture
def section_of(context_of):
    """The context of a text behind a head, and its section of that marker."""

    def find(text, marker):
        context = context_of(HEAD + text)
        found = next(each for each in context.outline.sections if each.marker == marker)
        return context, found

    return find


def test_the_marker_is_no_part_of_the_first_paragraph(section_of):
    context, section = section_of("I. MỤC TIÊU\nTrồng rừng.\nGiữ rừng.\nII. NỘI DUNG\n", "I.")

    assert [words(context, span) for span in passages(context, section)] == [
        "MỤC TIÊU",
        "Trồng rừng.",
        "Giữ rừng.",
    ]


def test_a_marker_on_a_line_of_its_own_is_none_either(section_of):
    context, section = section_of("Điều 1.\nGiao Sở Công Thương chủ trì.\nĐiều 2. Hiệu lực.\n", "Điều 1.")

    assert [words(context, span) for span in passages(context, section)] == ["Giao Sở Công Thương chủ trì."]


@pytest.mark.parametrize(
    ("line", "title", "rest", "inline"),
    [
        ("1. Trồng rừng", "Trồng rừng", [], False),
        ("1. Trồng rừng:", "Trồng rừng", [], False),
        ("1. Về vốn: huy động  các nguồn vốn.", "Về vốn", ["huy động các nguồn vốn."], True),
        ("1. Trồng rừng. Giao đất cho dân.", "Trồng rừng", ["Giao đất cho dân."], True),
        (
            "1. Hỗ trợ TP. Vinh (gồm: hạt giống) trồng rừng.",
            "Hỗ trợ TP. Vinh (gồm: hạt giống) trồng rừng",
            [],
            False,
        ),
        ("1. Trồng rừng...", "Trồng rừng", [], False),
    ],
)
def test_a_title_ends_with_its_sentence_or_a_colon(section_of, line, title, rest, inline):
    context, section = section_of(f"I. NỘI DUNG\n{line}\n2. Giữ rừng\n", "1.")
    head = titled(context, section)

    assert head is not None
    assert words(context, head.title) == title
    assert [words(context, span) for span in head.rest] == rest
    assert head.inline is inline


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Trồng rừng. Giữ rừng.", ["Trồng rừng.", "Giữ rừng."]),
        ("UBND TP. Vinh trồng rừng. Xong.", ["UBND TP. Vinh trồng rừng.", "Xong."]),
        ("Ông A. Bình trồng rừng…", ["Ông A. Bình trồng rừng…"]),
        ("Trồng 2.000 ha rừng.", ["Trồng 2.000 ha rừng."]),
        ("Trồng rừng... Giữ rừng", ["Trồng rừng...", "Giữ rừng"]),
    ],
)
def test_a_sentence_ends_before_a_capital(context_of, text, found):
    context = context_of(text)

    every = sentences(context, Span(0, len(context.document.reading)))
    assert [words(context, span) for span in every] == found


@given(st.text(alphabet="ab A.:;,()\n…", max_size=80))
def test_sentences_part_a_text_without_loss(context_of, text):
    context = context_of("Rừng " + text)
    reading = context.document.reading
    every = list(sentences(context, Span(0, len(reading))))

    told = "".join(reading[span.start : span.end] for span in every)
    assert "".join(told.split()) == "".join(reading.split())


@pytest.mark.parametrize(
    ("text", "title"),
    [("Về giống: chọn giống tốt.", "Về giống"), ("Tuyên truyền.", "Tuyên truyền"), ("...", "...")],
)
def test_a_paragraph_without_a_marker_has_a_title_too(text, title):
    assert title_of(text) == title

"""Frames: given a place in a text, its clause and its sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.extractors.frames import Frames

HEAD = "KẾ HOẠCH\nI. MỤC TIÊU\n"


@pytest.fixture
def around(context_of):
    """The clause and the sentence around the first ``mark`` in a text, without white space around them."""

    def frame_around(body, mark):
        context = context_of(HEAD + body + "\n")
        place = context.document.text.index(mark)
        frame = Frames(context).at(place)
        reading = context.document.reading
        assert frame.paragraph_start <= frame.sentence_start <= frame.clause_start <= place
        assert place < frame.clause_end <= frame.sentence_end
        return (
            " ".join(reading[frame.clause_start : frame.clause_end].split()),
            " ".join(reading[frame.sentence_start : frame.sentence_end].split()),
        )

    return frame_around


@pytest.mark.parametrize(
    ("body", "clause", "sentence"),
    [
        ("Một. Có @ lớp; có hai. Ba.", "Có @ lớp;", "Có @ lớp; có hai."),
        ("Có một; có @ lớp. Ba.", "có @ lớp.", "Có một; có @ lớp."),
        ("Có một, có @ lớp.", "Có một, có @ lớp.", "Có một, có @ lớp."),
        ("Cụ thể: có @ lớp.", "Cụ thể: có @ lớp.", "Cụ thể: có @ lớp."),
        ("Có 2.000 cơ sở, @ lớp", "Có 2.000 cơ sở, @ lớp", "Có 2.000 cơ sở, @ lớp"),
        ("Tại TP. Hòa Bình có @ lớp.", "Tại TP. Hòa Bình có @ lớp.", "Tại TP. Hòa Bình có @ lớp."),
        ("Tại TX. Hòa Bình có @ lớp.", "Tại TX. Hòa Bình có @ lớp.", "Tại TX. Hòa Bình có @ lớp."),
        ("Theo Nghị quyết 19-NQ/TW. Có @ lớp.", "Có @ lớp.", "Có @ lớp."),
        ("Xong! Có @ lớp.", "Có @ lớp.", "Có @ lớp."),
        ("Gồm dệt, may… Có @ lớp.", "Có @ lớp.", "Có @ lớp."),
        ("Một.\n\nCó @ lớp", "Có @ lớp", "Có @ lớp"),
    ],
)
def test_clauses_end_at_semicolons_and_sentences_at_full_stops(around, body, clause, sentence):
    assert around(body, "@") == (clause, sentence)


def test_a_frame_ends_with_its_section(around):
    assert around("1. Hỗ trợ @ cơ sở;\n2. Hỗ trợ hai hộ.", "@")[1] == "Hỗ trợ @ cơ sở;"


def test_lines_of_a_wrapped_paragraph_are_one_sentence(around):
    lines = ["Chương trình " + "khuyến công " * 4 + "tỉnh", *["khuyến công " * 5 + "tỉnh"] * 4]

    clause, sentence = around("\n".join((*lines, "hỗ trợ @ lớp; hai.")), "@")

    assert clause == f"{' '.join(lines)} hỗ trợ @ lớp;"
    assert sentence == f"{clause} hai."


def test_frames_asked_for_in_any_order_are_the_same(context_of):
    context = context_of(HEAD + "1. Một; hai. Ba; bốn.\n2. Năm. Sáu; bảy.\n\nTám. Chín.\n")
    places = [index for index, letter in enumerate(context.document.text) if letter.isalpha()]
    forward, backward = Frames(context), Frames(context)

    assert [forward.at(place) for place in places] == [backward.at(place) for place in places[::-1]][::-1]


@given(
    body=st.lists(
        st.sampled_from(["Một", "hai", "5", ".", ";", ":", "\n", "\n\n", "\n- ", "TP."]), max_size=40
    )
)
def test_every_place_lies_in_its_frame_and_neighbours_share_or_part(context_of, body):
    context = context_of(HEAD + "x " + " ".join(body) + "\n")
    frames = Frames(context)
    for place, letter in enumerate(context.document.text):
        if letter.isspace():
            continue
        frame = frames.at(place)

        assert frame.paragraph_start <= frame.sentence_start <= frame.clause_start
        assert frame.clause_start <= place < frame.clause_end <= frame.sentence_end
        assert frames.at(frame.clause_start) == frame

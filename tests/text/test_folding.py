"""Folding: what is compared is blind to case, dashes and the place of tone marks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.text.folding import fold, fold_pattern


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HOÀ BÌNH", "Hòa Bình"),
        ("Uỷ ban nhân dân", "ỦY BAN NHÂN DÂN"),
        ("nghiã", "Nghĩa"),
        ("kết qủa", "kết quả"),
        ("Thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("2011 – 2015", "2011 - 2015"),
        ("ĐẮK LẮK", "đắk lắk"),
    ],
)
def test_two_spellings_fold_to_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("hòa", "hoa"), ("ủy", "uy"), ("bà", "bá"), ("đạo", "dạo"), ("y", "i")]
)
def test_different_words_stay_different(one, other):
    assert fold(one) != fold(other)


@given(st.text())
def test_folding_keeps_every_offset_and_is_settled_after_one_time(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_a_pattern_is_folded_but_for_its_syntax():
    pattern = re.compile(fold_pattern(r"(?P<Ten>Uỷ\s+ban|HOÀ)\s*[A-Z]?\w"))

    assert pattern.groupindex == {"Ten": 1}
    assert pattern.match(fold("ỦY BAN x")) is not None
    assert pattern.match(fold("hòa b")) is not None
    assert fold_pattern(r"\S\p{Lu}[À]") == r"\S\p{Lu}[À]"
    assert fold_pattern(r"(?<!HOÀ\s)(?<=UỶ\s)HOÀ(?P<Ten>HOÀ)") == r"(?<!hòa\s)(?<=ủy\s)hòa(?P<Ten>hòa)"

"""White space: words on one line, single spaces between them."""

from hypothesis import given
from hypothesis import strategies as st

from kcextract.text.spaces import single_spaced


@given(st.text(alphabet="ab đ.\n\t "))
def test_words_stand_apart_by_single_spaces(text):
    assert single_spaced(text) == " ".join(text.split())

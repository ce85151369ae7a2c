"""Which patterns may be found in a text, by the words that they cannot do without."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from kcextract.grammar import load_grammar
from kcextract.grammar.sieve import (
    Sieve,
    cues,
    initials,
    members,
    opened,
    opening_words,
    required_words,
    words_in,
)
from kcextract.text.folding import fold

GRAMMARS = Path(__file__).resolve().parents[2] / "grammars"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\bđã\b", {"đã"}),
        (r"\b(?:nếu|khi\s+có)\b", {"nếu", "khi"}),
        # Of several the longest, which is the rarest.
        (r"\bcó\s+nghiệp\b", {"nghiệp"}),
        (r"(?<!\p{L})tỷ(?!\p{L})", {"tỷ"}),
        (r"(?<=\bmiễn\b[^;]{0,80})\bgiảm\s*$", {"giảm"}),
        (r"\b(?P<unit>hộ|xã)\b(?:\s+nghèo)?", {"hộ", "xã"}),
        # A blank that may be left out parts nothing, but at the end.
        (r"\bkhông\s*quá\b", None),
        (r"\bcứ\s*$", {"cứ"}),
        # What may be left out is not needed, nor what may go on.
        (r"\b(?:rất\s+)?nhiều\b", {"nhiều"}),
        (r"\b(?:rất\s+)?\d", None),
        (r"\bthành\p{L}*", None),
        (r"đã\b", None),
        (r"\bđã", None),
        (r"\b(?:nh|c)ận\b", None),
        (r"\b(?:hộ|\d+)\b", None),
        (r"\b[hx]ộ\b", None),
        (r"\bhộ?\b", None),
        (r"(?i)\bhộ\b", None),
        (r"(?r)\bhộ\b", None),
        (r"\b(?:hộ(?:\s+nghèo)?|xã)(?:\s+\d+)?\b", {"hộ", "xã"}),
        (r"\b(?:hộ)+\b", None),
        (r"(?:\bhộ\s)+", {"hộ"}),
        (r"", None),
        (r"\bhộ\b)", None),
        (r"\b(hộ", None),
        (r"\b(?|hộ|xã)\b", None),
        # What must follow is needed too, what must stand before may lie farther back.
        (r"\bphí(?=\s+(?:tham\s+quan|thẩm\s+định))", {"tham", "thẩm"}),
        (r"\bphí(?=quan)\p{L}", None),
        (r"(?<=\btham\s)\d", None),
        (r"\b(?P<one>hộ)\s+(?P=one)\b", {"hộ"}),
    ],
)
def test_words_that_a_pattern_cannot_do_without(source: str, words: set[str] | None) -> None:
    assert required_words(source) == words


def test_of_several_words_those_are_needed_that_few_rules_say() -> None:
    patterns = [regex.compile(rf"\bkinh\s+phí\s+{word}\b") for word in ("tỉnh", "xã", "dự")]
    sieve = Sieve.of(patterns)
    assert set(sieve.bits) == {"tỉnh", "xã", "dự"}


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (r"\b(?:các\s+)?(?:sở|ban)\b", {"các", "sở", "ban"}),
        (r"(?<!\p{L})(?:(?<!nợ\s)vay|tín\s+dụng)(?!\p{L})", {"vay", "tín"}),
        (r"\btrình(?=\s+)\s", {"trình"}),
        # Letters that are no word of their own, or may be any.
        (r"sở\b", None),
        (r"\bs[ởơ]\b", None),
        (r"\bsở\s*ban\b", None),
        # What begins with a blank or sign, or may be nothing.
        (r"\s*\bsở\b", None),
        (r"\b(?:sở\b)?", None),
        (r"\d\s+sở\b", None),
        (r"\Gsở\b", None),
    ],
)
def test_words_with_which_all_that_is_found_begins(source: str, words: set[str] | None) -> None:
    assert opening_words(source) == words


@pytest.mark.parametrize(
    ("source", "letters"),
    [
        (r"(?:các\s+)?(?:sở|ban)", {"c", "s", "b"}),
        (r"\b(?:về\s+)?(?:dự\s+kiến\s+)?đối\s+tượng", {"v", "d", "đ"}),
        (r"(?!mục\s)m[ụu]c", {"m"}),
        # What begins with a sign, with any letter, or may be nothing.
        (r"\s*các", None),
        (r"(?:[cm]ác|sở)", None),
        (r"(?:các)?", None),
        (r"(?i:các)", None),
    ],
)
def test_letters_with_which_all_that_is_found_begins(source: str, letters: set[str] | None) -> None:
    assert initials(source) == letters


def test_cues_stand_in_all_that_is_found() -> None:
    assert set(cues([regex.compile(r"\btrở\s+lên\b"), regex.compile(r"\bđổ\s+lại\b")])) <= set(
        "trở lên đổ lại".split()
    )
    # Where they are not known, nothing is left out.
    assert cues([regex.compile(r"\bđã\b"), regex.compile(r"\d+")]) == ("",)


@pytest.mark.parametrize(
    ("file", "key"),
    [("targets", "before"), ("targets", "behind"), ("budgets", "before"), ("budgets", "source")],
)
def test_every_example_of_a_rule_passes_its_sieve(file: str, key: str) -> None:
    rules = tomllib.loads((GRAMMARS / f"{file}.toml").read_text(encoding="utf-8"))[key]
    sieve: Sieve = getattr(getattr(load_grammar(), file), f"{key}_sieve")
    for number, rule in enumerate(rules):
        for example in rule["examples"]:
            folded = fold(example)
            assert number in members(sieve.passing(folded, 0, len(folded))), example


def test_most_exclusions_are_sifted_out() -> None:
    rules = load_grammar().targets
    assert rules.before_sieve.always.bit_count() < len(rules.before) / 4
    assert rules.before_sieve.passing("giữ rừng", 0, 8) == rules.before_sieve.always


SYLLABLES = st.sampled_from(["đã", "có", "hộ", "xã", "nay", "a", "an"])
# A piece of a pattern, and what it may find.
PIECES = st.one_of(
    SYLLABLES.map(lambda word: (word, word)),
    SYLLABLES.map(lambda word: (rf"\b{word}\b", word)),
    st.sampled_from(
        [
            *(
                (r"\b", ""),
                (r"\s+", " "),
                (r"\s*", ""),
                (r"\s*", " "),
                (r"\d", "7"),
                (r"\W", "-"),
                (",", ","),
            ),
            *(("[,;]", ";"), (r"\p{L}", "b"), (".", "ơ"), (r"(?!\p{L})", ""), (r"(?<!\p{L})", ""), ("$", "")),
        ]
    ),
)


def _row(pieces: list[tuple[str, str]]) -> tuple[str, str]:
    return "".join(source for source, _ in pieces), "".join(text for _, text in pieces)


def _choice(pieces: list[tuple[str, str]]) -> tuple[str, str]:
    return f"(?:{'|'.join(source for source, _ in reversed(pieces))})", pieces[0][1]


def _repeated(piece: tuple[str, str], quantifier: str, times: int) -> tuple[str, str]:
    return f"(?:{piece[0]}){quantifier}", piece[1] * times


def _wider(inner: st.SearchStrategy[tuple[str, str]]) -> st.SearchStrategy[tuple[str, str]]:
    return st.one_of(
        st.lists(inner, min_size=2, max_size=4).map(_row),
        st.lists(inner, min_size=1, max_size=3).map(_choice),
        st.builds(_repeated, inner, st.sampled_from(["?", "*", "{0,2}"]), st.integers(0, 1)),
        st.builds(_repeated, inner, st.sampled_from(["+", "{1,2}"]), st.integers(1, 2)),
    )


@given(
    st.recursive(PIECES, _wider, max_leaves=10),
    st.sampled_from(["", " ", "có ", "b"]),
    st.sampled_from(["", " ", " xã", "b"]),
)
def test_what_is_found_holds_one_of_the_words(piece: tuple[str, str], before: str, behind: str) -> None:
    source, text = piece
    words = required_words(source)
    found = regex.search(source, f"{before}{text}{behind}")
    assert words is None or found is None or words & set(words_in(found.string, *found.span()))


@given(
    st.recursive(PIECES, _wider, max_leaves=10),
    st.lists(st.sampled_from(["", " ", "có ", "b", ", "]), min_size=2, max_size=4),
)
def test_looking_at_opening_words_alone_finds_the_same(piece: tuple[str, str], between: list[str]) -> None:
    source, text = piece
    folded = text.join(between)
    pattern = regex.compile(source)
    found = [match.span() for match in opened(pattern, folded, 0, len(folded))]
    assert found == [match.span() for match in pattern.finditer(folded)]


@given(
    st.recursive(PIECES, _wider, max_leaves=10),
    st.sampled_from(["", " ", "có ", "b"]),
    st.sampled_from(["", " ", " xã", "b"]),
)
def test_what_is_found_begins_with_one_of_the_letters(
    piece: tuple[str, str], before: str, behind: str
) -> None:
    source, text = piece
    letters = initials(source)
    found = regex.search(source, f"{before}{text}{behind}")
    assert letters is None or found is None or found[0][:1] in letters

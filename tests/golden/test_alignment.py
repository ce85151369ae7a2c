"""The heaviest choice of pairs that do not cross."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from kcextract.golden.alignment import Pair, align

PAIRS = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(1, 9)),
    max_size=9,
    unique_by=lambda pair: pair[:2],
)


def do_not_cross(pairs):
    return all(one[0] < other[0] and one[1] < other[1] for one, other in pairwise(pairs))


def test_rows_without_a_pair_are_left_out():
    assert align([], 3) == []
    assert align([Pair(1, 2, 1)], 3) == [(1, 2)]


def test_one_good_pair_outweighs_two_poor_ones():
    assert align([Pair(0, 0, 1), Pair(0, 1, 5), Pair(1, 2, 1)], 3) == [(0, 1), (1, 2)]
    assert align([Pair(0, 0, 1), Pair(1, 0, 5), Pair(1, 1, 1)], 2) == [(1, 0)]


@given(PAIRS)
def test_no_choice_is_heavier(drawn):
    pairs = sorted(Pair(*pair) for pair in drawn)
    weights = {pair[:2]: pair.weight for pair in pairs}
    chosen = align(pairs, 5)

    assert do_not_cross(chosen)
    assert sum(weights[pair] for pair in chosen) == max(
        sum(weights[pair] for pair in choice)
        for size in range(len(pairs) + 1)
        for choice in combinations(sorted(weights), size)
        if do_not_cross(choice)
    )

"""Of thousands of tables with a planted structure nothing is proved that is not so, and most of what is."""

from collections import Counter

import pytest

from kcextract.extractors.appendix.proof import prove

from .tables import FIELDS, plant

# The first tables, and those of 80,000 of which something was proved that was not so.
HARD = (1002188, 1003565, 1013779, 1014276, 1105320, 1200454, 1202009, 1214266, 1214437, 1215385, 1216331)
SEEDS = (*range(2_000), *HARD)


def fields(meaning):
    """What a meaning says: the measure, the source, and the period by its last year and, if told, the first."""
    period = (meaning.period_start, meaning.period_end) if meaning.period_end is not None else None
    return {"measure": meaning.measure, "period": period, "source": meaning.source}


def is_so(said, true):
    """Whether what is said is true; a period may leave its first year open."""
    return said == true or (isinstance(said, tuple) and isinstance(true, tuple) and said == (None, true[1]))


@pytest.fixture(scope="module")
def results():
    """What is wrong, and how much there is to say and is said, by how much of the header is there."""
    wrong = []
    said, there = Counter(), Counter()
    for seed in SEEDS:
        table = plant(seed)
        proof = prove(
            table.sheet,
            table.known,
            table.facts,
            table.unit_vnd,
            table.years,
            listed_years=table.listed_years,
        )
        if proof.unit_vnd not in {None, table.true_unit}:
            wrong.append((seed, "unit", proof.unit_vnd, table.true_unit))
        for column, (meaning, truth) in enumerate(zip(proof.meanings, table.truth, strict=True)):
            proved, true = fields(meaning), fields(truth)
            for name in FIELDS:
                is_right = proved[name] is not None and is_so(proved[name], true[name])
                if proved[name] is not None and not is_right:
                    wrong.append((seed, column, name, proved[name], true[name]))
                is_whole = table.header == "whole" and true[name] is not None
                if is_whole or (column, name) in table.determined:
                    there[table.header, name] += 1
                    said[table.header, name] += is_right
    return wrong, {key: said[key] / count for key, count in there.items()}, there


def test_nothing_is_proved_that_is_not_so(results):
    assert results[0] == []


@pytest.mark.parametrize("field", FIELDS)
def test_with_a_whole_header_nearly_all_is_known(results, field):
    assert results[1]["whole", field] >= 0.95


@pytest.mark.parametrize("header", ["gone", "years lost", "leaves lost", "words lost"])
@pytest.mark.parametrize("field", FIELDS)
def test_without_header_most_of_what_sums_determine_is_proved(results, header, field):
    assert results[2][header, field] > 100
    assert results[1][header, field] >= 0.8

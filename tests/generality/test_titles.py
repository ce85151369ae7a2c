"""Titles of real acts of many provinces and years: which years a reader gave to what they lay down.

``titles.csv`` has the titles as pages and other acts cite them, the year of issue, and the years: none where
they are those of an act that is cited, of a standard or of a date. An outlook beyond them does not count.
"""

from __future__ import annotations

import csv
from pathlib import Path

from kcextract.extractors.header.years import named_years
from kcextract.grammar import load_grammar

TITLES = Path(__file__).resolve().parent / "titles.csv"
# So many of them are read otherwise than by the reader.
MOST_MISSED = 2


def test_years_in_the_titles_of_real_acts() -> None:
    grammar = load_grammar()
    missed = []
    with TITLES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            expected = tuple(int(row[key]) if row[key] else None for key in ("period_start", "period_end"))
            years = named_years(row["title"], int(row["issued"]), grammar, programme=True)
            found = (None, None) if years is None else (years.first, years.last)
            if found != expected:
                missed.append((row["title"], expected, found))
    assert len(missed) <= MOST_MISSED, missed

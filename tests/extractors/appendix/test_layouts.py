"""Layouts of columns: what a form seems to account for at first sight, and what it does."""

from __future__ import annotations

import pytest

from kcextract.extractors.appendix.figures import read_figures
from kcextract.extractors.appendix.layouts import Masks, forms_of, may_be_placed
from kcextract.extractors.appendix.sums import find_sums

from .tables import plant


@pytest.mark.parametrize("seed", range(60))
def test_no_form_accounts_for_more_sums_than_it_may(seed: int) -> None:
    table = plant(seed)
    figures = read_figures(table.sheet, table.known)
    relations = find_sums(figures).relations
    masks = [Masks.of(relation) for relation in relations]
    known = may_be_placed(masks)
    for form in forms_of(figures, bool(relations)):
        draft = form.explain(relations)
        assert draft is None or draft.explained <= form.most(masks, known)

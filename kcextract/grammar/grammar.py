"""A grammar: everything that is data and not code, read once from a folder."""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass
from pathlib import Path

from kcextract.grammar.activities import ActivitiesGrammar, read_activities
from kcextract.grammar.assignments import AssignmentsGrammar, read_assignments
from kcextract.grammar.budgets import BudgetsGrammar, read_budgets
from kcextract.grammar.checks import ChecksGrammar, read_checks
from kcextract.grammar.contents import ContentsGrammar, read_contents
from kcextract.grammar.header import HeaderGrammar, read_header
from kcextract.grammar.layers import Layers, find_layers
from kcextract.grammar.legal_bases import LegalBasesGrammar, read_legal_bases
from kcextract.grammar.objectives import ObjectivesGrammar, read_objectives
from kcextract.grammar.outline import OutlineGrammar, read_outline
from kcextract.grammar.periods import PeriodsGrammar, read_periods
from kcextract.grammar.quantities import QuantitiesGrammar, read_quantities
from kcextract.grammar.tables import TablesGrammar, read_tables
from kcextract.grammar.targets import TargetsGrammar, read_targets
from kcextract.grammar.units import Units, Verbs, read_units, read_verbs
from kcextract.grammar.vocabulary import Vocabulary, read_vocabulary


@dataclass(frozen=True, slots=True)
class Grammar:
    """The grammars of a folder; ``hash`` is the SHA-256 of their files."""

    name: str
    hash: str
    outline: OutlineGrammar
    vocabulary: Vocabulary
    header: HeaderGrammar
    legal_bases: LegalBasesGrammar
    periods: PeriodsGrammar
    activities: ActivitiesGrammar
    objectives: ObjectivesGrammar
    contents: ContentsGrammar
    assignments: AssignmentsGrammar
    quantities: QuantitiesGrammar
    targets: TargetsGrammar
    budgets: BudgetsGrammar
    checks: ChecksGrammar
    tables: TablesGrammar
    units: Units
    verbs: Verbs


def load_grammar(given: str | os.PathLike[str] | None = None) -> Grammar:
    """The grammar shipped with kcextract, or that of ``given`` together with it.

    ``given`` is a file with words of a field, which add to the shipped ones, or a folder of such files and of
    files that take the place of shipped ones by their names. Raises GrammarError, which names the file and
    the key, where a file is missing or wrong.
    """
    if given is None:
        return _load(None, "")
    path = Path(given).resolve()
    # Files of one's own are changed while one works with them.
    return _load(path, find_layers(path).hash)


@functools.lru_cache(maxsize=8)
def _load(given: Path | None, _: str) -> Grammar:
    return read_grammar(find_layers(given))


def as_grammar(given: Grammar | str | os.PathLike[str] | None) -> Grammar:
    """``given`` if it is a grammar, else the one that ``load_grammar`` reads there."""
    return load_grammar(given) if given is None or isinstance(given, str | os.PathLike) else given


def read_grammar(layers: Layers) -> Grammar:
    """The grammar of these files; GrammarError says what is wrong in them."""
    for field in layers.fields:
        field.refuse_unknown(layers.files)
    outline = read_outline(layers)
    vocabulary = read_vocabulary(layers)
    return Grammar(
        layers.name(outline.name),
        layers.hash,
        outline,
        vocabulary,
        read_header(layers),
        read_legal_bases(layers, vocabulary),
        read_periods(layers),
        read_activities(layers),
        read_objectives(layers),
        read_contents(layers),
        read_assignments(layers),
        read_quantities(layers),
        read_targets(layers),
        read_budgets(layers),
        read_checks(layers),
        read_tables(layers),
        read_units(layers),
        read_verbs(layers),
    )

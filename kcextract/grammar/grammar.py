"""A grammar: everything that is data and not code, read once from a folder."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from kcextract.grammar.activities import ActivitiesGrammar, read_activities
from kcextract.grammar.assignments import AssignmentsGrammar, read_assignments
from kcextract.grammar.budgets import BudgetsGrammar, read_budgets
from kcextract.grammar.checks import ChecksGrammar, read_checks
from kcextract.grammar.contents import ContentsGrammar, read_contents
from kcextract.grammar.files import default_directory, directory_hash
from kcextract.grammar.header import HeaderGrammar, read_header
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


def load_grammar(directory: Path | None = None) -> Grammar:
    """The grammar in ``directory``, or the one shipped with kcextract.

    Raises GrammarError, which names the file and the key, where a file is missing or wrong.
    """
    return _load((directory or default_directory()).resolve())


@functools.lru_cache(maxsize=8)
def _load(directory: Path) -> Grammar:
    outline = read_outline(directory)
    vocabulary = read_vocabulary(directory)
    return Grammar(
        outline.name,
        directory_hash(directory),
        outline,
        vocabulary,
        read_header(directory),
        read_legal_bases(directory, vocabulary),
        read_periods(directory),
        read_activities(directory),
        read_objectives(directory),
        read_contents(directory),
        read_assignments(directory),
        read_quantities(directory),
        read_targets(directory),
        read_budgets(directory),
        read_checks(directory),
        read_tables(directory),
        read_units(directory),
        read_verbs(directory),
    )

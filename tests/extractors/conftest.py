"""What the specifications of the extractors share: reading a text."""

from collections.abc import Callable
from textwrap import dedent

import pytest

from kcextract.document import Document, Notice
from kcextract.extractors.budgets import BudgetsFound, extract_budgets
from kcextract.extractors.claims import find_claims
from kcextract.extractors.context import Context
from kcextract.extractors.header import Header, extract_header
from kcextract.extractors.legal_bases import LegalBase, extract_legal_bases
from kcextract.extractors.periods import PeriodReader
from kcextract.extractors.programme import extract_programme
from kcextract.extractors.quantities import find_quantities
from kcextract.grammar import Grammar, load_grammar
from kcextract.loaders.text import load_text
from kcextract.outline import parse
from kcextract.records import ContentItemRecord


@pytest.fixture(scope="session")
def grammar() -> Grammar:
    return load_grammar()


@pytest.fixture(scope="session")
def load(grammar: Grammar) -> Callable[[str], Document]:
    """Loads a text, whose common indentation is taken away."""
    return lambda text: load_text(dedent(text).strip("\n").encode(), grammar)


@pytest.fixture(scope="session")
def read(
    grammar: Grammar, load: Callable[[str], Document]
) -> Callable[[str], tuple[Header, tuple[Notice, ...]]]:
    """The header of a text, and what was odd in it."""

    def read_text(text: str) -> tuple[Header, tuple[Notice, ...]]:
        document = load(text)
        return extract_header(document, parse(document, grammar), grammar)

    return read_text


@pytest.fixture(scope="session")
def header(read: Callable[[str], tuple[Header, tuple[Notice, ...]]]) -> Callable[[str], Header]:
    """The header of a text."""
    return lambda text: read(text)[0]


@pytest.fixture(scope="session")
def cite(
    grammar: Grammar, load: Callable[[str], Document]
) -> Callable[[str], tuple[tuple[LegalBase, ...], tuple[Notice, ...]]]:
    """The legal bases of a text, and what was odd in them."""

    def cite_text(text: str) -> tuple[tuple[LegalBase, ...], tuple[Notice, ...]]:
        document = load(text)
        outline = parse(document, grammar)
        header, _ = extract_header(document, outline, grammar)
        return extract_legal_bases(document, outline, header, grammar)

    return cite_text


@pytest.fixture(scope="session")
def context_of(grammar: Grammar, load: Callable[[str], Document]) -> Callable[[str], Context]:
    """What the extractors of a programme's tables work from, of a text."""

    def read_context(text: str) -> Context:
        document = load(text)
        outline = parse(document, grammar)
        header, _ = extract_header(document, outline, grammar)
        legal_bases, _ = extract_legal_bases(document, outline, header, grammar)
        return Context("0" * 16, document, outline, grammar, header, legal_bases)

    return read_context


@pytest.fixture(scope="session")
def budgets_of(context_of: Callable[[str], Context]) -> Callable[..., BudgetsFound]:
    """The money of a text, of the items where they are given."""

    def read_budgets(text: str, items: tuple[ContentItemRecord, ...] = ()) -> BudgetsFound:
        context = context_of(text)
        quantities = find_quantities(context, find_claims(context))
        return extract_budgets(context, PeriodReader(context), quantities, items)

    return read_budgets


@pytest.fixture(scope="session")
def targets_of(context_of: Callable[[str], Context]) -> Callable[..., list[tuple[object, ...]]]:
    """Some columns of the targets of a text, the bounds of the quantity first."""

    def read_targets(text: str, *columns: str) -> list[tuple[object, ...]]:
        wanted = ("quantity_min", "quantity_max", *columns)
        targets = extract_programme(context_of(text))[0].targets
        return [tuple(getattr(each, column) for column in wanted) for each in targets]

    return read_targets

"""A grammar: everything that is data and not code, read once from a folder."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path

from kcextract.grammar.files import default_directory, directory_hash
from kcextract.grammar.header import HeaderGrammar, read_header
from kcextract.grammar.legal_bases import LegalBasesGrammar, read_legal_bases
from kcextract.grammar.outline import OutlineGrammar, read_outline
from kcextract.grammar.periods import PeriodsGrammar, read_periods
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
    )

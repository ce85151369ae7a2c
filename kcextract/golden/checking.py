"""The documents of a corpus against their golden sets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from kcextract.errors import GoldenError, SourceError
from kcextract.golden.comparison import Comparison, compare
from kcextract.golden.files import Golden
from kcextract.grammar import Grammar, load_grammar
from kcextract.run.extraction import extract
from kcextract.run.inputs import DOCUMENT_SUFFIXES, source_name


def check(
    goldens: Iterable[Golden], corpus: Path, tables: Collection[str] = (), grammar: Grammar | None = None
) -> Iterator[Comparison]:
    """Extracts the document of each set from the folder ``corpus`` and compares the tables of its files.

    Where ``tables`` are named, only those; a set without them is left out. GoldenError if no set has any;
    what ``find_document`` and ``extract`` raise.
    """
    chosen = [golden.only(tables) for golden in goldens]
    if not any(golden.tables for golden in chosen):
        raise GoldenError(f"There is no golden file of {', '.join(tables) or 'any table'}.")
    grammar = grammar or load_grammar()
    for golden in chosen:
        if golden.tables:
            yield compare(extract(find_document(corpus, golden.name), grammar=grammar), golden)


def find_document(corpus: Path, name: str) -> Path:
    """The document whose stem is ``name``, a text before any other format; SourceError if there is none."""
    if not corpus.is_dir():
        raise SourceError("There is no such folder of documents.", source=source_name(corpus))
    found = [
        path for path in corpus.iterdir() if path.stem == name and path.suffix.lower() in DOCUMENT_SUFFIXES
    ]
    if not found:
        raise SourceError(f"The folder has no document {name}.", source=source_name(corpus))
    # Golden files count the lines of the text.
    return min(found, key=lambda path: (path.suffix.lower() != ".txt", path.name))

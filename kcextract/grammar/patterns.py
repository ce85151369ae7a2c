"""Patterns for folded text: a table of a grammar file with a pattern and the examples that prove it."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable

import regex

from kcextract.grammar.entries import Pattern, Table
from kcextract.text.folding import fold, fold_pattern

SEARCH_ANCHOR = r"\G"


def read_pattern(parent: Table, key: str, groups: Collection[str] = ()) -> Pattern:
    """The pattern in the table ``key`` of ``parent``, which must have the named ``groups``."""
    table = parent.table(key)
    pattern = own_pattern(table, groups)
    table.done()
    return pattern


def own_pattern(table: Table, groups: Collection[str] = ()) -> Pattern:
    """The pattern of ``table``: its words are folded unless it says ``as_printed = true``.

    A ``^`` at its head stands for the place at which a match is tried, wherever in a text that is. Raises
    GrammarError where it is no valid pattern, lacks one of ``groups``, or has no examples to prove it.
    """
    source = table.text("pattern")
    printed = table.flag("as_printed")
    if not printed:
        source = fold_pattern(source)
    before = 0
    if source.startswith("^"):
        source, before = SEARCH_ANCHOR + source[1:], len(SEARCH_ANCHOR) - 1
    pattern = table.compile("pattern", source, groups=groups, before=before)
    prove_found(table, pattern, printed=printed)
    return pattern


def prove_found(table: Table, pattern: Pattern, *, printed: bool = False) -> None:
    """Reads the examples of ``table``, in which ``pattern`` is found, unless they are to be folded first."""
    for key in ("examples", "counter_examples"):
        if not table.texts(key) and not table.is_aside(key):
            raise table.fail(f"`{key}` must not be empty.", key)
    if not table.is_aside("pattern"):
        table.prove(lambda example: pattern.search(example if printed else fold(example)) is not None)


def any_words(words: Iterable[str]) -> str:
    """A pattern for one of ``words``, whatever the spaces in them."""
    return "|".join(regex.escape(" ".join(word.split())).replace(r"\ ", r"\s+") for word in words)


def any_of(patterns: Iterable[Pattern], *, backwards: bool = False) -> Pattern:
    """A pattern that matches where one of ``patterns`` does: one look, where most find nothing.

    With ``backwards`` it looks from the end of a text, where ``match`` begins: all of them must end in ``$``.
    """
    source = "|".join(f"(?:{pattern.pattern})" for pattern in patterns)
    return _compile(f"(?r){source}" if backwards else source)


@functools.cache
def _compile(source: str) -> Pattern:
    return regex.compile(source)

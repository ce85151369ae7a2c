"""Patterns for folded text: a table of a grammar file with a pattern and the examples that prove it."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable

import regex

from kcextract.grammar.files import Pattern, Table
from kcextract.text.folding import fold_pattern

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
    if not table.flag("as_printed"):
        source = fold_pattern(source)
    if source.startswith("^"):
        source = SEARCH_ANCHOR + source[1:]
    try:
        pattern = _compile(source)
    except regex.error as error:
        raise table.fail(f"`pattern` is no valid pattern: {error}.") from None
    for name in groups:
        if name not in pattern.groupindex:
            raise table.fail(f"`pattern` must have a group `{name}`.")
    for key in ("examples", "counter_examples"):
        if not table.texts(key):
            raise table.fail(f"`{key}` must not be empty.")
    return pattern


def any_of(patterns: Iterable[Pattern], *, backwards: bool = False) -> Pattern:
    """A pattern that matches where one of ``patterns`` does: one look, where most find nothing.

    With ``backwards`` it looks from the end of a text: the faster way where all of them end in ``$``.
    """
    source = "|".join(f"(?:{pattern.pattern})" for pattern in patterns)
    return _compile(f"(?r){source}" if backwards else source)


@functools.cache
def _compile(source: str) -> Pattern:
    return regex.compile(source)

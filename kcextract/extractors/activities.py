"""The kind of a promotion activity, by the words of its title or clause."""

from __future__ import annotations

from kcextract.extractors.context import Context
from kcextract.grammar import Grammar
from kcextract.text.folding import fold
from kcextract.text.spaces import single_spaced

# Longer texts say what they are about before this.
_REACH = 2000


def activity_in(context: Context, start: int, end: int) -> str | None:
    """The code of the activity that ``[start, end)`` of a document's text speaks of, as ``activity_code``."""
    words = context.folded[start : min(end, start + _REACH)]
    return context.grammar.activities.code_of(single_spaced(words))


def activity_code(source: Context | Grammar, text: str) -> str | None:
    """The code after Điều 4 of Nghị định 45/2012/NĐ-CP of the activity that ``text`` speaks of.

    None where its words do not tell. Where they tell several, the most specific wins, then the first.
    """
    grammar = source.grammar if isinstance(source, Context) else source
    return grammar.activities.code_of(fold(single_spaced(text[:_REACH])))

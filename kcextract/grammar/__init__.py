"""Grammars: patterns and vocabularies, read from data files into typed objects."""

from kcextract.grammar.copying import register_copying
from kcextract.grammar.grammar import Grammar, as_grammar, load_grammar

__all__ = ["Grammar", "as_grammar", "load_grammar"]

register_copying(__name__)

"""Grammars: patterns and vocabularies, read from data files into typed objects."""

from kcextract.grammar.grammar import Grammar, load_grammar

__all__ = ["Grammar", "load_grammar"]

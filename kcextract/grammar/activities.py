"""The vocabulary of activities: which words tell the kind of a promotion activity."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from kcextract.grammar.entries import Pattern, Table
from kcextract.grammar.layers import Source, open_table
from kcextract.grammar.patterns import any_words, own_pattern, prove_found
from kcextract.records.codes import ACTIVITY_CODES
from kcextract.text.folding import fold
from kcextract.text.matching import ALONE

_WEIGHTS = tuple("123456789")


@dataclass(frozen=True, slots=True)
class ActivityRule:
    """Words, as a pattern for folded text, and the code that they give.

    Nothing is found where none of ``cues`` stands in the text; the greater ``weight`` wins.
    """

    code: str
    weight: int
    cues: tuple[str, ...]
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class ActivitiesGrammar:
    """The rules, those of the greatest weight first."""

    rules: tuple[ActivityRule, ...]

    def code_of(self, folded: str) -> str | None:
        """The code that a folded text gives by its weightiest words, by the first of equal ones."""
        weight = 0
        best: tuple[int, str] | None = None
        for rule in self.rules:
            if best is not None and rule.weight < weight:
                break
            for cue in rule.cues:
                if cue in folded:
                    break
            else:
                continue
            match = rule.pattern.search(folded, 0, None, ALONE)
            if match is not None and (best is None or match.start() < best[0]):
                best, weight = (match.start(), rule.code), rule.weight
        return None if best is None else best[1]


def read_activities(source: Source) -> ActivitiesGrammar:
    """Read ``activities.toml`` of ``source``; GrammarError says what is wrong in it."""
    file = open_table(source, "activities.toml")
    read = [(table, _rule(table)) for table in file.tables("activity")]
    file.done()
    grammar = ActivitiesGrammar(tuple(sorted((rule for _, rule in read), key=lambda rule: -rule.weight)))
    for table, rule in read:
        missed = f"this example does not give `{rule.code}`: other words weigh more, or stand first."
        fits = functools.partial(_gives, grammar, rule.code)
        table.prove(fits, missed, counter=False)
    return grammar


def _gives(grammar: ActivitiesGrammar, code: str, example: str) -> bool:
    return grammar.code_of(fold(example)) == code


def _rule(table: Table) -> ActivityRule:
    code, weight = table.code("code", ACTIVITY_CODES), int(table.code("weight", _WEIGHTS))
    if "words" in table:
        words = tuple(map(fold, table.texts("words")))
        # Cues are looked for as they are: the first word of several, for its spaces may be others.
        cues = tuple(word.split()[0] for word in words if word.strip())
        if not cues and not table.is_aside("words"):
            raise table.fail("`words` must not be empty.", "words")
        pattern = table.compile("words", rf"(?<!\p{{L}})(?:{any_words(words)})(?!\p{{L}})")
        prove_found(table, pattern)
    else:
        cues, pattern = tuple(map(fold, table.texts("cues"))), own_pattern(table)
    rule = ActivityRule(code, weight, cues, pattern)
    table.done()
    return rule

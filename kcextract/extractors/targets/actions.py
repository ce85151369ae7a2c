"""The verb that governs a figure."""

from __future__ import annotations

from typing import NamedTuple

import regex

from kcextract.extractors.context import Context
from kcextract.grammar.units import VerbAt
from kcextract.text.folding import fold_pattern

_GAP = regex.compile(r"\s*,\s*|\s+và\s+|\s+hoặc\s+|\s+")
_WORD = regex.compile(fold_pattern(r"\s+(?!(?:cho|với|về|tại|trên|từ|ít|hơn|khoảng|tối)\b)\p{L}"))
_PLAIN = ("có", "là")
_BEHIND = 60


class Chain(NamedTuple):
    """Verbs that follow each other directly, ``[start, end)``; ``verbs`` are theirs."""

    start: int
    end: int
    verbs: tuple[VerbAt, ...]


def governing_verbs(
    context: Context, start: int, near: int, number: int, behind: int, limit: int
) -> Chain | None:
    """The verbs that govern the figure at ``number``; None where its clause has none of its own.

    They are looked for in ``[start, number)``: those nearest to the figure, from ``near`` on, or the first
    where the figure counts those for whom something is done. Where all that is said is that there are so
    many, the passive behind the phrase, in ``[behind, limit)``, says what is done with them.
    """
    colon = context.folded.rfind(":", start, number)
    start = max(start, colon + 1)
    chain = None
    if context.grammar.targets.for_whom.search(context.folded, start, number) is None:
        chains = _chains(context, max(start, near), number)
        chain = chains[-1] if chains else None
    else:
        chains = _chains(context, start, number)
        chain = chains[0] if chains else None
    if chain is None or all(each.verb.name in _PLAIN for each in chain.verbs):
        passive = next(
            (each for each in _chains(context, behind, min(limit, behind + _BEHIND)) if _is_passive(each)),
            None,
        )
        earlier = next((each for each in _chains(context, start, number) if _is_passive(each)), None)
        chain = passive or earlier or chain
    return chain


def _is_passive(chain: Chain) -> bool:
    return chain.verbs[0].verb.verb_class == "passive"


def _chains(context: Context, start: int, end: int) -> list[Chain]:
    chains: list[Chain] = []
    for verb in context.grammar.verbs.find(context.folded, start, end):
        if chains and _GAP.fullmatch(context.folded, chains[-1].end, verb.start) is not None:
            last = chains[-1]
            chains[-1] = Chain(last.start, verb.end, (*last.verbs, verb))
        else:
            chains.append(Chain(verb.start, verb.end, (verb,)))
    return [_trimmed(context, chain, end) for chain in chains]


def _trimmed(context: Context, chain: Chain, limit: int) -> Chain:
    """``chain`` without last verbs that are the first words of a noun: "áp dụng | sản xuất sạch hơn"."""
    verbs = chain.verbs
    while len(verbs) > 1 and verbs[-1].verb.verb_class == "noun_too":
        joined = context.folded[verbs[-2].end : verbs[-1].start].strip()
        if joined or _WORD.match(context.folded, verbs[-1].end, limit) is None:
            break
        verbs = verbs[:-1]
    return Chain(chain.start, verbs[-1].end, verbs)

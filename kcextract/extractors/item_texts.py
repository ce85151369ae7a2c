"""What in the text of a content item tells what is done, what shall come of it, and what it costs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.extractors.passages import sentences
from kcextract.text.folding import fold

_AMONG = fold("trong đó")
# Without these words nothing of a text is told in another place.
_CURRENCY = fold("đồng")
_RESULT = fold("kết quả")
_PRODUCT = fold("sản phẩm")
# What a clause on money is parted from the words before it by.
_BEFORE_CLAUSE = " \t\n,;:-–("


def told_apart(context: Context, own: Iterable[Span], parts: Iterable[Span]) -> tuple[list[Span], list[Span]]:
    """What an item describes, and what it expects as its result, without what it costs.

    ``own`` is the text of the item itself, ``parts`` that of marked parts of it: what one of these costs
    inside a sentence stays in it. A sentence behind a label ("Kết quả dự kiến: …") begins the result, which
    goes up to the end of its span.
    """
    described: list[Span] = []
    result: list[Span] = []
    for span, clauses in [*((span, True) for span in own), *((span, False) for span in parts)]:
        label = _label_of_result(context, span)
        if label is None:
            described += without_money(context, [span], clauses=clauses)
        else:
            before = _stripped(context, Span(span.start, label.start))
            described += without_money(context, [before], clauses=clauses)
            result += without_money(context, [Span(label.end, span.end)])
    return described, result


def without_money(context: Context, spans: Iterable[Span], *, clauses: bool = True) -> Iterator[Span]:
    """``spans`` without the sentences that tell what an item costs, and such ``clauses`` at their ends."""
    folded = context.folded
    for span in spans:
        if span.end <= span.start:
            continue
        if folded.find("kinh", *span) < 0 and folded.find(_CURRENCY, *span) < 0:
            yield span
            continue
        runs: list[list[Span]] = [[]]
        money = False
        for sentence in sentences(context, span):
            labelled = context.grammar.contents.money.match(folded, *sentence) is not None
            money = labelled or (money and folded.startswith(_AMONG, sentence.start))
            if money:
                runs.append([])
            else:
                runs[-1].append(sentence)
        told = [run for run in runs if run]
        if clauses and told:
            # In the midst of a text a clause is left in its sentence.
            told[-1][-1] = _without_clause(context, told[-1][-1])
        for run in told:
            yield from _joined(run)


def _without_clause(context: Context, sentence: Span) -> Span:
    """``sentence`` without a clause at its end that tells what an item costs."""
    clause = context.grammar.contents.money_clause.search(context.folded, *sentence)
    return sentence if clause is None else _stripped(context, Span(sentence.start, clause.start()))


def _label_of_result(context: Context, span: Span) -> Span | None:
    """The label of an expected result that a sentence of ``span`` begins with."""
    folded = context.folded
    if folded.find(_RESULT, *span) < 0 and folded.find(_PRODUCT, *span) < 0:
        return None
    for sentence in sentences(context, span):
        label = context.grammar.contents.result.match(folded, *sentence)
        if label is not None:
            return Span(label.start(), label.end())
    return None


def _stripped(context: Context, span: Span) -> Span:
    """``span`` without the space and the signs at its end that lead to what follows."""
    end = span.end
    while end > span.start and context.folded[end - 1] in _BEFORE_CLAUSE:
        end -= 1
    return Span(span.start, end)


def _joined(sentences: list[Span]) -> Iterator[Span]:
    # Nothing is left of a sentence that was a clause on money alone.
    if sentences[-1].end > sentences[0].start:
        yield Span(sentences[0].start, sentences[-1].end)

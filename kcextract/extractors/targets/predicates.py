"""What is said of the things that a figure counts, behind it or in its label: "100% xã có chợ"."""

from __future__ import annotations

from kcextract.extractors.context import Context
from kcextract.extractors.targets.actions import HAVING, Chain, chains_in, first_verbs
from kcextract.extractors.targets.phrases import noun_at
from kcextract.text.folding import fold

_BEHIND = 60
_ALREADY = "đã "
_COMMA = ", "
_LESSENING = tuple(map(fold, ("giảm", "kéo giảm", "cắt giảm", "hạ", "rút ngắn", "khống chế")))


def predicate(
    context: Context, own: int, number: int, start: int, limit: int, clause_end: int
) -> Chain | None:
    """What is said behind the figure at ``number`` of the things that it counts.

    The first verbs in ``[start, limit)``, behind the noun phrase, or behind that of a share listed with it
    ("90 % trang trại và 50 % hộ có bể") up to ``clause_end``. None where ``[own, number)`` names what the
    figure is of ("tỷ lệ lao động về nước trước hạn dưới 5 %"), or begins with a verb and a colon.
    """
    folded, grammar = context.folded, context.grammar.targets.actions
    colon = folded.rfind(":", own, number)
    if colon >= 0 and first_verbs(context, own, colon) is not None:
        return None
    if grammar.untold.match(folded, max(own, colon + 1), number) is None:
        return None
    if limit < clause_end and grammar.listed.match(folded, start, clause_end) is not None:
        start, limit = limit, clause_end
    if limit < clause_end and grammar.of_kind.match(folded, start, clause_end) is not None:
        limit = clause_end
    end = min(limit, start + _BEHIND)
    over = grammar.over.search(folded, start, end)
    last = end if over is None else over.start()
    must = grammar.must.search(folded, start, last)
    for chain in chains_in(context, start if must is None else must.end(), end):
        if chain.start >= last or _is_parted(context, start, chain.start):
            break
        if grammar.of_kind.match(folded, chain.start, clause_end) is None:
            return _deed_behind(context, chain, last) or _saying(chain)
    return None


def _deed_behind(context: Context, chain: Chain, end: int) -> Chain | None:
    """What is done with things that are known by what they have: "3 khu đã có đất, khởi công năm 2031"."""
    folded = context.folded
    if chain.verbs[0].verb.name != HAVING or not folded.endswith(_ALREADY, 0, chain.start):
        return None
    comma = folded.find(_COMMA, chain.start, end)
    return None if comma < 0 else first_verbs(context, comma, end)


def _is_parted(context: Context, start: int, end: int) -> bool:
    """Whether a comma in ``[start, end)`` ends what is counted: no other thing is listed behind it."""
    comma = context.folded.find(",", start, end)
    while comma >= 0:
        if noun_at(context, comma + 2, end) is None:
            return True
        comma = context.folded.find(",", comma + 1, end)
    return False


def _saying(chain: Chain) -> Chain:
    """``chain`` from its first verb of having or in the passive on: what stands before it is of the noun."""
    for index, each in enumerate(chain.verbs):
        if each.verb.verb_class == "passive" or each.verb.name == HAVING:
            return Chain(each.start, chain.end, chain.verbs[index:])
    return chain


def verbs_of_label(context: Context, start: int, end: int, *, share: bool) -> Chain | None:
    """What the label ``[start, end)`` of a figure says is done or had: "Hộ dùng nước sạch: 90 %".

    Of a ``share`` that is what its things do, of other figures what is aimed at ("Chỉ tiêu hỗ trợ:").
    """
    grammar = context.grammar.targets.actions
    aim = grammar.aim.search(context.folded, start, end)
    if aim is None and (not share or grammar.of_measure.search(context.folded, start, end) is not None):
        return None
    begin = start if aim is None else aim.end()
    chain = next(iter(chains_in(context, begin, end)), None)
    if chain is None or (aim is not None and chain.start > begin):
        return None
    return None if aim is None and chain.verbs[0].verb.verb_class in ("noun_too", "lead") else chain


def is_measure(context: Context, start: int, end: int, action: str | None) -> bool:
    """Whether ``[start, end)`` says that a figure measures what was spoken of, to which nothing is done.

    The share of something goes on with the ``action`` before where that lessens: "giảm tỷ lệ sinh còn 1 %,
    tỷ lệ chết 2 %".
    """
    match = context.grammar.targets.actions.measured.search(context.folded, start, end)
    return match is not None and (match["share"] is None or not fold(action or "").startswith(_LESSENING))

"""The verb that governs a figure."""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.grammar.units import VerbAt
from kcextract.text.brackets import closes_bracket
from kcextract.text.folding import fold, fold_pattern

_GAP = re.compile(r"\s*,\s*|\s+và\s+|\s+hoặc\s+|\s+")
_WORD = regex.compile(fold_pattern(r"\s+(?!(?:cho|với|về|tại|trên|từ|ít|hơn|khoảng|tối)\b)\p{L}"))
# Before the second noun of a compound.
_COMPOUND = regex.compile(r"\p{L}\s?-\s?$")
_DIGIT = regex.compile(r"\d")
_NEAREST = 4
# A word with a capital behind another, and no abbreviation.
_CAPITAL = regex.compile(r"\s+\p{Lu}\p{Ll}")
# One with its figure: "(Giao Thủy 700 ha". And the first word of a name, no first one of a sentence.
_COUNTED_NAME = regex.compile(r"\s+\p{Lu}\p{Ll}+\s*:?\s*\d")
_NAME_BEFORE = regex.compile(r"(?<![.!?]\s*|\n\s*)\b\p{Lu}\p{Ll}+ $")
_LONGEST_WORD = 12
# A word with a capital, and no one of a text in capitals.
_BEGINNING = regex.compile(r"\p{Lu}\p{Ll}")
# A passive word that makes no verb passive: "thu gom được 85 %".
_BARE = ("được", "bị")
# As much of the words before a verb is looked at for the noun that it belongs to.
_NOUN = 24
# A verb right behind one of these says what is measured: "nâng tỷ lệ che phủ rừng lên 45 %".
_MEASURES = tuple(map(fold, ("tỷ lệ", "tỉ lệ", " độ", "chỉ số", "hệ số")))
_LONGEST_MEASURE = max(map(len, _MEASURES)) + 1
HAVING = "có"
# "giảm tỷ lệ hộ nghèo từ 5 % xuống còn 3 %": what is left is what something is lessened to.
_LEFT = "còn"
_LESSENING = frozenset(("giảm", "kéo giảm", "giảm thiểu", "rút ngắn", "hạ"))
_IS = "là"
# What stands behind these says when: "trồng lại sau khai thác 20 ha".
_AFTER = regex.compile(
    fold_pattern(r"(?<!\b(?:năm|tháng|quý|tuần|ngày|vụ|kỳ|lần|về|phía)\s+)\bsau\s+(?:khi\s+)?$")
)
_PLAIN = (HAVING, _IS, "phấn đấu", "bảo đảm")
_BEHIND = 60
# "doanh nghiệp tự chi trả"
_BY_THEMSELVES = regex.compile(fold_pattern(r"(?<!\b(?:thứ|trình|trật|ký|văn)\s+)\btự\s+$"))
_OF_NOUNS = ("act", "noun_too", "lead")
_REACHING = ("reach", "lead")


class Chain(NamedTuple):
    """Verbs that follow each other directly, ``[start, end)``; ``verbs`` are theirs."""

    start: int
    end: int
    verbs: tuple[VerbAt, ...]


def governing_verbs(
    context: Context, start: int, near: int, number: int, behind: int, limit: int, *, first: bool
) -> Chain | None:
    """The verbs that govern the figure at ``number``; None where its clause has none of its own.

    They are looked for in ``[start, number)``: those nearest to the figure, from ``near`` on, or the first
    where the figure counts those for whom something is done. Where all that is said is that there are so
    many, the passive behind the phrase, in ``[behind, limit)``, says what is done with them. ``first`` is
    False where another figure of the clause stands before.
    """
    colon = context.folded.rfind(":", start, number)
    start = max(start, colon + 1)
    is_what = context.grammar.targets.for_whom.search(context.folded, start, number) is None
    begin = max(start, near) if is_what else start
    chains = [
        each
        for each in chains_in(context, begin, number)
        # "có 40 ha quế (tập trung ở vùng thấp) và 20 ha hồi"
        if not closes_bracket(context.folded, each.end, number)
    ]
    chain = (chains[-1] if is_what else chains[0]) if chains else None
    if chain is not None and not first and colon < 0 and _is_of_last(context, start, chain, number):
        chain = None
    if chain is not None:
        # "trồng 50 ha, trong đó chăm sóc, cải tạo 20 ha" begins anew.
        part = (
            not first and context.grammar.targets.part.search(context.folded, near, chain.start) is not None
        )
        chain = _governing(context, _lessening(chain, chains), number, follows=not first and not part)
    if chain is None or all(each.verb.name in _PLAIN for each in chain.verbs):
        figure = _DIGIT.search(context.folded, behind, min(limit, behind + _BEHIND))
        # What is said behind the next figure, one of money too, is said of that.
        after = chains_in(context, behind, min(limit, behind + _BEHIND) if figure is None else figure.start())
        before = chains if begin == start else chains_in(context, start, number)
        chain = next(filter(_is_passive, (*after, *before)), chain)
    return chain


def is_copula(chain: Chain) -> bool:
    """Whether ``chain`` says no more than how many things there are: "tổng số hộ là 90"."""
    return [each.verb.name for each in chain.verbs] == [_IS]


def _is_of_last(context: Context, start: int, chain: Chain, number: int) -> bool:
    """Whether ``chain`` only says something of the figure before, whose words end at ``start``.

    "hỗ trợ 5 hộ tham gia hội chợ, 8 gian hàng".
    """
    parted = context.grammar.targets.actions.parted
    return (
        parted.search(context.folded, start, chain.start) is None
        and parted.search(context.folded, chain.end, number) is not None
    )


def _governing(context: Context, chain: Chain, number: int, *, follows: bool) -> Chain | None:
    """The verbs of ``chain`` that govern the figure, without those that belong to a noun.

    A verb of reaching governs what it stands before, with what leads it in ("phấn đấu đạt", not "khai thác
    đạt"). Where the chain ``follows`` another figure's noun phrase, its first verbs may belong to that one
    ("lớp | tập huấn", "hội chợ | triển lãm").
    """
    verbs = list(chain.verbs)
    if verbs[-1].verb.verb_class == "reach":
        while len(verbs) > 1 and any(each.verb.verb_class not in _REACHING for each in verbs):
            verbs.pop(0)
    elif follows:
        while verbs and verbs[0].verb.verb_class == "noun_too":
            if len(verbs) == 1 and not context.folded[verbs[0].end : number].strip():
                break
            verbs.pop(0)
    return Chain(verbs[0].start, chain.end, tuple(verbs)) if verbs else None


def _lessening(chain: Chain, chains: list[Chain]) -> Chain:
    """What lessens something, where ``chain``, the last of ``chains``, says only how much of it is left."""
    if [each.verb.name for each in chain.verbs] != [_LEFT]:
        return chain
    before = (each for each in reversed(chains[:-1]) if each.verbs[-1].verb.name in _LESSENING)
    return next(before, chain)


def _is_passive(chain: Chain) -> bool:
    return chain.verbs[0].verb.verb_class == "passive"


def chains_in(context: Context, start: int, end: int) -> list[Chain]:
    """The verbs in ``[start, end)``, those that follow each other directly together."""
    chains: list[Chain] = []
    for verb in context.grammar.verbs.find(context.folded, start, end):
        if _COMPOUND.search(context.folded, max(start, verb.start - _NEAREST), verb.start) is not None:
            continue  # "khu vực công nghiệp - xây dựng"
        if verb.verb.name in _BARE or _is_of_a_name(context, verb) or _is_of_a_noun(context, start, verb):
            continue
        if _AFTER.search(context.folded, max(0, verb.start - _NOUN), verb.start) is not None:
            continue
        if context.folded[max(0, verb.start - _LONGEST_MEASURE) : verb.start].rstrip().endswith(_MEASURES):
            continue
        if chains and _GAP.fullmatch(context.folded, chains[-1].end, verb.start) is not None:
            last = chains[-1]
            chains[-1] = Chain(last.start, verb.end, (*last.verbs, verb))
        else:
            alone = _BY_THEMSELVES.search(context.folded, max(start, verb.start - _NOUN), verb.start)
            begin = verb.start if alone is None else alone.start()
            chains.append(Chain(begin, verb.end, (verb,)))
    return [_trimmed(context, chain, end) for chain in chains]


def _is_of_a_name(context: Context, verb: VerbAt) -> bool:
    """Whether a verb of one syllable is part of a name: "tại Giao Tiến", "Đình Lập 5 %"."""
    reading = context.document.reading
    if not reading[verb.start].isupper() or " " in verb.verb.name:
        return False
    if _NAME_BEFORE.search(reading, max(0, verb.start - _LONGEST_WORD), verb.start) is not None:
        return True
    before = context.folded[max(0, verb.start - _NEAREST) : verb.start].rstrip()[-1:]
    behind = _CAPITAL if _goes_on(before) else _COUNTED_NAME
    return behind.match(reading, verb.end) is not None


def _goes_on(before: str) -> bool:
    """Whether a clause goes on behind the character ``before``, "" where there is none."""
    return before == "," or before.isalnum()


def _is_of_a_noun(context: Context, start: int, verb: VerbAt) -> bool:
    """Whether a verb only says of the noun before it how or which that is: "cấp nước tập trung"."""
    if verb.verb.verb_class not in _OF_NOUNS:
        return False
    folded, grammar = context.folded, context.grammar.targets.actions
    before = folded[max(start, verb.start - _NEAREST) : verb.start].rstrip()
    if not before[-1:].isalpha() or _BEGINNING.match(context.document.reading, verb.start) is not None:
        return False
    if grammar.says_how.match(folded, verb.start, verb.end) is not None:
        return True
    if verb.verb.verb_class == "lead":
        return False
    if grammar.of_noun.search(folded, max(start, verb.start - _NOUN), verb.start) is not None:
        return True
    return grammar.share_of.search(folded, start, verb.start) is not None


def _trimmed(context: Context, chain: Chain, limit: int) -> Chain:
    """``chain`` without last verbs that are the first words of a noun: "áp dụng | sản xuất sạch hơn"."""
    verbs = chain.verbs
    while len(verbs) > 1 and verbs[-1].verb.verb_class == "noun_too" and verbs[-2].verb.verb_class != "lead":
        joined = context.folded[verbs[-2].end : verbs[-1].start].strip()
        if joined or _WORD.match(context.folded, verbs[-1].end, limit) is None:
            break
        verbs = verbs[:-1]
    return Chain(chain.start, verbs[-1].end, verbs)


def first_verbs(context: Context, start: int, end: int) -> Chain | None:
    """The verbs with which ``[start, end)`` begins, unless they only lead in others ("Phấn đấu", "gồm")."""
    folded = context.folded
    while start < end and not folded[start].isalnum():
        start += 1
    chain = next(iter(chains_in(context, start, end)), None)
    if chain is None or chain.start > start:
        return None
    saying = [
        each.verb for each in chain.verbs if each.verb.name not in _PLAIN and each.verb.verb_class != "lead"
    ]
    return chain if saying else None


def said_by(context: Context, chain: Chain) -> Span:
    """Where ``chain`` says what is done, up to the first thing that it is done to: "giao | đất, cấp"."""
    if all(" " not in each.verb.name for each in chain.verbs):
        return Span(chain.start, chain.end)
    # The last verb is known by what stands behind it.
    match = context.grammar.targets.actions.done_to.search(context.folded, chain.start, chain.end + _NEAREST)
    if match is not None and any(match.end() == each.end for each in chain.verbs):
        return Span(chain.start, match.start())
    return Span(chain.start, chain.end)

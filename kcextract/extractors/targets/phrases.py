"""The noun phrase that a number counts: its unit, how far it reaches, and what a rate is for each of."""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.abbreviations import abbreviated_units
from kcextract.extractors.context import Context
from kcextract.extractors.quantities import Quantity
from kcextract.extractors.targets.tagger import noun_end
from kcextract.text.folding import fold, fold_pattern
from kcextract.text.matching import ALONE
from kcextract.text.spaces import single_spaced

TURNS = "lượt"
UNKNOWN = "unknown"
# A number said again in words between the digits and the noun: "04 (bốn) lớp".
_IN_WORDS = re.compile(r"\s*\([^()\d]{2,40}\)\s*")
# What may open the name of a thing: "20 “tổ liên gia”".
_QUOTES = "\"“”'‘"
_WORD = regex.compile(r"[^\W\d_]+")
# "/10.000 dân", "/vạn dân".
_SCALE = regex.compile(r"(?:\d[\d.]*\s*)?(?:(?:vạn|nghìn|ngàn|triệu)\s+)?(?=\p{L})")
_ALIVE = regex.compile(r"\s+(?:đẻ|sinh(?:\s+ra)?)\s+sống\b")
# A number of a power of ten, behind the number itself.
_RATIO = regex.compile(
    r"\s*/\s*(?:10{0,2}[.,]?000(?:[.,]?000)?|(?:1|một)?\s*(?:vạn|nghìn|ngàn|triệu))\s+\p{L}"
)
_PEOPLE = regex.compile(r"dân\b")
_LIST = re.compile(r",\s*")
_SLASH = re.compile(r"\s*/\s*")
# What names a thing by what is done in it takes verbs into its name.
_NAMED_BY_VERBS = frozenset({"classifier", "event", "plan", "document", "media"})
# Measures: what is listed behind one is no part of what it measures ("45 km, trạm bơm, cống").
_MEASURES = frozenset({"length", "area", "weight", "volume", "energy"})
# Behind these a verb says which things are counted: "lao động thuộc diện di dời".
_CHOSEN = regex.compile(fold_pattern(r"\b(?:thuộc|trong)\s+(?:diện|nhóm)\s+$"))
# What is done by those who are counted themselves: "doanh nghiệp tự chi trả".
_BY_THEMSELVES = "tự"
# A verb that says how things are where nothing follows it: "rừng tập trung".
_ADJECTIVES = frozenset({"tập trung"})
_LONGEST = 300
_LONGEST_SAID = 160
_COEFFICIENT = fold("hệ số")
# The sign for per mille, and how it is typed where there is no key for it.
_SPELT = {"%0": "‰", "%o": "‰", "phần trăm": "%", "phần nghìn": "‰"}
# A figure with its comparator.
_FIGURE = regex.compile(r"\s*(?:\p{L}+\s+){0,3}\d")
# A year behind a figure without a unit: "nâng lên 400 năm 2030".
_YEAR = "năm"
_OF_YEAR = regex.compile(r"năm\s+(?:19|20)\d{2}(?!\d)")
_AND = ("và", "hoặc")
# Behind a number that multiplies the next one: "trạm biến áp 2 x 400 kVA".
_MULTIPLIED = re.compile(r"[x×]\s*(?:\d|$)")
# What is counted behind a colon: "; hợp tác xã nông nghiệp: 450".
_PART = regex.compile(
    fold_pattern(
        r"(?:[,;(]|\b(?:trong\s+đó|gồm|và))\s*(?:(?:trong\s+đó|(?:bao\s+)?gồm|và)\s+)?(?P<noun>\p{L}[^,;:()\d.]{1,60}):\s*$"
    )
)
_NO_PART = frozenset({"share", "duration", "none"})


# Pupils for each of those who teach or look after them.
_PUPILS = regex.compile(
    fold_pattern(
        r"(?:học\s+(?:viên|sinh)|sinh\s+viên|trẻ(?:\s+em)?|cháu)\s*/\s*(?:giáo\s+viên|giảng\s+viên|thầy|cô)\b"
    )
)
_AT_RATE = regex.compile(fold_pattern(r"\b(?:tỷ\s+lệ|bình\s+quân|trung\s+bình)(?:\s+(?:là|đạt))?\s*$"))
_NEAR = 24
# Of the halves of a name two letters each are looked at.
_HALVES = 4


class Phrase(NamedTuple):
    """A counted noun phrase ``[start, end)`` with its unit ``[start, unit_end)``, in lower case.

    ``basis`` is what a rate is for each of, and ends at ``basis_end``; ``said`` is where all ends that is
    said of the figure, a year behind it included.
    ``unit_class`` is that of the vocabulary.
    """

    unit: str
    unit_class: str
    start: int
    unit_end: int
    end: int
    basis: str | None
    basis_end: int
    said: int


def read_phrase(
    context: Context, quantity: Quantity, limit: int, reach: int, *, unknown: bool
) -> Phrase | None:
    """The noun phrase behind ``quantity``, up to ``limit``; None where nothing known is counted.

    What a rate is for each of may stand up to ``reach``.
    With ``unknown`` a noun that the vocabulary lacks is found by its part of speech (class ``UNKNOWN``).
    """
    folded = context.folded
    ratio = _ratio(context, quantity, reach)
    if ratio is not None:
        return ratio
    start = quantity.unit_start
    words = _IN_WORDS.match(folded, quantity.outer_end, limit)
    if words is not None:
        start = words.end()
    if start < limit and folded[start] in _QUOTES:
        start += 1
    of_year = folded.startswith(_YEAR, start) and _OF_YEAR.match(folded, start) is not None
    first = None if of_year else noun_at(context, start, limit)
    bare = of_year or _MULTIPLIED.match(folded, start, limit + 1) is not None
    if first is None and unknown and not bare:
        end = noun_end(context.document.reading, start, limit)
        first = None if end is None else (UNKNOWN, end)
    if first is None:
        return None
    unit_class, unit_end = first
    rate: tuple[str, int] | None = None
    slash = _SLASH.match(folded, unit_end, limit)
    if slash is not None:
        second = noun_at(context, slash.end(), limit)
        if (
            second is not None
            and second[0] == unit_class
            and unit_class != "duration"
            and not _is_ratio(folded, quantity, start, second[1])
        ):
            unit_end = second[1]
            slash = _SLASH.match(folded, unit_end, limit)
    behind = context.grammar.targets.per.match(folded, unit_end, min(reach, unit_end + 60))
    object_end = unit_end
    if behind is not None:
        rate = rate_at(context, behind)
    if rate is None:
        object_end = _phrase_end(context, unit_class, start, unit_end, limit)
        behind = context.grammar.targets.per.match(folded, object_end, min(reach, object_end + 60))
        rate = None if behind is None else rate_at(context, behind)
    unit_start = quantity.outer_end if quantity.multiplier > 1 else start
    if quantity.multiplier > 1:
        unit_start = _skip(folded, quantity.end)
    unit = single_spaced(context.document.reading[unit_start:unit_end]).lower()
    unit = _SPELT.get(unit, unit)
    basis, basis_end = (None, unit_end) if rate is None else rate
    return Phrase(
        unit, unit_class, unit_start, unit_end, object_end, basis, basis_end, max(basis_end, object_end)
    )


def _is_ratio(folded: str, quantity: Quantity, start: int, end: int) -> bool:
    """Whether the two nouns in ``[start, end)`` are a rate, not two names: "tỷ lệ 20 học viên/giáo viên"."""
    if _PUPILS.match(folded, start, end) is not None:
        return True
    return _AT_RATE.search(folded, max(0, quantity.outer_start - _NEAR), quantity.outer_start) is not None


def _ratio(context: Context, quantity: Quantity, reach: int) -> Phrase | None:
    """The phrase of a bare ratio, which has no unit behind it: "52/100.000 trẻ đẻ sống"."""
    folded, end = context.folded, quantity.end
    if _RATIO.match(folded, end, reach) is None:
        return None
    behind = context.grammar.targets.per.match(folded, end, min(reach, end + 60))
    rate = None if behind is None else rate_at(context, behind)
    if behind is None or rate is None:
        return None
    scale = _SCALE.match(folded, behind.start("basis"), rate[1])
    start = end if scale is None else scale.end()
    # "giảm số người mắc lao xuống còn 131/100.000 dân": it says of what there are so many.
    counted = _numbered(context, quantity.outer_start - _LONGEST_SAID, quantity.outer_start)
    noun = None if counted is None else noun_at(context, *counted)
    unit = (
        "" if counted is None or noun is None else context.document.reading[counted.start : noun[1]].lower()
    )
    return Phrase(unit, "share", start, start, rate[1], *rate, rate[1])


def unit_said_before(context: Context, quantity: Quantity, start: int) -> tuple[str, str | None] | None:
    """The unit and basis in brackets before the colon that leads ``quantity`` in: "(tấn/năm): … đạt 500"."""
    matches = list(context.grammar.targets.said_before.finditer(context.folded, start, quantity.start))
    if not matches:
        return None
    match = matches[-1]
    found = context.grammar.units.unit_at(context.folded, match.start("unit"), match.end("unit"))
    if found is None:
        return None
    per = context.grammar.targets.per.match(context.folded, found.end, match.end("unit"))
    rate = None if per is None else rate_at(context, per)
    return context.document.reading[found.start : found.end].lower(), None if rate is None else rate[0]


def thing_said_before(context: Context, end: int, start: int) -> tuple[str, str] | None:
    """The unit and its class of a figure that says how many there are: "Số hợp tác xã … đạt 25".

    Also of one that is a coefficient's: "nâng hệ số … lên 0,7".

    They are looked for from ``start`` on, near ``end``, up to which the words before the figure go.
    """
    place = max(start, end - _LONGEST_SAID)
    noun = _numbered(context, place, end)
    if noun is None:
        # "trong đó hợp tác xã nông nghiệp: 450"
        part = _PART.search(context.folded, place, end)
        noun = None if part is None else Span(*part.span("noun"))
    if noun is None and context.folded.find(_COEFFICIENT, place, end) >= 0:
        coefficient = context.grammar.targets.coefficient.search(context.folded, place, end)
        noun = None if coefficient is None else Span(*coefficient.span("noun"))
    found = None if noun is None else noun_at(context, *noun)
    if noun is None or found is None or found[0] in _NO_PART:
        return None
    return context.document.reading[noun.start : found[1]].lower(), found[0]


def _numbered(context: Context, start: int, end: int) -> Span | None:
    """The words of which those in ``[start, end)`` say how many there are: "số hợp tác xã … đạt"."""
    noun: Span | None = None
    place = max(0, start)
    while (match := context.grammar.targets.number_of.search(context.folded, place, end)) is not None:
        noun = Span(*match.span("noun"))
        place = noun.start
    return noun


def _skip(folded: str, place: int) -> int:
    while place < len(folded) and folded[place].isspace():
        place += 1
    return place


def rate_at(context: Context, behind: regex.Match[str]) -> tuple[str, int] | None:
    """What a rate is for each of, and where its words end; None where they name nothing that is counted."""
    start, end = behind.span("basis")
    folded = context.folded
    scale = _SCALE.match(folded, start, end)
    place = start if scale is None else scale.end()
    found = context.grammar.units.unit_at(folded, place, len(folded))
    if found is None and (scale is None or _PEOPLE.match(folded, place) is None):
        return None
    if found is not None and "/" not in folded[start:end]:
        end = found.end
    alive = _ALIVE.match(folded, end)
    end = end if alive is None else alive.end()
    return single_spaced(context.document.reading[start:end]).lower(), end


def noun_at(context: Context, start: int, limit: int) -> tuple[str, int] | None:
    """The class of the counted noun that begins at ``start``, and where it ends."""
    found = context.grammar.units.unit_at(context.folded, start, limit)
    if found is None:
        return _abbreviated(context, start, limit)
    if found.unit.name == TURNS:
        place = _skip(context.folded, found.end)
        counted = context.grammar.units.unit_at(context.folded, place, limit)
        if counted is not None and place < limit:
            return counted.unit.unit_class, counted.end
        short = _abbreviated(context, place, limit)
        if short is not None:
            return short
    return found.unit.unit_class, found.end


def _abbreviated(context: Context, start: int, limit: int) -> tuple[str, int] | None:
    """The class and the end of the abbreviation of a noun at ``start``, where the document explains it."""
    if start >= limit or not context.document.reading[start].isupper():
        return None
    units = abbreviated_units(context)
    word = _WORD.match(context.folded, start, limit) if units else None
    kind = None if word is None else units.get(word[0])
    return None if word is None or kind is None else (kind, word.end())


def _phrase_end(context: Context, unit_class: str, unit_start: int, start: int, limit: int) -> int:
    """Where the noun phrase ends whose unit stands at ``[unit_start, start)``."""
    folded, grammar = context.folded, context.grammar
    limit = min(limit, start + _LONGEST)
    takes_verbs = unit_class in _NAMED_BY_VERBS
    end = place = max(start, grammar.verbs.name_end(folded, unit_start, limit) or start)
    # Whether the phrase ends with a verb that is a noun too: "đoàn khảo sát, học tập".
    verbal = False
    while (following := _skip(folded, place)) < limit:
        if folded[following] == "-":
            place = following + 1
            continue
        if folded[following] == "/" and _is_double_name(context, following, limit):
            place = following + 1
            continue
        if folded[following] == "," and end == place:
            if end == start and unit_class in _MEASURES:
                break
            listed = _listed(context, following, limit, verbs=end > start and (takes_verbs or verbal))
            if listed is None:
                break
            place, end = listed[0], listed[1] or end
            continue
        step = _step(context, following, limit, takes_verbs=takes_verbs)
        if step is None:
            break
        end = place = step.end
        verbal = step.verbal
        if step.last:
            break
    loose = grammar.targets.loose_end.search(folded, start, end)
    return end if loose is None else loose.start()


class _Step(NamedTuple):
    """A word, or words that are one, of a noun phrase up to ``end``; it may be the ``last`` one."""

    end: int
    verbal: bool = False
    last: bool = False


def _step(context: Context, place: int, limit: int, *, takes_verbs: bool) -> _Step | None:
    """What of a noun phrase begins at ``place``; None if nothing does."""
    folded, verbs = context.folded, context.grammar.verbs
    word = _WORD.match(folded, place, limit, ALONE)
    if word is None or context.grammar.targets.stop.match(folded, place, limit, ALONE) is not None:
        return None
    if _leads_to_verb(context, place, word, limit, takes_verbs=takes_verbs):
        return None
    if not verbs.may_begin(folded, place, word.end()):
        return _Step(word.end())
    verb, end = verbs.at(folded, place, limit)
    if verb is None:
        return _Step(end if end > place else word.end())
    chosen = _CHOSEN.search(folded, max(0, place - _NEAR), place) is not None
    if chosen or (verb.verb.name in _ADJECTIVES and _ends(folded, verb.end, limit)):
        return _Step(verb.end, last=not chosen)
    if not takes_verbs:
        return _Step(verb.end, verbal=True) if verb.verb.verb_class == "noun_too" else None
    # "lớp hỗ trợ khoảng 200 học viên": the verb is that of the next figure.
    return None if _goes_straight_on(context, verb.end, limit) else _Step(verb.end, verbal=True)


def _leads_to_verb(
    context: Context, place: int, word: regex.Match[str], limit: int, *, takes_verbs: bool
) -> bool:
    """Whether the ``word`` at ``place`` joins a verb, or says that those who are counted do it themselves."""
    folded, verbs = context.folded, context.grammar.verbs
    if word[0] == _BY_THEMSELVES:
        # No "tự phát", which is a word of its own.
        whole = takes_verbs or verbs.name_end(folded, place, limit) or verbs.verb_at(folded, place, limit)
        if whole:
            return False
    elif word[0] not in _AND:
        return False
    return verbs.verb_at(folded, _skip(folded, word.end()), limit) is not None


def _is_double_name(context: Context, slash: int, limit: int) -> bool:
    """Whether a slash parts the two halves of a name in capitals: "bệnh nhân HIV/AIDS", no "cán bộ/HTX"."""
    reading = context.document.reading
    halves = reading[max(0, slash - 2) : slash] + reading[slash + 1 : min(limit, slash + 3)]
    return len(halves) == _HALVES and halves.isupper() and noun_at(context, slash + 1, limit) is None


def _listed(context: Context, place: int, limit: int, *, verbs: bool) -> tuple[int, int | None] | None:
    """Where a noun phrase goes on behind a comma, and the end of the noun there; None where it does not.

    ``verbs`` says that a verb may go on with it: "đoàn khảo sát, học tập".
    """
    folded = context.folded
    comma = _LIST.match(folded, place, limit)
    behind = place + 1 if comma is None else comma.end()
    noun = noun_at(context, behind, limit)
    verb = context.grammar.verbs.verb_at(folded, behind, limit)
    if verb is not None and verb.verb.verb_class != "noun_too":
        return None
    if noun is None:
        return (behind, None) if verb is not None and verbs else None
    # "15 doanh nghiệp, năm 2019 …", "50%, khu vực nông thôn trên 40%": what the next figure is of.
    if noun[0] == "duration" or _leads_on(context, noun[1], limit):
        return None
    return noun[1], noun[1]


def _ends(folded: str, place: int, limit: int) -> bool:
    """Whether a clause ends at ``place``, but for its number."""
    following = _skip(folded, place)
    return following >= limit or not folded[following].isalpha()


def _leads_on(context: Context, start: int, limit: int) -> bool:
    """Whether the words behind ``start`` are of the next figure, at ``limit``: no mark or deed parts them."""
    folded = context.folded
    if "," in folded[start:limit] or _FIGURE.match(folded, limit) is None:
        return False
    return all(each.verb.verb_class == "reach" for each in context.grammar.verbs.find(folded, start, limit))


def _goes_straight_on(context: Context, end: int, limit: int) -> bool:
    """Whether nothing but the next figure follows: its comparator begins at ``limit``."""
    return _skip(context.folded, end) >= limit and limit < len(context.folded)

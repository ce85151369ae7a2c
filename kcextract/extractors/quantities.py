"""Quantities: numbers in running text with their ranges and comparators."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import regex

from kcextract.extractors.claims import Claim, Claims, running_text
from kcextract.extractors.context import Context
from kcextract.grammar.quantities import QuantitiesGrammar
from kcextract.text.folding import fold, fold_pattern
from kcextract.text.matching import ALONE
from kcextract.text.numbers import Numeral, grouping, numerals
from kcextract.text.spaces import single_spaced, skip_blanks

_WINDOW = 48
# Beside two figures that look like a range: "750 - 800 - 900" are three.
_THIRD = regex.compile(r"\s?%?\s?[-–]\s?\d")
_FIRST = regex.compile(r"\d\s?%?\s?[-–]\s?$")
_BESIDE = 6
_GAP = 40
# "1/3 số sản phẩm": the value has four places.
_PART_OF = regex.compile(fold_pattern(r"[1-9]\d?\s?/\s?[1-9]\d?\s+(?:tổng\s+)?số(?:\s+lượng)?\s+(?=\p{L})"))
_FOUR_PLACES = Decimal("0.0001")
# What a rate is for so many of.
_SCALES = frozenset(map(Decimal, (1_000, 10_000, 100_000, 1_000_000)))
# How a currency may follow its amount without a space.
_CURRENCIES = ("đ", "vn", "usd", "$")
# What stands before a number that counts the items of a list in running text: "gồm: (1) …; (2) …; 3) …".
_ENUMERATED = regex.compile(r"(?:^|[;:.,]|\bvà|\bgồm)\s*\(?$")
_HIGHEST_REFERRED = 300
_MONEY = tuple(fold(f" {scale} đồng") for scale in ("tỷ", "tỉ", "triệu"))
_OF = frozenset(fold(words) for words in ("/", "trong số", "trong tổng số", "trên tổng số"))
_MOST_ITEMS = 30
# A word of Vietnamese before a number, and those that a number names one of: "thứ3", "loại2".
_WORD = regex.compile(r"(?<![^\W_])\p{Ll}{2,}$")
_NUMBERED = frozenset(
    "thứ cấp loại hạng số nhóm mức quý khóa điều mục lộ tổ đội khối lớp bậc độ cụm đợt ngày tháng năm đường "
    "vùng quận phường xã tầng khoản điểm giống".split()
)
_GROUP = 3
# The scale of a plan or map: "quy hoạch chi tiết 1/500", "bản đồ tỷ lệ 1:2.000".
_PLAN_SCALE = regex.compile(r"1\s?[/:]\s?(?:[25]00|\d{1,3}[.,]?000)(?![.,]?\d)")
_PLANNED = regex.compile(
    fold_pattern(
        r"\b(?:quy\s+hoạch|bản\s+(?:đồ|vẽ)|tỷ\s+lệ|tỉ\s+lệ|đo\s+(?:đạc|vẽ)|địa\s+chính|phân\s+khu|đồ\s+án)"
        r"(?:\s+[^\W\d]+){0,4}\s*\(?\s*$"
    )
)
# The second of two levels of a service that is given online: "dịch vụ công trực tuyến mức độ 3, 4".
_ONLINE = regex.compile(
    fold_pattern(r"\btrực\s+tuyến\s+(?:ở\s+)?mức(?:\s+độ)?\s+3\s*(?:,|và|hoặc|-|/|&)\s*$")
)
_HIGHEST_LEVEL = 4
# "60% diện tích giai đoạn 1 cụm công nghiệp"; "cả giai đoạn 6 lớp" and "giai đoạn 5 năm" are no stages.
_STAGE = regex.compile(
    fold_pattern(r"(?<!(?<!\p{L})(?:mỗi|từng|cả|toàn|suốt|các|hết)\s+)(?<!\p{L})giai\s+đoạn\s+$")
)
# A reference word in the name of a place, whose figure stands behind it: "huyện Tân Kỳ 3 lớp",
# "Yên Thành 02, Tân Kỳ 01".
_PLACE_NAME = r"(?P<name>\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){1,3})\s*:?\s*"
_OF_PLACE = regex.compile(
    rf"(?:\b(?:[Hh]uyện|[Qq]uận|[Xx]ã|[Pp]hường|[Tt]hị\s(?:xã|trấn)|[Tt]hành\sphố)\s+|\d\s*[,;]\s*(?:và\s+)?){_PLACE_NAME}$"
)
_BEFORE_PLACES = regex.compile(rf"[(:,;]\s*{_PLACE_NAME}$")
_PLACES = regex.compile(rf"\d+\s*[,;]\s*{_PLACE_NAME}\d")
_TIME = regex.compile(fold_pattern(r"\s+(?:năm|tháng|quý|tuần|ngày)(?!\p{L})"))
_BRACKET = 300
# The upper end of a range, whose unit is that of the lower: "50-100 nghìn tấn".
_UPPER_END = regex.compile(r"\s*(?:-|đến|tới)\s*\d+(?:[.,]\d+)*")


class Quantity(NamedTuple):
    """A number or a range of numbers, with the words that say how it binds.

    ``[start, end)`` runs from the first digit to the last, ``[outer_start, outer_end)`` takes in the words
    of the comparator before and a multiplier ("nghìn", "triệu") behind; the unit, if any, begins at
    ``unit_start``. A single figure has ``low == high``; an open bound is None. Both are None where the
    digits have no sure value, which ``readings`` then holds (see ``Numeral``). ``multiplier`` is the power
    of ten that the words behind the digits state (1 without them); it is not applied to the bounds.
    ``baseline`` is true of the first number of "từ 10 % lên 20 %": how things stand now.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    unit_start: int
    low: Decimal | None
    high: Decimal | None
    comparator: str
    multiplier: int
    readings: tuple[Decimal, ...]
    baseline: bool


def find_quantities(context: Context, claims: Claims) -> tuple[Quantity, ...]:
    """The quantities of the running text, in order: the numbers that no claim has taken.

    Numbers that belong to names and references ("Điều 4", "lần thứ 3") are added to ``claims``.
    """
    group = grouping(context.document.reading)
    found = []
    for stretch in running_text(context):
        free = [
            numeral
            for numeral in numerals(context.folded, group, stretch.start, stretch.end)
            if claims.at(numeral.start, numeral.end) is None
            and not _is_reference(context, claims, numeral, stretch.start)
        ]
        free = _joined(context.folded, free)
        index = 0
        while index < len(free):
            following = free[index + 1] if index + 1 < len(free) else None
            quantity = _range(context, free[index], following, stretch.start, stretch.end)
            quantity = quantity or _share(context, free[index], following, stretch.start, stretch.end)
            if quantity is None:
                quantity = _single(context, free[index], stretch.start, stretch.end)
            else:
                index += 1
            found.append(quantity)
            index += 1
    return tuple(found)


def _joined(folded: str, free: list[Numeral]) -> list[Numeral]:
    """``free`` with numbers that blanks part in groups as one: "1 200 ha"."""
    joined: list[Numeral] = []
    for numeral in free:
        last = joined[-1] if joined else None
        if last is not None and _is_group(folded, last, numeral):
            printed = folded[last.start : last.end] + folded[numeral.start : numeral.end]
            joined[-1] = Numeral(last.start, numeral.end, Decimal(printed))
        else:
            joined.append(numeral)
    return joined


def _is_group(folded: str, first: Numeral, second: Numeral) -> bool:
    """Whether ``second`` is the group of three digits behind the thousands that ``first`` is."""
    if second.start != first.end + 1 or not folded[first.end].isspace() or folded[first.end] == "\n":
        return False
    thousands, group = folded[first.start : first.end], folded[second.start : second.end]
    return (
        thousands.isdigit()
        and len(thousands) <= _GROUP
        and thousands[0] != "0"
        and group.isdigit()
        and len(group) == _GROUP
    )


def bound_as(comparator: str, value: Decimal | None) -> tuple[str, Decimal | None, Decimal | None]:
    """A single figure with that comparator, which may be another's: the comparator and its bounds."""
    if comparator == "range":
        return "eq", value, value
    low = None if comparator in ("le", "lt") else value
    high = None if comparator in ("ge", "gt") else value
    return comparator, low, high


def _is_reference(context: Context, claims: Claims, numeral: Numeral, floor: int) -> bool:
    folded = context.folded
    start = max(floor, numeral.start - _WINDOW)
    if numeral.start > start and (folded[numeral.start - 1].isalpha() or folded[numeral.start - 1] == "_"):
        return not _is_written_on(context, numeral, start)
    if numeral.end < len(folded) and folded[numeral.end].isalpha() and not _is_measured(context, numeral.end):
        claims.add(Claim(numeral.start, numeral.end, "name"))
        return True
    if _is_enumerator(folded, numeral, start):
        named: Claim | None = Claim(numeral.start, numeral.end, "marker")
    else:
        named = _named_number(folded, numeral, start)
    if named is not None:
        claims.add(named)
        return True
    grammar = context.grammar.quantities
    if folded.startswith("%", _skip(folded, numeral.end, len(folded))):
        return False  # "lấy mẫu 5% số hộ"
    if folded.startswith(_MONEY, numeral.end):
        return False  # "tu bổ đê điều 32 tỷ đồng"
    if grammar.any_reference.match(folded, start, numeral.start, ALONE) is None:
        return False
    for reference in grammar.references:
        match = reference.pattern.search(folded, start, numeral.start)
        if match is None or _is_of_place(context, numeral, start, match.start()):
            continue
        # "cỡ mẫu 2.400 người" refers to no form of that number.
        high = numeral.value is not None and numeral.value > _HIGHEST_REFERRED
        if (reference.weak or high) and _counts(context, numeral.end):
            continue
        if high and reference.kind != "citation" and not folded[numeral.start : numeral.end].isdigit():
            continue  # "vòng 5.600" is no fifth round
        claims.add(Claim(numeral.start, numeral.end, reference.kind))
        return True
    return False


def _is_written_on(context: Context, numeral: Numeral, floor: int) -> bool:
    """Whether a number that counts something follows a word without its blank: "ổn định84.615 ha"."""
    word = _WORD.search(context.document.reading, floor, numeral.start)
    if word is None or word[0].isascii() or word[0] in _NUMBERED:
        return False
    return _counts(context, numeral.end)


def _is_of_place(context: Context, numeral: Numeral, floor: int, word: int) -> bool:
    """Whether the reference word at ``word``, before a number, is the end of the name of a place."""
    reading = context.document.reading
    if not reading[word].isupper():
        return False
    before = _OF_PLACE.search(reading, floor, numeral.start)
    if before is None and _PLACES.match(reading, numeral.start) is not None:
        before = _BEFORE_PLACES.search(reading, floor, numeral.start)
    # "Bảng 1, Phụ Lục 2": a reference of several words is no name.
    return before is not None and before.start("name") < word


def _named_number(folded: str, numeral: Numeral, floor: int) -> Claim | None:
    """The claim of a scale, "quy hoạch 1/500", of the last of two levels of a service, and of a stage."""
    if numeral.value == 1:
        scale = _PLAN_SCALE.match(folded, numeral.start)
        if scale is not None and _PLANNED.search(folded, floor, numeral.start) is not None:
            return Claim(*scale.span(), "name")
    elif numeral.value == _HIGHEST_LEVEL and _ONLINE.search(folded, floor, numeral.start) is not None:
        return Claim(numeral.start, numeral.end, "name")
    if numeral.end == numeral.start + 1 and _STAGE.search(folded, floor, numeral.start) is not None:
        # Things are counted with two digits, "01 cụm", stages with one.
        is_span = _TIME.match(folded, numeral.end) is not None
        return None if is_span else Claim(numeral.start, numeral.end, "name")
    return None


def _is_enumerator(folded: str, numeral: Numeral, floor: int) -> bool:
    """Whether a number in brackets, or before a closing one, counts the items of a list in running text."""
    if not folded.startswith(")", numeral.end) or numeral.value is None or numeral.value > _MOST_ITEMS:
        return False
    if (
        not folded[numeral.start : numeral.end].isdigit()
        or not folded[numeral.end + 1 : numeral.end + 2].isspace()
    ):
        return False
    if _ENUMERATED.search(folded[floor : numeral.start]) is None:
        return False
    if folded[numeral.start - 1 : numeral.start] == "(":
        return True
    # The last figure of "160 lớp (năm 2021: 10; năm 2022: 15)" closes a bracket that was opened before.
    far = folded[max(0, numeral.start - _BRACKET) : numeral.start]
    return far.rfind("(") <= far.rfind(")")


def _is_measured(context: Context, end: int) -> bool:
    """Whether the letters right behind a number are a unit or a currency: "15m2", "250đ", "3tỷ"."""
    folded = context.folded
    if folded.startswith(_CURRENCIES, end) or _multiplier(context.grammar.quantities, folded, end)[0] > 1:
        return True
    return context.grammar.units.unit_at(folded, end, len(folded)) is not None


def _counts(context: Context, end: int) -> bool:
    """Whether a counted noun or a sign of per cent stands behind a number."""
    folded = context.folded
    upper = _UPPER_END.match(folded, end, end + _WINDOW)
    end = end if upper is None else upper.end()
    place = _skip(folded, end, min(len(folded), end + _WINDOW))
    multiplier, after = _multiplier(context.grammar.quantities, folded, end)
    if multiplier > 1:
        return True
    return context.grammar.units.unit_at(folded, max(place, after), len(folded)) is not None


def _range(
    context: Context, first: Numeral, second: Numeral | None, floor: int, limit: int
) -> Quantity | None:
    """The quantity of two numbers that are the ends of a range, if they are."""
    if second is None or second.start - first.end > _GAP or first.value is None or second.value is None:
        return None
    folded, grammar = context.folded, context.grammar.quantities
    between = grammar.range.fullmatch(folded, first.end, second.start)
    if between is None or first.value >= second.value:
        return None
    if _THIRD.match(folded, second.end) or _FIRST.search(folded, max(0, first.start - _BESIDE), first.start):
        return None
    unit = between["unit"]
    multiplier, after = _multiplier(grammar, folded, second.end)
    if unit:
        factor, rest = _multiplier(grammar, folded, first.end)
        if rest < between.end("unit") or factor != multiplier:
            words = folded[_skip(folded, rest, between.end("unit")) : between.end("unit")]
            place = _skip(folded, after, limit)
            if not folded.startswith(words, place) or (factor > 1 and factor != multiplier):
                return None
    bound = _before(context, first.start, floor)
    outer = first.start if bound is None else bound[1]
    return Quantity(
        first.start,
        second.end,
        outer,
        after,
        _skip(folded, after, limit),
        first.value,
        second.value,
        "range",
        multiplier,
        (),
        False,
    )


def _share(
    context: Context, first: Numeral, second: Numeral | None, floor: int, limit: int
) -> Quantity | None:
    """The first of two numbers of which the second is the whole: "80/193 xã", "15 trong số 26 làng"."""
    if second is None or first.value is None or second.value is None or first.value > second.value:
        return None
    part_of = _PART_OF.match(context.folded, first.start, limit)
    if part_of is not None:
        value = (first.value / second.value).quantize(_FOUR_PLACES).normalize()
        fraction = _single(context, first._replace(value=value), floor, limit)
        return fraction._replace(end=second.end, outer_end=part_of.end(), unit_start=part_of.end())
    between = single_spaced(context.folded[first.end : second.start])
    if between not in _OF or not _counts(context, second.end):
        return None
    if second.value in _SCALES:
        return None  # "52/100.000 trẻ" is a rate
    whole = _single(context, second, first.end, limit)
    part = _single(context, first, floor, limit)
    return part._replace(outer_end=whole.outer_end, unit_start=whole.unit_start)


def _single(context: Context, numeral: Numeral, floor: int, limit: int) -> Quantity:
    folded, grammar = context.folded, context.grammar.quantities
    multiplier, after = _multiplier(grammar, folded, numeral.end)
    bound = _before(context, numeral.start, floor)
    if bound is not None and _is_of_a_name(context.document.reading, bound[1]):
        bound = None
    code, outer = ("eq", numeral.start) if bound is None else bound
    baseline = False
    if code == "from":
        window = min(limit, after + 2 * _WINDOW)
        baseline = any(pattern.match(folded, after, window) for pattern in grammar.baselines)
        code = "eq" if baseline else "ge"
    window = min(limit, after + 2 * _WINDOW)
    if grammar.binds_behind(folded, after, window):
        code = next(each.code for each in grammar.behind if each.pattern.match(folded, after, window))
    code, low, high = bound_as(code, numeral.value)
    return Quantity(
        numeral.start,
        numeral.end,
        outer,
        after,
        _skip(folded, after, limit),
        low,
        high,
        code,
        multiplier,
        numeral.readings,
        baseline,
    )


def _is_of_a_name(reading: str, start: int) -> bool:
    """Whether what looks like a comparator ends a proper name: "Đại Từ 800 ha"."""
    if not reading[start].isupper() or start < 2 or reading[start - 1] != " ":
        return False
    before = reading[max(0, start - _WINDOW) : start - 1].rsplit(None, 1)[-1:]
    return bool(before) and before[0].istitle() and before[0].isalpha()


def _before(context: Context, start: int, floor: int) -> tuple[str, int] | None:
    """The comparator whose words end at ``start``, and where they begin."""
    folded, window = context.folded, max(floor, start - _WINDOW)
    if context.grammar.quantities.any_before.match(folded, window, start, ALONE) is None:
        return None
    for bound in context.grammar.quantities.before:
        match = bound.pattern.search(folded, window, start, ALONE)
        if match is not None:
            return bound.code, match.start()
    return None


def _multiplier(grammar: QuantitiesGrammar, folded: str, end: int) -> tuple[int, int]:
    """The factor that the words behind a number state, 1 without them, and where they end."""
    place = skip_blanks(folded, end)
    if place == len(folded) or folded[place] not in grammar.multiplier_initials:
        return 1, end
    for multiplier in grammar.multipliers:
        match = multiplier.pattern.match(folded, end, end + _WINDOW, ALONE)
        if match is not None:
            return multiplier.factor, match.end()
    return 1, end


def _skip(folded: str, place: int, limit: int) -> int:
    while place < limit and folded[place].isspace():
        place += 1
    return place

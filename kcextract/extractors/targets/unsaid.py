"""What a number counts behind which nothing is said: it was said before, or is that of the figure before."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.extractors.frames import Frame
from kcextract.extractors.quantities import Quantity
from kcextract.extractors.targets.bases import is_time, labelled_rate
from kcextract.extractors.targets.phrases import (
    UNKNOWN,
    Phrase,
    noun_at,
    thing_said_before,
    unit_said_before,
)
from kcextract.outline import BULLETS
from kcextract.text.brackets import closes_bracket
from kcextract.text.folding import fold, fold_pattern

# What leads a figure in that leaves out what it counts.
_LISTED = regex.compile(fold_pattern(r"(?:\(|(?<!\d):|:(?=\s)|\b(?:là|đạt|có|còn|và|năm\s+\d{4}))\s*$"))
_PLACE = r"(?:(?:huyện|thị\s+xã|thành\s+phố|xã|phường|thị\s+trấn|T[XPT]\.?|H\.)\s*)?"
_NAME = _PLACE + r"\p{Lu}\p{L}*(?:\s+\p{Lu}\p{L}*){0,3}\s*:?\s*"
_NAMED = regex.compile(rf"\s*[,;]\s*{_NAME}")
_OPENED = regex.compile(rf"[^\d;.()]{{0,80}}\(\s*{_NAME}")
_FIRST_NAMED = regex.compile(rf":\s*{_NAME}$")
_MARK = regex.compile(r"\s*[,;]\s*")
# The label of a part: no time, no reference, no deed.
_LABEL = (
    r"(?!(?:năm|tháng|quý|ngày|từ|đến|trước|sau|số|điều|khoản|mục|lần|đợt|giai\s+đoạn|loại|vùng|cấp|nhóm|khu|"
    r"tăng|giảm|bằng|đạt|chiếm|hiện|nay|tương|mỗi|bình\s+quân|trung\s+bình|so|khoảng|trên|dưới|tối|ít|không|cũ)\b)"
    r"\p{L}(?:(?!\b(?:năm|tháng|quý|loại|số|mỗi|từ|đến|tăng|giảm|đạt|chiếm)\b)[^\d(),;:.%/]){0,30}:?\s*"
)
# The label of a part by its grade, or by how long is taught: "4 sao 15", "dưới 3 tháng 200".
_GRADE = (
    r"(?:(?:hạng|đạt)\s+)?0?[1-5]\s+sao(?:\s+\p{L}+)?:?\s*|(?:dưới|từ)\s+0?\d\s+tháng(?:\s+trở\s+lên)?:?\s*"
)
_FIRST_PART = regex.compile(
    fold_pattern(
        rf"[^\d(),;:.]{{0,30}}\(\s*(?:(?:riêng|trong\s+đó|gồm|bao\s+gồm)\s*:?\s*)?(?:{_GRADE}|{_LABEL})"
    )
)
_NEXT_PART = regex.compile(fold_pattern(rf"\s*[,;]\s*(?:và\s+)?(?:{_GRADE}|{_LABEL})"))
_PART_OPENED = regex.compile(
    fold_pattern(
        rf"[^\d(),;:.]{{0,60}}[,;(]\s*(?:trong\s+đó|bao\s+gồm|gồm)(?:\s+có)?\s*:?\s*(?P<label>{_GRADE}|(?:số\s+)?{_LABEL})(?<!\d\s{{0,3}})"
    )
)
_PART_ADDED = regex.compile(
    fold_pattern(rf"[^\d(),;:.]{{0,40}}[,;]\s*(?:và\s+)?(?P<label>{_GRADE}|{_LABEL})")
)
_PART_WORDS = tuple(map(fold, ("trong đó", "gồm")))
# Between two bounds of one thing, or before that of other things: "mỗi lớp …, vùng cao không quá 25".
_BOUND_TOO = regex.compile(
    fold_pattern(
        r"\s*[,;]\s*(?:(?:riêng\s+)?(?:(?:đối\s+với|tại|ở)\s+)?(?!(?:năm|tháng|quý|ngày|từ|đến|và)\b)\p{L}[^\d(),;:.%/]{1,40})?"
    )
)
# Before what the words of the bound before hold for, too. Those behind a figure do not: "5 lớp trở lên và …".
_JOINED = regex.compile(
    fold_pattern(
        r"(?!.*\btrở\b)(?P<grade>[^,;:.()\d]{0,40}\s\d\s+(?:sao|vụ)\b)?[^,;:.()\d]*\b(?:và(?:/hoặc)?|hoặc)\s*"
    ),
    regex.DOTALL,
)
# "ít nhất 60% xã, 70% thôn và 80% trường"
_LISTED_SHARE = regex.compile(
    fold_pattern(
        r"(?P<mark>[^,;:.()\d]*,\s*)(?:\d[\d.,]*\s*%[^,;:.()\d]*,\s*)*\d[\d.,]*\s*%[^,;:.()\d]*\bvà\s+\d[\d.,]*\s*%"
    )
)
_OF_A_YEAR = regex.compile(fold_pattern(r"\s+(?:(?:vào|trong|đến)\s+)?(?:(?:cuối|hết)\s+)?năm\s+20\d{2}"))
_SHARE_OF_A_YEAR = regex.compile(rf"\s*%{_OF_A_YEAR.pattern}(?!\d)")
# Between a figure of things and the share that these are: "ít nhất 12 cụm đang hoạt động (60%)".
_SAID_AGAIN = regex.compile(r"[^\d,;:.()]{0,60}\(\s*")
_BOUNDED = frozenset({"ge", "gt", "le", "lt"})
_PEOPLE = frozenset({"person", "household"})
# So far back the bracket is looked for.
_FAR = 200
# Names are no longer.
_NEAR = 60
_AND = 4
# "lên 400 năm 2030, 700 năm 2031 và 1.000 vào năm 2032"
_DATED = regex.compile(fold_pattern(r"\s+(?:(?:vào|trong)\s+)?năm\s+(?:19|20)\d{2}(?!\d)"))
# The label of an item, behind a semicolon of a further one: "+ Triệt sản: 350; đặt vòng: 90".
_ITEM = regex.compile(r"[\s;,+*•-]*\p{L}[^\d:;%‰]{0,80}:\s*")
_COUNTABLE = frozenset({"person", "household", "organisation", "animal", "plant", "work", "product", "event"})
_WHOLE = regex.compile(r"\s?/\s?\d[\d.]*(?=\s*(?:[,;)]|\.\s|\.?$))")


class Last(NamedTuple):
    """What a later figure may lean on: the target before it, which ends at ``end``, its unit at ``unit_end``.

    ``sentence`` is where its sentence begins, ``heads`` says whether a list may begin with it, ``each`` what
    words before it say that it holds for each of, ``whole`` how many there are of which a part may be told.
    """

    sentence: int
    unit_end: int
    end: int
    action: str | None
    approximate: bool
    heads: bool
    comparator: str
    unit: str
    unit_class: str
    each: str | None
    whole: Decimal | None


def whole_of(context: Context, quantity: Quantity, frame: Frame, last: Last | None) -> Decimal | None:
    """How many there are of which the figure behind ``quantity`` may be a part: a part itself is no whole."""
    part = context.grammar.targets.part
    if last is not None and part.search(context.folded, frame.clause_start, quantity.start):
        return last.whole
    return quantity.high if quantity.low is None else quantity.low


def bound_with(context: Context, quantity: Quantity, unit_class: str, last: Last) -> bool:
    """Whether a figure of things of ``unit_class`` is a bound as the one before is, for each of the same.

    "Mỗi lớp tối đa 35 người, tối thiểu 15 người"; "lớp không quá 35 người, vùng cao không quá 25"; by the
    words before the first, "mỗi xã ít nhất 1 sản phẩm và 2 mô hình", "ít nhất 90% xã và 80% thôn".
    """
    folded, start, end = context.folded, last.end, quantity.outer_start
    if last.comparator not in _BOUNDED:
        return False
    if quantity.comparator in _BOUNDED:
        match = _BOUND_TOO.fullmatch(folded, start, end)
        return match is not None and next(context.grammar.verbs.find(folded, start, end), None) is None
    if quantity.comparator != "eq" or last.comparator not in ("ge", "le"):
        return False
    if unit_class == last.unit_class == "share":
        return _shares_bound(context, quantity, last)
    joined = _JOINED.fullmatch(folded, start, end)
    if joined is None:
        return False
    if joined["grade"] is not None and folded.startswith(fold(last.unit), quantity.unit_start):
        return True  # "ít nhất 2 khách sạn 4 sao và 1 khách sạn 5 sao"
    return last.each is not None and "share" not in (unit_class, last.unit_class)


def _shares_bound(context: Context, quantity: Quantity, last: Last) -> bool:
    """Whether a share is a bound as the share before is: of both the same is said, behind the second.

    "Ít nhất 90% xã và 80% thôn có chợ"; "đạt tối thiểu 80% vào năm 2032 và 90% vào năm 2035".
    """
    folded, start, end = context.folded, last.end, quantity.outer_start
    if _JOINED.fullmatch(folded, start, end) is None:
        listed = _LISTED_SHARE.match(folded, start)
        if listed is None or listed.end("mark") != end:
            return False
        end = listed.end()
    elif _OF_A_YEAR.fullmatch(folded, last.unit_end, start) and _SHARE_OF_A_YEAR.match(folded, quantity.end):
        return True
    return next(context.grammar.verbs.find(folded, last.sentence, end), None) is None


def is_restated(context: Context, quantity: Quantity, phrase: Phrase, start: int, last: Last) -> bool:
    """Whether a figure in brackets says the one before it again: "(tương đương 80%)", "12 xã (80%)"."""
    folded, end = context.folded, quantity.outer_start
    if context.grammar.targets.restated.search(folded, start, end) is not None:
        return True
    alone = phrase.unit_class == "share" != last.unit_class and folded.startswith(")", phrase.basis_end)
    return alone and _SAID_AGAIN.fullmatch(folded, last.end, end) is not None


def is_set_apart(context: Context, expected: Span, number: int) -> bool:
    """Whether "dự kiến" is not said of what is done with the figure at ``number``.

    That is a part of what is expected, "dự kiến công nhận 40 sản phẩm, trong đó chọn 5 sản phẩm", or what is
    expected is told in brackets: "(dự kiến 90 bài thi, trao 7 giải); mở 5 lớp".
    """
    folded, start = context.folded, expected.end
    if context.grammar.targets.part.search(folded, start, number) is not None:
        return True
    if not folded.endswith("(", 0, expected.start):
        return False
    return closes_bracket(folded, start, number) or folded[start:number].lstrip()[:1].isdigit()


def is_pace(phrase: Phrase, last: Last | None) -> bool:
    """Whether a figure says how many a year of the things before: "hỗ trợ 60 hộ, …, không quá 15 hộ/năm"."""
    return last is not None and is_time(phrase.basis) and phrase.unit == last.unit


def unsaid(
    context: Context, quantity: Quantity, frame: Frame, last: Last | None, *, listed: bool = False
) -> Phrase | None:
    """The phrase of a number behind which nothing is said, from before: "160 lớp (năm 2026: 52; …)".

    ``last`` is the last target before it, if there is one; None where the words before do not tell. Of
    what is ``listed`` each counts what is said before the list.
    """
    folded = context.folded
    end = quantity.outer_end
    rate = labelled_rate(context, frame.clause_start, quantity.outer_start)
    if rate is not None:
        return Phrase(rate.unit, rate.unit_class, quantity.start, end, end, rate.basis, end, end)
    whole = _WHOLE.match(folded, end, frame.clause_end)
    if whole is not None:
        # "Số xã đạt chuẩn: 245/263"
        return _of_whole(context, quantity, frame.clause_start, whole.end())
    dated = _DATED.match(folded, end, frame.clause_end) is not None
    behind = "" if dated else folded[end : min(end + _AND, frame.clause_end)].lstrip()
    note = behind.startswith(")") and folded.endswith("(", 0, quantity.outer_start)  # "3 huyện (2)"
    if note or (behind and not listed and behind[0] not in ",;.)" and not behind.startswith("và")):
        return None
    said = unit_said_before(context, quantity, frame.sentence_start)
    if said is not None:
        found = context.grammar.units.unit_at(fold(said[0]), 0)
        kind = UNKNOWN if found is None else found.unit.unit_class
        return Phrase(said[0], kind, quantity.start, end, end, said[1], end, end)
    # A line that ends with a semicolon may be the end of a paragraph: the list goes on.
    if (
        last is not None
        and last.sentence != frame.sentence_start
        and not _is_named(context, last.end, quantity.outer_start)
    ):
        last = None
    begin = frame.clause_start if last is None else max(frame.clause_start, last.end)
    if quantity.multiplier > 1:
        return None
    thing = thing_said_before(context, _counted_until(context, quantity, begin), begin)
    if thing is not None:
        return Phrase(thing[0], thing[1], quantity.start, end, end, None, end, end)
    return None if last is None else _as_before(context, quantity, last, listed=listed, dated=dated)


def _as_before(
    context: Context, quantity: Quantity, last: Last, *, listed: bool, dated: bool
) -> Phrase | None:
    """The phrase of a number that counts what the figure before counts, or a part of it."""
    unit = _part(context, quantity, last)
    if unit is None and (
        listed
        or _goes_on(context, last.end, quantity.outer_start, dated=dated)
        or (
            quantity.comparator == last.comparator
            and last.unit_class not in ("share", "duration")
            and bound_with(context, quantity, last.unit_class, last)
        )
    ):
        unit = last.unit, last.unit_class
    end = quantity.outer_end
    return None if unit is None else Phrase(*unit, quantity.start, end, end, None, end, end)


def of_list(
    context: Context, quantity: Quantity, frame: Frame, told: Mapping[int, tuple[str, str]]
) -> Phrase | None:
    """The phrase of a number in an item that gives but a label, below an item that says what is counted.

    "- Số hội viên: 900 người, trong đó:" and below it "+ Phụ nữ: 500; thanh niên: 400". ``told`` are the unit
    and class of the last target of each section.
    """
    section = context.outline.sections[frame.section]
    if section.kind not in BULLETS or section.parent is None or section.parent not in told:
        return None
    above = context.outline.sections[section.parent]
    unit, unit_class = told[section.parent]
    folded, end = context.folded, quantity.outer_end
    label = folded[max(frame.clause_start, quantity.outer_start - _FAR) : quantity.outer_start]
    if (
        unit_class not in _COUNTABLE
        or quantity.comparator != "eq"
        or quantity.multiplier > 1
        or not folded[above.start : above.own_end].rstrip().endswith(":")
        or _ITEM.fullmatch(label) is None
        or folded[end : frame.clause_end].strip(" ;.,\n")
    ):
        return None
    return Phrase(unit, unit_class, quantity.start, end, end, None, end, end)


def _of_whole(context: Context, quantity: Quantity, begin: int, end: int) -> Phrase | None:
    """The phrase of a number that is followed by the whole that it is a part of, up to ``end``."""
    thing = None if quantity.multiplier > 1 else thing_said_before(context, quantity.outer_start, begin)
    return None if thing is None else Phrase(thing[0], thing[1], quantity.start, end, end, None, end, end)


def _counted_until(context: Context, quantity: Quantity, begin: int) -> int:
    """Where the words end that say what is counted: before the first name of a list of them.

    "Số xã đăng ký: Yên Châu 1, Mai Sơn 2"
    """
    floor = max(begin, quantity.outer_start - _NEAR)
    name = _FIRST_NAMED.search(context.document.reading, floor, quantity.outer_start)
    return quantity.outer_start if name is None else name.start() + 1


def _goes_on(context: Context, start: int, end: int, *, dated: bool) -> bool:
    """Whether the words between two figures leave out what the second counts: it is as before.

    ``dated`` says that the year of the second stands behind it.
    """
    return (
        (dated and context.folded[start:end].strip() == ",")
        or _LISTED.search(context.folded, start, end) is not None
        or _is_named(context, start, end)
        or _is_done_to(context, start, end)
        or _is_part_in_brackets(context, start, end)
    )


def _part(context: Context, quantity: Quantity, last: Last) -> tuple[str, str] | None:
    """The unit and its class of a part of the figure before: "4.600 người, trong đó nghề nông nghiệp 1.650".

    None where it is no part of it: what is more than the whole, or people of what is none.
    """
    folded, start, end = context.folded, last.end, quantity.outer_start
    match = _PART_OPENED.fullmatch(folded, start, end)
    if match is None:
        if not any(folded.find(words, last.sentence, start) >= 0 for words in _PART_WORDS):
            return None
        match = _PART_ADDED.fullmatch(folded, start, end)
    if match is None or folded.startswith("%", end) or last.unit_class == "share":
        return None
    if quantity.high is not None and last.whole is not None and quantity.high > last.whole:
        return None
    label, limit = match.span("label")
    if next(context.grammar.verbs.find(folded, label, limit), None) is not None:
        return None
    noun = noun_at(context, label, limit)
    if noun is not None and noun[0] == last.unit_class:
        return context.document.reading[label : noun[1]].lower(), noun[0]
    if noun is not None and noun[0] in _PEOPLE and last.unit_class not in _PEOPLE:
        return None
    return last.unit, last.unit_class


def _is_part_in_brackets(context: Context, start: int, end: int) -> bool:
    """Whether a figure stands behind a label in brackets behind a figure: "95 trường (MN 18, THCS 22)"."""
    folded = context.folded
    if folded.startswith("%", end):
        return False
    if _FIRST_PART.fullmatch(folded, start, end) or _OPENED.fullmatch(context.document.reading, start, end):
        return True
    if _NEXT_PART.fullmatch(folded, start, end) is None:
        return False
    opened = folded.rfind("(", max(0, start - _FAR), start)
    return opened >= 0 and folded.find(")", opened, end) < 0


def _is_named(context: Context, start: int, end: int) -> bool:
    """Whether a list goes on with a proper name: "Giao Thuỷ 26.000 tấn; Nghĩa Hưng 17.500"."""
    return _NAMED.fullmatch(context.document.reading, start, end) is not None


def _is_done_to(context: Context, start: int, end: int) -> bool:
    """Whether nothing but a verb parts a figure from the one before: "chọn 30 sản phẩm, công nhận 10"."""
    folded = context.folded
    mark = _MARK.match(folded, start, end)
    verb = None if mark is None else context.grammar.verbs.verb_at(folded, mark.end(), end)
    return verb is not None and not folded[verb.end : end].strip()

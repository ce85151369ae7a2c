"""What a figure holds for each of, where words before it say so: "mỗi huyện, thị xã trồng 5.000 cây"."""

from __future__ import annotations

from typing import NamedTuple

import regex

from kcextract.extractors.context import Context
from kcextract.extractors.targets.phrases import rate_at
from kcextract.grammar.units import UnitAt
from kcextract.text.folding import fold, fold_pattern
from kcextract.text.spaces import single_spaced

# The rest of a label behind what it is for each of, up to the figure.
_LABEL_END = regex.compile(
    fold_pattern(
        r"\s*(?:\([^()]*\))?\s*(?:(?::|=|\b(?:đạt|là|còn|lên|xuống(?:\s+còn)?)\b)|(?<=\p{L}\s))(?:\s*(?:đến|vào|cuối|năm|đạt|(?:19|20)\d{2})\b)*\s*(?:[\d.,]+\s*\(\s*)?"
    )
)
_MARKER = regex.compile(
    fold_pattern(r"[-+*•\s]*(?:(?:nâng|tăng|giảm)\s+(?:tổng\s+)?)?(?:số(?:\s+lượng)?\s+|tỷ\s+lệ\s+)?")
)
_LONGEST_LABEL = 120
# What a figure is for each of that a bracket tells again: "mỗi năm dạy nghề cho 900 người (30 lớp)".
_TIMES = frozenset(map(fold, ("năm", "tháng", "quý", "tuần", "ngày")))
_AT_END = regex.compile(
    fold_pattern(r"[^,;.:()\d]{0,60}?\smỗi\s+(?P<time>năm|tháng|quý|tuần|ngày)\s*(?:[,;.)]|$)")
)
# "Mỗi lớp 30 người; lớp cho người khuyết tật tối đa 20 người"
_CLASSES = ("lớp", "nhóm")
_CLASS_AT_HEAD = regex.compile(
    fold_pattern(
        r"\b(?P<basis>lớp|nhóm)(?<=(?:[;,:.(\n]|\s[-+])\s{0,3}(?:(?:riêng|đối\s+với)\s+)?\p{L}+)"
        r"(?:\s+(?:học|đào\s+tạo|dạy\s+nghề|tập\s+huấn))?"
        r"(?:\s+(?:có|gồm|bố\s+trí)|\s+(?:(?:dành\s+)?cho|đối\s+với|ở|tại|thuộc)\s+[^\d,;:.()]{1,50})?\s*$"
    )
)
# "100% số xã có ít nhất 1 lớp"
_HAVE = fold(" có")
_OF_ALL = regex.compile(
    fold_pattern(
        r"\s(?<=\b100\s{0,3}%\s+)(?:(?:tổng\s+)?số\s+|các\s+)?"
        r"(?P<basis>[^\W\d]+(?:\s+[^\W\d]+)?)[^,;:.()]{0,40}?\s+(?:đều\s+)?có\s*$"
    )
)
# "Mỗi năm tổ chức 10 lớp, 5 hội nghị": said at the head of a clause, before the deed.
_AT_HEAD = regex.compile(
    fold_pattern(
        r"(?:[^\d;:()]{0,120}:)?[^\d;:()]{0,80}?\b(?:mỗi|hằng|hàng)\s+(?P<time>năm|tháng|quý)\b(?P<deed>[^\d;:()]{1,120})"
    )
)
# Of what is behind these it was not said.
_OTHER_TIME = regex.compile(
    fold_pattern(r"\b(?:cả\s+(?:giai\s+đoạn|kỳ|năm)|tổng|toàn\s+khóa|đến)\b|\bnăm\s+\d|[():]")
)
_JOINT = regex.compile(r"\s*,\s*|\s+(?:và|hoặc)\s+")


class LabelledRate(NamedTuple):
    """What the label of a figure says is counted, its class, and for each of what: "Bác sĩ/vạn dân: 7"."""

    unit: str
    unit_class: str
    basis: str


def is_time(basis: str | None) -> bool:
    """Whether what a figure holds for each of is a time."""
    return basis is not None and fold(basis) in _TIMES


def labelled_rate(context: Context, start: int, end: int) -> LabelledRate | None:
    """The rate that the label at ``start`` says of the figure at ``end``, or of the one that it repeats."""
    folded = context.folded
    comma = folded.rfind(", ", start, end)
    if comma >= 0 and any(map(str.isdigit, folded[max(start, comma - _LONGEST_LABEL) : comma])):
        start = comma + 1  # "Số bác sĩ/vạn dân đạt 12, số giường bệnh/vạn dân đạt 34"
    slash = folded.find("/", start, min(end, start + _LONGEST_LABEL))
    if slash < 0:
        return None
    marker = _MARKER.match(folded, start, slash)
    begin = start if marker is None else marker.end()
    noun = context.grammar.units.unit_at(folded, begin, slash)
    behind = None if noun is None else context.grammar.targets.per.match(folded, slash, end)
    rate = None if behind is None else rate_at(context, behind)
    if noun is None or rate is None or _LABEL_END.fullmatch(folded, rate[1], end) is None:
        return None
    unit = single_spaced(context.document.reading[noun.start : noun.end]).lower()
    return LabelledRate(unit, noun.unit.unit_class, rate[0])


def each_before(context: Context, start: int, end: int) -> str | None:
    """What the last words for "each" in ``[start, end)`` are said of, in lower case; None without any."""
    every = list(context.grammar.targets.each.finditer(context.folded, start, end))
    if not every:
        return _class_or_all(context, start, end)
    found = every[-1]
    things = [match.start("basis") for match in every if match["time"] is None]
    thing = None if not things else _thing(context, things[-1], end)
    if found["time"] is None:
        return thing
    # "Mỗi huyện hằng năm xây dựng 2 đề án"
    time = _time(context, found)
    return time if thing is None else f"{thing}/{time}"


def _class_or_all(context: Context, start: int, end: int) -> str | None:
    """The class that is the subject of a clause, or those of whom all have so many."""
    folded = context.folded
    if any(folded.find(word, start, end) >= 0 for word in _CLASSES):
        match = _CLASS_AT_HEAD.search(folded, start, end)
        if match is not None:
            return str(match["basis"])
    if folded.find(_HAVE, start, end) < 0:
        return None
    match = _OF_ALL.search(folded, start, end)
    return None if match is None else _thing(context, match.start("basis"), end)


def _thing(context: Context, begin: int, end: int) -> str | None:
    """The things at ``begin`` of which each is meant; None where they are none that are counted."""
    unit = context.grammar.units.unit_at(context.folded, begin, end)
    if unit is None:
        return None
    return single_spaced(context.document.reading[begin : _listed_end(context, unit, end)]).lower()


def each_behind(context: Context, start: int, end: int) -> str | None:
    """The time that words at the end of a clause say: "kiểm tra 60% số đề án đang triển khai mỗi năm"."""
    match = _AT_END.match(context.folded, start, end)
    return None if match is None else _time(context, match)


def each_at_head(context: Context, clause: int, start: int, end: int) -> str | None:
    """The time that the words at the head of a ``clause`` say of all that is done in it.

    The figure at ``end`` is one of it unless the words in ``[start, end)``, behind the figure before, tell
    of another time or stand in brackets.
    """
    head = _AT_HEAD.match(context.folded, clause, start)
    if head is None or _OTHER_TIME.search(context.folded, start, end) is not None:
        return None
    if next(context.grammar.verbs.find(context.folded, *head.span("deed")), None) is None:
        return None
    return _time(context, head)


def _time(context: Context, match: regex.Match[str]) -> str:
    """The time that a match names, as printed."""
    return context.document.reading[slice(*match.span("time"))].lower()


def _listed_end(context: Context, unit: UnitAt, limit: int) -> int:
    """Where a list of like things ends that begins with ``unit``."""
    end = unit.end
    while (joint := _JOINT.match(context.folded, end, limit)) is not None:
        more = context.grammar.units.unit_at(context.folded, joint.end(), limit)
        if more is None or more.unit.unit_class != unit.unit.unit_class:
            break
        end = more.end
    return end

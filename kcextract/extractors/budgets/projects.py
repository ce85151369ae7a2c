"""What a project is expected to cost, and how long it takes: "khởi công quý II/2031, hoàn thành năm 2033"."""

from __future__ import annotations

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.context import Context
from kcextract.extractors.periods import Stated
from kcextract.text.folding import fold_pattern

# How the paragraph of a project begins.
SCHEME = regex.compile(
    fold_pattern(
        r"(?:(?:tiểu\s+)?(?:đề|dự)\s+án|nhiệm\s+vụ|mô\s+hình|công\s+trình|hạng\s+mục)\s+(?!(?:nào|nêu|trên|này|đó|được|phải|do)(?!\p{L}))\p{L}"
    )
)
# What a project costs.
_INVESTED = regex.compile(
    fold_pattern(
        r"(?:tổng\s+(?:mức|vốn|kinh\s+phí|dự\s+toán|đầu\s+tư)|tmđt|(?:vốn|mức)\s+đầu\s+tư|dự\s+toán)(?!\p{L})"
    )
)
# What is told further away from an amount is not its project's.
_FARTHEST = 600
_YEAR = r"(?<!\d)(?:19|20)\d{2}(?!\d)"
_YEARS = regex.compile(_YEAR)
_TOTAL = regex.compile(fold_pattern(r"(?<!\p{L})(?:tổng\s+(?:mức|vốn|kinh\s+phí|dự\s+toán)|tmđt)(?!\p{L})"))
# Between the verb and the year: "hoàn thành và đưa vào sử dụng [trong quý IV/]2033".
_WHEN = (
    r"(?:\s+(?:trong|vào|từ|trước|cuối|đầu|giữa|hết|năm|quý\s+(?:[ivx]+|\d)|tháng\s+\d{1,2}|(?:ngày\s+)?\d{1,2}"
    r"(?:\s*/\s*\d{1,2})?)(?:\s*[/-])?)*\s*"
)
_SPAN = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:thời\s+gian|tiến\s+độ)(?:\s+(?:thực\s+hiện|thi\s+công|xây\s+dựng|đầu\s+tư|dự\s+kiến))*\s*:?\s*"
        rf"(?:từ\s+)?(?:năm\s+)?(?P<first>{_YEAR})\s*(?:-|–|đến)\s*(?:năm\s+)?(?P<last>{_YEAR})"
    )
)
_BEGUN = regex.compile(fold_pattern(rf"(?<!\p{{L}})khởi\s+công{_WHEN}(?P<first>{_YEAR})"))
_DONE = regex.compile(
    fold_pattern(
        r"(?<!\p{L})hoàn\s+thành(?:\s*,?\s+(?:và\s+)?(?:đưa\s+vào\s+(?:sử\s+dụng|khai\s+thác|hoạt\s+động)|bàn\s+giao))?"
        rf"{_WHEN}(?P<last>{_YEAR})"
    )
)

# "xây dựng kế hoạch năm 2031 (dự kiến khoảng 9 tỷ đồng)"
_PLANNED = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:kế\s+hoạch|đề\s+án|dự\s+án|chương\s+trình|công\s+trình)(?!\p{L})[^();:.]{0,80}\(\s*"
        r"(?:dự\s+kiến|ước|tạm\s+tính|dự\s+tính)(?:\s+(?:tính|là|khoảng|chừng|cần|trên|gần|hơn))*\s*$"
    )
)
_WINDOW = 160


def is_planned(context: Context, place: Place) -> bool:
    """Whether brackets behind the name of a plan tell nothing but what it is expected to cost."""
    start = max(place.before.start, place.before.end - _WINDOW)
    closed = context.folded.startswith(")", place.amount.full_end)
    return closed and _PLANNED.search(context.folded, start, place.amount.start) is not None


def span_of(context: Context, place: Place, label: Span | None, above: Stated) -> Stated | None:
    """The years that a project takes, as the sentence tells them in which an amount has the name ``label``.

    None where they are not told, or are of several projects, and where the amount is named as something else
    than what a project costs. One of which only the end is told begins where what stands ``above`` does.
    """
    folded, amount = context.folded, place.amount
    sentence = Span(
        max(place.sentence.start, amount.start - _FARTHEST),
        max(amount.full_end, min(place.sentence.end, amount.full_end + _FARTHEST)),
    )
    if label is not None and _INVESTED.match(folded, *label) is None:
        return None
    if label is not None and _YEARS.search(folded, *label) is not None:
        return None
    spans, done, begun = (_years(context, sentence, pattern) for pattern in (_SPAN, _DONE, _BEGUN))
    if len(spans) + len(done) != 1 or len(begun) > 1 or len(_TOTAL.findall(folded, *sentence)) > 1:
        return None
    told = 2 * len(spans) + len(done) + len(begun)
    if label is None and len(_YEARS.findall(folded, *sentence)) != told:
        return None  # the amount may be of another year
    (begins, last) = (*spans, *done)[0]
    first = begins or (begun[0][0] if begun else above.first)
    if first is None or last is None or first > last:
        return None
    return Stated(first, last, "sentence")


def _years(
    context: Context, sentence: Span, pattern: regex.Pattern[str]
) -> list[tuple[int | None, int | None]]:
    """The first and last years that ``pattern`` finds in a sentence."""
    found = [match.groupdict() for match in pattern.finditer(context.folded, *sentence)]
    return [(_number(each.get("first")), _number(each.get("last"))) for each in found]


def _number(printed: str | None) -> int | None:
    return None if printed is None else int(printed)

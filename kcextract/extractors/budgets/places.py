"""Where amounts of money stand: their sections and sentences, and which words belong to which of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.amounts import Amount
from kcextract.extractors.context import Context
from kcextract.extractors.passages import passages, sentences
from kcextract.outline import BULLETS, Section
from kcextract.text.folding import fold_pattern

# Up to here the words behind an amount still belong to it.
_BEHIND_END = regex.compile(
    fold_pattern(
        r"[,;:()\[\].+]|(?<!\p{L})(?:và|trong\s+đó|(?:bao\s+)?gồm|cụ\s+thể|cùng\s+với|kết\s+hợp|bên\s+cạnh"
        r"|ngoài)(?!\p{L})"
    )
)
_LONGEST_BEHIND = 200
# Between an amount in brackets and the one that is meant by the words before them:
# "nhà ở xã hội (mức 7 triệu đồng/căn): không quá 59.150 triệu đồng".
_BRACKETS_CLOSE = regex.compile(r"[^()\p{N}]*\)[\s:]*")
_COMMA = regex.compile(r"\s*,")
# A note on the amount before: "2 tỷ đồng (cho 20 hộ), huyện B: 3 tỷ đồng".
_NOTE = regex.compile(fold_pattern(r"\s*\([^()]*\)\s*(?:[,;]|(?:và|cùng\s+với)(?=\s))\s*"))
_RESULT = "="
# Where a paragraph begins in brackets, they close before others open.
_CLOSES = regex.compile(r"[^()]{1,120}\)")
# Between an amount and the one that replaces it.
_CHANGE = regex.compile(
    fold_pattern(
        r"\s*(?:(?:hiện\s+(?:nay|tại|có)|năm\s+\d{4})\s*)?(?:(?:,\s*)?(?:(?:tăng|giảm)\s+)?(?:thành|lên(?:\s+(?:thành|tới|đến))?|xuống(?:\s+còn)?)"
        r"|(?:,\s*)?giảm\s+còn|(?<!,\s*)còn)\s+"
    )
)
# Who pays, right behind an amount.
_PAYER = regex.compile(fold_pattern(r"từ\s+(?=(?:nguồn\s+)?(?:ngân\s+sách|vốn|kinh\s+phí))"))
_CLAUSE_END = regex.compile(r"[,;:.()\[\]]")


class Place(NamedTuple):
    """An amount with its surroundings.

    ``passage`` counts the paragraphs of the section's own text, ``paragraph`` is where this one begins.
    ``before`` are the words from the end of the clause or amount before up to the amount; ``behind`` those
    right behind it that are not the next one's.
    ``after`` are those behind a comma, up to the next mark, where they too are not the next one's.
    ``clause`` is where its clause, parted by semicolons, begins.

    The amount is printed ``within`` one section; ``section`` is that to which it belongs, another one where
    a paragraph follows the last item of a list, from which no marker parts it.
    """

    amount: Amount
    section: Section
    within: Section
    passage: int
    paragraph: int
    sentence: Span
    clause: int
    before: Span
    behind: Span
    after: Span


def places(context: Context, amounts: Sequence[Amount]) -> Iterator[Place]:
    """The places of ``amounts``, in order."""
    for number, group in groupby(amounts, key=lambda amount: context.section_at(amount.start).number):
        section = context.outline.sections[number]
        yield from _in_section(context, section, list(group))


def last_outside(folded: str, mark: str, start: int, end: int) -> int:
    """Where a mark stands last in ``[start, end)``, but in brackets which close again; -1 if it does not."""
    place = folded.rfind(mark, start, end)
    while place >= 0:
        close = folded.find(")", place, end)
        if close < 0 or folded.find("(", place, close) >= 0:
            return place
        opening = folded.rfind("(", start, place)
        place = -1 if opening < 0 else folded.rfind(mark, start, opening)
    return place


def _in_section(context: Context, section: Section, amounts: list[Amount]) -> Iterator[Place]:
    pieces = _rejoined(context, passages(context, section))
    cut = [
        (number, passage.start, sentence)
        for number, passage in enumerate(pieces)
        for sentence in sentences(context, passage)
    ]
    starts = [sentence.start for _, _, sentence in cut]
    last_inside = _last_inside(context, section, pieces, amounts)
    outside = next((each for each in context.ancestors(section) if each.kind not in BULLETS), section)
    last: Place | None = None
    for index, amount in enumerate(amounts):
        found = bisect_right(starts, amount.start) - 1
        where = cut[found] if found >= 0 else (0, section.start, Span(section.start, section.own_end))
        following = amounts[index + 1].start if index + 1 < len(amounts) else section.own_end
        home = section if where[0] <= last_inside else outside
        opened = _before_brackets(context, where[2], amounts, index) or _before_change(context, last, amount)
        last = _place(context, amount, (home, section), where, last, following)
        if opened is not None:
            last = last._replace(before=opened)
        yield last


def _rejoined(context: Context, pieces: list[Span]) -> list[Span]:
    """The paragraphs of a section, where one that begins in brackets, or with them, goes on with the last."""
    found: list[Span] = []
    for piece in pieces:
        if found and _goes_on(context.folded, found[-1], piece):
            found[-1] = Span(found[-1].start, piece.end)
        else:
            found.append(piece)
    return found


def _goes_on(folded: str, last: Span, piece: Span) -> bool:
    if not folded.startswith("(", piece.start):
        opening = folded.rfind("(", *last)
        return (
            opening >= 0
            and folded.find(")", opening, last.end) < 0
            and _CLOSES.match(folded, *piece) is not None
        )
    return folded[last.end - 1].isalnum()


def _last_inside(context: Context, section: Section, pieces: list[Span], amounts: list[Amount]) -> int:
    """The number of the last paragraph of a section that belongs to it.

    A list item that is an amount is told in one paragraph, unless this brings in a list itself. What stands
    below a heading without a marker is of no section above it.
    """
    bare = {each.start for each in context.outline.bare}
    for number, piece in enumerate(pieces if bare else []):
        if number and piece.start in bare:
            return number - 1
    if section.kind not in BULLETS or len(pieces) < 2 or amounts[0].start >= pieces[0].end:
        return len(pieces)
    if context.folded.startswith(":", pieces[0].end - 1):
        return len(pieces)
    return 0


def _before_brackets(context: Context, sentence: Span, amounts: Sequence[Amount], index: int) -> Span | None:
    """The words before the brackets that end right before an amount, if other amounts stand in them."""
    folded, amount = context.folded, amounts[index]
    if index == 0 or amounts[index - 1].start < sentence.start:
        return None
    close = _BRACKETS_CLOSE.match(folded, amounts[index - 1].full_end, amount.outer_start)
    if close is None or close.end() != amount.outer_start:
        return None
    opening = folded.rfind("(", sentence.start, amounts[index - 1].start)
    if opening < 0 or ")" in folded[opening : amounts[index - 1].start]:
        return None
    start = max(sentence.start, folded.rfind(";", sentence.start, opening) + 1)
    while index > 0 and amounts[index - 1].start > opening:
        index -= 1
    if index > 0:
        start = max(start, amounts[index - 1].full_end)
    return Span(start, opening) if start < opening else None


def _before_change(context: Context, last: Place | None, amount: Amount) -> Span | None:
    """The words before the amount that an amount replaces, or is worked out from.

    "tổng vốn [từ 5 tỷ đồng] thành 7 tỷ đồng", "Tập huấn: [5 lớp x 60 triệu đồng/lớp] = 300 triệu đồng"
    """
    if last is None:
        return None
    between = context.folded[last.amount.full_end : amount.start]
    if between.rstrip().endswith(_RESULT):
        colon = context.folded.rfind(":", *last.before)
        if colon >= 0:
            return Span(last.before.start, colon + 1)
        sign = context.folded.rfind(_RESULT, 0, amount.start)
        return Span(sign, sign + 1)
    return None if _CHANGE.fullmatch(between) is None else last.before


def _place(
    context: Context,
    amount: Amount,
    sections: tuple[Section, Section],
    where: tuple[int, int, Span],
    last: Place | None,
    following: int,
) -> Place:
    folded = context.folded
    passage, paragraph, sentence = where
    start = clause = sentence.start
    if last is not None and last.amount.full_end > start:
        start, clause = last.behind.end, max(clause, last.clause)
        note = _NOTE.match(folded, start, amount.outer_start)
        start = start if note is None else max(start, note.end())
    clause = max(clause, last_outside(folded, ";", start, amount.start) + 1)
    start = min(max(start, clause), amount.start)
    limit = max(amount.full_end, min(sentence.end, following, amount.full_end + _LONGEST_BEHIND))
    stop = _BEHIND_END.search(folded, amount.full_end, limit)
    is_next = following < sections[1].own_end
    if is_next and stop is not None and stop.group() == ":" and not folded[stop.end() : following].strip():
        end = amount.full_end  # "2 tỷ đồng ngân sách tỉnh: 3 tỷ đồng"
    elif stop is not None:
        end = stop.start()
    elif following >= min(sentence.end, limit + 1):
        end = limit
    else:
        # Without a comma between two amounts, the words between them name the second.
        end = _own_name_end(context, Span(start, amount.start), Span(amount.full_end, limit))
    return Place(
        amount,
        *sections,
        passage,
        paragraph,
        sentence,
        min(clause, amount.start),
        Span(start, max(start, min(amount.outer_start, amount.start))),
        Span(amount.full_end, max(end, amount.full_end)),
        _after(folded, amount.full_end, limit, is_last=following >= min(sentence.end, limit + 1)),
    )


def _own_name_end(context: Context, before: Span, behind: Span) -> int:
    """Where the name behind an amount ends that has none before it: "trong đó 5 tỷ đồng vốn vay cho …"."""
    folded, grammar = context.folded, context.grammar.budgets
    cue = grammar.split.search(folded, *before)
    start = behind.start
    while start < behind.end and folded[start].isspace():
        start += 1
    payer = _PAYER.match(folded, start, behind.end)
    if payer is not None:
        start = payer.end()  # "Tín dụng: 5 tỷ đồng từ ngân sách tỉnh cho Quỹ để có vốn 9 tỷ đồng"
    elif cue is None or any(map(str.isalpha, folded[cue.end() : before.end])):
        return behind.start
    name = grammar.purse.match(folded, start, behind.end)
    stop = None if name is None else grammar.name_end.search(folded, name.end(), behind.end)
    return behind.start if stop is None else stop.start()


def _after(folded: str, start: int, limit: int, *, is_last: bool) -> Span:
    comma = _COMMA.match(folded, start, limit)
    if comma is None:
        return Span(start, start)
    stop = _CLAUSE_END.search(folded, comma.end(), limit)
    names_next = stop is not None and stop.group() == ":" and not folded[stop.end() : limit].strip()
    if (stop is None or names_next) and not is_last:
        return Span(start, start)
    return Span(start, limit if stop is None else stop.start())

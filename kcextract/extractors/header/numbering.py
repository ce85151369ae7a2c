"""The document's own number and date: of its letterhead, its title or the captions of what it issues."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from kcextract.document import Notice, Span
from kcextract.extractors.header.letterhead import Letterhead, OwnNumber
from kcextract.extractors.header.title import Caption, Title
from kcextract.text.dates import Written
from kcextract.text.folding import fold

_SIGNS = re.compile(r"[^\w/]")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Numbering(NamedTuple):
    """Number and date of a document, None where it does not state them, and what was odd about them."""

    number: OwnNumber | None
    date: datetime.date | None
    notices: tuple[Notice, ...]


def find_numbering(head: Letterhead, head_start: int, title: Title, captions: list[Caption]) -> Numbering:
    """Number and date; where the places that state them disagree, None and a notice.

    ``captions`` have offsets into the text, ``head`` and ``title`` into the head, which begins at
    ``head_start``.
    """
    own = [caption for caption in captions if _is_own(caption, head)]
    blank = head.number is not None and head.number.text is None
    numbers = [_moved(number, head_start) for number in (head.number, title.number) if number is not None]
    numbers = [number for number in numbers if number.text is not None]
    numbers += [caption.number for caption in own if caption.number is not None and not _is_year(caption)]
    if head.number is not None and blank and head.number.symbol is not None:
        symbol = _key(head.number.symbol)
        numbers = [number for number in numbers if _key(number.symbol or "") == symbol]
    written = [
        (date, head_start)
        for date in (title.date, head.dated.date if head.dated else None)
        if date is not None
    ]
    written += [(caption.date, 0) for caption in own if caption.date is not None]
    notices: list[Notice] = []
    number = _agreed_number(numbers, notices)
    if number is None and not numbers and head.number is not None:
        number = _moved(head.number, head_start)
    date = _agreed_date(written, notices)
    return Numbering(number, date, tuple(notices))


def _is_own(caption: Caption, head: Letterhead) -> bool:
    """Whether a caption can speak of this document: it is of that kind, or is itself an attachment."""
    if head.kind is None:
        return True
    kind = fold(head.kind.name)
    same = " ".join(caption.kind.split()) == kind
    return same or (head.number is None and not head.kind.family.startswith(("quyet", "nghi")))


def _is_year(caption: Caption) -> bool:
    """Whether what looks like a serial is the year of a number that was left blank, as the date was."""
    number, date = caption.number, caption.date
    return (
        number is not None
        and date is not None
        and date.fault == "blank"
        and _YEAR.fullmatch(number.serial or "") is not None
    )


def _agreed_number(numbers: list[OwnNumber], notices: list[Notice]) -> OwnNumber | None:
    keys = {_key(number.text or "") for number in numbers}
    if len(keys) > 1:
        first, other = (
            numbers[0],
            next(n for n in numbers if _key(n.text or "") != _key(numbers[0].text or "")),
        )
        sentence = f"The document calls itself number {first.text} and number {other.text}; neither is taken."
        notices.append(Notice("warning", "number_contradiction", sentence, *other.span))
        return OwnNumber(None, None, None, first.span)
    return numbers[0] if numbers else None


def _agreed_date(written: list[tuple[Written, int]], notices: list[Notice]) -> datetime.date | None:
    for date, base in written:
        if date.fault in ("damaged", "impossible", "incomplete"):
            sentence = "The document's date cannot be read; it is left empty."
            notices.append(Notice("warning", "damaged_date", sentence, base + date.start, base + date.end))
    known = [
        (date.date, base + date.start, base + date.end) for date, base in written if date.date is not None
    ]
    if len({day for day, _, _ in known}) > 1:
        first, other = known[0], next(item for item in known if item[0] != known[0][0])
        sentence = f"The document dates itself {first[0]} and {other[0]}; neither is taken."
        notices.append(Notice("warning", "date_contradiction", sentence, other[1], other[2]))
        return None
    return known[0][0] if known else None


def _moved(number: OwnNumber, base: int) -> OwnNumber:
    return number._replace(span=Span(number.span.start + base, number.span.end + base))


def _key(number: str) -> str:
    """What numbers are compared by: without signs, case and leading zeros."""
    return _SIGNS.sub("", number).upper().lstrip("0")

"""Quotations over several paragraphs: an act that amends another quotes its articles, markers and all."""

from __future__ import annotations

from kcextract.document import Document

# A quotation that does not end within so many paragraphs is none: a quotation mark was lost.
_LONGEST = 80
_ENDS = ('"', '".', '";', '",', '"./.')


def quoted(document: Document) -> frozenset[int]:
    """The indices of the paragraphs that go on with a quotation which an earlier paragraph began.

    A quotation begins in a paragraph with more opening marks (“) than closing ones, or that begins with a
    straight mark (") which it does not close, and ends with the paragraph that closes it.
    """
    text = document.reading
    if "“" not in text and '"' not in text:
        return frozenset()
    inside: set[int] = set()
    paragraphs = document.paragraphs
    index = 0
    while index < len(paragraphs):
        end = _end(document, index)
        if end is None:
            index += 1
        else:
            inside.update(range(index + 1, end + 1))
            index = end + 1
    return frozenset(inside)


def _end(document: Document, index: int) -> int | None:
    """The paragraph that closes the quotation begun in paragraph ``index``, None if there is none."""
    text, paragraphs = document.reading, document.paragraphs
    start, end, _ = paragraphs[index]
    depth = text.count("“", start, end) - text.count("”", start, end)
    straight = text.startswith('"', start, end) and text.count('"', start, end) % 2 == 1
    if depth <= 0 and not straight:
        return None
    for following in range(index + 1, min(index + _LONGEST, len(paragraphs))):
        start, end, _ = paragraphs[following]
        if depth > 0:
            depth += text.count("“", start, end) - text.count("”", start, end)
            if depth <= 0:
                return following
        elif text.count('"', start, end) % 2 == 1:
            return following if text.endswith(_ENDS, start, end) else None
    return None

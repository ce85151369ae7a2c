"""Word files made from a text or a PDF file, in which each printed line is a paragraph of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from kcextract.loaders.assembly import Block, RunningText, TextParagraph
from kcextract.text.paragraphs import Opener

# In a file of true paragraphs hardly any goes on with the one before; of lines, nearly half do.
_FEWEST = 8
_SHARE = 0.2
_ENDS = ".;:!?…"


def rejoined(blocks: Iterable[Block], opener: Opener) -> Sequence[Block]:
    """``blocks``; where its paragraphs are but lines, as running text, whose paragraphs are to be found."""
    blocks = list(blocks)
    if not _is_wrapped([block for block in blocks if isinstance(block, TextParagraph)], opener):
        return blocks
    return [RunningText(block.lines) if isinstance(block, TextParagraph) else block for block in blocks]


def _is_wrapped(paragraphs: Iterable[TextParagraph], opener: Opener) -> bool:
    texts = [
        text
        for paragraph in paragraphs
        if (text := " ".join(line.text for line in paragraph.lines if not line.is_furniture).strip())
    ]
    # A marker in lower case is a letter of a list.
    going_on = sum(
        1
        for before, text in pairwise(texts)
        if text[0].islower() and before[-1] not in _ENDS and opener(text) is None
    )
    return going_on >= _FEWEST and going_on >= len(texts) * _SHARE

"""What may stand on a page: characters that HTML cannot hold, or that turn the writing, are made visible."""

from __future__ import annotations

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_PICTURES = 0x2400
_DELETE, _DELETE_PICTURE = 0x7F, "\N{SYMBOL FOR DELETE}"
_NEWLINE_PICTURE = "\N{SYMBOL FOR NEWLINE}"
# Marks, embeddings, overrides and isolates: they can show words in an order in which they do not stand.
_DIRECTIONS = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_NOT_IN_HTML = (*range(0x80, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFEFF, 0xFFFE, 0xFFFF)
_SHOWN: dict[int, str] = {
    **{code: chr(_PICTURES + code) for code in range(0x20) if chr(code) not in "\t\n"},
    _DELETE: _DELETE_PICTURE,
    **dict.fromkeys((0x2028, 0x2029), _NEWLINE_PICTURE),
    **dict.fromkeys((*_DIRECTIONS, *_NOT_IN_HTML), _REPLACEMENT),
}


def shown(text: str) -> str:
    r"""The text as a page shows it: of the same length, each dangerous character a harmless one.

    >>> shown("a\x00b\u202ec\n")
    'a␀b�c\n'
    """
    return text.translate(_SHOWN)

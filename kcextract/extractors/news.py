"""Where the text of news ends on its page: what stands below are the headlines of others."""

from __future__ import annotations

import regex

from kcextract.extractors.context import Context

NEWS = "tin_bai"
_MORE = regex.compile(
    r"(?:(?<![\p{L},]\s{0,3})|(?<=\n[ \t]*))(?:(?:các\s+)?(?:tin|bài)(?:,?\s+bài)?(?:\s+viết)?\s+"
    r"(?:(?:có\s+)?liên\s+quan|cùng\s+chuyên\s+mục|khác|(?:mới|cũ)\s+hơn|đã\s+đưa)|(?:xem|đọc)\s+thêm)"
    r"\s*?(?:[»>:•*+\n]|-\s)",
    regex.IGNORECASE,
)


def end_of_news(context: Context) -> int:
    """Where the headlines of other news begin; the end of a text that is no news or has none of them."""
    text = context.document.text
    more = _MORE.search(text) if context.header.family == NEWS else None
    return len(text) if more is None else more.start()

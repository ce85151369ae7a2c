"""Where the money comes from, by the words at an amount and at those that it is a part of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.codes import CENTRAL, LOCAL, OTHER, STATE, STATE_MONEY, TOTAL
from kcextract.extractors.budgets.nodes import Node, may_split
from kcextract.extractors.budgets.origins import Origins
from kcextract.extractors.context import Context
from kcextract.extractors.passages import after_marker
from kcextract.outline import Section
from kcextract.text.folding import fold_pattern

_SCOPE = "scope"
_ARTICLE = "article"
# What a regulation says of all that it promises: "quy định mức hỗ trợ [từ ngân sách tỉnh] đối với …".
_SUPPORTED = regex.compile(
    fold_pattern(r"(?<!\p{L})quy\s+định\s[^.;:]{0,80}?hỗ\s+trợ\s+(?P<source>(?:từ|bằng)\s+[^.;:,]{1,80})")
)
_ITEM = "content_item"
# How an item begins that names a budget before its colon, and no longer is its name.
_BUDGET_FIRST = regex.compile(
    fold_pattern(
        r"(?:(?:từ|do|phần|nguồn|vốn|kinh\s+phí|các|đề\s+án|hỗ\s+trợ)\s+)*(?P<budget>khuyến\s+(?:công|nông)|kcqg|kcđp|ngân\s+sách|nsnn|nstw|nsđp|trung\s+ương)(?!\p{L})"
    )
)
_LONGEST_NAME = 60
# "Khuyến công quốc gia và địa phương"
_SEVERAL = regex.compile(fold_pattern(r"[,;/+]|(?<!\p{L})(?:và|hoặc)(?!\p{L})"))
_BUDGET = "budget"


class Sources:
    """The sources of amounts that are joined to what they are parts of; ``told`` reads that of one alone."""

    def __init__(self, nodes: Sequence[Node], told: Callable[[Node], str]) -> None:
        self._told = told
        self._known: dict[int, str] = {}
        payers: dict[int, set[str]] = {}
        by_budget: set[int] = set()
        for node in nodes:
            if node.parent is not None:
                if LOCAL in (node.source, node.spending):
                    by_budget.add(id(node.parent))
                named = (node.source, node.payer)
                payers.setdefault(id(node.parent), set()).update(code for code in named if code is not None)
        # Amounts whose parts are told by source.
        self._split = by_budget.union(
            whole for whole, codes in payers.items() if len(codes) > 1 or CENTRAL in codes
        )
        # The one total of the document, if it says which budget it is from: activities told apart share it.
        totals = [
            each
            for each in nodes
            if each.is_total and each.parent is None and each.place.section.role == _BUDGET
        ]
        single = len(totals) == 1 and totals[0].source in (STATE, CENTRAL, LOCAL)
        self._total = totals[0] if single and not self._is_of_several(totals[0]) else None

    def of(self, node: Node) -> str:
        """The source of an amount; of one that tells none, that of the nearest amount above that does."""
        source = self._of_line(node)
        if source == TOTAL and self._total is not None and self._is_item(node, self._total):
            return self._total.source or source
        return source

    @staticmethod
    def _is_item(node: Node, whole: Node) -> bool:
        """Whether an amount is that of an activity, by itself: no part of another, and not divided."""
        return (
            node.place.section.role == _ITEM
            and node.parent is None
            and node.like is None
            and not node.parts
            and (node.low or 0) < (whole.low or 0)
        )

    def _of_line(self, node: Node) -> str:
        line = [node]
        seen = {id(node)}
        while (above := line[-1].parent or line[-1].like) is not None and id(line[-1]) not in self._known:
            if id(above) in seen:
                break
            line.append(above)
            seen.add(id(above))
        for each in reversed(line):
            if id(each) not in self._known:
                whole = each.parent or each.like
                self._known[id(each)] = self._below(
                    each, None if whole is None else self._known.get(id(whole))
                )
        return self._known[id(node)]

    def _below(self, node: Node, whole: str | None) -> str:
        if node.source is not None and not self._is_of_several(node):
            # "Ngân sách tỉnh: 5 tỷ đồng (vốn đầu tư công: 3 tỷ đồng)" is all the province's.
            return whole if node.source == STATE and whole in (CENTRAL, LOCAL) else node.source
        if node.payer is not None and (whole == STATE or id(node.parent) in self._split):
            return node.payer
        within = (STATE, CENTRAL, LOCAL) if node.spending == OTHER else (CENTRAL, LOCAL)
        if node.spending is not None and whole not in within:
            return node.spending
        own = TOTAL if node.source is not None else self._told(node)
        return own if own != TOTAL or whole is None else whole

    @staticmethod
    def _is_of_several(node: Node) -> bool:
        """Whether a total whose name tells no source has parts from others than what stands before it."""
        if not node.is_total or node.names_source:
            return False
        return any(not may_split(node.source, part.named_source) for part in node.parts)


def source_of_item(context: Context, origins: Origins, node: Node) -> str | None:
    """The budget that pays what an item tells which begins with its name; None if it does not.

    "b) Khuyến công địa phương: 9 cơ sở may mặc; tổng mức hỗ trợ 2 tỷ đồng"
    """
    section = node.place.within
    if section.marker is None or node.parent is not None or node.is_beside or node.place.passage:
        return None
    start = after_marker(context, section)
    colon = context.folded.find(":", start, min(start + _LONGEST_NAME, node.place.before.start))
    if colon < 0 or _BUDGET_FIRST.match(context.folded, start, colon) is None:
        return None
    code = origins.source_in(Span(start, colon))
    if code not in STATE_MONEY:
        return None
    return code if all(part.named_source in (None, code) for part in node.parts) else None


class HeadingSources:
    """The budgets that headings above activities name: "2. Các đề án khuyến công địa phương"."""

    def __init__(self, context: Context, origins: Origins) -> None:
        self._context = context
        self._origins = origins
        self._known: dict[int, str | None] = {}

    def of(self, node: Node) -> str | None:
        """The budget that the nearest such heading above an activity's amount names; None without one."""
        if node.parent is not None or node.is_beside or node.like is not None:
            return None
        for section in self._context.ancestors(node.place.section)[1:]:
            code = self._told(section)
            if code is not None:
                return code if all(part.named_source in (None, code) for part in node.parts) else None
        return None

    def _told(self, section: Section) -> str | None:
        if section.number not in self._known:
            self._known[section.number] = self._read(section)
        return self._known[section.number]

    def _read(self, section: Section) -> str | None:
        if section.marker is None or section.heading is None or len(section.heading) > _LONGEST_NAME:
            return None
        start = after_marker(self._context, section)
        end = min(start + len(section.heading), section.own_end)
        named = _BUDGET_FIRST.match(self._context.folded, start, end)
        if named is None or _SEVERAL.search(self._context.folded, named.end(), end) is not None:
            return None
        code = self._origins.source_in(Span(named.start("budget"), end))
        return code if code in (CENTRAL, LOCAL) else None


class Scopes:
    """Where all money of a regulation comes from, if the article on its scope says so."""

    def __init__(self, context: Context, origins: Origins) -> None:
        self._context = context
        self._origins = origins
        self._by_article = self._read()

    def of(self, node: Node) -> str | None:
        """The source of an amount that is part of no other and has no source of its own; None if not told."""
        if node.parent is not None or node.like is not None:
            return None
        line = self._context.ancestors(node.place.section)
        article = next((each for each in line if each.kind == _ARTICLE), None)
        code = None if article is None else self._by_article.get(article.number)
        return code if all(part.named_source in (None, code) for part in node.parts) else None

    def _read(self) -> dict[int, str]:
        """What the article on the scope before it says, of each article, by its number."""
        found: dict[int, str] = {}
        last: dict[int | None, Section] = {}
        for section in self._context.outline.sections:
            if section.kind != _ARTICLE:
                continue
            before = last.get(section.parent)
            last[section.parent] = section
            goes_on = before is not None and (section.ordinal or 0) > (before.ordinal or 0)
            code = found.get(before.number) if before is not None and goes_on else None
            code = self._told(section) if section.role == _SCOPE else code
            if code is not None:
                found[section.number] = code
        return found

    def _told(self, scope: Section) -> str | None:
        match = _SUPPORTED.search(self._context.folded, scope.start, scope.end)
        code = None if match is None else self._origins.source_in(Span(*match.span("source")))
        return code if code in STATE_MONEY else None

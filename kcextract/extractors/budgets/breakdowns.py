"""Lists under a heading that add up to an amount told before it: "3.1. Các đề án khuyến công quốc gia"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from kcextract.document import Span
from kcextract.extractors.budgets.codes import STATE_MONEY, TOTAL
from kcextract.extractors.budgets.names import Names
from kcextract.extractors.budgets.nodes import Node, is_exact, may_split, name_of
from kcextract.extractors.budgets.times import heading_of
from kcextract.extractors.context import Context
from kcextract.extractors.passages import after_marker
from kcextract.outline import Section

_LEAST_PARTS = 2
# So many add up to another by chance no more, with many digits; so many do not with round figures either.
_SEVERAL = 3
_MANY = 5
# A shorter name may stand in any heading.
_SHORTEST_NAME = 6


def join_breakdowns(context: Context, names: Names, nodes: Sequence[Node]) -> None:
    """Makes what stands under a heading parts of the amount before it that it is together, to the last đồng.

    That is the one which the heading names, by its words or by who pays; if it names none, the one part of
    the amount to which all of the list seem to belong. ``nodes`` are in text order.
    """
    _Breakdowns(context, names, nodes).join()


class _Breakdowns:
    def __init__(self, context: Context, names: Names, nodes: Sequence[Node]) -> None:
        self._context = context
        self._names = names
        self._nodes = nodes
        # What each section tells, with those below it.
        self._told: dict[int, list[Node]] = {}
        # The amounts of so much.
        self._of_low: dict[int, list[Node]] = {}

    def join(self) -> None:
        for node in self._nodes:
            if node.is_average or not node.low:
                continue
            if node.low == node.place.amount.high:
                self._of_low.setdefault(node.low, []).append(node)
            for section in self._context.ancestors(node.place.section):
                self._told.setdefault(section.number, []).append(node)
        for number in sorted(self._told):
            section = self._context.outline.sections[number]
            if len(self._told[number]) >= _LEAST_PARTS and section.heading is not None:
                self._join_list(section, self._told[number])

    def _join_list(self, section: Section, told: Sequence[Node]) -> None:
        inside = {id(node) for node in told}
        parts = [node for node in told if id(node.parent) not in inside and node.like is None]
        if len(parts) < _LEAST_PARTS or any(node.is_beside for node in parts):
            return
        wholes = self._of_low.get(sum(node.low or 0 for node in parts), [])
        before = wholes[: bisect_left(wholes, section.start, key=lambda node: node.place.amount.start)]
        found = [whole for whole in before if self._may_divide(whole, parts)]
        whole = self._meant(section, found, parts) if found else None
        if whole is not None:
            for part in parts:
                whole.take(part)
        elif not before:
            self._share_source(wholes, parts)

    @staticmethod
    def _share_source(wholes: Sequence[Node], parts: Sequence[Node]) -> None:
        """Gives activities the source of the one amount, told later, that they are, if some of them tell it.

        They are told before it, and so no parts of it: "1. Dạy nghề, vốn tỉnh: …", "2. Hội chợ: …",
        "3. Chợ, vốn tỉnh: …" and, under "Kinh phí", what the province pays. A single one that tells it may be
        an exception.
        """
        if len(wholes) != 1 or len(parts) < _SEVERAL or any(part.parent is not None for part in parts):
            return
        source = wholes[0].named_source
        named = [part.named_source for part in parts if part.named_source is not None]
        fits = source in STATE_MONEY and set(named) == {source} and len(named) >= _LEAST_PARTS
        if fits and is_exact(wholes[0], parts):
            for part in parts:
                part.source = source

    @staticmethod
    def _may_divide(whole: Node, parts: Sequence[Node]) -> bool:
        """Whether amounts, as parts of nothing yet or of what a whole is itself in, may be those of it."""
        above = {id(None), *(id(each) for each in _line(whole))}
        return (
            not whole.is_beside
            and all(id(part.parent) in above for part in parts)
            and all(may_split(whole.source, part.named_source) for part in parts)
        )

    def _meant(self, section: Section, found: Sequence[Node], parts: Sequence[Node]) -> Node | None:
        """The one of several amounts that the heading of a list is about."""
        heading = Span(after_marker(self._context, section), heading_of(section).end)
        title = self._bare(" ".join(self._context.folded[slice(*heading)].split()).rstrip(" .:;"))
        named = [whole for whole in found if self._is_named(whole, title)]
        if not named and not self._is_of_another(found, title):
            source = self._names.origins.source_in(heading)
            named = [whole for whole in found if source not in (None, TOTAL) and whole.named_source == source]
        if not named and len(found) == 1 and len(parts) >= _SEVERAL and not found[0].parts:
            # "II. Kinh phí: tổng kinh phí 9,46 tỷ đồng" and "III. Các đề án"
            certain = len(parts) >= _MANY or is_exact(found[0], parts)
            named = list(found) if found[0].is_total and certain else []
        if not named and is_exact(found[0], parts):
            above = parts[0].parent
            if above is not None and all(part.parent is above for part in parts):
                named = [whole for whole in found if whole.parent is above]
        return named[0] if len(named) == 1 else None

    def _is_of_another(self, found: Sequence[Node], title: str) -> bool:
        """Whether the heading has the name of an amount told with those that the list may be parts of."""
        sections = {whole.section for whole in found}
        return any(node.section in sections and self._is_named(node, title) for node in self._nodes)

    def _is_named(self, whole: Node, title: str) -> bool:
        name = self._bare(name_of(self._context, whole))
        shorter, longer = sorted((name, title), key=len)
        return len(shorter) >= _SHORTEST_NAME and f" {shorter} " in f" {longer} "

    def _bare(self, name: str) -> str:
        """A name without words like "Nguồn kinh phí" and "Các đề án" at its head."""
        lead = self._context.grammar.budgets.name_lead.match(name)
        return name if lead is None else name[lead.end() :]


def _line(node: Node) -> Iterator[Node]:
    """What an amount is a part of, and what that is a part of."""
    whole = node.parent
    while whole is not None:
        yield whole
        whole = whole.parent

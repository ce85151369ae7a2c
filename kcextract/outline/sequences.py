"""Sequences: which markers are believed, and what they stand under.

Open lists lie on a stack, the innermost last. A marker is believed when it goes on with an open list or
opens one at 1, a or I; a marker that skips or repeats a number is believed where the layout is firm, and
reported; any other is running text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from kcextract.document import Notice
from kcextract.grammar.numerals import from_roman, spelled
from kcextract.grammar.outline import Marker, MarkerRule
from kcextract.outline.evidence import Evidence
from kcextract.outline.nodes import BULLETS, Node

# A gap so wide is believed without the number that comes next.
_LARGEST_GAP = 3
# A title of a lettered item is no longer, and ends so seldom.
_LONGEST_TITLE = 80
_ENDS = (".", ";", ",")
# No document nests so deeply; text that seems to is no outline.
_DEEPEST = 20
# The kinds of item that a list of letters stands under.
_OVER_LETTERS = frozenset({"arabic", "decimal", "roman"})
# The kinds of item whose number decimals take up ("II.1." and "2.1." under "II.").
_OVER_CAPITALS = frozenset({"roman", "chapter", "section", "subsection"})
_OVER_DECIMALS = frozenset({"arabic", "decimal", "article", "roman", "chapter"})


@dataclass(slots=True)
class _List:
    """An open list: the number it has reached, how that was printed, and the section of that number.

    ``rule`` is the one that its first marker was found by; ``node`` is where lists nested in the last
    item stand. A list without a ``rule`` is held open by a section without a marker.
    """

    rule: MarkerRule | None
    prefix: tuple[str, ...]
    last: int
    printed: str
    node: Node
    parent: Node

    @property
    def kind(self) -> str:
        return self.rule.kind if self.rule is not None else ""

    @property
    def style(self) -> str:
        return self.rule.style if self.rule is not None else ""

    @property
    def named(self) -> bool:
        """Whether its items have names of their own ("Dự án 1: …")."""
        return self.rule is not None and self.rule.named

    @property
    def rank(self) -> int | None:
        return self.rule.rank if self.rule is not None else None

    def continues(self, marker: Marker) -> bool:
        """Whether ``marker`` is one of this list, by its looks."""
        return self.style == marker.rule.style and self.prefix == marker.prefix


class Believed(NamedTuple):
    """A marker that is believed, the section it stands under, and what was odd about it.

    ``accept`` must be called with it and the section made for it. ``depth`` is the place of its list on the
    stack, ``opens`` says that it is the first of that list, ``number`` is what the list has reached with it.
    """

    marker: Marker
    parent: Node
    depth: int
    opens: bool
    number: int
    notice: Notice | None = None


class Sequences:
    """The open lists below a base section (the root, an appendix)."""

    def __init__(self, base: Node) -> None:
        self._base = base
        self._stack: list[_List] = []
        # The last number of each style since the base was set.
        self._reached: dict[str, int] = {}

    @property
    def empty(self) -> bool:
        """Whether no list is open."""
        return not self._stack

    def heading(self, text: str) -> Node:
        """The nearest marked section above that is no bullet, nor a letter that goes on in a sentence.

        ``text`` is the reading text.
        """
        above = self._nearest(BULLETS)
        return self.numbered() if above.kind == "letter" and _is_sentence(above, text) else above

    def numbered(self) -> Node:
        """The nearest numbered section above (1., 1.1., I., Điều 1.): no bullet and no letter."""
        return self._nearest(BULLETS | {"letter"})

    def _nearest(self, but: frozenset[str]) -> Node:
        for level in reversed(self._stack):
            if level.node.marker is not None and level.node.kind not in but:
                return level.node
        return self._base

    def interrupt(self, above: Node, section: Node | None = None) -> None:
        """Say that a section without a marker now stands under ``above``.

        Lists directly under ``above`` may go on after it, those below them may not. ``section`` takes up
        what would be nested in the last item; without it, ``above`` does.
        """
        depth = 0
        for number, level in enumerate(self._stack, 1):
            if level.node is above:
                depth = number
        if depth < len(self._stack) and self._stack[depth].parent is above:
            self._stack[depth].node = section or above
            depth += 1
        del self._stack[depth:]

    def hold(self, section: Node) -> None:
        """Say that ``section``, which has no marker, introduces what follows it."""
        if section.parent is not None:
            self._stack.append(_List(None, (), 0, "", section, section.parent))

    def place(self, markers: list[Marker], evidence: Evidence) -> Believed | None:
        """The marker that is believed among ``markers``, None if the text goes on."""
        markers = [
            marker
            for marker in markers
            # "(điểm Tân Lập / 2 - Bình An; điểm Phú Sơn)": a name goes on in the next line.
            if (marker.closed or evidence.capital(marker))
            and (evidence.firm or not (marker.rule.named or evidence.in_bracket(marker)))
        ]
        for marker in markers:
            if not evidence.firm and not evidence.capital(marker):
                continue
            depth = self._continued(marker)
            if depth is not None:
                again = evidence.comes_in_dress(marker, self._stack[depth].printed)
                return None if again else self._go_on(marker, depth)
            if marker.rule.runs_on and marker.ordinal == self._reached.get(marker.rule.style, 0) + 1:
                return self._open(marker, evidence)
        for marker in markers:
            if marker.ordinal is None:
                believed = evidence.firm or self._opens_bullets(marker, evidence)
                return self._bullet(marker, evidence) if believed else None
            if marker.ordinal == 1 and (evidence.firm or evidence.capital(marker)):
                placed = self._open(marker, evidence)
                if placed is not None:
                    return placed
        if evidence.firm:
            for marker in markers:
                for placed in self._odd(marker, evidence):
                    if placed is not None:
                        return placed
        return None

    def accept(self, believed: Believed, node: Node) -> None:
        """Take up ``node``, the section made for ``believed``."""
        marker, depth = believed.marker, believed.depth
        rule = marker.rule
        if believed.opens:
            level = _List(rule, marker.prefix, believed.number, marker.printed, node, believed.parent)
            self._stack[depth:] = [level]
        else:
            level = self._stack[depth]
            level.last, level.printed, level.node = believed.number, marker.printed, node
            del self._stack[depth + 1 :]
        if marker.ordinal is not None:
            self._reached[level.style] = believed.number

    def _inwards(self) -> Iterator[tuple[int, _List]]:
        """The open lists with their places on the stack, the innermost first."""
        return zip(range(len(self._stack) - 1, -1, -1), reversed(self._stack), strict=True)

    def _go_on(
        self, marker: Marker, depth: int, notice: Notice | None = None, number: int | None = None
    ) -> Believed:
        """Go on with the list at ``depth``."""
        reached = marker.ordinal or 0 if number is None else number
        return Believed(marker, self._stack[depth].parent, depth, False, reached, notice)

    def _new(self, marker: Marker, depth: int, notice: Notice | None = None) -> Believed:
        """Open a list for ``marker`` under the last item of the list above ``depth``."""
        depth = min(depth, _DEEPEST)
        parent = self._stack[depth - 1].node if depth else self._base
        return Believed(marker, parent, depth, True, marker.ordinal or 0, notice)

    def _continued(self, marker: Marker) -> int | None:
        """The innermost list whose next number ``marker`` is."""
        if marker.ordinal is None:
            return None
        before = marker.ordinal - 1
        for depth in range(len(self._stack) - 1, -1, -1):
            if self._stack[depth].last == before and self._stack[depth].continues(marker):
                return depth
        return None

    def _opens_bullets(self, marker: Marker, evidence: Evidence) -> bool:
        """Whether a bullet that may be a dash in running text is the first under a short heading."""
        if not self._stack or not evidence.capital(marker) or not evidence.repeats(marker):
            return False
        above = self._stack[-1]
        return above.kind not in BULLETS and above.kind != "" and evidence.below_heading(above.node)

    def _bullet(self, marker: Marker, evidence: Evidence) -> Believed:
        """A bullet goes on with the list of its sign, unless an item below it introduces a list."""
        for depth, level in self._inwards():
            if level.style == marker.rule.style:
                innermost = self._stack[-1]
                introduced = level is not innermost and evidence.introduces(innermost.node)
                if introduced and innermost.kind not in BULLETS:
                    break
                return self._go_on(marker, depth)
        return self._new(marker, len(self._stack))

    def _open(self, marker: Marker, evidence: Evidence) -> Believed | None:
        """Open a list: under the innermost item that may hold it."""
        if marker.rule.rank is not None:
            return self._open_ranked(marker, marker.rule.rank, evidence)
        if marker.rule.numerals == "decimal":
            return self._open_decimal(marker, evidence)
        for depth, level in self._inwards():
            if level.style == marker.rule.style and level.continues(marker):
                return self._new(marker, depth, _restart(marker, level)) if evidence.firm else None
            if _holds(level, marker, evidence):
                return self._new(marker, depth + 1)
        return self._new(marker, 0)

    def _open_ranked(self, marker: Marker, rank: int, evidence: Evidence) -> Believed:
        """Open a list of what stands above ordinary lists: parts, chapters, articles."""
        for depth, level in self._inwards():
            higher = level.rank is not None and level.rank < rank
            # Both orders are in use: A. over I. and chapters, and I. or chapters over A.
            if higher or (marker.rule.numerals == "capital" and level.style in _OVER_CAPITALS):
                return self._new(marker, depth + 1)
            if level.kind == "article" and evidence.introduces(level.node):
                # "Điều 1. Phê duyệt Đề án với các nội dung sau:", and its parts below
                return self._new(marker, depth + 1)
        return self._new(marker, 0)

    def _open_decimal(self, marker: Marker, evidence: Evidence) -> Believed | None:
        """Under the section that its first numbers name; else under the innermost heading, with a notice."""
        for depth, level in self._inwards():
            if _names(level, marker.prefix):
                return self._new(marker, depth + 1)
        for depth, level in self._inwards():
            if level.kind not in BULLETS and level.kind not in ("letter", "decimal", ""):
                return self._new(marker, depth + 1, _misplaced(marker, level))
        if marker.closed and evidence.follows(marker):
            return self._new(marker, 0, _misplaced(marker, None))
        return None

    def _odd(self, marker: Marker, evidence: Evidence) -> Iterator[Believed | None]:
        """What a marker out of sequence may be, the likeliest first."""
        yield self._in_other_dress(marker)
        yield self._skipped_or_repeated(marker, evidence)
        yield self._counted_on(marker, evidence)
        yield self._begun_late(marker, evidence)

    def _in_other_dress(self, marker: Marker) -> Believed | None:
        """The next number of an open list in other punctuation."""
        for depth, level in self._inwards():
            same = level.kind == marker.rule.kind and level.prefix == marker.prefix
            if same and 0 < level.last == (marker.ordinal or 0) - 1:
                sentence = f"“{marker.printed}” goes on after “{level.printed}” in other punctuation."
                return self._go_on(marker, depth, Notice("info", "marker_style", sentence))
        return None

    def _skipped_or_repeated(self, marker: Marker, evidence: Evidence) -> Believed | None:
        """A later number of an open list, or its last one again."""
        number = marker.ordinal or 0
        for depth, level in self._inwards():
            if not level.continues(marker) or number < level.last:
                continue
            if number == level.last:
                return self._repeated(marker, depth, evidence)
            near = number - level.last <= _LARGEST_GAP or marker.rule.kind == "article"
            if evidence.capital(marker) and (near or evidence.follows(marker)):
                return self._go_on(marker, depth, _gap(marker, level.last, level.printed))
        return None

    def _repeated(self, marker: Marker, depth: int, evidence: Evidence) -> Believed:
        """The last number again: one too many, or a misprint of the next one."""
        number = marker.ordinal or 0
        if evidence.printed_twice(marker):
            sentence = f"“{marker.printed}” is printed twice."
            return self._go_on(marker, depth, Notice("warning", "marker_repeated", sentence))
        wanted = spelled(marker.rule.numerals, number + 1, marker.printed)
        sentence = f"“{marker.printed}” is repeated; “{wanted}” is missing."
        return self._go_on(marker, depth, Notice("warning", "marker_repeated", sentence), number + 1)

    def _counted_on(self, marker: Marker, evidence: Evidence) -> Believed | None:
        """The number after the last one of a list that has closed, as articles count on across chapters."""
        reached = self._reached.get(marker.rule.style, 0)
        number = marker.ordinal or 0
        if number != reached + 1 and not (marker.rule.runs_on and number > reached):
            return None
        placed = self._open(marker, evidence)
        if placed is None or number == reached + 1:
            return placed
        return placed._replace(notice=_gap(marker, reached, ""))

    def _begun_late(self, marker: Marker, evidence: Evidence) -> Believed | None:
        """The first marker of a list whose beginning was lost."""
        heading = marker.rule.kind == "roman" and not marker.rule.inner and evidence.in_capitals(marker)
        if not evidence.capital(marker) or not (marker.ordinal == 2 or heading or evidence.follows(marker)):
            return None
        placed = self._open(marker, evidence)
        return None if placed is None else placed._replace(notice=placed.notice or _gap(marker, 0, ""))


def _is_sentence(node: Node, text: str) -> bool:
    """Whether an item says more than a title: "d) Vốn vay: 12 tỷ đồng;"."""
    words = text[node.text_start : node.own[0].end]
    return words[-1:] in _ENDS and (":" in words or len(words) > _LONGEST_TITLE)


def _holds(level: _List, marker: Marker, evidence: Evidence) -> bool:
    """Whether a new list that ``marker`` opens stands under the last item of ``level``."""
    rule = marker.rule
    if (rule.inner or rule.named) and level.kind not in BULLETS:
        return True
    if rule.kind == "roman" and not rule.inner:
        return level.rank is not None
    if level.kind != "roman" and evidence.introduces(level.node):
        return True
    if level.rank is not None or level.named or (rule.kind == "arabic" and level.kind == "roman"):
        return True
    if marker.ordinal == 1 and level.kind == "letter" and evidence.below_heading(level.node):
        # "b) Nhiệm vụ", and below it "1. …"
        return True
    return rule.kind == "letter" and level.kind in _OVER_LETTERS


def _names(level: _List, prefix: tuple[str, ...]) -> bool:
    """Whether the list's last number is the one that a decimal's ``prefix`` names."""
    *above, last = prefix
    alone = len(prefix) == 1 and not level.prefix
    if level.prefix != tuple(above) and level.kind != "letter" and not alone:
        return False
    if last.isdigit():
        return (level.kind in _OVER_DECIMALS or level.named) and int(last) == level.last
    if level.kind == "letter":
        return last in level.printed
    return level.kind == "roman" and from_roman(last) == level.last


def _gap(marker: Marker, last: int, before: str) -> Notice:
    """That the numbers between ``last``, printed ``before``, and ``marker`` are missing."""
    number = marker.ordinal or 0
    numerals = marker.rule.numerals
    missing = [spelled(numerals, value, marker.printed) for value in range(last + 1, number)][:_LARGEST_GAP]
    names = " and ".join(f"“{name}”" for name in missing)
    more = "" if number - last - 1 <= _LARGEST_GAP else " and others"
    where = f"between “{before}” and “{marker.printed}”" if before else f"before “{marker.printed}”"
    verb = "is" if number - last == 2 else "are"
    return Notice("warning", "marker_gap", f"{names}{more} {verb} missing {where}.")


def _restart(marker: Marker, level: _List) -> Notice:
    """That the numbering begins again where it should go on."""
    sentence = (
        f"The numbering begins again with “{marker.printed}” after “{level.printed}”; "
        "a heading between them may have lost its marker."
    )
    return Notice("warning", "numbering_restarts", sentence)


def _misplaced(marker: Marker, level: _List | None) -> Notice:
    """That a decimal stands where its first numbers do not lead."""
    wanted = ".".join(marker.prefix)
    if level is None:
        sentence = f"“{marker.printed}” stands under no heading; “{wanted}.” may be missing."
    elif wanted.isdigit() and level.kind == "arabic" and int(wanted) < level.last:
        sentence = f"“{marker.printed}” stands under “{level.printed}”; one of the two may be misprinted."
    else:
        sentence = (
            f"“{marker.printed}” stands under “{level.printed}”; the heading “{wanted}.” may be missing."
        )
    return Notice("warning", "marker_gap", sentence)

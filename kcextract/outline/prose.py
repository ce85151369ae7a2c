"""The body of a text without numbers: where it begins, and what of it has a section of its own."""

from __future__ import annotations

from collections.abc import Iterable

from kcextract.grammar.outline import OutlineGrammar
from kcextract.outline.bare import BareHeading
from kcextract.outline.nodes import BULLETS, DEED_ENDS, Node, below

# A label ends with a colon so soon.
LONGEST_LABEL = 60
SENTENCE_END = (".", ";", "…", "!", "?", ".”", '."')
# A paragraph this long that ends a sentence is prose: in a text without markers, the body begins with it.
_PROSE = 70
# What a body without numbers may begin with.
_BODY_ROLES = frozenset({"objectives", "objectives_general", "objectives_specific", "contents"})
_COLON = ":"
# A page has no bases; what begins like them in it is prose.
_MOST_HEADS = 2
# One list is a part of the prose around it.
_LISTS = 2


def split_prose(
    root: Node, text: str, grammar: OutlineGrammar, bare: Iterable[BareHeading] = ()
) -> int | None:
    """In a text without numbers, give the body a section of its own, with its bullets.

    Where on a page, which nothing ends, sentences lead in lists, their bullets are all that is marked in it:
    they stand at the top, and the text before them is left in the head. Returns where it begins then. A body
    may begin with one of the ``bare`` headings.
    """
    return _Prose(root, text, grammar, {each.start for each in bare if each.role}).split()


def is_prose(text: str, start: int, end: int, ends: str | tuple[str, ...] = SENTENCE_END) -> bool:
    """Whether ``text[start:end]``, a paragraph, is prose that ends with one of ``ends``."""
    return end - start >= _PROSE and text.endswith(ends, start, end)


class _Prose:
    def __init__(self, root: Node, text: str, grammar: OutlineGrammar, headings: set[int]) -> None:
        self._root = root
        self._text = text
        self._grammar = grammar
        self._headings = headings

    def split(self) -> int | None:
        children = self._root.children
        heads = next((at for at, node in enumerate(children) if node.kind != "preamble"), len(children))
        rest = {node.kind for node in children[heads:]}
        if not heads or not (rest <= DEED_ENDS or rest <= BULLETS):
            return None
        last = children[heads - 1]
        if rest and rest <= BULLETS:
            # Those that stand below headings without a marker are at the top.
            body = self._body(last)
            left = (
                last.role == "header"
                and self._is_head_of_page(heads, body)
                and self._leads_lists(last, _LISTS - 1)
            )
            return self._leave(last) if left else None
        own, bullets = last.own, last.children
        if rest and not bullets and not any(self._text[end - 1] == _COLON for _, end, _ in own[:-1]):
            return None
        body = self._body(last)
        if body == len(own):
            return None
        if not rest and self._is_head_of_page(heads, body) and self._leads_lists(last, _LISTS):
            return self._leave(last)
        node = Node("paragraph", self._root, own[body].start)
        children.insert(heads, children.pop())
        node.own.extend(own[body:])
        node.children.extend(bullets)
        for bullet in bullets:
            bullet.parent = node
        del own[body:], bullets[:]
        if not own:
            children.remove(last)
        return None

    def _body(self, head: Node) -> int:
        """The number of the paragraph of a head with which the body begins; of all of them, if none does."""
        own = head.own
        body = len(own)
        for index, (start, end, _) in enumerate(own):
            is_legal = self._grammar.legal_bases.match(self._text, start, end) is not None
            if is_legal and not self._text.endswith(".", start, end):
                body = len(own)
            elif body == len(own) and (
                (index and self._is_title_of_body(start, end))
                or is_prose(self._text, start, end)
                or (head.children and index == len(own) - 1 and self._text[end - 1] == _COLON)
            ):
                body = index
        return body

    def _is_title_of_body(self, start: int, end: int) -> bool:
        """Whether a paragraph is a heading with which a body begins, in capitals: "MỤC TIÊU", or bare."""
        if start in self._headings:
            return True
        if end - start > LONGEST_LABEL or not self._text[start:end].isupper():
            return False
        return any(
            role.code in _BODY_ROLES and role.title.match(self._text, start, end) is not None
            for role in self._grammar.roles
        )

    def _is_head_of_page(self, heads: int, body: int) -> bool:
        """Whether a head is that of a page, without legal bases; the last of the ``heads`` may be prose."""
        children = self._root.children
        first = children[0]
        if first.role != "header" or heads > _MOST_HEADS or (heads > 1 and body > 0):
            return False
        return all(self._grammar.motto.search(self._text, start, end) is None for start, end, _ in first.own)

    def _leads_lists(self, head: Node, least: int) -> bool:
        """Whether lines with a colon lead in so many lists of a head, before other news are listed."""
        before, led, lists = head, False, 0
        for bullet in below(head):
            if before is head or len(before.own) > 1:
                start, end, _ = before.own[-1]
                lead = self._text[start:end]
                led = lead.endswith(_COLON) and self._grammar.more.match(lead) is None
            elif led:
                lists, led = lists + 1, False
            before = bullet
        return lists >= least

    def _leave(self, last: Node) -> int | None:
        """Leave the body in the head of the page, and its bullets below no section."""
        children = self._root.children
        head, bullets = children[0], [*last.children]
        if last is not head:
            head.own.extend(last.own)
            children.remove(last)
        for bullet in bullets:
            bullet.parent = self._root
        last.children.clear()
        children[1:1] = bullets
        return next(
            (start for start, end, _ in head.own if is_prose(self._text, start, end)), head.own[-1].start
        )

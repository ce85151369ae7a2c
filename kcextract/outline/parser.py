"""From paragraphs to the section tree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kcextract.document import Document, Grid, Notice, Paragraph
from kcextract.grammar import Grammar
from kcextract.grammar.outline import Block, Marker, OutlineGrammar
from kcextract.outline.bare import BelowBare, bare_headings
from kcextract.outline.charges import charged
from kcextract.outline.evidence import Candidates, Evidence
from kcextract.outline.gaps import unmarked
from kcextract.outline.nodes import BULLETS, DEED_ENDS, Node
from kcextract.outline.pages import leave_out_page
from kcextract.outline.prose import LONGEST_LABEL, SENTENCE_END, split_prose
from kcextract.outline.roles import article_role, assign_roles
from kcextract.outline.sections import sections
from kcextract.outline.sequences import Sequences
from kcextract.outline.telling import Telling
from kcextract.outline.tree import Outline

# How many paragraphs after the head of an attached document its "(Kèm theo …)" may stand, and how far
# into a paragraph it may begin.
_CAPTION_REACH = 8
_CAPTION_DEPTH = 600
# A title in capitals has so many spaces.
_TITLE_SPACES = 3
# How many paragraphs after a signature's first line the recipients may go on beside it.
_SIGNATURE_REACH = 40
# What the figures of a table are in, told below it.
_UNIT_NOTE = re.compile(r"\s*\(\s*(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:[^\d();.]{1,40}\)\W*", re.IGNORECASE)
# No syllable of an office in capitals is longer.
_LONGEST_SYLLABLE = 7
# What parts cells where a letterhead or a signature was a table without lines.
_BAR = "|"
_CELL = re.compile(r"\s*\|[\s|]*|\s*\t\s*|\s{3,}")
# In so much of a table above a document its labels are looked for.
_CARD = 400
_DATED = re.compile(r"\*(?:\s{2,}|\s*[|\t]\s*)\S[^,;:]{1,40},\s*ngày\b")
# A legal base ends so, a title does not.
_CLAUSE_ENDS = ";:,"


def parse(document: Document, grammar: Grammar) -> Outline:
    """Read the outline of ``document``; accepts any text whatever and never raises.

    After this the following hold: 1. the own texts of the sections partition the text; 2. parents come before
    their children; 3. what is odd in the numbering is in the notices, each with its place.
    """
    return _Parser(document, grammar).parse()


class _Parser:
    """The state of one parse: the tree so far, the open lists, and where text without a marker goes."""

    def __init__(self, document: Document, grammars: Grammar) -> None:
        self._document = document
        self._text = document.reading
        self._grammars = grammars
        self._grammar: OutlineGrammar = grammars.outline
        self._paragraphs = document.paragraphs
        self._candidates = Candidates(document, self._grammar)
        self._root = Node("document", None, 0)
        self._sequences = Sequences(self._root)
        self._notices: list[Notice] = []
        # The section that text without a marker belongs to.
        self._current = self._root
        # The signature beside the recipients being read: their lines go on in it.
        self._beside: Node | None = None
        # Whether a head (letterhead, title, legal bases) is being read.
        self._in_head = True
        self._bare = bare_headings(self._text, self._paragraphs, self._candidates, self._grammar)
        self._telling = Telling(document, self._grammar)
        self._below = BelowBare(self._bare, self._candidates, self._grammar)

    def parse(self) -> Outline:
        for index, grid in self._events():
            if grid is None:
                self._paragraph(index)
            else:
                self._table(grid)
        body = None
        if all(node.marker is None or node.kind in BULLETS for node in self._root.children):
            body = split_prose(self._root, self._text, self._grammar, self._bare)
        charges = charged(self._root, self._text, self._grammars)
        assign_roles(self._root, self._text, self._grammar, charges)
        others = leave_out_page(self._root, self._document, self._grammar)
        notices = [*self._notices, *unmarked(self._root, self._text)]
        notices.sort(key=lambda notice: notice.start or 0)
        return Outline(sections(self._root, self._document), tuple(notices), self._bare, body, others)

    def _events(self) -> Iterator[tuple[int, Grid | None]]:
        """Paragraphs and tables in text order."""
        grids = iter(self._document.grids)
        grid = next(grids, None)
        for index, paragraph in enumerate(self._paragraphs):
            while grid is not None and grid.start <= paragraph.start:
                yield index, grid
                grid = next(grids, None)
            yield index, None
        while grid is not None:
            yield len(self._paragraphs), grid
            grid = next(grids, None)

    def _paragraph(self, index: int) -> None:
        paragraph = self._paragraphs[index]
        start = paragraph.start
        if self._text[start] == _BAR:
            start = _behind_bar(self._text, start, paragraph.end)
        if self._text[start] in self._grammar.blocks:
            block = self._grammar.block_at(self._text, start, paragraph.end)
            if block is None and paragraph.end - start <= _LONGEST_SYLLABLE:
                block = self._broken_office(index, start)
            if block is not None and self._block(index, block, paragraph._replace(start=start)):
                return
        markers = self._candidates.at(index)
        if not markers or not self._marked(index, markers):
            self._unmarked(index)

    # Blocks: appendices, recipients, signatures, heads of attached documents

    def _broken_office(self, index: int, start: int) -> Block | None:
        """The signature whose office is broken over lines: "CHỦ" and below it "TỊCH"."""
        following = self._paragraphs[index + 1 : index + 2]
        if not following or not self._text[start : self._paragraphs[index].end].isupper():
            return None
        block = self._grammar.block_at(self._text, start, following[0].end)
        return block if block is not None and block.rule.kind == "signature" else None

    def _block(self, index: int, block: Block, paragraph: Paragraph) -> bool:
        """Begin a block with ``paragraph``, from behind its bars; False if what looks like one is none."""
        kind = block.rule.kind
        if kind == "attachment":
            if not self._is_attachment(index, block):
                return False
            self._attachment(paragraph)
            return True
        if kind == "appendix" and not paragraph.firm:
            return False
        if kind == "signature" and (self._in_head or not self._is_signature(index)):
            return False
        if kind == "recipients" and self._in_head and not self._root.children:
            return False
        node = Node(kind, self._root, paragraph.start, text_start=block.end)
        node.label = " ".join(block.printed.split())
        if kind == "appendix":
            node.printed, node.ordinal = block.printed, block.ordinal
        signed = self._current.top().kind == "signature"
        self._begin(node, node, paragraph)
        self._in_head = False
        if kind == "recipients" and not signed:
            self._sign_beside(node)
        return True

    def _sign_beside(self, recipients: Node) -> None:
        """Begin the signature where its first words stand in the line that begins the recipients.

        The two are columns then: the lines below belong to both, and stand in the signature, the later one.
        """
        start, end, firm = recipients.own[0]
        stop = self._document.text.find("\n", start, end)
        stop = end if stop < 0 else stop
        gaps = [*_CELL.finditer(self._text, recipients.text_start, stop)]
        ends = [gap.start() for gap in gaps[1:]]
        for gap, cell_end in zip(gaps, [*ends, stop], strict=False):
            block = self._grammar.block_at(self._text, gap.end(), cell_end) if gap.end() < cell_end else None
            if block is None or block.rule.kind != "signature":
                continue
            recipients.own[0] = Paragraph(start, gap.start(), firm)
            node = self._beside = Node("signature", self._root, gap.end(), text_start=block.end)
            self._begin(node, node, Paragraph(gap.end(), end, firm))
            return

    def _attachment(self, paragraph: Paragraph) -> None:
        """Begin the head of an attached document."""
        head = Node("preamble", self._root, paragraph.start, role="header")
        self._begin(head, self._root, paragraph)
        self._in_head = True

    def _begin(self, node: Node, base: Node, paragraph: Paragraph) -> None:
        """Begin ``node``; the lists that follow stand under ``base``."""
        if node is not self._beside:
            self._beside = None
        self._sequences = Sequences(base)
        self._current = node
        node.own.append(paragraph)

    def _after_deed(self) -> bool:
        """Whether nothing but recipients and signature has come since the deed ended."""
        return self._current.top().kind in DEED_ENDS

    def _is_attachment(self, index: int, block: Block) -> bool:
        """Whether the head of an attached document stands here: a deed came before, or a caption says so."""
        if self._in_head or not self._paragraphs[index].firm or self._is_titled_appendix():
            return False
        if block.rule.captioned:
            return self._after_deed() and self._has_caption(index + 1, anywhere=False)
        if self._after_deed() or self._has_caption(index, anywhere=True):
            return True
        return self._after_articles() and self._has_title(index, block) and not self._articles_go_on(index)

    def _is_titled_appendix(self) -> bool:
        """Whether an appendix without a title has just begun: what stands below is its title."""
        top = self._current
        return (
            top.kind == "appendix"
            and top.ordinal is None
            and len(top.own) == 1
            and not self._text[top.text_start : top.own[0].end].strip()
        )

    def _after_articles(self) -> bool:
        """Whether the articles of a deed have come to their end: the last says from when it holds, or who
        is to see to it; or it stands in what is attached to a deed.
        """
        top = self._current.top()
        if top.kind != "article":
            return False
        return any(node.kind in DEED_ENDS for node in self._root.children) or (
            article_role(top, self._text, self._grammar) == "effect"
        )

    def _has_title(self, index: int, block: Block) -> bool:
        """Whether a title in capitals stands behind the word for the kind of document, or below it."""
        start, end, _ = self._paragraphs[index]
        if not self._text[block.end : end].strip():
            index += 1
            if index == len(self._paragraphs) or self._candidates.at(index):
                return False
            start, end, _ = self._paragraphs[index]
        return self._titled(start, end)

    def _articles_go_on(self, index: int) -> bool:
        """Whether the next article is read further down: what stands here is inside one."""
        ordinal = (self._current.top().ordinal or 0) + 1
        return any(
            marker.rule.kind == "article" and marker.ordinal == ordinal
            for following in range(index, len(self._paragraphs))
            for marker in self._candidates.at(following)
        )

    def _is_untold_attachment(self, index: int) -> bool:
        """Whether a document is attached here whose head lacks the word for its kind: title, then caption."""
        start, end, firm = self._paragraphs[index]
        if not firm or not self._after_deed():
            return False
        return self._titled(start, end) and self._has_caption(index + 1, anywhere=False)

    def _titled(self, start: int, end: int) -> bool:
        title = self._text[start : min(end, start + _CAPTION_DEPTH)]
        return title.isupper() and title.count(" ") >= _TITLE_SPACES

    def _has_caption(self, first: int, *, anywhere: bool) -> bool:
        """Whether one of the next paragraphs, before any marker, is a caption, or has one in it."""
        search = self._grammar.caption.search if anywhere else self._grammar.caption.match
        for index in range(first, min(first + _CAPTION_REACH, len(self._paragraphs))):
            start, end, _ = self._paragraphs[index]
            if index > first and self._candidates.at(index):
                return False
            if search(self._text, start, min(end, start + _CAPTION_DEPTH)) is not None:
                return True
        return False

    def _is_signature(self, index: int) -> bool:
        """Whether the signature stands alone here, and not beside recipients that go on below."""
        block = self._current.top().kind
        if block == "signature":
            return False
        if block != "recipients":
            return True
        for following in range(index + 1, min(index + _SIGNATURE_REACH, len(self._paragraphs))):
            markers = self._candidates.at(following)
            if markers:
                # What is listed behind the heading of other news is of the page.
                between = self._paragraphs[index].start, self._paragraphs[following].start
                news = self._grammar.more.search(self._document.text, *between)
                return markers[0].rule.kind not in BULLETS or news is not None
        return True

    # Marked paragraphs

    def _marked(self, index: int, markers: list[Marker]) -> bool:
        """Make a section of the paragraph if one of its markers is believed."""
        paragraph = self._paragraphs[index]
        evidence = self._candidates.evidence(index)
        if self._after_deed() and markers[0].ordinal is None and evidence.capital(markers[0]):
            # A list of names has no running text in which a line could begin with a dash.
            evidence.firm = True
        if self._in_head:
            markers = [marker for marker in markers if self._may_begin_body(marker, paragraph, evidence)]
        sequences = self._sequences
        if markers and self._begins_attached(markers):
            markers = [marker for marker in markers if marker.ordinal == 1]
            sequences = Sequences(self._root)
        if not markers:
            return False
        believed = sequences.place(markers, evidence)
        if believed is None:
            self._report_doubt(markers[0], evidence)
            return False
        marker = believed.marker
        in_head = self._in_head and marker.ordinal is None
        parent = self._head() if in_head else believed.parent
        node = Node.marked(marker, parent, paragraph.start)
        if parent is self._beside:
            node.role = "recipients"
        node.own.append(paragraph)
        if believed.notice is not None:
            self._notices.append(believed.notice._replace(start=paragraph.start, end=marker.end))
        self._current = node
        if parent is self._root:
            node.bare = self._below.role
        if not in_head:
            sequences.accept(believed, node)
            self._sequences = sequences
            self._in_head = False
        return True

    def _may_begin_body(self, marker: Marker, paragraph: Paragraph, evidence: Evidence) -> bool:
        """Whether a marker in a head can be one: a bullet that is no legal base, or what opens a body."""
        if marker.ordinal is None:
            if marker.rule.kind == "star" and _DATED.search(self._text, paragraph.start, paragraph.end):
                return False  # the ornament of a party's letterhead
            return self._grammar.legal_bases.match(self._text, paragraph.start, paragraph.end) is None
        rule = marker.rule
        if rule.named:
            return False  # a title goes on so: "PHÊ DUYỆT KẾ HOẠCH THỰC HIỆN / DỰ ÁN 1: …"
        if self._telling.is_over(self._current, paragraph.start):
            return False
        if rule.kind == "roman" and not rule.inner:
            return True
        if rule.kind not in ("letter", "decimal", "roman") and (marker.ordinal <= 2 or rule.rank is not None):
            return True
        return evidence.follows(marker)

    def _begins_attached(self, markers: list[Marker]) -> bool:
        """Whether numbers that stand here after a deed begin a document attached without a head."""
        block = self._current.top()
        if block.kind not in DEED_ENDS or markers[0].ordinal is None:
            return False
        bullets = any(child.kind in BULLETS for child in block.children)
        alone = block.kind == "signature" and block is not self._beside
        return alone or bullets or markers[0].rule.kind not in ("arabic", "letter")

    def _report_doubt(self, marker: Marker, evidence: Evidence) -> None:
        """Say that a marker was not believed, where the layout says that a paragraph begins with it."""
        if evidence.firm and marker.ordinal is not None and marker.closed and evidence.capital(marker):
            sentence = f"“{marker.printed}” is out of sequence; it is read as running text."
            self._notices.append(
                Notice("info", "marker_out_of_sequence", sentence, evidence.start, marker.end)
            )

    # Text without a marker

    def _unmarked(self, index: int) -> None:
        paragraph = self._paragraphs[index]
        if self._bare and self._below.reach(index):
            self._headed(index)
        if self._in_head:
            self._in_preamble(paragraph)
            return
        if self._is_untold_attachment(index):
            self._attachment(paragraph)
            return
        current = self._current
        role = self._label(paragraph)
        if role and not self._after_deed() and (paragraph.firm or self._after_sentence(paragraph)):
            self._labelled(paragraph, role)
            return
        if current.kind == "table":
            words = self._text[paragraph.start : paragraph.end]
            if not any(map(str.isalnum, words)) or _UNIT_NOTE.fullmatch(words) is not None:
                return  # a line drawn below it, or what its figures are in
            current = self._current = Node("paragraph", current.parent, paragraph.start)
        elif not paragraph.firm and current.own:
            current.own[-1] = current.own[-1]._replace(end=paragraph.end)
            return
        current.own.append(paragraph)

    def _headed(self, index: int) -> None:
        """Begin a part of the body, or the body itself, with a heading that has no marker."""
        self._sequences = Sequences(self._root)
        if self._in_head and not self._candidates.at(index + 1):
            start = self._paragraphs[index].start
            self._current = Node("paragraph", self._root, start, role=self._below.role)
        self._in_head = False

    def _after_sentence(self, paragraph: Paragraph) -> bool:
        before = self._text[max(0, paragraph.start - LONGEST_LABEL) : paragraph.start]
        return before.rstrip().endswith(SENTENCE_END)

    def _label(self, paragraph: Paragraph) -> str:
        """The role of an unmarked paragraph that begins with a label ("Yêu cầu kết quả: …")."""
        start, end, _ = paragraph
        if not self._text[start].isupper():
            return ""
        colon = self._text.find(":", start, min(end, start + LONGEST_LABEL))
        if colon < 0:
            return ""
        for role in self._grammar.roles:
            if role.label and role.title.match(self._text, start, colon) is not None:
                return role.code
        return ""

    def _labelled(self, paragraph: Paragraph, role: str) -> None:
        """Make a section of a paragraph with a label; lists that it introduces stand under it."""
        above = self._sequences.numbered()
        words = self._text[paragraph.start : self._text.index(":", paragraph.start)]
        node = Node("paragraph", above, paragraph.start, role=role)
        node.label = " ".join(words.split())
        node.own.append(paragraph)
        self._current = node
        self._sequences.interrupt(above, node)
        if self._text[paragraph.end - 1] == ":":
            self._sequences.hold(node)

    def _table(self, grid: Grid) -> None:
        if self._in_head and self._is_card(grid):
            return
        parent = self._root if self._in_head else self._sequences.heading(self._text)
        self._sequences.interrupt(parent)
        self._current = Node("table", parent, grid.start)

    def _is_card(self, grid: Grid) -> bool:
        """Whether a table is what a site tells of the document above it: number, kind, signer, dates."""
        end = min(grid.end, grid.start + _CARD)
        labels = {match[0].casefold() for match in self._grammar.card.finditer(self._text, grid.start, end)}
        return len(labels) > 1

    # Heads

    def _head(self) -> Node:
        """The head to which a bullet in it belongs."""
        current = self._current
        return current if current.kind == "preamble" or current.parent is None else current.parent

    def _in_preamble(self, paragraph: Paragraph) -> None:
        """A paragraph of a head: letterhead and title, then the legal bases."""
        current = self._current
        head = self._head()
        if head.role == "legal_bases" and head is self._root.children[0] and self._is_motto(paragraph):
            # What stood above the letterhead was of the page around the document.
            head.role = "header"
        if current.kind in BULLETS and (self._is_motto(paragraph) or self._is_numbered(paragraph)):
            current = head = self._take_in_links()
        is_legal = self._grammar.legal_bases.match(self._text, paragraph.start, paragraph.end) is not None
        is_legal = is_legal and not self._is_title(paragraph)
        if head.kind != "preamble" or (is_legal and head.role == "header" and not self._telling.tells(head)):
            role = "legal_bases" if is_legal else "header"
            current = self._current = Node("preamble", self._root, paragraph.start, role=role)
        current.own.append(paragraph)

    def _take_in_links(self) -> Node:
        """Make one head of all so far: links that are listed above a letterhead are of the page around it."""
        nodes = [*self._root.children, *(below for node in self._root.children for below in node.children)]
        self._root.children.clear()
        head = self._current = Node("preamble", self._root, nodes[0].start, role="header")
        head.own.extend(sorted(own for node in nodes for own in node.own))
        return head

    def _is_title(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph right below the word for the kind is the title: "Thực hiện Nghị quyết …"."""
        if not self._current.own or self._text[paragraph.end - 1] in _CLAUSE_ENDS:
            return False
        start, end, _ = self._current.own[-1]
        return self._grammar.kind.match(self._text, start, end) is not None

    def _is_numbered(self, paragraph: Paragraph) -> bool:
        """Whether a letterhead begins here that has its number below it."""
        return self._grammar.numbered_letterhead.match(self._document.text, paragraph.start) is not None

    def _is_motto(self, paragraph: Paragraph) -> bool:
        return self._grammar.motto.search(self._text, paragraph.start, paragraph.end) is not None


def _behind_bar(text: str, start: int, end: int) -> int:
    """Where the words of a paragraph begin that begins with bars between cells; its start if it has none."""
    return next((place for place in range(start, end) if text[place] not in "| \t"), start)

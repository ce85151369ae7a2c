"""The walk over a rich text file: paragraphs, tables, text boxes in reading order."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from kcextract.errors import FormatError
from kcextract.loaders.limits import Limits, check_amount
from kcextract.loaders.office.bullets import BULLET, BULLETS
from kcextract.loaders.office.errors import UnsureError
from kcextract.loaders.office.rich_text.fonts import Font, code_page, font
from kcextract.loaders.office.rich_text.rows import Rows
from kcextract.loaders.office.rich_text.tokens import Token, tokens
from kcextract.loaders.office.tables import OpenTables
from kcextract.loaders.word.drafts import Draft, ParagraphDraft, paragraphs
from kcextract.loaders.word.runs import SOFT_HYPHEN
from kcextract.loaders.word.styles import Look
from kcextract.loaders.word.symbols import shown

# Groups that are no text of the document.
_SKIPPED = frozenset(
    "colortbl info pict object objdata nonshppict header headerl headerr headerf footer footerl footerr "
    "footerf annotation atnid atnauthor atrfstart atrfend xe tc rxe fldinst shprslt nonesttables pn "
    "listtable listoverridetable revtbl rsidtbl generator template datafield bkmkstart bkmkend themedata "
    "colorschememapping latentstyles datastore xmlnstbl private ftnsep ftnsepc aftnsep aftnsepc aftncn ftncn "
    "falt panose pgptbl listpicture passwordhash wgrffmtfilter mmathPr sp filetbl userprops".split()
)
# Groups after "\*", which a reader that does not know them leaves out, that do hold text.
_KNOWN = frozenset("footnote shpinst shptxt nesttableprops do dptxbxtext listtext pntext".split())
_CHARACTERS = {
    **{"tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "~": "\u00a0", "_": "-"},
    **{"-": SOFT_HYPHEN, "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"},
    **{"endash": "–", "emdash": "—", "emspace": " ", "enspace": " ", "qmspace": " "},
    **{"\n": "\n", "\r": "\n"},
}
# The halves of characters beyond the first 65,536.
_HIGH, _LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_CONTENTS = re.compile(r"toc \d", re.IGNORECASE)
_INNER = "nesttableprops"
_MOST_GROUPS = 5_000
_UNITS = 0x10000


@dataclass(slots=True)
class _State:
    """What holds until the end of a group: how text looks, how many characters stand for a Unicode one.

    ``group`` names what the group is; ``is_skipped`` is True in one that is not read.
    """

    font: int | None = None
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    capitals: bool = False
    raised: bool = False
    fallback: int = 1
    group: str = ""
    is_skipped: bool = False


@dataclass(slots=True)
class _Flow:
    """Text that goes on by itself, such as the main one or that of a text box: its paragraph and tables."""

    tables: OpenTables
    draft: ParagraphDraft
    rows: Rows = field(default_factory=Rows)
    inner_rows: Rows = field(default_factory=Rows)
    boxes: list[Draft] = field(default_factory=list)
    depth: int = 0
    is_listed: bool = False
    has_label: bool = False


class RichText(NamedTuple):
    """The paragraphs and tables of a file, its notes, which are not to be read; whether it was cut off.

    ``struck`` characters were left out.
    """

    drafts: list[Draft]
    notes: list[Draft]
    is_cut_off: bool
    struck: int


def read(data: bytes, limits: Limits) -> RichText:
    """What is in a rich text file.

    Raises FormatError where groups are nested too deeply or there is too much text, UnsureError
    where the numbers of lists are not written beside them.
    """
    reader = _Reader(limits)
    for token in tokens(data):
        reader.take(token)
    return reader.finish()


class _Reader:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._most = max(limits.depth, _MOST_GROUPS)
        self._lines = self._characters = self._struck = 0
        self._stack: list[_State] = []
        self._state = _State()
        self._flow = _new_flow()
        # The flows that go on when a text box or a note ends, and what is done with it.
        self._outer: list[tuple[int, _Flow, Callable[[list[Draft]], None]]] = []
        self._notes: list[Draft] = []
        self._page = code_page(1252)
        self._fonts: dict[int, Font] = {}
        self._default: int | None = None
        self._open_font: tuple[int, int | None] = (0, None)
        self._contents: set[int] = set()
        self._open_style = 0
        self._is_ignorable = False
        # How many characters are still to be left out, since a Unicode one stands before them.
        self._pending = 0
        self._high = 0

    def take(self, token: Token) -> None:
        """Reads on by a token."""
        word = token.word
        if not word:
            if not self._state.is_skipped:
                self._text(token.text)
        elif word == "{":
            self._open()
        elif word == "}":
            self._close()
        elif word == "*":
            self._is_ignorable = True
        elif not self._state.is_skipped:
            self._word(word, token.number)

    def finish(self) -> RichText:
        """What was read."""
        is_cut_off = bool(self._stack)
        while self._outer:
            self._leave_flow()
        self._end_paragraph(0)
        return RichText(self._flow.tables.found, self._notes, is_cut_off, self._struck)

    # ── Groups ───────────────────────────────────────────────────────────────────────────────────────

    def _open(self) -> None:
        if len(self._stack) > self._most:
            raise FormatError("The RTF file has groups nested beyond all measure.", code="too_deep")
        self._stack.append(self._state)
        self._state = replace(self._state)
        self._is_ignorable = False
        self._pending = 0

    def _close(self) -> None:
        self._pending = 0
        self._is_ignorable = False
        while self._outer and self._outer[-1][0] == len(self._stack):
            self._leave_flow()
        if self._stack:
            self._state = self._stack.pop()

    def _enter_flow(self, done: Callable[[list[Draft]], None]) -> None:
        self._outer.append((len(self._stack), self._flow, done))
        self._flow = _new_flow()

    def _leave_flow(self) -> None:
        self._end_paragraph(0)
        drafts = self._flow.tables.found
        _, self._flow, done = self._outer.pop()
        done(drafts)

    # ── Control words ────────────────────────────────────────────────────────────────────────────────

    def _word(self, word: str, number: int | None) -> None:
        ignorable, self._is_ignorable = self._is_ignorable, False
        if word in _SKIPPED or (ignorable and word not in _KNOWN):
            self._state.is_skipped = True
        elif self._pending and word in _CHARACTERS:
            self._pending -= 1
        elif word in _CHARACTERS:
            self._put(_CHARACTERS[word])
        elif word in _WORDS:
            _WORDS[word](self, number)
        else:
            # The rows of a table in a cell are defined apart.
            is_inner = self._state.group == _INNER
            (self._flow.inner_rows if is_inner else self._flow.rows).word(word, number)

    def _label(self, number: int | None) -> None:
        flow = self._flow
        flow.has_label = True
        self._enter_flow(lambda drafts: _put_label(flow.draft, drafts))

    def _set_font(self, number: int | None) -> None:
        if self._state.group == "fonttbl":
            self._open_font = (number or 0, None)
        else:
            self._state.font = number

    def _set_charset(self, number: int | None) -> None:
        self._open_font = (self._open_font[0], number)

    def _set_style(self, number: int | None) -> None:
        if self._state.group == "stylesheet":
            self._open_style = number or 0
        else:
            self._flow.draft.is_furniture = number in self._contents

    def _set_default_font(self, number: int | None) -> None:
        self._default = number

    def _set_page(self, number: int | None) -> None:
        self._page = code_page(number)

    def _set_macintosh(self, number: int | None) -> None:
        self._page = "mac-roman"

    def _set_fallback(self, number: int | None) -> None:
        self._state.fallback = max(0, number if number is not None else 1)

    def _set_list(self, number: int | None) -> None:
        self._flow.is_listed = bool(number)

    def _in_table(self, number: int | None) -> None:
        self._flow.depth = max(1, self._flow.depth) if number != 0 else 0

    def _set_depth(self, number: int | None) -> None:
        self._flow.depth = max(0, number or 0)

    def _plain(self, number: int | None) -> None:
        state = self._state
        state.font, state.hidden, state.deleted, state.capitals = self._default, False, False, False
        state.raised = state.struck = False

    def _new_paragraph(self, number: int | None) -> None:
        self._flow.depth = 0
        self._flow.is_listed = False
        self._flow.draft.is_furniture = False

    def _end_paragraph(self, depth: int) -> None:
        self._lines += 1
        check_amount(self._lines, self._characters, self._limits)
        flow = self._flow
        draft, flow.draft = flow.draft, ParagraphDraft(flow.draft.is_furniture)
        flow.tables.enter(depth)
        if not draft.is_blank():
            if flow.is_listed and not flow.has_label:
                raise UnsureError("a list whose numbers are not written beside it", is_damage=False)
            flow.tables.content.append(draft)
        flow.tables.content.extend(flow.boxes)
        flow.boxes = []
        flow.has_label = False

    def _paragraph_ends(self, number: int | None) -> None:
        self._end_paragraph(self._flow.depth)

    def _cell_ends(self, depth: int) -> None:
        self._end_paragraph(depth)
        self._flow.tables.end_cell()

    def _row_ends(self, depth: int) -> None:
        if self._flow.draft.is_blank():
            self._flow.tables.enter(depth)
        else:
            self._end_paragraph(depth)
        rows = self._flow.rows if depth == 1 else self._flow.inner_rows
        self._flow.tables.end_row(rows.shape())

    def _unicode(self, number: int | None) -> None:
        unit = (number or 0) % _UNITS
        if unit in _HIGH:
            self._high = unit
        elif unit in _LOW and self._high:
            self._put(chr(_UNITS + (self._high - _HIGH.start << 10) + unit - _LOW.start))
        elif unit:
            self._put(chr(unit))
        self._pending = self._state.fallback

    def _note(self, number: int | None) -> None:
        self._enter_flow(lambda drafts: self._notes.extend(_as_notes(drafts)))

    def _text_box(self, number: int | None) -> None:
        self._enter_flow(self._flow.boxes.extend)

    # ── Text ─────────────────────────────────────────────────────────────────────────────────────────

    def _text(self, text: str) -> None:
        if self._pending:
            skipped = min(self._pending, len(text))
            self._pending -= skipped
            text = text[skipped:]
        match self._state.group:
            case "fonttbl":
                number, charset = self._open_font
                if number not in self._fonts and text.strip(" ;"):
                    self._fonts[number] = font(text, charset, self._page)
            case "stylesheet":
                if _CONTENTS.match(text.strip()):
                    self._contents.add(self._open_style)
            case _:
                self._put(self._shown_font().shown(text))

    def _shown_font(self) -> Font:
        number = self._state.font if self._state.font is not None else self._default
        return self._fonts.get(number or 0) or Font(None, self._page)

    def _put(self, text: str) -> None:
        state = self._state
        if state.hidden or state.deleted or not text:
            return
        name = self._shown_font().name
        text = shown(text, name)
        if state.struck:
            self._struck += len(text)
        elif text:
            self._characters += len(text)
            self._lines += text == "\n"
            self._flow.draft.add(text, Look(name, state.capitals, raised=state.raised), None)


def _new_flow() -> _Flow:
    return _Flow(OpenTables(), ParagraphDraft())


def _put_label(draft: ParagraphDraft, found: list[Draft]) -> None:
    """Puts an automatic number or bullet, which Word writes out, before the paragraph."""
    pieces = [piece for paragraph in paragraphs(found) for piece in paragraph.pieces]
    text = "".join(part for piece in pieces for part in piece.parts).strip()
    if len(text) == 1 and not text.isalnum():
        text = BULLETS.get(text, BULLET)
    if text:
        draft.add(f"{text} ", pieces[0].look, None)


def _as_notes(drafts: list[Draft]) -> list[Draft]:
    return [ParagraphDraft(True, each.pieces) for each in paragraphs(drafts) if not each.is_blank()]


def _group(name: str) -> _Handler:
    def begin(reader: _Reader, number: int | None) -> None:
        reader._state.group = name

    return begin


def _sets(name: str) -> _Handler:
    """Turns a property of text on, or off by a 0."""

    def turn(reader: _Reader, number: int | None) -> None:
        setattr(reader._state, name, number != 0)

    return turn


def _lowers(reader: _Reader, number: int | None) -> None:
    """Sets text on the line again, or below it."""
    reader._state.raised = False


_Handler = Callable[[_Reader, "int | None"], None]
_WORDS: dict[str, _Handler] = {
    "fonttbl": _group("fonttbl"),
    "stylesheet": _group("stylesheet"),
    "listtext": _Reader._label,
    "pntext": _Reader._label,
    _INNER: _group(_INNER),
    "shptxt": _Reader._text_box,
    "dptxbxtext": _Reader._text_box,
    "footnote": _Reader._note,
    "f": _Reader._set_font,
    "fcharset": _Reader._set_charset,
    "deff": _Reader._set_default_font,
    "ansicpg": _Reader._set_page,
    "mac": _Reader._set_macintosh,
    "s": _Reader._set_style,
    "plain": _Reader._plain,
    "v": _sets("hidden"),
    "deleted": _sets("deleted"),
    "strike": _sets("struck"),
    "striked": _sets("struck"),
    "caps": _sets("capitals"),
    "super": _sets("raised"),
    "sub": _lowers,
    "nosupersub": _lowers,
    "uc": _Reader._set_fallback,
    "u": _Reader._unicode,
    "pard": _Reader._new_paragraph,
    "ls": _Reader._set_list,
    "intbl": _Reader._in_table,
    "itap": _Reader._set_depth,
    "par": _Reader._paragraph_ends,
    "sect": _Reader._paragraph_ends,
    "cell": lambda reader, number: reader._cell_ends(1),
    "row": lambda reader, number: reader._row_ends(1),
    "nestcell": lambda reader, number: reader._cell_ends(max(2, reader._flow.depth)),
    "nestrow": lambda reader, number: reader._row_ends(max(2, reader._flow.depth)),
}

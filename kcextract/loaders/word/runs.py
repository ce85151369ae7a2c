"""What stands in a paragraph: the text that a reader sees, run by run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from kcextract.errors import FormatError
from kcextract.loaders.word.drafts import ParagraphDraft
from kcextract.loaders.word.names import Element, child, m, mc, w
from kcextract.loaders.word.pages import Pages
from kcextract.loaders.word.styles import Look, Styles
from kcextract.loaders.word.symbols import shown

# What is no text of the document, whatever is in it: properties, what was deleted or moved away,
# instructions of fields, the reading aids above characters, marks of notes.
SKIPPED = frozenset(
    w(name)
    for name in "pPr rPr sectPr del moveFrom sdtPr sdtEndPr customXmlPr smartTagPr fldData instrText delText "
    "delInstrText rt tblPr tblGrid tblPrEx trPr tcPr".split()
)
ALTERNATIVES, _FALLBACK = mc("AlternateContent"), mc("Fallback")
_TEXT, _MATH_TEXT, _SYMBOL = w("t"), m("t"), w("sym")
_RUN_PROPERTIES = w("rPr")
_FIELD_KIND, _BREAK_KIND = w("fldCharType"), w("type")
_OLE = "{urn:schemas-microsoft-com:office:office}OLEObject"
# Programs whose objects hold text of their own, shown as a picture.
_WITH_TEXT = ("Excel", "Word", "Package", "PowerPoint")
_PICTURES = ("blip", "imagedata")
_SPACES = str.maketrans("\n\r\t", "   ")
SOFT_HYPHEN = "\u00ad"


class Nesting:
    """How deep the walk is; FormatError (``too_deep``) beyond ``most``."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._depth = 0

    def enter(self) -> None:
        """One deeper."""
        self._depth += 1
        if self._depth > self._most:
            raise FormatError(f"The Word file is nested more than {self._most} deep.", code="too_deep")

    def leave(self) -> None:
        """One less deep."""
        self._depth -= 1


class Runs:
    """Reads what stands in paragraphs; ``text_box`` takes each box that is anchored in one.

    ``found`` counts what is no text (pictures, objects of other programs), and what is struck through.
    """

    def __init__(
        self,
        styles: Styles,
        pages: Pages,
        nesting: Nesting,
        found: Counter[str],
        text_box: Callable[[Element], None],
    ) -> None:
        self._styles = styles
        self._pages = pages
        self._nesting = nesting
        self._found = found
        self._box = text_box
        # Of each open field, whether its instruction is being read; and of how many it is.
        self._fields: list[bool] = []
        self._instructions = 0
        self._handlers: dict[str, Callable[[Element, ParagraphDraft, Look], None]] = {
            _TEXT: self._text,
            _MATH_TEXT: self._text,
            _SYMBOL: self._symbol,
            w("r"): self._run,
            w("fldChar"): self._field,
            w("br"): self._break,
            w("lastRenderedPageBreak"): self._page_begins,
            w("txbxContent"): self._text_box,
            ALTERNATIVES: self._alternatives,
            m("f"): self._fraction,
            w("drawing"): self._drawing,
            w("pict"): self._drawing,
            w("object"): self._object,
            w("tab"): self._character("\t"),
            w("ptab"): self._character("\t"),
            w("cr"): self._character("\n"),
            w("noBreakHyphen"): self._character("-"),
            # In a font that is not Unicode it may be a letter: it is dropped after recoding.
            w("softHyphen"): self._character(SOFT_HYPHEN),
            **dict.fromkeys(SKIPPED, self._nothing),
        }

    def read(self, paragraph: Element, draft: ParagraphDraft, look: Look) -> None:
        """Puts what stands in ``paragraph``, which looks as ``look``, at the end of ``draft``."""
        if self._instructions:
            # No instruction goes on in another paragraph: a field that is broken costs no text.
            self._fields, self._instructions = [], 0
        self._inline(paragraph, draft, look)

    def _inline(self, parent: Element, draft: ParagraphDraft, look: Look) -> None:
        self._nesting.enter()
        handlers = self._handlers
        for element in parent:
            handler = handlers.get(element.tag)
            if handler is not None:
                handler(element, draft, look)
            elif len(element):
                self._inline(element, draft, look)
        self._nesting.leave()

    def _run(self, element: Element, draft: ParagraphDraft, look: Look) -> None:
        self._inline(element, draft, self._styles.run(child(element, _RUN_PROPERTIES), look))

    def _put(self, text: str, draft: ParagraphDraft, look: Look) -> None:
        if look.hidden or self._instructions:
            return
        if look.struck:
            self._found["struck"] += len(text)
        else:
            self._pages.write()
            draft.add(text, look, self._pages.page)

    def _text(self, element: Element, draft: ParagraphDraft, look: Look) -> None:
        if element.text:
            text = element.text
            if not text.isprintable():
                # Line breaks and tabs have elements of their own.
                text = shown(text.translate(_SPACES), look.font)
            self._put(text, draft, look)

    def _character(self, text: str) -> Callable[[Element, ParagraphDraft, Look], None]:
        return lambda _, draft, look: self._put(text, draft, look)

    def _symbol(self, element: Element, draft: ParagraphDraft, look: Look) -> None:
        code = element.get(w("char"), "")
        try:
            character = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        look = look._replace(font=element.get(w("font"), look.font))
        if text := shown(character, look.font):
            self._put(text, draft, look)
        else:
            self._found["symbols"] += 1

    def _break(self, element: Element, draft: ParagraphDraft, look: Look) -> None:
        self._put("\n", draft, look)
        if element.get(_BREAK_KIND) == "page" and not look.hidden:
            self._pages.turn()

    def _page_begins(self, element: Element, draft: ParagraphDraft, look: Look) -> None:
        self._pages.begin()

    def _field(self, element: Element, draft: ParagraphDraft, look: Look) -> None:
        kind = element.get(_FIELD_KIND)
        if kind == "begin":
            self._fields.append(True)
            self._instructions += 1
        elif kind == "separate" and self._fields:
            self._instructions -= self._fields[-1]
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._instructions -= self._fields.pop()

    def _alternatives(self, element: Element, draft: ParagraphDraft, look: Look) -> None:
        self._inline(chosen(element), draft, look)

    def _fraction(self, element: Element, draft: ParagraphDraft, look: Look) -> None:
        over, under = child(element, m("num")), child(element, m("den"))
        for part in (over, under):
            if part is under and over is not None:
                self._put("/", draft, look)
            if part is not None:
                self._inline(part, draft, look)

    def _text_box(self, element: Element, draft: ParagraphDraft, look: Look) -> None:
        if not look.hidden and not self._instructions:
            fields, self._fields = self._fields, []
            self._box(element)
            self._fields, self._instructions = fields, 0

    def _drawing(self, element: Element, draft: ParagraphDraft, look: Look) -> None:
        if any(part.tag.rpartition("}")[2] in _PICTURES for part in element.iter("{*}blip", "{*}imagedata")):
            self._found["pictures"] += 1
        self._inline(element, draft, look)

    def _object(self, element: Element, draft: ParagraphDraft, look: Look) -> None:
        if any(part.get("ProgID", "").startswith(_WITH_TEXT) for part in element.iter(_OLE)):
            self._found["embedded"] += 1
        self._inline(element, draft, look)

    def _nothing(self, element: Element, draft: ParagraphDraft, look: Look) -> None:
        pass


def chosen(alternatives: Element) -> Element:
    """The one of the alternatives that has text, else the first: they show the same in different ways."""
    options = [*alternatives.iterchildren(mc("Choice")), *alternatives.iterchildren(_FALLBACK)]
    for option in options:
        if next(option.iter(_TEXT, _MATH_TEXT, _SYMBOL), None) is not None:
            return option
    return options[0] if options else alternatives

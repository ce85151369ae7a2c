"""From the bytes of an Office file to a document.

The formats that decisions come in are read by readers of this package, in milliseconds; LibreOffice is asked
for the rest, and for what they are not sure of.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from kcextract.document import Document, Notice
from kcextract.errors import FormatError
from kcextract.grammar import Grammar
from kcextract.loaders import word
from kcextract.loaders.assembly import Block, assemble, bounded
from kcextract.loaders.deletions import deletions
from kcextract.loaders.formats import DOCX, Format
from kcextract.loaders.limits import Limits
from kcextract.loaders.office import binary_word, rich_text, soffice, spreadsheets
from kcextract.loaders.office.binary_word import BinaryWord
from kcextract.loaders.office.containers import Container
from kcextract.loaders.office.errors import UnsureError
from kcextract.loaders.office.packages import members
from kcextract.loaders.office.rich_text import RichText
from kcextract.loaders.word.blocks import blocks, write_texts
from kcextract.loaders.word.drafts import paragraphs
from kcextract.text.legacy import Run, to_unicode

LOADER = "office"
_SPREADSHEETS = frozenset(("xls", "xlsx", "ods"))
_PACKAGES = frozenset(("odt", "ods", "xlsx"))
_ENDINGS = {"wordml": "xml"}
# Of a text in Vietnamese, few characters are others than these.
_ODD = re.compile(r"[^\s!-~À-ỹ“”‘’–—…•°²³·×÷½€]")
_MOST_ODD = 0.1
_CUT_OFF = Notice(
    "warning", "damaged_file", "The file was cut off: its end is missing, get it again from its source."
)


def load(data: bytes, form: Format, grammar: Grammar, limits: Limits) -> Document:
    """Load the bytes of an Office file; the guarantees are those of ``Document``.

    Raises FormatError where the file is locked (``encrypted``), damaged (``damaged_file``), too large
    (``too_large``), or needs LibreOffice and that is not installed (``office_missing``) or takes too long
    (``too_slow``).
    """
    try:
        if form.name == "doc":
            return _text_document(binary_word.read(Container(data), limits), form, grammar, limits)
        if form.name == "rtf":
            found = rich_text.read(data, limits)
            notices = (_CUT_OFF,) if found.is_cut_off else ()
            return _text_document(found, form, grammar, limits, notices)
        if form.name == "xls":
            return _sheets_document(spreadsheets.read_xls(data, limits), form, grammar, limits)
        if form.name == "xlsx":
            return _sheets_document(spreadsheets.read_xlsx(data, limits), form, grammar, limits)
    except UnsureError as error:
        document = _converted(data, form, grammar, limits)
        return _with_doubt(document, form) if error.is_damage else document
    return _converted(data, form, grammar, limits)


def _converted(data: bytes, form: Format, grammar: Grammar, limits: Limits) -> Document:
    """The document that LibreOffice makes of the file."""
    if form.name in _PACKAGES:
        with contextlib.suppress(UnsureError):
            members(data, limits)
    target: soffice.Target = "xlsx" if form.name in _SPREADSHEETS else "docx"
    made = soffice.convert(soffice.Source(data, _ENDINGS.get(form.name, form.name), target), limits)
    if target == "docx":
        return word.load(made, DOCX._replace(media_type=form.media_type), grammar, limits)
    try:
        return _sheets_document(spreadsheets.read_xlsx(made, limits), form, grammar, limits)
    except UnsureError as error:
        raise FormatError(
            "The file is damaged: no reader makes anything of it.", code="damaged_file"
        ) from error


def _with_doubt(document: Document, form: Format) -> Document:
    """``document``, which LibreOffice made of a file that is damaged."""
    if sum(1 for _ in _ODD.finditer(document.text)) > len(document.text) * _MOST_ODD:
        raise FormatError("The file is damaged: what can be read of it is no text.", code="damaged_file")
    sentence = f"The file is not as {form.title} should be; LibreOffice read of it what it could."
    return replace(document, notices=(*document.notices, Notice("warning", "damaged_file", sentence)))


def _text_document(
    found: RichText | BinaryWord,
    form: Format,
    grammar: Grammar,
    limits: Limits,
    doubts: tuple[Notice, ...] = (),
) -> Document:
    drafts, notes = found.drafts, found.notes
    encoding, notices = write_texts([*drafts, *notes])
    notices = (*doubts, *notices, *deletions(found.struck))
    if all(paragraph.is_blank() for paragraph in paragraphs(drafts)):
        if doubts:
            raise FormatError("The file was cut off: get it again from its source.", code="damaged_file")
        raise FormatError(
            "The file holds no text; if it shows pictures, save it as PDF, so that they can be read.",
            code="no_text",
        )
    if notes:
        sentence = f"{len(notes)} paragraphs of footnotes stand at the end of the text and are not read."
        notices = (*notices, Notice("info", "footnotes", sentence))
    return assemble(
        bounded(blocks([*drafts, *notes]), limits),
        grammar,
        media_type=form.media_type,
        loader=LOADER,
        encoding=encoding,
        notices=notices,
    )


def _sheets_document(book: spreadsheets.Workbook, form: Format, grammar: Grammar, limits: Limits) -> Document:
    cells = [cell for sheet in book.sheets for cell in sheet.cells]
    # A line break parts a cell from the next.
    recoded = to_unicode([run for cell in cells for run in (*cell.runs, Run("\n", None))])
    texts = iter(recoded.texts)
    for cell in cells:
        cell.text = "".join(itertools.islice(texts, len(cell.runs) + 1))[:-1].replace("\u00ad", "")
    if not any(cell.text.strip() for cell in cells):
        raise FormatError("The spreadsheet is empty; there is nothing to read.", code="no_text")
    return assemble(
        bounded(_sheet_blocks(book), limits),
        grammar,
        media_type=form.media_type,
        loader=LOADER,
        encoding=recoded.encoding,
        notices=(*recoded.notices, *_hidden(book)),
    )


def _sheet_blocks(book: spreadsheets.Workbook) -> Iterator[Block]:
    for sheet in book.sheets:
        yield from spreadsheets.blocks(sheet.cells)


def _hidden(book: spreadsheets.Workbook) -> Iterator[Notice]:
    if book.hidden_sheets:
        names = ", ".join(book.hidden_sheets)
        yield Notice("info", "hidden_sheets", f"Hidden sheets were left out: {names}.")
    if book.hidden_lines:
        # Sums count them too.
        sentence = (
            f"{book.hidden_lines} rows or columns of the sheets are hidden; they are read all the same."
        )
        yield Notice("info", "hidden_cells", sentence)

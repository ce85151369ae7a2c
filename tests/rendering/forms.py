"""The forms in which a document is rendered, each made once in a session."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from . import office
from .pieces import STEMS, Headers, pieces
from .portable import FONTS, Setting, font_file, to_pdf
from .scan import to_scan
from .web import to_html
from .word import FONT, POOR_FONT, to_docx

# The names end as files of the kind do. "printed" leaves the tables as they stand in the text, the others have a
# header of rows with merged cells; "automatic" has Word count the markers; "mixed" alternates two fonts, of which
# one lacks the Vietnamese letters; in "split" rows of tables go on over pages.
FORMS = (
    "docx",
    "printed.docx",
    "automatic.docx",
    "html",
    "printed.html",
    "office.pdf",
    "printed.office.pdf",
    "mixed.office.pdf",
    "split.office.pdf",
    "reportlab.pdf",
    "printed.reportlab.pdf",
    "mixed.reportlab.pdf",
    "rtf",
    "doc",
    "scan.pdf",
)
NEEDS_OFFICE = frozenset(form for form in FORMS if form.endswith("office.pdf")) | {"rtf", "doc", "scan.pdf"}
NEEDS_TESSERACT = frozenset({"scan.pdf"})
NEEDS_FONT = frozenset(form for form in FORMS if form.endswith("reportlab.pdf"))
IS_SCAN = frozenset({"scan.pdf"})


def headers_of(form: str) -> Headers:
    return "printed" if form.startswith("printed") else "merged"


class Renderer:
    """Renders documents; what LibreOffice makes is made for all of them at once and kept in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.render = lru_cache(maxsize=None)(self._render)
        self._office = lru_cache(maxsize=None)(self._converted)

    def _render(self, form: str, stem: str) -> bytes:
        headers = headers_of(form)
        kind = form.removeprefix("printed.")
        match kind:
            case "docx" | "automatic.docx":
                return to_docx(pieces(stem, headers), automatic=kind.startswith("automatic"))
            case "html":
                return to_html(pieces(stem, headers))
            case "reportlab.pdf" | "mixed.reportlab.pdf":
                font = next(each for each in FONTS if font_file(each) is not None)
                partner = "Times-Roman" if kind.startswith("mixed") else None
                return to_pdf(pieces(stem, headers), Setting(font, partner))
            case "office.pdf" | "mixed.office.pdf" | "split.office.pdf":
                font = POOR_FONT if kind.startswith("mixed") else FONT
                return self._office("pdf", headers, font, kind.startswith("split"))[stem]
            case "rtf" | "doc":
                return self._office(kind, headers, FONT, False)[stem]
            case "scan.pdf":
                return to_scan(self.render("office.pdf", stem))
        raise KeyError(form)

    def _converted(self, target: str, headers: Headers, font: str, split: bool) -> dict[str, bytes]:
        files = {stem: to_docx(pieces(stem, headers), font=font, split=split) for stem in STEMS}
        folder = self._folder / f"{headers}-{font.replace(' ', '-')}-{split}"
        return office.converted(files, target, folder)

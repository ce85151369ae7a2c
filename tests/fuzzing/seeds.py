"""The whole files that are damaged: a few of each format, small, made of the documents of the corpus."""

from __future__ import annotations

import io
import subprocess
import tempfile
from email.message import EmailMessage
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from ..rendering import office
from ..rendering.pieces import CORPUS, pieces
from ..rendering.portable import FONTS, Setting, font_file, to_pdf
from ..rendering.web import to_html
from ..rendering.word import to_docx

_FILES = Path(__file__).resolve().parents[1] / "loaders" / "office" / "files"
_OFFICE = ("decision.doc", "decision.rtf", "plan.xls", "plan.xlsx")
_SHORT, _TABULAR = "da-nang-2017", "long-an-2015"
# LibreOffice is asked for these: a second and more a file.
SLOW = frozenset(("odt", "ods", "wordml.doc", "png", "jpeg", "tiff", "gif", "bmp", "scan.pdf"))
_PICTURE = (900, 260)
_OFFICE_SECONDS = 120


class Seed(NamedTuple):
    """A whole file; its format's name is the ending that a file of it has."""

    form: str
    data: bytes


@cache
def seeds(with_office: bool = True) -> tuple[Seed, ...]:
    """The files; without those that LibreOffice makes, if it is not installed or not wanted."""
    text = (CORPUS / f"{_SHORT}.txt").read_text(encoding="utf-8")
    tabular = (CORPUS / f"{_TABULAR}.txt").read_text(encoding="utf-8")
    found = [
        Seed("txt", text.encode()),
        Seed("txt", tabular.encode()),
        Seed("txt", text.encode("utf-16")),
        Seed("html", to_html(pieces(_SHORT))),
        Seed("html", to_html(pieces(_TABULAR))),
        Seed("mhtml", _archive(to_html(pieces(_SHORT)))),
        Seed("docx", to_docx(pieces(_SHORT))),
        Seed("docx", to_docx(pieces(_TABULAR))),
        *(Seed(name.rpartition(".")[2], (_FILES / name).read_bytes()) for name in _OFFICE),
        *(Seed(name, _picture(name)) for name in ("png", "jpeg", "tiff", "gif", "bmp")),
        Seed("scan.pdf", _picture("pdf")),
    ]
    font = next((each for each in FONTS if font_file(each) is not None), None)
    if font is not None:
        found += [Seed("pdf", to_pdf(pieces(stem), Setting(font))) for stem in (_SHORT, _TABULAR)]
    if with_office and office.SOFFICE is not None:
        found += [
            Seed("odt", _converted("decision.fodt", "odt")),
            Seed("ods", _converted("plan.xlsx", "ods")),
            Seed("wordml.doc", _converted("decision.fodt", "xml:MS Word 2003 XML")),
        ]
    return tuple(found)


def _archive(page: bytes) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Cổng thông tin"
    message.make_related()
    message.add_related(page, "text", "html", cte="quoted-printable")
    message.add_related(_picture("png"), "image", "png")
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary("----=_NextPart_000")
        part["Content-Location"] = f"http://example.vn/{number}"
    return message.as_bytes()


def _picture(form: str) -> bytes:
    """Two lines of a letterhead."""
    sheet = Image.new("L", _PICTURE, 255)
    file = next((path for name in FONTS if (path := font_file(name)) is not None), None)
    font = ImageFont.truetype(str(file), 34) if file is not None else ImageFont.load_default(34)
    drawing = ImageDraw.Draw(sheet)
    for number, line in enumerate(("QUYẾT ĐỊNH", "Điều 1. Phê duyệt 15 lớp,", "kinh phí 2.500 triệu đồng.")):
        drawing.text((30, 20 + 70 * number), line, 0, font)
    sink = io.BytesIO()
    sheet.convert("1" if form == "tiff" else "L").save(sink, form.upper())
    return sink.getvalue()


def _converted(name: str, target: str) -> bytes:
    assert office.SOFFICE is not None
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                office.SOFFICE,
                f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}",
                *("--headless", "--norestore", "--convert-to", target, "--outdir", folder),
                str(_FILES / name),
            ],
            check=True,
            capture_output=True,
            timeout=_OFFICE_SECONDS,
        )
        return (Path(folder) / name).with_suffix(f".{target.partition(':')[0]}").read_bytes()

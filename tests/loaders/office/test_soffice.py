"""LibreOffice as a converter: what comes of it, and that it does nothing but convert."""

from __future__ import annotations

import io
import threading
import time
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kcextract.errors import FormatError
from kcextract.grammar import load_grammar
from kcextract.loaders import DEFAULT_LIMITS, Limits, load
from kcextract.loaders.office import soffice

GRAMMAR = load_grammar()
OOR = "{http://openoffice.org/2001/registry}"
FILES = Path(__file__).parent / "files"
needs_libreoffice = pytest.mark.skipif(soffice.program() is None, reason="LibreOffice is not installed")
OPEN_DOCUMENT = (
    '<?xml version="1.0"?><office:document-content office:version="1.2" '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
    'xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" '
    'xmlns:xlink="http://www.w3.org/1999/xlink"><office:body><office:text>{}</office:text></office:body>'
    "</office:document-content>"
)


def odt(body: str, *, lock: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", OPEN_DOCUMENT.format(body))
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
            f"{lock}</manifest:file-entry>"
            "</manifest:manifest>",
        )
    return stream.getvalue()


@pytest.fixture
def visits() -> Iterator[list[str]]:
    """What a server was asked for; its address comes first."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_POST = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    asked.append(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield asked
    server.shutdown()
    server.server_close()


@needs_libreoffice
def test_an_open_document_text_is_read_and_nothing_is_fetched(visits: list[str]) -> None:
    link = f'xlink:href="{visits[0]}/x" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"'
    body = (
        "<text:p>Điều 1. Hỗ trợ.</text:p>"
        f'<text:p><draw:frame svg:width="1cm" svg:height="1cm"><draw:image {link}/></draw:frame></text:p>'
        f'<text:section text:name="S"><text:section-source {link}/><text:p>Điều 2.</text:p></text:section>'
    )
    document = load(odt(body), GRAMMAR)
    assert document.text.startswith("Điều 1. Hỗ trợ.")
    assert document.media_type == "application/vnd.oasis.opendocument.text"
    assert visits[1:] == []


@needs_libreoffice
def test_files_that_are_converted_at_once_are_those_that_are_converted_alone() -> None:
    doc, rtf = ((FILES / f"decision.{ending}").read_bytes() for ending in ("doc", "rtf"))
    sources = [
        soffice.Source(doc, "doc", "docx"),
        soffice.Source(b"\x00" * 3_000, "doc", "docx"),
        soffice.Source((FILES / "plan.xls").read_bytes(), "xls", "xlsx"),
        soffice.Source(rtf, "rtf", "docx"),
    ]
    first, second, third, fourth = soffice.convert_many(sources, DEFAULT_LIMITS)
    assert isinstance(second, FormatError)
    for made, name in ((first, "decision.doc"), (third, "plan.xls"), (fourth, "decision.rtf")):
        assert isinstance(made, bytes)
        own = load((FILES / name).read_bytes(), GRAMMAR)
        assert "".join(load(made, GRAMMAR).text.split()) == "".join(own.text.split())


def test_a_locked_open_document_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "program", lambda: None)
    with pytest.raises(FormatError) as caught:
        load(odt("<text:p>x</text:p>", lock="<manifest:encryption-data/>"), GRAMMAR)
    assert caught.value.code == "encrypted"


def test_an_open_document_that_would_grow_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "program", lambda: None)
    with pytest.raises(FormatError) as caught:
        load(odt("<text:p>x</text:p>"), GRAMMAR, Limits(unpacked=100))
    assert caught.value.code == "too_large"


@needs_libreoffice
def test_time_is_limited() -> None:
    source = soffice.Source((FILES / "decision.doc").read_bytes(), "doc", "docx")
    before = time.monotonic()
    with pytest.raises(FormatError) as caught:
        soffice.convert(source, Limits(seconds=0.05))
    assert caught.value.code == "too_slow"
    # Nothing is waited for once the time is over.
    assert time.monotonic() - before < 30


def test_a_program_that_hangs_is_killed_with_all_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "child"
    hanging = tmp_path / "soffice"
    hanging.write_text(f"#!/bin/sh\n(sleep 1; echo alive >{mark}) &\nsleep 60\n", encoding="utf-8")
    hanging.chmod(0o755)
    monkeypatch.setattr(soffice, "program", lambda: str(hanging))
    with pytest.raises(FormatError) as caught:
        soffice.convert(soffice.Source(b"x", "doc", "docx"), Limits(seconds=0.2))
    assert caught.value.code == "too_slow"
    time.sleep(1.5)
    assert not mark.exists()


def test_macros_are_switched_off_and_memory_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    telling = tmp_path / "soffice"
    telling.write_text(
        "#!/bin/sh\nsleep 0.5\n"
        f'(ulimit -d; ulimit -f; cat "${{1#-env:UserInstallation=file://}}/user/registrymodifications.xcu") >{told}\n',
        encoding="utf-8",
    )
    telling.chmod(0o755)
    monkeypatch.setattr(soffice, "program", lambda: str(telling))
    with pytest.raises(FormatError):
        soffice.convert(soffice.Source(b"x", "doc", "docx"), Limits(unpacked=5_120_000))
    memory, size, registry = told.read_text(encoding="utf-8").split("\n", 2)
    assert int(memory) * 1024 <= 2_000_000_000
    assert int(size) * 512 <= 5_120_000
    settings = [
        (item.get(f"{OOR}path", "").rpartition("/")[2], prop.get(f"{OOR}name"), prop.findtext("value"))
        for item in ElementTree.fromstring(registry)
        for prop in item
    ]
    assert ("Scripting", "DisableMacrosExecution", "true") in settings
    assert ("Scripting", "BlockUntrustedRefererLinks", "true") in settings


def test_without_libreoffice_every_file_has_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "program", lambda: None)
    found = soffice.convert_many([soffice.Source(b"x", "odt", "docx")] * 2, DEFAULT_LIMITS)
    assert [isinstance(error, FormatError) and error.code for error in found] == ["office_missing"] * 2

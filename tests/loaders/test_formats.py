"""Formats are known by content, whatever a file is called."""

from __future__ import annotations

import pytest

from kcextract.loaders.formats import detect

from .word.files import packed

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'
WORD = '<Override PartName="/a.xml" ContentType="application/vnd.openxmlformats-officedocument.{}.main+xml"/>'


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"K\xe1\xba\xbf ho\xe1\xba\xa1ch", "text"),
        (b"<p>Quy\xe1\xba\xbft", "html"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "html"),
        ("\ufeff<html><body>".encode("utf-16-le"), "html"),
        ("<html><body>Quyết".encode("utf-16-be"), "html"),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<html xmlns='x'>", "html"),
        (b"<center><b>Quy\xe1\xba\xbft</b></center>", "html"),
        (b"<h1 class=a>Quy\xe1\xba\xbft</h1>", "html"),
        (b"<title>a</title><p>b", "html"),
        # A sign is no tag.
        ("<5% tổng số".encode(), "text"),
        (b"<b", "text"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=b\r\n\r\n", "mhtml"),
        (
            b"\r\nFrom: <Saved>\r\nSubject: a\r\n b\r\nContent-Type:\r\n multipart/related; boundary=b\r\n",
            "mhtml",
        ),
        (b"Subject: a\r\nContent-Type: text/plain\r\n\r\nmultipart/related", "text"),
        (b"{\\rtf1 a}", "rtf"),
        (b"\r\n {\\rtf1 a}", "rtf"),
        (b"\n%PDF-1.4\n", "pdf"),
        (packed({"[Content_Types].xml": TYPES, "Word/document.xml": "a"}), "docx"),
        (
            packed(
                {"[content_types].xml": TYPES.format(WORD.format("wordprocessingml.document")), "a.xml": "a"}
            ),
            "docx",
        ),
        (
            packed({"[Content_Types].xml": TYPES.format(WORD.format("spreadsheetml.sheet")), "a.xml": "a"}),
            "xlsx",
        ),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "a"}), "odt"),
        (b"<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?><w:wordDocument>", "wordml"),
    ],
)
def test_a_format_is_known(data: bytes, name: str) -> None:
    assert detect(data).name == name

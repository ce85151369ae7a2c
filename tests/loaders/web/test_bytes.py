"""Bytes of pages: encodings, archives, and what was made to do harm."""

from __future__ import annotations

import base64
import quopri
import tracemalloc
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.errors import FormatError
from kcextract.grammar import load_grammar
from kcextract.loaders import DEFAULT_LIMITS, Limits
from kcextract.loaders.formats import HTML, MHTML
from kcextract.loaders.web import load, tree

from ..test_text import check
from .pages import DECISION, paragraphs, read

WORDS = paragraphs(DECISION)
PAGE = f"<html><head><meta charset=utf-8></head><body>{DECISION}</body></html>"


def stating(charset: str) -> str:
    return f"<html><head><meta http-equiv='Content-Type' content='text/html; charset={charset}'></head>{DECISION}"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (PAGE.encode(), "utf-8"),
        (PAGE.encode("utf-8-sig"), "utf-8"),
        (PAGE.encode("utf-16"), "utf-16-le"),
        (PAGE.encode("utf-16-be"), "utf-16-be"),
        # What a page says of itself may be older than the page.
        (stating("windows-1252").encode(), "utf-8"),
        (stating("x-user-defined").encode(), "utf-8"),
        (stating("nonsense").encode(), "utf-8"),
        (stating("utf-16").encode(), "utf-8"),
        (f'<?xml version="1.0" encoding="windows-1252"?>{PAGE}'.encode(), "utf-8"),
        (f'<?xml version="1.0" encoding="UTF-16"?>{PAGE}'.encode("utf-16"), "utf-16-le"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    document = read(data)
    assert document.encoding == encoding
    assert paragraphs(data) == WORDS


def with_tone_apart(letter: str) -> str:
    apart = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323"), "")
    return unicodedata.normalize("NFC", apart.replace(tone, "", 1)) + tone if tone else letter


@pytest.mark.parametrize("charset", ["windows-1258", "windows-1252", "x-user-defined", "unicode-1-1", "zip"])
def test_the_vietnamese_encoding_of_windows(charset: str) -> None:
    # Letters with their tones apart, as that encoding has them.
    data = "".join(map(with_tone_apart, stating(charset))).encode("cp1258")
    document = read(data)
    assert document.encoding == "windows-1258"
    assert paragraphs(data) == WORDS


def test_damaged_letters_are_noticed() -> None:
    document = read(PAGE.replace("Hòa", "Hòa").encode().replace("Luật".encode(), b"Lu\xffat", 1))
    assert [notice.code for notice in document.notices] == ["damaged_characters"]


ARCHIVE = """From: <Saved by Blink>\r\nSubject: Quyet dinh\r\nMIME-Version: 1.0\r\n{head}\r\n\r\n\
--=_part.1\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\
--=_part.1\r\n{headers}\r\n\r\n{body}\r\n--=_part.1--\r\n"""
HEAD = 'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="=_part.1"'


def archive(headers: str, body: bytes) -> bytes:
    head, _, tail = ARCHIVE.format(head=HEAD, headers=headers, body="\0").encode().partition(b"\0")
    return head + body + tail


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (
            'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable',
            quopri.encodestring(PAGE.encode()),
        ),
        (
            "Content-Type: text/html\r\nContent-Transfer-Encoding: base64",
            base64.encodebytes(PAGE.encode()),
        ),
        ("Content-Type: text/html; charset=utf-16\r\nContent-Transfer-Encoding: 8bit", PAGE.encode("utf-16")),
        (
            'Content-Type: multipart/alternative; boundary="b"',
            b"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode() + b"\r\n--b--",
        ),
    ],
)
def test_a_web_archive_is_its_page(headers: str, body: bytes) -> None:
    data = archive(headers, body)
    document = read(data)
    assert (document.media_type, document.loader) == ("multipart/related", "web")
    assert paragraphs(data) == WORDS


def test_a_web_archive_of_frames_is_all_its_pages() -> None:
    frames = "<html><frameset><frame src=a.htm><frame src=b.htm></frameset></html>"
    pages = "".join(
        f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><p>{text}</p></html>\r\n"
        for text in ("Điều 1. Một", "Điều 2. Hai")
    )
    head = "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
    data = f"{head}{frames}\r\n{pages}--b--\r\n".encode()
    assert paragraphs(data) == ["Điều 1. Một", "Điều 2. Hai"]


def test_a_web_archive_that_was_cut_is_what_is_left_of_its_page() -> None:
    data = archive("Content-Type: text/html; charset=utf-8", PAGE.encode())
    found = paragraphs(data[: data.index("Điều 2".encode())])
    assert found == WORDS[: len(found)]
    assert len(found) >= 4


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\nx",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx",
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b",
    ],
)
def test_a_web_archive_without_a_page_is_an_error(data: bytes) -> None:
    with pytest.raises(FormatError) as raised:
        read(data)
    assert raised.value.code == "damaged_file"


def test_a_page_knows_its_kind() -> None:
    document = read(PAGE)
    assert (document.media_type, document.loader) == (HTML.media_type, "web")
    assert (document.page_count, document.ocr) == (None, False)


HOSTILE = {
    "nested elements": "<div>" * 100_000 + "{}",
    "nested inline elements": "<b>" * 50_000 + "{}",
    "nested tables": "<table><tr><td>" * 5_000 + "{}",
    "nested lists": "<ul><li>" * 5_000 + "{}",
    "nested hidden elements": "<div hidden>" + "<div>" * 50_000 + "</div>" * 50_001 + "{}",
    "open fonts": "".join(f"<font size={number}>" for number in range(5_000)) + "{}",
    "end tags": "{}" + "</i>" * 200_000,
    "a long attribute": "<p title='" + "a" * 10_000_000 + "'>x</p>{}",
    "a long style": "<p style='" + "a:b;" * 1_000_000 + "'>x</p>{}",
    "many attributes": "<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">x</p>{}",
    "spans": "<table border=1>" + "<tr><td rowspan=65534 colspan=1000>a<td>5" * 300 + "</table>{}",
    "wide rows": "<table border=1>" + ("<tr>" + "<td>5" * 3_000) * 5 + "</table>{}",
    "style sheets": "<style>" + ".a{display:none}" * 50_000 + "</style>{}",
    "an open style sheet": "<style>" + "{" * 100_000 + "display:none" + "}" * 100_000 + "</style>{}",
    "entities": "<!DOCTYPE html [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
    "<p>&b;&x;</p>{}",
    "references": "<p>" + "&amp;" * 200_000 + "</p>{}",
    "brackets": "<" * 100_000 + "{}",
    "blank lines": "<br>" * 50_000 + "{}",
    "surrogates": "<p>&#xD800;&#xDFFF;&#1114112;&#0;</p>{}",
    "zero bytes": "\0" * 1_000 + "{}",
    "what is fetched": "<base href='http://example.invalid/'><link rel=stylesheet href='http://example.invalid/a.css'>"
    "<iframe src='http://example.invalid/'></iframe><img src='http://example.invalid/a.png'><script src='//x'></script>{}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_read(name: str) -> None:
    document = read(f"<html><body>{HOSTILE[name].replace('{}', DECISION)}")
    assert "".join(WORDS[4].split()) in "".join(document.text.split())
    assert "root:" not in document.text
    check(document)


@pytest.mark.parametrize("depth", [1, 5, 200])
def test_nesting_beyond_the_limit_is_flattened(depth: str) -> None:
    page = "<html><body>" + "<div>" * 20 + DECISION + "<p>Một</p><p>Hai<br>ba</p>"
    document = read(page, Limits(depth=depth))
    assert document.text.split() == " ".join([*WORDS, "Một", "Hai ba"]).split()


def test_a_page_with_too_many_elements_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree, "_MOST_ELEMENTS", 1_000)
    with pytest.raises(FormatError) as raised:
        read(b"<html><body>" + b"<p>" * 1_100)
    assert raised.value.code == "too_large"


def test_a_page_that_is_too_large_is_an_error() -> None:
    with pytest.raises(FormatError) as raised:
        read(PAGE, Limits(unpacked=100))
    assert raised.value.code == "too_large"


def test_a_large_page_needs_little_memory() -> None:
    page = ("<html><body>" + DECISION + "<table border=1>" + "<tr><td>Lớp may<td>300" * 5_000).encode()
    tracemalloc.start()
    try:
        read(page)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 50_000_000


@pytest.mark.parametrize("cut", range(10, 600, 37))
def test_a_page_that_was_cut_is_what_is_left_of_it(cut: int) -> None:
    page = f"<html><body>{DECISION}"
    document = read(page[: len("<html><body>") + cut].encode())
    check(document)
    assert "".join("".join(WORDS).split()).startswith(
        "".join(document.text.replace("\ufffd", "").split()).rstrip("<")[: max(0, len(document.text) - 40)]
    )


TAGS = st.sampled_from(
    "p div table tr td th thead tbody tfoot ul ol li br span b sup sub pre del ins h1 a caption form style "
    "script select font center".split()
)
PIECES = st.one_of(
    TAGS.map("<{}>".format),
    TAGS.map("</{}>".format),
    st.sampled_from(
        [
            *(
                "<td rowspan=3>",
                "<td colspan=2>",
                "<td rowspan=0>",
                "<li value=5>",
                "<ol type=i>",
                "&nbsp;",
                "\n",
                "&#x",
            ),
            *(
                "Điều 1. Hỗ trợ",
                "5.000",
                "1. ",
                "- cơ sở",
                "<a href='/x'>Tin</a>",
                "<!--",
                "-->",
                "<p style='display:none'>",
            ),
        ]
    ),
    st.text(max_size=8),
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_any_page_keeps_the_guarantees(body: str) -> None:
    check(read(f"<html><body>{body}".encode("utf-8", "surrogatepass")))


@given(st.binary(max_size=200))
def test_any_bytes_keep_the_guarantees(data: bytes) -> None:
    check(load(b"<html><body><p>" + data, HTML, load_grammar(), DEFAULT_LIMITS))


@given(st.binary(max_size=200))
def test_any_archive_keeps_the_guarantees_or_is_an_error(data: bytes) -> None:
    try:
        data = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n" + data
        document = load(data, MHTML, load_grammar(), DEFAULT_LIMITS)
    except FormatError:
        return
    check(document)

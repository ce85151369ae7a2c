"""Word files that are damaged, locked, or made to do harm: one plain sentence, at once."""

from __future__ import annotations

import contextlib
import io
import tracemalloc
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.errors import FormatError
from kcextract.loaders import DEFAULT_LIMITS, load

from .files import (
    GRAMMAR,
    abstract,
    checked,
    item,
    level,
    loaded,
    num,
    packed,
    para,
    part,
    row,
    table,
    texts,
    word_file,
)

DOCUMENT = "word/document.xml"
NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = {"[Content_Types].xml": "<Types/>"}


def refusal(data: bytes) -> FormatError:
    with pytest.raises(FormatError) as caught:
        load(data, GRAMMAR)
    assert caught.value.sentence.endswith(".")
    return caught.value


def with_document(xml: str | bytes) -> bytes:
    return packed({**TYPES, DOCUMENT: xml})


def test_a_file_with_nothing_but_its_text_part() -> None:
    document = load(with_document(f"<w:document {NAMES}><w:body>{item('a')}</w:body></w:document>"), GRAMMAR)
    assert checked(document).text == "a"


@pytest.mark.parametrize(
    "xml",
    [
        "",
        "no XML",
        f"<w:document {NAMES}><w:body><w:p>",
        f"<w:document {NAMES}/>",
        "<document><body/></document>",
        b"\xff\xfe\x00",
        b"<?xml version='1.0' encoding='none such'?><a/>",
    ],
)
def test_a_broken_text_part(xml: str | bytes) -> None:
    assert refusal(with_document(xml)).code == "damaged_file"


def test_a_zip_that_is_no_word_file() -> None:
    assert refusal(packed({"a.txt": "a"})).code == "unknown_format"
    assert refusal(packed({**TYPES, "word/styles.xml": "<a/>"})).code == "damaged_file"


def test_a_file_that_was_cut_off() -> None:
    data = word_file(para("Điều 1. Hỗ trợ.") * 50)
    for share in (0.2, 0.5, 0.9, 0.99):
        assert refusal(data[: int(len(data) * share)]).code == "damaged_file"


@given(st.data())
def test_a_flipped_byte_is_refused_or_does_no_harm(data: st.DataObject) -> None:
    whole = word_file(para("Điều 1. Hỗ trợ.") + table(row("1", "2")), numbering=abstract(0) + num(1, 0))
    place = data.draw(st.integers(0, len(whole) - 1))
    value = data.draw(st.integers(0, 255))
    with contextlib.suppress(FormatError):
        checked(load(whole[:place] + bytes([value]) + whole[place + 1 :], GRAMMAR))


def test_a_broken_part_that_is_not_the_text() -> None:
    assert (
        refusal(word_file(item("a"), extra={"word/numbering.xml": "<broken"}, numbering="")).code
        == "damaged_file"
    )


def test_a_missing_part() -> None:
    relations = word_file(item("a"), numbering=abstract(0, level(0, "decimal", "%1.")) + num(1, 0))
    members = {}
    with zipfile.ZipFile(io.BytesIO(relations)) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if "numbering" not in name}
    document = load(packed(members), GRAMMAR)
    assert document.text == "a"


def test_a_locked_member() -> None:
    data = bytearray(word_file(para("a")))
    # The flag of encryption, in the local header of each member and in the directory.
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(signature, place + 4)
    assert refusal(bytes(data)).code == "encrypted"


# ── Made to do harm ──────────────────────────────────────────────────────────────────────────────────


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = with_document(b" " * 30_000_000)
    tracemalloc.start()
    assert refusal(bomb).code == "too_large"
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
    small = replace(DEFAULT_LIMITS, unpacked=1000)
    with pytest.raises(FormatError) as caught:
        load(word_file(para("a" * 2000)), GRAMMAR, small)
    assert caught.value.code == "too_large"


def test_a_part_that_would_fill_the_memory_is_not_parsed() -> None:
    # Stored, so that its ratio tells nothing.
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(DOCUMENT, f"<w:document {NAMES}>{'<w:p/>' * 2_500_000}</w:document>")
    assert refusal(out.getvalue()).code == "too_large"


def test_an_archive_with_too_many_members() -> None:
    data = packed({**TYPES, DOCUMENT: "<a/>", **{f"{index}": "" for index in range(20_100)}})
    assert refusal(data).code == "too_large"


LAUGHS = '<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("declared", "content"),
    [
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "&a;"),
        ('<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1:9/a.dtd"> %a;]>', "b"),
        ('<!DOCTYPE x SYSTEM "http://127.0.0.1:9/a.dtd">', "b"),
        (f"<!DOCTYPE x [{LAUGHS}]>", "&j;"),
        ("<!DOCTYPE x>", "b"),
    ],
)
def test_entities_are_not_resolved(declared: str, content: str) -> None:
    body = f"<w:body><w:p><w:r><w:t>{content}</w:t></w:r></w:p></w:body>"
    xml = f"{declared}<w:document {NAMES}>{body}</w:document>"
    assert refusal(with_document(xml)).code in ("unsafe_file", "damaged_file")


def test_entities_in_attributes_do_not_grow() -> None:
    xml = f'<!DOCTYPE x [{LAUGHS}]><w:document {NAMES} w:a="&j;"><w:body/></w:document>'
    tracemalloc.start()
    assert refusal(with_document(xml)).code in ("unsafe_file", "damaged_file")
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ("<w:p><w:ins>", "</w:ins></w:p>"),
    ],
)
def test_nesting_has_an_end(before: str, after: str) -> None:
    assert "a" in loaded(before * 10 + para("a") + after * 10).text or before == "<w:p><w:ins>"
    for depth in (120, 5000):
        data = word_file(before * depth + para("a") + after * depth)
        assert refusal(data).code in ("too_deep", "damaged_file")


def test_labels_do_not_blow_up_a_text() -> None:
    numbering = abstract(0, level(0, "decimal", "%1." * 50_000)) + num(1, 0)
    assert len(texts(item("a") * 3, numbering=numbering)[2]) < 1000


def test_styles_that_are_based_on_each_other() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{index}"><w:basedOn w:val="s{(index + 1) % 3000}"/></w:style>'
        for index in range(3000)
    )
    assert texts(para("a", '<w:pStyle w:val="s0"/>'), styles=styles) == ["a"]


def test_a_file_of_pictures() -> None:
    picture = '<w:p><w:r><w:drawing><a:blip r:embed="r1"/></w:drawing></w:r></w:p>'
    assert refusal(word_file(picture)).code == "no_text"
    notices = loaded(para("a") + picture).notices
    assert [(notice.severity, notice.code) for notice in notices] == [("info", "pictures")]


def test_a_document_type_is_looked_for_in_every_part() -> None:
    styles = part("styles", "").replace("?>", "?><!DOCTYPE x>", 1)
    assert refusal(word_file(para("a"), styles="", extra={"word/styles.xml": styles})).code == "unsafe_file"

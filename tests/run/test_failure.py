"""A document that failed is a row that says so, and a diagnostic that says why."""

from __future__ import annotations

import hashlib

from kcextract import __version__
from kcextract.errors import FormatError, SourceError
from kcextract.records import DiagnosticRecord
from kcextract.run.failure import failed_extraction


def test_a_failed_document_has_a_row_with_what_is_known() -> None:
    document = failed_extraction("a.txt", "ab" * 32, FormatError("It is damaged."), "plain").document
    assert (document.doc_id, document.source, document.source_sha256) == ("ab" * 8, "a.txt", "ab" * 32)
    assert (document.status, document.grammar, document.extractor_version) == ("failed", "plain", __version__)
    assert document.text is document.title is document.family is None


def test_its_one_diagnostic_says_why() -> None:
    extraction = failed_extraction("a.txt", "ab" * 32, FormatError("It is damaged."), "plain")
    assert extraction.diagnostics == (
        DiagnosticRecord("ab" * 8, 0, "error", "unknown_format", "It is damaged.", None, None),
    )


def test_an_unreadable_document_is_known_by_its_name() -> None:
    document = failed_extraction("ă.txt", None, SourceError("There is none."), "plain").document
    assert document.doc_id == hashlib.sha256("ă.txt".encode()).hexdigest()[:16]
    assert document.source_sha256 is None


def test_the_sentence_is_one_line_that_can_be_written() -> None:
    extraction = failed_extraction("\udcff.txt", None, SourceError("No\nfile \udcff."), "plain")
    assert extraction.document.source == r"\udcff.txt"
    assert extraction.diagnostics[0].message == r"No file \udcff."

"""What is left of a document that could not be extracted: its row, and one diagnostic that says why."""

from __future__ import annotations

from dataclasses import fields
from hashlib import sha256 as digest
from typing import Any

from kcextract import __version__
from kcextract.errors import KcextractError
from kcextract.records import DiagnosticRecord, DocumentRecord, Extraction

DOC_ID_LENGTH = 16
"""Hex digits of the SHA-256 that make a ``doc_id``."""


def failed_extraction(source: str, sha256: str | None, error: KcextractError, grammar: str) -> Extraction:
    """An extraction of status ``failed`` with one diagnostic of severity ``error``.

    ``source`` is the source's name, ``sha256`` that of its bytes or None where they could not be read,
    ``grammar`` the grammar's name.
    """
    source = _printable(source)
    doc_id = (sha256 or digest(source.encode()).hexdigest())[:DOC_ID_LENGTH]
    unknown: dict[str, Any] = dict.fromkeys(column.name for column in fields(DocumentRecord))
    known = {
        "doc_id": doc_id,
        "source": source,
        "source_sha256": sha256,
        "grammar": grammar,
        "extractor_version": __version__,
        "status": "failed",
    }
    return Extraction(
        document=DocumentRecord(**(unknown | known)),
        diagnostics=(
            DiagnosticRecord(doc_id, 0, "error", error.code, _printable(error.sentence), None, None),
        ),
    )


def _printable(text: str) -> str:
    # File names, and sentences that quote them, may hold what no encoding can write, and line breaks.
    return " ".join(text.encode("utf-8", "backslashreplace").decode().split())

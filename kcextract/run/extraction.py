"""From one source to its extraction."""

from __future__ import annotations

import os
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import asdict
from operator import attrgetter
from pathlib import Path

from kcextract import __version__
from kcextract.checks import check
from kcextract.document import Document, Line, Notice
from kcextract.errors import FormatError, KcextractError
from kcextract.extractors.appendix import Fact, extract_appendix
from kcextract.extractors.context import Context
from kcextract.extractors.header import extract_header
from kcextract.extractors.legal_bases import LegalBase, extract_legal_bases
from kcextract.extractors.programme import extract_programme
from kcextract.grammar import Grammar, as_grammar
from kcextract.loaders import DEFAULT_LIMITS, Limits, load
from kcextract.outline import Outline, parse
from kcextract.records import (
    BudgetRecord,
    DiagnosticRecord,
    DocumentRecord,
    Extraction,
    LegalBaseRecord,
    LineRecords,
    SectionRecord,
)
from kcextract.run.failure import DOC_ID_LENGTH, failed_extraction
from kcextract.run.inputs import read_source, source_name
from kcextract.run.stages import Stages


def extract(
    source: str | os.PathLike[str], *, grammar: Grammar | str | os.PathLike[str] | None = None
) -> Extraction:
    """Extract all tables from the document at ``source``, the path of a file.

    ``grammar`` is the one shipped with kcextract unless given: a file of words that add to it, or a folder of
    such files. Raises SourceError if the file cannot be read, FormatError or EncodingError if it is no text,
    GrammarError if the grammar is wrong.
    """
    path = Path(source)
    data, mark = read_source(path)
    return _extract(data, source_name(path), mark.sha256, as_grammar(grammar), DEFAULT_LIMITS, Stages())


def extract_record(
    source: str | os.PathLike[str],
    grammar: Grammar,
    limits: Limits = DEFAULT_LIMITS,
    stages: Stages | None = None,
) -> Extraction:
    """As ``extract``, but a source that cannot be extracted gives an extraction of status ``failed``.

    ``limits`` are those of the loaders; ``stages``, where given, learns how long each stage takes.
    """
    path = Path(source)
    name = source_name(path)
    digest = None
    try:
        data, mark = read_source(path)
        digest = mark.sha256
        return _extract(data, name, digest, grammar, limits, stages or Stages())
    except KcextractError as error:
        return failed_extraction(name, digest, error, grammar.name)


def _extract(
    data: bytes, name: str, digest: str, grammar: Grammar, limits: Limits, stages: Stages
) -> Extraction:
    doc_id = digest[:DOC_ID_LENGTH]
    stages.lap("read")
    document = load(data, grammar, limits)
    stages.lap("load")
    if not document.text.strip():
        raise FormatError("The file holds nothing but space; there is nothing to read.", code="empty_file")
    outline = parse(document, grammar)
    stages.lap("outline")
    header, header_notices = extract_header(document, outline, grammar)
    legal_bases, legal_notices = extract_legal_bases(document, outline, header, grammar)
    stages.lap("header")
    context = Context(doc_id, document, outline, grammar, header, legal_bases)
    programme, programme_notices = extract_programme(context)
    stages.lap("programme")
    appendix = extract_appendix(context, _facts(programme.budgets))
    stages.lap("appendix")
    checks, check_notices = check(context, programme, appendix)
    stages.lap("checks")
    notices = (
        *document.notices,
        *outline.notices,
        *header_notices,
        *legal_notices,
        *programme_notices,
        *appendix.notices,
        *check_notices,
    )
    damaged = any(notice.severity != "info" for notice in document.notices)
    return Extraction(
        document=DocumentRecord(
            doc_id=doc_id,
            source=name,
            source_sha256=digest,
            media_type=document.media_type,
            loader=document.loader,
            encoding=document.encoding,
            page_count=document.page_count,
            ocr=document.ocr,
            **asdict(header),
            grammar=grammar.name,
            extractor_version=__version__,
            status="partial" if damaged else "ok",
            text=document.text,
        ),
        lines=LineRecords(doc_id, document.lines),
        sections=_sections(doc_id, document, outline),
        legal_bases=_legal_bases(doc_id, legal_bases),
        objectives=programme.objectives,
        content_items=programme.content_items,
        targets=programme.targets,
        budgets=programme.budgets,
        solutions=programme.solutions,
        assignments=programme.assignments,
        appendix_tables=appendix.tables,
        appendix_columns=appendix.columns,
        appendix_cells=appendix.cells,
        checks=checks,
        diagnostics=_diagnostics(doc_id, notices),
    )


def _facts(budgets: Iterable[BudgetRecord]) -> list[Fact]:
    """The single amounts that the prose states."""
    return [
        Fact(budget.amount_vnd, budget.source, budget.period_start, budget.period_end)
        for budget in budgets
        if budget.amount_vnd is not None and budget.amount_vnd == budget.amount_max_vnd
    ]


def _sections(doc_id: str, document: Document, outline: Outline) -> tuple[SectionRecord, ...]:
    pages = _Pages(document)
    return tuple(
        SectionRecord(
            doc_id=doc_id,
            section_no=section.number,
            parent_no=section.parent,
            depth=section.depth,
            kind=section.kind,
            marker=section.marker,
            ordinal=section.ordinal,
            heading=section.heading,
            role=section.role,
            path=section.path,
            own_end=section.own_end,
            start=section.start,
            end=section.end,
            page_first=pages.at(section.start) if pages.known else None,
            page_last=pages.at(max(section.start, section.end - 1)) if pages.known else None,
        )
        for section in outline.sections
    )


# Pages are counted from 1.
_PAGE_OF: Callable[[Line], int | None] = attrgetter("page")


class _Pages:
    """The page on which a character stands."""

    def __init__(self, document: Document) -> None:
        self._lines = document.lines if any(map(_PAGE_OF, document.lines)) else ()
        self._starts = [line.start for line in self._lines]
        self.known = bool(self._lines)

    def at(self, offset: int) -> int | None:
        return self._lines[max(0, bisect_right(self._starts, offset) - 1)].page


def _legal_bases(doc_id: str, found: Iterable[LegalBase]) -> tuple[LegalBaseRecord, ...]:
    return tuple(
        LegalBaseRecord(
            doc_id=doc_id,
            legal_base_no=number,
            section_no=base.section,
            relation=base.relation,
            cited_type=base.cited_type,
            number=base.number,
            cited_date=base.cited_date,
            issuer=base.issuer,
            title=base.title,
            text=base.text,
            start=base.start,
            end=base.end,
        )
        for number, base in enumerate(found)
    )


def _diagnostics(doc_id: str, notices: Iterable[Notice]) -> tuple[DiagnosticRecord, ...]:
    """Diagnostics in text order; those without a place come first."""
    ordered = sorted(notices, key=lambda notice: -1 if notice.start is None else notice.start)
    return tuple(DiagnosticRecord(doc_id, number, *notice) for number, notice in enumerate(ordered))

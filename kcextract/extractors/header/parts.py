"""What the fields of a header are read from."""

from __future__ import annotations

from dataclasses import dataclass

from kcextract.document import Document
from kcextract.extractors.header.introduction import Introduction
from kcextract.extractors.header.issuer import Units
from kcextract.extractors.header.letterhead import Letterhead
from kcextract.extractors.header.programme import Issuing
from kcextract.extractors.header.title import Caption, Title
from kcextract.extractors.header.zones import Zones
from kcextract.grammar import Grammar
from kcextract.grammar.vocabulary import ProvinceAt
from kcextract.outline import Outline


@dataclass(frozen=True, slots=True)
class Parts:
    """A document, and the parts of its head that are found."""

    document: Document
    grammar: Grammar
    zones: Zones
    head: Letterhead
    title: Title
    units: Units
    captions: list[Caption]
    attached: list[tuple[Letterhead, Title]]
    enacted: str | None
    issuing: Issuing | None
    outline: Outline
    introduction: Introduction | None


def is_bare(parts: Parts) -> bool:
    """Whether a document has none of what makes a deed: letterhead, number, legal bases, articles."""
    head, zones = parts.head, parts.zones
    has_legal = zones.legal.end > zones.legal.start
    has_articles = any(section.kind == "article" for section in zones.deed_sections)
    return not (has_legal or head.motto or head.number is not None or has_articles)


def province_fields(at: ProvinceAt | None) -> dict[str, str | None]:
    """The fields of a header that tell of a province; they are None where it is not known."""
    if at is None:
        return dict.fromkeys(("province_code", "province", "province_code_2025", "province_2025"))
    return {
        "province_code": at.code,
        "province": at.name,
        "province_code_2025": at.code_2025,
        "province_2025": at.name_2025,
    }

"""What an Akoma Ntoso document says of itself: which work it is, in which expression and manifestation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from lxml import etree

from kcextract.exports.akoma_names import NAMESPACE, clean, element

# The schema wants a date; this one, by the name "unknown", says that the document states none.
_NO_DATE = "0001-01-01"
_NOT_STATED = "Không nêu"
_SOURCE = "#kcextract"
_NO_SLUG = re.compile(r"[^a-z0-9]+")


def described(document: Mapping[str, Any], kind: str, family: str) -> Any:
    """The element ``meta`` of a document; ``kind`` is ``act`` or ``doc``."""
    date = document["issue_date"].isoformat() if document["issue_date"] is not None else _NO_DATE
    dated = {"date": date, "name": "issue" if document["issue_date"] is not None else "unknown"}
    name = slug(document["number"]) if document["number"] else document["doc_id"]
    year = date if document["issue_date"] is not None else "undated"
    work = f"/akn/vn/{kind}/{family.replace('_', '-')}/{year}/{name}"
    meta = etree.Element(f"{{{NAMESPACE}}}meta", nsmap={None: NAMESPACE})
    identification = element(meta, "identification", source=_SOURCE)
    for level, uri in (
        ("FRBRWork", work),
        ("FRBRExpression", f"{work}/vie@"),
        ("FRBRManifestation", f"{work}/vie@.xml"),
    ):
        told = element(identification, level)
        this = f"{work}/!main" if level == "FRBRWork" else uri.replace("vie@", "vie@/!main")
        element(told, "FRBRthis", value=this)
        element(told, "FRBRuri", value=uri)
        if level == "FRBRWork" and document["title"]:
            element(told, "FRBRalias", name="title", value=clean(document["title"]))
        element(told, "FRBRdate", **dated)
        element(told, "FRBRauthor", href="#issuer" if level != "FRBRManifestation" else _SOURCE)
        if level == "FRBRWork":
            element(told, "FRBRcountry", value="vn")
            element(told, "FRBRsubtype", value=family)
            if document["number"]:
                element(told, "FRBRnumber", value=clean(document["number"]))
        elif level == "FRBRExpression":
            element(told, "FRBRlanguage", language="vie")
        else:
            element(told, "FRBRformat", value="application/akn+xml")
    _add_references(meta, document)
    return meta


def slug(words: str) -> str:
    """The words as a part of an address.

    >>> slug("12/QĐ-UBND")
    '12-qd-ubnd'
    """
    plain = unicodedata.normalize("NFD", words.lower().replace("đ", "d")).encode("ascii", "ignore").decode()
    return _NO_SLUG.sub("-", plain).strip("-") or "khong-neu"


def _add_references(meta: Any, document: Mapping[str, Any]) -> None:
    references = element(meta, "references", source=_SOURCE)
    issuer = clean(document["issuer"] or _NOT_STATED)
    home = f"/akn/ontology/organization/vn/{slug(issuer)}"
    element(references, "TLCOrganization", eId="issuer", href=home, showAs=issuer)
    version = f"kcextract {document['extractor_version']}"
    element(references, "TLCProcess", eId="kcextract", href="/akn/ontology/process/kcextract", showAs=version)

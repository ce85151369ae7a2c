"""The codes of where money comes from, and which of several stands for all."""

from __future__ import annotations

from collections.abc import Sequence

TOTAL, STATE, CENTRAL, LOCAL, OWN, OTHER = (
    "tong",
    "ngan_sach_nha_nuoc",
    "khuyen_cong_quoc_gia",
    "khuyen_cong_dia_phuong",
    "doi_ung",
    "khac",
)
STATE_MONEY = frozenset({STATE, CENTRAL, LOCAL})
PRIVATE_MONEY = frozenset({OWN, OTHER})


def resolve(codes: Sequence[str]) -> str | None:
    """One code for all sources that are named together; None for none.

    Several of the state's are ``ngan_sach_nha_nuoc``, the state's and others' together ``tong``.
    """
    found = set(codes)
    if len(found) <= 1:
        return next(iter(found), None)
    if found <= STATE_MONEY:
        return STATE
    return OWN if found == PRIVATE_MONEY else TOTAL


def first_of(codes: Sequence[str]) -> str:
    """The first of several sources, those of the state as one."""
    if codes[0] not in STATE_MONEY:
        return codes[0]
    return STATE if len(STATE_MONEY.intersection(codes)) > 1 else codes[0]

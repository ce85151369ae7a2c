"""Who issued the document: the lowest body of the letterhead, with its territory."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from kcextract.extractors.header.letterhead import Letterhead
from kcextract.extractors.institutions import (
    Institution,
    Place,
    bears_territory,
    capitals,
    institution_at,
    place_at,
)
from kcextract.grammar import Grammar
from kcextract.grammar.vocabulary import Province, ProvinceAt, name_key, province_at

# The name of a body and its territory stand on at most so many lines.
_MOST_CELLS = 4


class Issuer(NamedTuple):
    """The body that issued a document and the territories that its letterhead names, the highest first.

    ``partners`` stand before it in the letterhead as its equals.
    """

    institution: Institution
    places: tuple[Place, ...]
    partners: tuple[Institution, ...] = ()


class Units(NamedTuple):
    """What the cells of a letterhead name, in order; ``used`` cells are the issuer's."""

    issuer: Issuer | None
    places: tuple[Place, ...]
    used: int


def letterhead_issuer(head: Letterhead, grammar: Grammar) -> Units:
    """The issuer by the cells of the letterhead: the last body that they name."""
    raw = "\n".join(head.raw[cell.start : cell.end] for cell in head.cells)
    masked = "\n".join(head.masked[cell.start : cell.end] for cell in head.cells)
    ends: list[int] = []
    for cell in head.cells:
        ends.append((ends[-1] + 1 if ends else 0) + cell.end - cell.start)
    places: list[Place] = []
    institutions: list[Institution] = []
    used = 0
    at = start = 0
    while at < len(ends):
        while start < ends[at] and not masked[start].isalnum():
            start += 1
        if start >= ends[at]:
            start, at = ends[at] + 1, at + 1
            continue
        institution = _unit(raw, masked, start, ends[at : at + _MOST_CELLS], grammar)
        place = (
            None if institution is not None else place_at(raw, masked, start, ends[at], grammar, in_cell=True)
        )
        if institution is not None:
            institutions.append(institution)
            places += [institution.place] if institution.place is not None else []
            end = institution.end
        elif place is not None and place.name is not None:
            places.append(place)
            end = place.end
        else:
            start, at = ends[at] + 1, at + 1
            continue
        while at < len(ends) and ends[at] < end:
            at += 1
        used = at + 1
        start = max(end, start + 1)
    if not institutions:
        return Units(None, tuple(places), used)
    last = institutions[-1]
    partners = tuple(one for one in institutions[:-1] if _are_equal(one, last))
    return Units(Issuer(last, tuple(places), partners), tuple(places), used)


def _are_equal(one: Institution, other: Institution) -> bool:
    """Whether two bodies of a letterhead issue together: two ministries, two departments."""
    if one.place is not None or other.place is not None or one.agency is None or other.agency is None:
        return False
    same_kind = one.name.split(" ")[0] == other.name.split(" ")[0]
    return same_kind and one.agency.level == other.agency.level and one.agency.code != other.agency.code


def _unit(raw: str, masked: str, start: int, ends: list[int], grammar: Grammar) -> Institution | None:
    """The institution at ``start``, which may go on over the cells that end at ``ends``."""
    best: Institution | None = None
    best_score = (False,) * 4
    for at, end in enumerate(ends):
        found = institution_at(raw, masked, start, end, grammar, in_cell=True)
        whole = at > 0 and _spans(found, ends[at - 1])
        goes_on = at == 0 or best is None or whole
        if not goes_on and _begins_unit(raw, masked, ends[at - 1] + 1, end, grammar):
            break
        if found is None:
            continue
        rest = masked[found.end : end].strip(" ,.;:-\n")
        place = found.place
        score = (
            not rest,
            found.agency is not None,
            place is not None and place.name is not None,
            place is not None and place.province is not None,
        )
        if (
            best is None
            or whole
            or score > best_score
            or (found.agency is None and score == best_score and not rest)
        ):
            best, best_score = found, score
    return best


def _spans(found: Institution | None, cell_end: int) -> bool:
    """Whether a name that the vocabulary knows goes on beyond the cell that ends at ``cell_end``."""
    if found is None or found.agency is None:
        return False
    return cell_end < (found.end if found.place is None else found.place.start)


def _begins_unit(raw: str, masked: str, start: int, end: int, grammar: Grammar) -> bool:
    """Whether the cell begins another body; a territory may still belong to the one before."""
    found = institution_at(raw, masked, start, end, grammar, in_cell=True)
    return found is not None and (
        found.agency is not None or masked[start:end].split(" ", maxsplit=1)[0] != masked[start:end]
    )


def issuer_name(
    issuer: Issuer, province: Province | None, date: datetime.date | None, grammar: Grammar
) -> str:
    """The issuer's name in normal case, with its territory: ``province``, where the text leaves it out."""
    institution = issuer.institution
    words = [institution.head, institution.name]
    place = _own_place(issuer)
    if place is None and (
        _is_territorial(institution, grammar)
        or (institution.agency is not None and institution.agency.level == "tinh")
    ):
        if province is not None:
            words.append(province_name(province, province.name, date))
    elif place is not None and place.name is None:
        words.append(place.territory.name)
        if province is not None and place.territory.level == "tinh":
            words.append(province_at(province, province.name, date).name)
    elif place is not None:
        bare = place.territory.name + " " if bears_territory(institution.name, grammar) else ""
        words.append(place_name(place, date).removeprefix(bare))
    name = " ".join(word for word in words if word)
    return ", ".join([*(partner.name for partner in issuer.partners), name])


def issuer_level(issuer: Issuer, province: Province | None, date: datetime.date | None) -> str | None:
    """The issuer's level of government: of its territory, else of the agency, None if neither tells."""
    place = _own_place(issuer)
    agency = issuer.institution.agency
    if place is None:
        if agency is not None and agency.level:
            return agency.level
        return "tinh" if province is not None and agency is not None else None
    return place_level(place, province, date)


def place_level(place: Place, province: Province | None, date: datetime.date | None) -> str:
    """The level of a territory: a city is a province or a part of one."""
    if place.territory.name != "thành phố":
        return place.territory.level
    own = place.province if place.name is not None else province
    if own is None:
        return "huyen"
    return "tinh" if province_at(own, place.name or own.name, date).kind == "thanh_pho" else "huyen"


def place_name(place: Place, date: datetime.date | None) -> str:
    """The territory in normal case, with the word for it."""
    if place.province is None:
        return f"{place.territory.name} {capitals(place.name or '')}"
    at = province_at(place.province, place.name or "", date)
    return f"{place.territory.name} {at.name}"


def province_name(province: Province, printed: str, date: datetime.date | None) -> str:
    """A province with the word for it, as it was at ``date``."""
    at: ProvinceAt = province_at(province, printed, date)
    return f"{'thành phố' if at.kind == 'thanh_pho' else 'tỉnh'} {at.name}"


def _own_place(issuer: Issuer) -> Place | None:
    """The issuer's territory: its own, else that of the body above it, but for bodies of the state."""
    institution = issuer.institution
    if institution.place is not None:
        return institution.place
    if institution.agency is not None and institution.agency.level == "trung_uong":
        return None
    return issuer.places[-1] if issuer.places else None


def _is_territorial(institution: Institution, grammar: Grammar) -> bool:
    key = name_key(institution.name)
    return any(key.endswith(name) for name in grammar.header.institution.territorial)

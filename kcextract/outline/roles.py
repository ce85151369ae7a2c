"""What the sections are for: roles by titles, handed down to children."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from kcextract.grammar.entries import Pattern
from kcextract.grammar.outline import OutlineGrammar, RoleRule
from kcextract.outline.headings import heading, is_title
from kcextract.outline.nodes import BULLETS, NUMBERED, Node
from kcextract.text.matching import ALONE
from kcextract.text.spaces import skip_blanks

_LONGEST_TITLE = 300
_LONGEST_ARTICLE = 4000
# So far behind a title stand the words that it asks for.
_BEHIND = 200
# In a heading that names several, a name that gives no role is no longer.
_LONGEST_NAME = 40
# The kinds in which titles count as at the top level, if they are about the contents.
_EMBRACING = frozenset({"part", "chapter"})
# What stands below the head of a decision.
_BEGIN = frozenset({"article", "recipients", "signature"}) | NUMBERED
# The role of what was: an article that decides on it has that of what it does.
_UNTOLD = "other"
_SOLUTIONS = "solutions"
_OBJECTIVES = "objectives"
_NONE: frozenset[str] = frozenset()
_TITLED = frozenset({"part", "chapter", "article", "roman", "arabic", "decimal", "letter"}) | BULLETS


def assign_roles(
    root: Node, text: str, grammar: OutlineGrammar, charges: Collection[int] = frozenset()
) -> None:
    """Give every section below ``root`` its role: of its kind, of its title, or its parent's.

    ``text`` is the document's reading text, ``charges`` the ids of sections that are headed by the agencies
    that are to act. "" stays where nothing gives a role.
    """
    deeds = _deeds(root)
    titles = _titles(grammar)
    items = {role.code: role.items for role in grammar.roles if role.items}
    stack = [(node, before, _NONE) for node, before in _with_those_before(root)]
    while stack:
        node, before, beside = stack.pop()
        own = ""
        if not node.role:
            node.role = grammar.kind_roles.get(node.kind, "")
        if not node.role:
            inherited = node.bare or (node.parent.role if node.parent is not None else "")
            if node.kind in _TITLED:
                own = _by_title(node, before, text, titles.get(inherited, ()), grammar.identity)
                if _is_embraced(node, inherited, items):
                    own = _embraced(node, before, text, titles, grammar.identity) or own
                elif not own and beside:
                    named_above = [role for role in titles[""] if role.code in beside]
                    own = _by_title(node, before, text, named_above, grammar.identity)
            if own in ("", _UNTOLD) and id(node) in deeds:
                own = article_role(node, text, grammar) or own
            if not own and id(node) in charges:
                own = "organisation"
            node.role = own or (items.get(inherited) if _is_item(node) else None) or inherited
        named = own and node.children and own not in items
        beside = _named_beside(node, text, titles[""], grammar) if named else _NONE
        if own == _UNTOLD and node.children:
            beside |= _own_below(node, text, titles[""])
        stack += [(child, before, beside) for child, before in _with_those_before(node)]


def _is_item(node: Node) -> bool:
    """Whether a section is an item of what stands above it; "A." is one under "III.", "Mục 1." in a part."""
    if node.kind not in _EMBRACING or _is_named(node):
        return _is_named(node) or node.kind in NUMBERED
    return node.parent is not None and (
        node.parent.kind in NUMBERED or (node.kind, node.parent.kind) == ("chapter", "part")
    )


def _is_named(node: Node) -> bool:
    """Whether a section is marked by its name and number: "Dự án 1: …"."""
    return node.marker is not None and node.marker.rule.named


def _with_those_before(node: Node) -> list[tuple[Node, Node | None]]:
    """The children of ``node``, the last one first, each with the one before it."""
    return list(zip(node.children, [None, *node.children], strict=False))[::-1]


def _is_embraced(node: Node, inherited: str, items: Mapping[str, str]) -> bool:
    """Whether a section stands in a part or chapter on the contents or aims, which embraces a programme."""
    parent = node.parent
    if parent is None or parent.kind not in _EMBRACING or _is_named(node):
        return False
    return inherited in items or inherited == _OBJECTIVES


def _embraced(
    node: Node, before: Node | None, text: str, titles: Mapping[str, list[RoleRule]], identity: Pattern
) -> str:
    """The role that a title gives in a part on the contents: the one that it gives at the top level.

    "" where it names what was, and solutions where the part's own title names them too: in "Nhiệm vụ và
    giải pháp", "Các giải pháp khác" are one more item.
    """
    code = _by_title(node, before, text, titles.get("", ()), identity)
    if code == _SOLUTIONS and node.parent is not None:
        title = heading(node.parent, text) or ""
        is_named = any(role.code == code and role.title.search(title) is not None for role in titles[""])
        return "" if is_named else code
    return "" if code == _UNTOLD else code


def _named_beside(
    node: Node, text: str, roles: Iterable[RoleRule], grammar: OutlineGrammar
) -> frozenset[str]:
    """The roles that a section's title names beside its own: "Giải pháp và tổ chức thực hiện"."""
    if node.kind in BULLETS or node.kind not in _TITLED:
        return _NONE
    title = heading(node, text) or ""
    codes: list[str] = []
    before = grammar.identity.match(title)
    place: int | None = 0 if before is None else before.end()
    while place is not None:
        end = place
        for role in roles:
            match = None if role.after else role.title.match(title, place)
            if match is not None:
                codes.append(role.code)
                end = match.end()
                break
        if not codes:
            break
        # A name in between that gives no role goes up to the next joint; none begins within that of a role.
        ends = [end] if end > place else range(place + 1, min(place + _LONGEST_NAME, len(title)))
        place = next((gap.end() for at in ends if (gap := grammar.joint.match(title, at)) is not None), None)
    return frozenset(codes[1:]) - {_UNTOLD}


def _own_below(node: Node, text: str, roles: Iterable[RoleRule]) -> frozenset[str]:
    """The roles that titles right below a section may give, whatever is told in it besides."""
    title = heading(node, text) or ""
    named = (role.below for role in roles if role.below and role.title.match(title) is not None)
    return next(named, _NONE)


def _deeds(root: Node) -> set[int]:
    """The articles of the decision itself: at the top level, before any attached document or appendix."""
    found = set()
    begun = False
    for node in root.children:
        head = node.kind == "preamble" and node.role == "header"
        # Tables and bullets of the page may part the head of the decision.
        if (head and begun) or node.kind in ("appendix", "chapter", "part"):
            break
        begun = begun or node.role == "legal_bases" or node.kind in _BEGIN
        if node.kind == "article":
            found.add(id(node))
    return found


def _titles(grammar: OutlineGrammar) -> dict[str, list[RoleRule]]:
    """The roles that a title may give, by the role that it stands under."""
    titles: dict[str, list[RoleRule]] = defaultdict(list)
    for role in grammar.roles:
        for above in role.under:
            titles[above].append(role)
    return titles


def _by_title(
    node: Node, before: Node | None, text: str, roles: Iterable[RoleRule], identity: Pattern
) -> str:
    """The role that the title of ``node`` gives; of several that it names, the first that gives one."""
    if not node.own:
        return ""
    start = node.text_start
    end = min(node.own[0].end, start + _LONGEST_TITLE)
    while start < end and not text[start].isalnum():
        start += 1
    named = identity.match(text, start, end)
    if named is not None:
        start = named.end()
    if start == end:
        return ""
    initial = text[start]
    for role in roles:
        if role.initials and initial not in role.initials:
            continue
        if role.after and (before is None or before.role != role.after):
            continue
        match = role.title.match(text, start, end, ALONE)
        if match is None:
            continue
        if role.behind is None or role.behind.search(text, match.end(), match.end() + _BEHIND) is not None:
            return role.code if role.told or is_title(node, text) else ""
    return ""


def article_role(node: Node, text: str, grammar: OutlineGrammar) -> str:
    """What the article says of itself in its own text; "" where it does not."""
    start = skip_blanks(text, node.text_start)
    end = min(node.own[-1].end, start + _LONGEST_ARTICLE) if node.own else start
    for rule in grammar.articles:
        if rule.fits(text, start, end):
            return rule.code
    return ""

"""Projects that a decision tells one a paragraph, behind what it gives to all: "cụ thể như sau:"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.codes import CENTRAL, LOCAL, OTHER, OWN, PRIVATE_MONEY, STATE_MONEY, TOTAL
from kcextract.extractors.budgets.nodes import Node, name_of
from kcextract.extractors.budgets.projects import SCHEME
from kcextract.extractors.context import Context
from kcextract.text.folding import fold, fold_pattern

_LEAST_SCHEMES = 2
# What a project takes in all, before its amount.
_WHOLE = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:tổng|(?:kinh\s+phí|dự\s+toán|chi\s+phí)(?:\s+(?:thực\s+hiện|đầu\s+tư|là|khoảng|dự\s+kiến|toàn\s+bộ))*\s*:?\s*$"
        r"|mức\s+đầu\s+tư)(?!\p{L})"
    )
)
# What is given to it.
_HELP = regex.compile(fold_pattern(r"(?<!\p{L})(?:hỗ\s+trợ|khuyến\s+(?:công|nông|ngư)|ngân\s+sách)(?!\p{L})"))
# Who gets it, and pays the rest.
_PAYS = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:htx|hợp\s+tác\s+xã|doanh\s+nghiệp|dn|dntn|công\s+ty|tổ\s+hợp\s+tác|tht|hộ|cơ\s+sở|nhà\s+máy|đơn\s+vị"
        r"|chủ\s+đầu\s+tư|người\s+dân)(?!\p{L})[^.;:]{0,60}?(?:(?<!\p{L})(?:góp|đóng\s+góp|đối\s+ứng|tự\s+\p{L}+|bỏ(?:\s+(?:ra|vốn))*|đầu\s+tư|chi|lo)"
        r"(?!\p{L})[^.;:]{0,30})?$"
    )
)
# The same behind an amount: "phần còn lại 5 triệu đồng do cơ sở bỏ ra".
_PAYS_BEHIND = regex.compile(
    fold_pattern(
        r"\s*(?:là\s+)?(?:do|của|từ)\s+(?:(?:vốn|nguồn|tự|có|của|các|đối|ứng)\s+)*(?:htx|hợp\s+tác\s+xã|doanh\s+nghiệp|dn|dntn|công\s+ty"
        r"|tổ\s+hợp\s+tác|tht|hộ|cơ\s+sở|nhà\s+máy|đơn\s+vị|chủ\s+đầu\s+tư|người\s+dân)(?!\p{L})"
    )
)
# What a rate comes to: "mỗi hộ góp 4 triệu đồng, cộng".
_COMES_TO = regex.compile(fold_pattern(r"\s*[,(]?\s*(?:tổng\s+)?cộng(?:\s+là)?\s*:?\s*"))
_BRINGS_IN = regex.compile(
    fold_pattern(
        r"[^.;]*(?:\.\s*(?:trong\s+đó|(?:bao\s+)?gồm|cụ\s+thể|chi\s+tiết|các\s+(?:đề|dự)\s+án)(?!\p{L})[^.;:\d]{0,60})?:\s*"
    )
)
# Behind the marker of a section that gives work to somebody.
_GIVES_WORK = regex.compile(fold_pattern(r"[\W\d]*(?:điều\s+\d+\s*\W\s*)?giao\s+(?!thông)\p{L}"))
# The money of the promotion of industry, where nothing says whose.
_PROMOTION = regex.compile(
    fold_pattern(
        r"(?:(?:tổng|số|mức|nguồn|phần|vốn|kinh\s+phí|tiền|dự\s+toán|hỗ\s+trợ|từ|của|thực\s+hiện)\s+)*khuyến\s+công"
        r"(?:\s+(?:hỗ\s+trợ|cấp|năm\s+\d{4}|đợt\s+\d+))*"
    )
)
# "Khuyến công tỉnh" may be the programme of a province, whoever pays.
_LEVEL = regex.compile(
    fold_pattern(
        r"(?<!\p{L})khuyến\s+công\s+(?:và\s+khuyến\s+công\s+)?(?P<level>quốc\s+gia|địa\s+phương|tỉnh|thành\s+phố|huyện|cấp|thị\s+xã)(?!\p{L})"
    )
)
_LEVELS = {fold("q"): CENTRAL, fold("đ"): LOCAL}
_LENT = regex.compile(
    fold_pattern(r"(?<!\p{L})(?:vay|tín\s+dụng|tài\s+trợ|lồng\s+ghép|ngân\s+hàng)(?!\p{L})")
)
_YEAR_BEHIND = regex.compile(fold_pattern(r"\s+năm\s+\d{4}$"))


def level_of_promotion(context: Context, label: Span | None) -> str | None:
    """Whose money "kinh phí khuyến công" is, where the title of the document names the one kind of it."""
    if label is None or _PROMOTION.fullmatch(context.folded, *label) is None:
        return None
    for title in (context.header.title, context.header.programme_title):
        levels = {match["level"][:1] for match in _LEVEL.finditer(fold(title or ""))}
        if levels:
            return _LEVELS.get(levels.pop()) if len(levels) == 1 else None
    return None


def join_schemes(context: Context, nodes: Sequence[Node]) -> None:
    """Joins what each of several projects takes to its own total, and what they get to what all of them do.

    ``nodes`` are in text order.
    """
    for _, group in groupby(nodes, key=lambda node: node.place.within.number):
        told = list(group)
        by_paragraph = [list(each) for _, each in groupby(told, key=lambda node: node.place.paragraph)]
        schemes = [each for each in by_paragraph if _is_scheme(context, each[0])]
        if len(schemes) < _LEAST_SCHEMES:
            continue
        whole = _brought_in(context, by_paragraph[0])
        if whole is None:
            continue
        _join_to_earlier(context, whole, nodes)
        read = [_Scheme(context, whole, scheme) for scheme in schemes]
        sources = {source for scheme in read for source in scheme.sources()}
        if whole.source is None and len(sources) == 1:
            whole.source = sources.pop()  # of those projects too that name none
        for each in read:
            each.join()
        inside = {id(node) for scheme in schemes for node in scheme}
        for node in nodes:
            # What others behind the list tell is no part of it, nor of a project's total.
            outside = node.place.within is not whole.place.within and node.parent is whole
            if outside or (id(node) not in inside and id(node.parent) in inside):
                node.leave()


def _is_scheme(context: Context, node: Node) -> bool:
    place = node.place
    return place.passage > 0 and SCHEME.match(context.folded, place.paragraph) is not None


def _brought_in(context: Context, first: Sequence[Node]) -> Node | None:
    """What all projects get, told before the colon with which the first paragraph of a section ends."""
    whole = first[-1]
    place = whole.place
    end = context.paragraph_end(place.amount.start)
    if place.passage > 0 or end is None:
        return None
    if _BRINGS_IN.fullmatch(context.folded, place.amount.full_end, end) is None:
        return None
    helps = _HELP.search(context.folded, *place.before) is not None
    return whole if helps or whole.source in STATE_MONEY else None


def _join_to_earlier(context: Context, whole: Node, nodes: Sequence[Node]) -> None:
    """Makes what is given to somebody to spend a part of the one sum told before it by the same name."""
    section = whole.place.within
    name = _name(context, whole)
    bare = context.grammar.budgets.bare.fullmatch(name)
    if whole.parent is not None or not name or bare is not None:
        return
    if _GIVES_WORK.match(context.folded, section.start) is None:
        return
    found = [
        node
        for node in nodes
        if node.place.amount.start < section.start and node.holds(whole) and _name(context, node) == name
    ]
    if len(found) == 1 and not _is_of_another_time(found[0], whole):
        found[0].adopt(whole)


def _name(context: Context, node: Node) -> str:
    """The name of an amount as it is folded, without a year at its end."""
    return _YEAR_BEHIND.sub("", name_of(context, node))


def _is_of_another_time(one: Node, other: Node) -> bool:
    told = one.stated.basis == other.stated.basis == "sentence"
    return told and one.stated != other.stated


class _Scheme:
    """The amounts of one project, and the ``whole`` that all projects get."""

    def __init__(self, context: Context, whole: Node, nodes: Sequence[Node]) -> None:
        self._context = context
        self._whole = whole
        self._nodes = [node for node in nodes if not node.is_average and node.low]
        self._private = [node for node in self._nodes if self._is_private(node)]

    def sources(self) -> set[str]:
        """The budgets that are named to pay what the project gets."""
        named = {node.named_source for node in self._nodes if node not in self._private}
        return {source for source in named if source in STATE_MONEY}

    def join(self) -> None:
        """Joins its amounts to its own total, or what it gets to the whole."""
        total = self._total()
        shares = [node for node in self._nodes if node is not total]
        for node in shares:
            self._join_share(node, total)
        if total is not None:
            total.leave()
            total.source = TOTAL if total.source is None else total.source

    def _join_share(self, node: Node, total: Node | None) -> None:
        private = node in self._private
        if private and node.source in (None, OTHER) and self._pays(node):
            node.source = OWN
        if not private and node.source is None and self._whole.source in STATE_MONEY:
            node.source = self._whole.source
        if node.parent not in (None, self._whole, total):
            return  # a part of a share
        if total is not None:
            total.take(node)
        elif private:
            node.leave()
        elif self._whole.holds(node):
            self._whole.take(node)

    def _total(self) -> Node | None:
        """The amount that the others of a project are shares of."""
        named = [node for node in self._nodes if self._is_total(node)]
        if len(named) != 1:
            return None
        inside = [node for node in self._nodes if node is not named[0]]
        shares = [node for node in inside if node.parent not in inside]
        given = sum(node.low or 0 for node in shares)
        return named[0] if shares and given <= (named[0].low or 0) else None

    def _words(self, node: Node) -> Span:
        """The words before an amount; before what a rate comes to, those of the rate too."""
        place = node.place
        if _COMES_TO.fullmatch(self._context.folded, *place.before) is None:
            return place.before
        return Span(place.clause, place.before.start)

    def _is_total(self, node: Node) -> bool:
        words = self._words(node)
        if node in self._private or words != node.place.before:
            return False
        folded = self._context.folded
        told = _WHOLE.search(folded, *words) is not None
        return told and (node.label is None or _HELP.search(folded, *node.label) is None)

    def _pays(self, node: Node) -> bool:
        """Whether who gets a project gives an amount, not as a loan."""
        words = self._words(node)
        lent = node.source == OTHER and _LENT.search(self._context.folded, *words) is not None
        return not lent and (
            _PAYS.search(self._context.folded, *words) is not None or self._is_paid_behind(node)
        )

    def _is_paid_behind(self, node: Node) -> bool:
        place = node.place
        return _PAYS_BEHIND.match(self._context.folded, place.amount.full_end, place.sentence.end) is not None

    def _is_private(self, node: Node) -> bool:
        if node.named_source in PRIVATE_MONEY or (node.source is None and self._is_paid_behind(node)):
            return True
        words = self._words(node)
        folded = self._context.folded
        if node.source in STATE_MONEY or _PAYS.search(folded, *words) is None:
            return False
        last = max((match.start() for match in _HELP.finditer(folded, *words)), default=-1)
        pays = _PAYS.search(folded, max(words.start, last), words.end)
        return pays is not None and (last < 0 or folded.rfind(",", last, words.end) > last)

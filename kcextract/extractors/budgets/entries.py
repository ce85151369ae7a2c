"""Entries of plans: items that say what they are and, behind a colon, a dash or a comma, their amount."""

from __future__ import annotations

import regex

from kcextract.extractors.budgets.names import COUNTED
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.budgets.projects import SCHEME
from kcextract.extractors.context import Context
from kcextract.outline import Section
from kcextract.text.folding import fold, fold_pattern

# So much of a heading is looked at.
_WINDOW = 400
_CONTENT_ROLES = frozenset({"contents", "content_item"})
_EXACT = frozenset({"eq", "approx"})
_LEADS_ENTRY = regex.compile(r"(?<!\d{4}\s?):\s*$|\s[-–]\s*$")
# Headings of lists of projects, and of what has become of them.
_PROJECTS = regex.compile(fold_pattern(r"(?<!\p{L})(?:dự\s+án|công\s+trình|hạng\s+mục|đề\s+án)(?!\p{L})"))
_RESULTS = regex.compile(fold_pattern(r"(?<!\p{L})(?:kết\s+quả|tình\s+hình|tiến\s+độ|hoàn\s+thành)(?!\p{L})"))
# Headings of lists of what money is spent on: "Nội dung chi", not "Nội dung chi và mức chi" of a regulation.
_OUTLAYS = regex.compile(
    fold_pattern(
        r"(?:[ivx\d.]+\s*)?(?:(?:về|các|những|dự\s+kiến)\s+)*(?:(?:nội\s+dung|khoản|nhiệm\s+vụ|hạng\s+mục|hoạt\s+động)\s+(?:được\s+)?chi"
        r"(?!\s+(?:tiết|tiêu\s+chuẩn|trả)(?!\p{L}))|danh\s+mục(?:\s+(?:các|những))?\s+(?:đề\s+án|dự\s+án|công\s+trình|nhiệm\s+vụ|hoạt\s+động"
        r"|hạng\s+mục|mô\s+hình|hỗ\s+trợ))(?!\p{L})"
    )
)
_NORMS = regex.compile(
    fold_pattern(r"(?<!\p{L})(?:(?:định\s+)?mức|đơn\s+giá|quy\s+định|điều\s+kiện|tiêu\s+chí)(?!\p{L})")
)
# "Phát sóng 12 kỳ trên Đài tỉnh (25 triệu đồng);"
_OPENS = regex.compile(r"\d[^();:.]*\p{L}{2}\s*\(\s*$")
_CLOSES = regex.compile(r"\s*\)\s*(?:[;.]|,(?=\s)|$)")
_ENDS_ENTRY = frozenset(("", ".", ";", ",", ":", "("))
# What no money is spent on: debts, savings, what is collected.
NO_COST = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:nợ|(?<!(?:nghiệm|tiếp|hấp)\s+)thu(?!\s+(?:hút|gom|mua|nhập\s+thấp)(?!\p{L}))|lãi|lỗ|tiết\s+kiệm|giảm|bán"
        r"|nộp|đã\s+(?:giải\s+ngân|thanh\s+toán|thực\s+hiện|chi|đầu\s+tư))(?!\p{L})"
    )
)
# The class of roads, stations and other things that are built.
_WORK = "work"
_DEED = regex.compile(
    fold_pattern(
        r"\W*(?:mua(?:\s+sắm)?|xây(?:\s+(?:dựng|mới))?|nâng\s+cấp|cải\s+tạo|sửa\s+chữa|trang\s+bị|lắp\s+đặt|đầu\s+tư|nạo\s+vét"
        r"|tổ\s+chức|mở|đào\s+tạo|tập\s+huấn|in|biên\s+soạn|trồng|xử\s+lý|phát\s+hành)\s+(?:(?:mới|và|,)\s*)*\d"
    )
)
_COUNTS = regex.compile(r":[^:]*?\d\s+\p{L}[^\d:]{2,60}(?:;|\s[–-])\s*$")
# Before what a sum is worked out to: "500 hộ x 50 triệu đồng/hộ = 25.000 triệu đồng".
RESULT = "="


class Entries:
    """Tells for the amounts of one document whether they are those of entries."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._costed: dict[int, bool] = {}

    def is_entry(self, place: Place) -> bool:
        """Whether an item of the contents says what it is and, behind a colon or dash, its amount."""
        is_content = place.section.role in _CONTENT_ROLES
        if place.passage == 0 and self._is_led(place):
            told = is_content or self._is_deed(place) or self._is_costed(place.section)
        else:
            told = is_content and (self._is_clause(place) or self._is_all(place) or self._is_below(place))
        if is_content and self._is_bracketed(place):
            return True
        return (told or self._ends_counts(place) or self._is_scheme(place)) and self.ends(place)

    def _is_scheme(self, place: Place) -> bool:
        """Whether an unmarked paragraph names a project and, behind a comma or colon, an amount alone."""
        folded, start = self._context.folded, place.paragraph
        if place.passage == 0 or place.before.start > start or SCHEME.match(folded, start) is None:
            return False
        return folded[start : place.before.end].rstrip().endswith((",", ":"))

    def _ends_counts(self, place: Place) -> bool:
        """Whether an item tells of what it names how many of which things and, alone, an amount behind them.

        "5. Huyện Hòa An: 15 phòng học; 8 nhà công vụ; 3 tỷ đồng."
        """
        if place.section.marker is None:
            return False
        return _COUNTS.search(self._context.folded, place.paragraph, place.amount.start) is not None

    def _is_deed(self, place: Place) -> bool:
        """Whether an item begins with what is bought or built: "- Mua 12 xe ép rác: 17 tỷ đồng"."""
        folded, start, end = self._context.folded, place.paragraph, place.before.end
        if _DEED.match(folded, start, end) is not None:
            return True
        while start < end and not folded[start].isalnum():
            start += 1
        # "- Đường vào cụm công nghiệp dài 3 km: 18 tỷ đồng"
        thing = self._context.grammar.units.unit_at(folded, start, end)
        return thing is not None and thing.unit.unit_class == _WORK

    def ends_item(self, place: Place) -> bool:
        """Whether an item says what it is and, behind a comma, its amount: "b) Trạm bơm, 5 tỷ đồng"."""
        folded, before = self._context.folded, place.before
        parted = folded[before.start : before.end].rstrip().endswith(",") or self._is_led(place)
        return place.passage == 0 and parted and self.ends(place)

    def ends(self, place: Place) -> bool:
        """Whether an amount is a sum with which a sentence may end."""
        amount, folded = place.amount, self._context.folded
        return (
            amount.comparator in _EXACT
            and folded[amount.full_end : place.section.own_end].lstrip()[:1] in _ENDS_ENTRY
            and NO_COST.search(folded, *place.before) is None
        )

    def _is_led(self, place: Place) -> bool:
        """Whether a colon or dash stands before an amount, or before what it is for or worked out from."""
        folded, (start, end), amount = self._context.folded, place.before, place.amount
        if _LEADS_ENTRY.search(folded, start, amount.start) is not None:
            return True
        if folded[end : amount.start].rstrip().endswith(RESULT):
            return _LEADS_ENTRY.search(folded, start, end) is not None
        return COUNTED.search(folded, start, end) is not None

    def _is_clause(self, place: Place) -> bool:
        """Whether an amount is all that another clause tells: "b) Trạm bơm; 5 tỷ đồng"."""
        folded = self._context.folded
        if folded[slice(*place.before)].strip():
            return False
        begin = place.before.start
        while begin > place.section.start and folded[begin - 1].isspace():
            begin -= 1
        return folded.startswith(";", begin - 1)

    def _is_all(self, place: Place) -> bool:
        """Whether the last paragraph below a heading is what is done and, behind a colon, an amount alone."""
        folded = self._context.folded
        if place.section.marker is None or place.before.start > place.paragraph or not self._is_led(place):
            return False
        return not folded[place.amount.full_end : place.section.own_end].strip(" .;\n\t")

    def _is_below(self, place: Place) -> bool:
        """Whether a paragraph begins with an amount below an item's line that ends with a colon."""
        folded, start = self._context.folded, place.paragraph
        if place.section.marker is None or place.before.start > start or place.passage != 1:
            return False
        return not folded[slice(*place.before)].strip() and folded[
            place.section.start : start
        ].rstrip().endswith(":")

    def _is_bracketed(self, place: Place) -> bool:
        """Whether an item tells how many things are done and, alone in brackets behind them, an amount."""
        folded, amount = self._context.folded, place.amount
        return (
            amount.comparator in _EXACT
            and _CLOSES.match(folded, amount.full_end) is not None
            and _OPENS.search(folded, place.before.start, amount.start) is not None
            and NO_COST.search(folded, *place.before) is None
        )

    def _is_costed(self, section: Section) -> bool:
        """Whether a heading above names projects and what they cost, or is one of what money is spent on."""
        above = section.parent
        if above is None:
            return False
        if above not in self._costed:
            parent = self._context.outline.sections[above]
            heading = fold((parent.heading or "")[:_WINDOW])
            costed = _RESULTS.search(heading) is None and (
                (_OUTLAYS.match(heading) is not None and _NORMS.search(heading) is None)
                or (
                    _PROJECTS.search(heading) is not None
                    and self._context.grammar.budgets.purse.search(heading) is not None
                )
            )
            self._costed[above] = costed or self._is_costed(parent)
        return self._costed[above]

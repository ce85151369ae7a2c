"""Amounts of money: what stands behind the digits of one, and its value in whole đồng.

"4,1 tỷ đồng", "91.481.640.145đ", "552,4 tỷ", "05 triệu đồng/1 ha", "2 tỷ rưỡi". An amount in another currency
is found, but has no value in đồng.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, NamedTuple

import regex

from kcextract.document import Span
from kcextract.text.folding import fold_pattern
from kcextract.text.matching import ALONE
from kcextract.text.number_words import Worded, number_words_at

# So many đồng fit into the tables' columns.
LARGEST = 2**63 - 1
SEVERAL_YEARS = r"(?:0?[2-9]|[1-9]\d)\s*năm"
"""What a sum is for that is no rate, as a pattern: "60 tỷ đồng/5 năm"."""

Currency = Literal["VND", "other"]

_WINDOW = 120
_LONGEST_DIGITS = 40


def _compile(source: str) -> regex.Pattern[str]:
    return regex.compile(fold_pattern(source))


_SCALES: tuple[tuple[int, regex.Pattern[str]], ...] = tuple(
    (factor, _compile(source))
    for factor, source in (
        (10**12, r"\s*(?:nghìn|ngàn)\s+(?:tỷ|tỉ)(?!\p{L})"),
        (10**9, r"\s*(?:(?:nghìn|ngàn)\s+triệu(?!\p{L})|(?:tỷ|tỉ)(?=đồng)|(?:tỷ|tỉ)(?!\p{L}))"),
        (10**6, r"\s*(?:triệu(?=đồng)|triệu(?!\p{L})|tr(?=\.?\s?đ)\.?|tr\.?(?=\s*(?:vnđ|vnd)))"),
        (10**3, r"\s*(?:(?:nghìn|ngàn)(?=đồng)|(?:nghìn|ngàn)(?!\p{L})|ng\.?(?=\s?đ))"),
    )
)
# What those words and the names of currencies begin with: behind most numbers stands neither.
_SCALE_INITIALS = frozenset("nt")
_CURRENCY_INITIALS = frozenset("abcdeđfgjknrstuvwy$€(")
_HALF = _compile(r"\s*(?:rưỡi|rưởi)(?!\p{L})")
_DONG = _compile(
    r"\s*(?:đồng\s+(?:việt\s+nam|vn)|việt\s+nam\s+đồng|đồng|vnđ|vnd|đ)(?![\p{L}\d])|\s*\((?:vnđ|vnd|đồng)\)"
)
# "đ" apart from few digits is a letter of a list ("khoản 1 đ)"), not đồng.
_LETTER = _compile(r"(?<![\d.,])[1-9]\d{0,2}\s+đ$")
# Words that begin with "đồng": people, whatever the number, and what follows a small number by chance.
_PEOPLE = _compile(r"\s*đồng\s+(?:chí|bào|đội|nghiệp)(?!\p{L})")
_NO_DONG = _compile(
    r"\s*đồng\s+(?:nghĩa|phục|hồ|cỏ|ruộng|muối|bằng|thời|bộ|hương|minh|tính|dao|tiền|xu|"
    r"môn|tác\s+giả|chủ|giải|hạng|phạm|hành|tháp|nai|xoài|hới|văn|đăng|anh)(?!\p{L})"
)
_OTHER = _compile(
    r"\s*(?:(?:đồng\s+)?(?:đô\s?la|đôla|đô-la|dollars?|usd|us\$|\$|euros?|eur|€|nhân\s+dân\s+tệ|ndt|cny|rmb|"
    r"yên\s+nhật|jpy|bảng\s+anh|gbp|won|krw|kíp|baht|bạt\s+thái|rúp|aud|sgd|chf|sdr|franc)(?!\p{L})"
    r"(?:\s+(?:mỹ|úc|hồng\s+kông|hàn\s+quốc|lào|thái)(?!\p{L}))?|(?:yên|tệ)(?!\s*\p{L}))"
)
# Behind a bare "triệu" or "tỷ" these words go on with the sentence; any other is a thing that is counted.
_GOES_ON = _compile(
    r"\s*(?:$|[^\p{L}\p{N}\s%‰$€]|(?:và|hoặc|từ|để|cho|trong|do|của|là|đến|tới|với|trên|tại|ở|năm|giai\s+đoạn|"
    r"mỗi|một|hằng|hàng|được|bằng|theo|vào|gồm|bao\s+gồm|thì|sẽ|so|nhằm|thuộc|về|qua|thông\s+qua|ngoài|còn|"
    r"đã|nếu|như|trở\s+(?:lên|xuống)|vốn|kinh\s+phí|nguồn|ngân\s+sách|tiền|chi|hỗ\s+trợ|đầu\s+tư|đối\s+ứng|"
    r"tương\s+đương|chiếm|thực\s+hiện|xây\s+dựng|nâng\s+(?:cao|cấp)|phát\s+triển|đào\s+tạo|bảo\s+vệ|tu\s+bổ|"
    r"cải\s+tạo|khôi\s+phục|khắc\s+phục|sửa\s+chữa|mua\s+sắm)(?!\p{L}))"
)
_BASIS = _compile(r"\s*/\s*(?P<basis>(?:\d+\s*)?\p{L}[\p{L}\d]*(?:\s*/\s*(?:\d+\s*)?\p{L}[\p{L}\d]*)*)")
_LABEL = r"(?:(?:viết|ghi|số\s+tiền)\s+)?(?:bằng\s+)?chữ\s*[:.]?\s*"
_WORDS_OPEN = _compile(
    rf"\s*(?:,\s*)?(?:[(\[]\s*(?:{_LABEL})?|(?:[-–]\s*)?(?:số\s+tiền\s+)?bằng\s+chữ\s*:?\s*)[“\"]?"
)
_AFTER_WORDS = _compile(
    r"\s*(?:đồng(?:\s+việt\s+nam)?|việt\s+nam\s+đồng|đ|vnđ|vnd)(?!\p{L})(?:\s+chẵn(?!\p{L}))?"
)
_CLOSE = regex.compile(r"[\s.,;/”\"]*[)\]]")
_ONE_GROUP = regex.compile(r"[1-9]\d{0,2}[.,]\d{3}")


class Money(NamedTuple):
    """What makes digits an amount of money: the words and signs behind them, up to ``end``.

    ``factor`` multiplies the digits; ``half`` is True of "2 tỷ rưỡi". ``currency`` is ``other`` for any but
    đồng; ``named`` is False where the text has a bare "triệu" or "tỷ". ``basis`` is the span of what a rate
    is for, "ha" in "/ha"; None of an amount that is no rate by its form.
    """

    factor: int
    half: bool
    currency: Currency
    named: bool
    basis: Span | None
    end: int


def money_behind(folded: str, place: int, limit: int | None = None) -> Money | None:
    """What makes the digits that end at ``place`` of a folded text an amount of money; None if nothing does.

    >>> money_behind("4,1 tỷ đồng cùng với", 3)
    Money(factor=1000000000, half=False, currency='VND', named=True, basis=None, end=11)
    """
    limit = min(len(folded) if limit is None else limit, place + _WINDOW)
    factor, end = scale_behind(folded, place, limit)
    if factor == 1 and _initial(folded, end, limit) not in _CURRENCY_INITIALS:
        return None
    half = False
    if factor > 1 and (match := _HALF.match(folded, end, limit)) is not None:
        half, end = True, match.end()
    if (match := _OTHER.match(folded, end, limit)) is not None:
        basis, end = _basis(folded, match.end(), limit)
        return Money(factor, half, "other", True, basis, end)
    match = _DONG.match(folded, end, limit)
    if match is not None and _PEOPLE.match(folded, end, limit) is not None:
        return None
    if match is not None and not (factor == 1 and _is_no_dong(folded, place, match.end(), limit)):
        basis, end = _basis(folded, match.end(), limit)
        return Money(factor, half, "VND", True, basis, end)
    if factor >= 10**6:
        basis, after = _basis(folded, end, limit)
        if basis is not None or _GOES_ON.match(folded, end, limit) is not None:
            return Money(factor, half, "VND", False, basis, after)
    return None


def scale_behind(folded: str, place: int, limit: int | None = None) -> tuple[int, int]:
    """By what the words at ``place`` multiply the digits before them (1 if not), and where they end."""
    limit = len(folded) if limit is None else limit
    if _initial(folded, place, limit) not in _SCALE_INITIALS:
        return 1, place
    for factor, pattern in _SCALES:
        match = pattern.match(folded, place, limit, ALONE)
        if match is not None:
            return factor, match.end()
    return 1, place


def _initial(folded: str, place: int, limit: int) -> str:
    """The first character behind white space, "" without one."""
    while place < limit and folded[place].isspace():
        place += 1
    return folded[place] if place < limit else ""


def in_dong(value: Decimal, money: Money, more: Decimal = Decimal(0)) -> int | None:
    """``value`` times the factor of ``money`` in đồng, with ``more`` đồng added.

    None of a foreign currency, and of what is no amount: that is a whole number of đồng, at most ``LARGEST``.
    """
    if money.currency != "VND":
        return None
    amount = value * money.factor + more + (money.factor // 2 if money.half else 0)
    whole = int(amount) if abs(amount) <= LARGEST else None
    return whole if whole is not None and whole == amount else None


def whole_dong(printed: str, value: Decimal | None, money: Money) -> Decimal | None:
    """The value of ``printed``, the digits before ``money``, where numbers elsewhere would have it ``value``.

    Nobody writes thousandths of a đồng: "500,000 đồng" is half a million, whichever mark groups thousands.
    """
    if money.factor == 1 and money.named and money.currency == "VND" and _ONE_GROUP.fullmatch(printed):
        return Decimal(printed.replace(".", "").replace(",", ""))
    return value


def words_behind(folded: str, place: int, limit: int | None = None) -> Worded | None:
    """The amount in words that stands, in brackets or behind "bằng chữ", right behind an amount in digits.

    ``[start, end)`` takes in the brackets; the value is None where the words are no clear amount of đồng.
    None where no amount in words stands there.

    >>> words_behind("4 tỷ đồng (bằng chữ: bốn tỷ đồng chẵn).", 9)
    Worded(value=4000000000, start=10, end=38)
    """
    limit = len(folded) if limit is None else limit
    opening = _WORDS_OPEN.match(folded, place, limit)
    if opening is None or opening.end() == place:
        return None
    found = number_words_at(folded, opening.end(), limit)
    if found is None:
        return None
    bracket = any(sign in opening.group() for sign in "([")
    named = _AFTER_WORDS.match(folded, found.end, limit)
    end = found.end if named is None else named.end()
    closing = _CLOSE.match(folded, end, limit) if bracket else None
    if named is None and (closing is None or (found.value or 0) < 1000):
        # "(hai mươi hộ)", "(ba)": no amount of money.
        return None
    start = place + len(opening.group()) - len(opening.group().lstrip(" \t\n,"))
    value = found.value if found.value is not None and found.value <= LARGEST else None
    return Worded(value, start, end if closing is None else closing.end())


def _basis(folded: str, place: int, limit: int) -> tuple[Span | None, int]:
    match = _BASIS.match(folded, place, limit)
    return (None, place) if match is None else (Span(*match.span("basis")), match.end())


def _is_no_dong(folded: str, place: int, end: int, limit: int) -> bool:
    """Whether "đồng" or "đ" right behind digits is something else: "20 đồng chí", "khoản 1 đ)"."""
    if _NO_DONG.match(folded, place, limit) is not None:
        return True
    return (
        _LETTER.search(folded, max(0, place - _LONGEST_DIGITS), end) is not None
        and folded[end : end + 1] != "/"
    )

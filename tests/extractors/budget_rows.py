"""What the specifications of budgets share: the codes of sources, and amounts with what they are parts of."""

from kcextract.records import BudgetRecord

TOTAL, STATE, CENTRAL, LOCAL, OWN, OTHER = (
    "tong",
    "ngan_sach_nha_nuoc",
    "khuyen_cong_quoc_gia",
    "khuyen_cong_dia_phuong",
    "doi_ung",
    "khac",
)
# The heads of plans to which sentences on money are added.
MARKETS = "KẾ HOẠCH\nPhát triển chợ giai đoạn 2031 - 2035\n\nI. MỤC TIÊU\nCó chợ.\n\nII. KINH PHÍ THỰC HIỆN\n"
HERBS = """
KẾ HOẠCH
Phát triển trồng dược liệu tỉnh giai đoạn 2031 - 2035

I. MỤC TIÊU
Phát triển trồng dược liệu.

II. KINH PHÍ THỰC HIỆN
"""


def with_wholes(records: tuple[BudgetRecord, ...], unit: int) -> list[tuple[int, int | None]]:
    """Each amount, or its upper bound, in units of so many đồng, and that of its whole."""
    worth = [(each.amount_vnd or each.amount_max_vnd or 0) // unit for each in records]
    return [
        (worth[each.budget_no], None if each.parent_no is None else worth[each.parent_no]) for each in records
    ]


def in_millions(records: tuple[BudgetRecord, ...]) -> list[tuple[int, int | None]]:
    """Each amount, or its upper bound, in millions, and that of its whole."""
    return with_wholes(records, 10**6)

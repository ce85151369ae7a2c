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


def with_wholes(records: tuple[BudgetRecord, ...], unit: int) -> list[tuple[int, int | None]]:
    """Each amount, or its upper bound, in units of so many đồng, and that of its whole."""
    worth = [(each.amount_vnd or each.amount_max_vnd or 0) // unit for each in records]
    return [
        (worth[each.budget_no], None if each.parent_no is None else worth[each.parent_no]) for each in records
    ]

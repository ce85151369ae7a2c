"""What is attached to a decision that issues several documents: a regulation, and a programme beside it."""

from __future__ import annotations

import regex

from kcextract.extractors.context import Context
from kcextract.outline import Section
from kcextract.text.folding import fold, fold_pattern

# How the head of an attached document begins whose figures are promised.
_PLAN = regex.compile(
    fold_pattern(r"\W*(?:chương\s+trình|kế\s+hoạch|đề\s+án|dự\s+án|phương\s+án|chiến\s+lược)(?!\p{L})")
)

_PARTS = ("part", "chapter")


def is_in_attached_plan(context: Context, section: Section) -> bool:
    """Whether ``section`` stands in a programme that is attached to the document, whatever the title says.

    A decision that issues a regulation may issue a programme with it: the figures of the one are norms, those
    of the other are promised.
    """
    plans = context.known(is_in_attached_plan)
    if not plans:
        plans[0] = inside = False
        for each in context.children(context.outline.sections[0]):
            if each.kind == "preamble" and each.role == "header":
                inside = each.start > 0 and _PLAN.match(context.folded, each.start, each.own_end) is not None
            elif each.kind == "appendix":
                inside = False
            # "Phần B: KẾ HOẠCH THỰC HIỆN" behind a part with the rules.
            part = each.kind in _PARTS and _PLAN.match(fold(each.heading or "")) is not None
            plans[each.number] = inside or part
    return any(plans.get(each.number, False) for each in context.ancestors(section))

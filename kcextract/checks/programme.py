"""The checks of a programme's figures against each other."""

from __future__ import annotations

from kcextract.checks.money import MoneyChecks
from kcextract.checks.objectives import ObjectiveChecks
from kcextract.checks.tables import TableChecks
from kcextract.document import Notice
from kcextract.extractors.appendix import Appendix
from kcextract.extractors.context import Context
from kcextract.extractors.programme import Programme
from kcextract.records import CheckRecord


def check(
    context: Context, programme: Programme, appendix: Appendix
) -> tuple[tuple[CheckRecord, ...], tuple[Notice, ...]]:
    """The checks that the rows of ``programme`` and of tables allow, and a notice of each that failed.

    Nothing is corrected, and no difference is too small to be reported. Kinds: ``prose_sum`` (parts, phases
    and activities against the amount that they make up, also source by source), ``words_digits`` (an amount
    in words against its digits), ``objective_content`` (an objective against the contents, where both
    evidently are about one thing), ``row_sum``, ``children_sum``, ``total_row`` (sums inside tables), and
    ``prose_table`` (closing rows of tables against the prose).
    """
    findings = [
        *MoneyChecks(context, programme.budgets, programme.content_items).findings(),
        *ObjectiveChecks(context, programme.targets).findings(),
        *TableChecks(context, appendix, programme.budgets).findings(),
    ]
    records = tuple(finding.record(context.doc_id, number) for number, finding in enumerate(findings))
    return records, tuple(finding.notice() for finding in findings if not finding.passed)

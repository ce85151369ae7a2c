"""The assignments: what each agency is to do, one row a bullet or paragraph under Tổ chức thực hiện."""

from __future__ import annotations

from kcextract.document import Notice
from kcextract.extractors.agencies import agency_code
from kcextract.extractors.assignments.headed import HeadedTasks
from kcextract.extractors.assignments.tasks import ROLE, Task, duty_of
from kcextract.extractors.assignments.told import ToldTasks
from kcextract.extractors.context import Context
from kcextract.extractors.passages import is_listed_alone, tops, words
from kcextract.records import AssignmentRecord

_EFFECT = "effect"


def extract_assignments(context: Context) -> tuple[tuple[AssignmentRecord, ...], tuple[Notice, ...]]:
    """The tasks of agencies in text order; where a document has no outline, the sentences that give one.

    A notice ``task_without_agency`` tells of a paragraph among them that names nobody who is to act.
    """
    reader = HeadedTasks(context)
    tasks: list[Task] = []
    every = tops(context, ROLE)
    for top in every:
        charge = reader.bare_charge(top.start) if is_listed_alone(context, top) else None
        tasks += reader.under(top, charge, top=True)
    tasks += reader.below_bare({span.start for task in tasks for span in task.spans})
    for section in context.outline.sections:
        if section.kind == "article" and section.role == _EFFECT:
            tasks += reader.overseen(section)
    tasks.sort(key=lambda task: task.start)
    if not every and not tasks:
        told = ToldTasks(context)
        tasks = sorted([*told.lists(), *told.sentences()], key=lambda task: task.start)
    records = tuple(_record(context, number, task) for number, task in enumerate(tasks))
    return records, tuple(reader.notices)


def _record(context: Context, number: int, task: Task) -> AssignmentRecord:
    agency = task.charge.agency
    return AssignmentRecord(
        context.doc_id,
        number,
        task.section,
        words(context, agency),
        agency_code(context, agency),
        duty_of(context, task.spans) or task.charge.duty or "thuc_hien",
        " ".join(words(context, span) for span in task.spans),
        task.start,
        task.spans[-1].end,
    )

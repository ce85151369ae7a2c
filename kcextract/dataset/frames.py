"""Rows as Arrow tables, and Arrow tables as pandas frames, without losing what pandas would change."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

from kcextract.dataset.schema import record_batch
from kcextract.records import Extraction

_KINDS = {
    pa.int16(): pd.Int16Dtype(),
    pa.int32(): pd.Int32Dtype(),
    pa.int64(): pd.Int64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


def as_arrow(extraction: Extraction, table: str) -> pa.Table:
    """The rows of a table of one document, with its schema; KeyError if there is no such table."""
    return pa.Table.from_batches([record_batch(table, extraction.rows(table))])


def as_pandas(table: pa.Table) -> pd.DataFrame:
    """The table as a frame: whole numbers stay whole where some are missing, dates are dates.

    Years, counts and đồng are pandas' ``Int16``, ``Int32`` and ``Int64``; codes are categories in the order
    of the contract; dates are ``datetime64``.

    >>> as_pandas(pa.table({"period_end": pa.array([2020, None], pa.int16())}))["period_end"].to_list()
    [2020, <NA>]
    """
    return table.to_pandas(types_mapper=_KINDS.get, date_as_object=False)

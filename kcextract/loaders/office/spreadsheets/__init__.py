"""Spreadsheets: each table of a sheet with what stands above and below it."""

from __future__ import annotations

from kcextract.loaders.office.spreadsheets.regions import blocks
from kcextract.loaders.office.spreadsheets.sheets import Workbook
from kcextract.loaders.office.spreadsheets.xls import read as read_xls
from kcextract.loaders.office.spreadsheets.xlsx import read as read_xlsx

__all__ = ["Workbook", "blocks", "read_xls", "read_xlsx"]

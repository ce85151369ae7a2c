"""Specifications that need a program of the system: skipped where it is missing, unless none may be skipped.

``.ci/run`` sets ``KCEXTRACT_NO_SKIPS`` once ``make setup-system`` has installed the programs: a specification
that is skipped for want of one of them then fails.
"""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest

VARIABLE = "KCEXTRACT_NO_SKIPS"
# What ``make setup-system`` installs, as the reasons of skips call it.
INSTALLED = ("LibreOffice", "Tesseract", "font")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if os.environ.get(VARIABLE) and report.skipped and isinstance(report.longrepr, tuple):
        reason = report.longrepr[2]
        if any(program in reason for program in INSTALLED):
            report.outcome = "failed"
            report.longrepr = f"{VARIABLE} is set, and this was to be skipped: {reason}"
    return report

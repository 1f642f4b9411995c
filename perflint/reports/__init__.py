"""Findings to text and JSON: one module per format, imported only when that format is wanted."""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from typing import NamedTuple

from perflint.findings import Finding
from perflint.reports.style import Style

Report = Callable[[Sequence[Finding], Style], Iterator[str]]
"""A format: ordered findings to pieces of text, line ends included."""


class Format(NamedTuple):
    """Where a format lives, and whether people read it: then the summary line follows the findings."""

    module: str
    for_people: bool


FORMATS = {
    "full": Format("full", for_people=True),
    "concise": Format("concise", for_people=True),
    "grouped": Format("grouped", for_people=True),
    "json": Format("json", for_people=False),
    "json-lines": Format("json_lines", for_people=False),
}


def report_in(name: str) -> Report:
    """The report of this format. Raises KeyError for a name that is not in `FORMATS`."""
    report: Report = import_module(f"perflint.reports.{FORMATS[name].module}").report
    return report

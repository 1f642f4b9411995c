"""The flake8 plugin: the same rules and the same `[tool.perflint]`, on the tree that flake8 hands over.

flake8's own `select` and `ignore` only take away from what perflint's settings select. So a rule that is
off by default stays off even where `ignore` replaces flake8's default list; it is turned on by perflint's
settings, or by its full code in flake8's `select` or `extend-select`.
"""

import argparse
import ast
import os
import re
from collections.abc import Iterator, Sequence
from typing import ClassVar

from flake8.exceptions import ExecutionError

from perflint._version import __version__
from perflint.engine.check import check_tree
from perflint.engine.configuration import ConfigurationError, Configurations
from perflint.engine.discovery import is_excluded
from perflint.engine.engine_rules import INVALID_SOURCE
from perflint.engine.plan import Plan, plan_for
from perflint.engine.report import reported
from perflint.findings import Finding
from perflint.source.text import SourceText
from perflint.syntax.parsing import ParseError

_CODE = re.compile(r"PRF\d{3}")

Diagnostic = tuple[int, int, str, type["Plugin"]]


class Plugin:
    """Checks one file for flake8. The settings are read once in each of its processes."""

    name = "perflint"
    version = __version__

    _configurations: ClassVar[Configurations | None] = None
    _honours_suppressions: ClassVar[bool] = True

    def __init__(self, tree: ast.Module, filename: str, lines: Sequence[str]) -> None:
        self._tree = tree
        self._path = filename
        self._lines = lines

    @classmethod
    def parse_options(cls, options: argparse.Namespace) -> None:
        """Called by flake8 with its own options. Raises ExecutionError, which flake8 prints, for a broken file."""
        named = [*(options.select or ()), *(options.extend_select or ())]
        codes = [code for code in named if _CODE.fullmatch(code)]
        cls._honours_suppressions = not options.disable_noqa
        cls._configurations = Configurations(overrides={"extend_select": codes} if codes else None)
        try:
            plan_for(cls._configurations.for_directory(os.getcwd()), "")
        except ConfigurationError as error:
            raise ExecutionError(str(error)) from error

    def run(self) -> Iterator[Diagnostic]:
        """Line, column from 0, and text of each finding."""
        configurations = self._configurations or Configurations()
        settings = configurations.for_file(self._path)
        if is_excluded(self._path, settings):
            return
        try:
            for finding in self._findings(plan_for(settings, self._path)):
                place = finding.range
                yield place.line, place.column - 1, f"{finding.code} {finding.message}: {finding.advice}", type(self)
        except ParseError as error:
            yield error.line, error.column - 1, f"{INVALID_SOURCE.code} {error.message}", type(self)

    def _findings(self, plan: Plan) -> Sequence[Finding]:
        source = SourceText(self._path, "".join(self._lines))
        checked = check_tree(self._tree, source, plan.rules, plan.settings.effective_target, plan.packages)
        for error in checked.errors:
            raise ExecutionError(f"perflint: {error.rule} failed at {error.path}:{error.line}: {error.message}")
        return reported(checked, source, plan, honour_comments=self._honours_suppressions)

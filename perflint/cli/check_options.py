"""The options of `perflint check`: named as in ruff, for fingers that know them."""

import argparse
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from perflint.cli.parser import Answer, Parser, UsageError
from perflint.engine.settings import Settings
from perflint.reports import FORMATS
from perflint.reports.colour import CHOICES

_FORMAT_VARIABLE = "PERFLINT_OUTPUT_FORMAT"
_USAGE = "perflint [check] [OPTION]... [PATH]..."
_DESCRIPTION = """\
Find the code that makes a Python program slow.

PATH is a file, a directory (default: the current one), or `-` for standard input."""
_EPILOG = """\
commands:
  perflint check [PATH]...  the same; write ./check for a directory named like a command
  perflint rule [RULE]      documentation of the rules
  perflint bench [RULE]     measure the evidence of the rules on this machine
  perflint config [OPTION]  options of the configuration file
  perflint version          version of perflint

exit codes:
  0  nothing found, or nothing is left after --fix
  1  findings; with --diff, something to fix
  2  wrong option, broken configuration, missing path, unwritable file or internal error"""


def check_parser() -> Parser:
    """The parser of `perflint check`. An option that was not given is None, or False where it is only a switch."""
    parser = Parser(_USAGE, _DESCRIPTION, _EPILOG)
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version of perflint")
    _add_fixing(parser)
    _add_output(parser)
    _add_rules(parser)
    _add_files(parser)
    _add_configuration(parser)
    return parser


def overrides(options: argparse.Namespace, environment: Mapping[str, str]) -> dict[str, object]:
    """What the command line says about fields of `Settings`, None where it says nothing. Raises UsageError."""
    given: dict[str, object] = {field: value for field, value in vars(options).items() if field in Settings._fields}
    given["per_file_ignores"] = _per_file(options.per_file_ignores)
    given["output_format"] = options.output_format or _format_in(environment)
    return given


def _per_file(items: Sequence[str] | None) -> dict[str, list[str]] | None:
    if items is None:
        return None
    ignores: dict[str, list[str]] = {}
    for item in items:
        pattern, _, selector = item.rpartition(":")
        if not pattern or not selector:
            raise UsageError(f"--per-file-ignores takes PATTERN:SELECTOR, not `{item}`")
        ignores.setdefault(pattern, []).append(selector)
    return ignores


def _format_in(environment: Mapping[str, str]) -> str | None:
    name = environment.get(_FORMAT_VARIABLE)
    if name and name not in FORMATS:
        raise UsageError(f"{_FORMAT_VARIABLE} has to be one of {', '.join(FORMATS)}, not `{name}`")
    return name or None


def _add_fixing(parser: Parser) -> None:
    group = parser.add_argument_group("fixes")
    _add_switch(group, "--fix", "apply safe fixes, and report what is left")
    _add_switch(group, "--unsafe-fixes", "with --fix or --diff, take unsafe fixes too")
    _add_switch(group, "--fix-only", "apply fixes, and report nothing of what is left")
    group.add_argument("--diff", action="store_true", help="show what --fix would change, and change nothing")
    _add_switch(group, "--show-fixes", "list the fixes that were applied, and why some of them are not safe")
    _add_list(group, "--fixable", "SELECTOR", "rules whose fixes may be applied (default: ALL)")
    _add_list(group, "--unfixable", "SELECTOR", "rules whose fixes are not applied")
    group.add_argument("--exit-non-zero-on-fix", action="store_true", help="end with 1 if anything was fixed")


def _add_output(parser: Parser) -> None:
    group = parser.add_argument_group("output")
    group.add_argument(
        "--output-format",
        choices=tuple(FORMATS),
        help=f"form of the report (environment: {_FORMAT_VARIABLE}; default: full)",
    )
    group.add_argument("-o", "--output-file", metavar="FILE", help="write the report to a file")
    group.add_argument("--statistics", action="store_true", help="count the findings of each rule instead")
    group.add_argument("--show-files", action="store_true", help="list the files that would be checked")
    group.add_argument("--show-settings", action="store_true", help="show the settings of the files")
    group.add_argument("--color", choices=CHOICES, default="auto", help="when to write in colour (default: auto)")
    loudness = group.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="print findings, but nothing else")
    loudness.add_argument("-v", "--verbose", action="store_true", help="say which settings are used, and the time")
    group.add_argument("-e", "--exit-zero", action="store_true", help="end with 0 even if there are findings")


def _add_rules(parser: Parser) -> None:
    group = parser.add_argument_group("rules", "Selectors are codes, prefixes of codes, names, ALL and DEFAULT.")
    _add_list(group, "--select", "SELECTOR", "rules to check")
    _add_list(group, "--ignore", "SELECTOR", "rules to leave out")
    _add_list(group, "--extend-select", "SELECTOR", "rules to check besides those selected")
    _add_list(group, "--per-file-ignores", "PATTERN:SELECTOR", "rules to leave out in the files of a pattern")
    _add_switch(group, "--astroid", "look into installed packages for what perflint does not know of them")
    group.add_argument("--min-impact", metavar="IMPACT", help="least impact to report: low (default), medium or high")
    group.add_argument("--target-version", metavar="VERSION", help="oldest Python that the code runs on, as py310")


def _add_files(parser: Parser) -> None:
    group = parser.add_argument_group("files")
    _add_list(group, "--exclude", "PATTERN", "files and directories to leave out, instead of the default ones")
    _add_list(group, "--extend-exclude", "PATTERN", "files and directories to leave out besides those")
    _add_switch(group, "--force-exclude", "leave out excluded files even if they are named directly")
    _add_switch(group, "--respect-gitignore", "leave out files that git ignores")
    _add_switch(group, "--include-tests", "report on tests too")
    group.add_argument("--stdin-filename", metavar="FILE", help="name of the text on standard input")


def _add_configuration(parser: Parser) -> None:
    group = parser.add_argument_group("configuration")
    group.add_argument(
        "--config",
        action="append",
        metavar="FILE|KEY=VALUE",
        help="configuration file to use, or a TOML pair that overrides one option",
    )
    group.add_argument("--isolated", action="store_true", help="ignore configuration files")


def _add_list(group: Any, name: str, metavar: str, description: str) -> None:
    """An option of several values: separated by commas, or given again."""
    group.add_argument(name, action="extend", type=_split, metavar=f"{metavar},...", help=description)


def _add_switch(group: Any, name: str, description: str) -> None:
    group.add_argument(name, action=argparse.BooleanOptionalAction, default=None, help=description)


def _split(text: str) -> list[str]:
    return [item for item in map(str.strip, text.split(",")) if item]


class _Version(argparse.Action):
    def __call__(self, *_: Any) -> NoReturn:
        from perflint.cli.version import version_line

        raise Answer(version_line())

"""`perflint rule`: what a rule says about itself."""

import json
from collections.abc import Iterator, Sequence

from perflint.cli.closest import closest
from perflint.cli.output import write
from perflint.cli.parser import Parser, UsageError
from perflint.engine.engine_rules import ENGINE_RULES, EngineRule
from perflint.engine.registry import all_rules
from perflint.reports.rule_page import RulePage, page_of
from perflint.rules import Rule

_DESCRIPTION = """\
Print the documentation of rules, named by code or by name.

Without a rule and without --all, list the rules, one line each."""


def run(arguments: Sequence[str]) -> int:
    """Print the pages of the rules named: as JSON one object for one name, else an array.

    Raises UsageError for a rule that does not exist.
    """
    parser = Parser("perflint rule [--all | CODE | NAME]...", _DESCRIPTION)
    parser.add_argument("--all", action="store_true", help="print the documentation of all rules")
    parser.add_argument(
        "--output-format", choices=("text", "json"), default="text", help="the form to print (default: text)"
    )
    options, names = parser.parse(arguments)
    if options.all and names:
        raise UsageError("--all prints every rule: name none beside it")
    rules: list[type[Rule] | EngineRule] = [*ENGINE_RULES, *all_rules()]
    known = [page_of(rule) for rule in rules]
    pages = [_named(name, known) for name in names] or known
    if options.output_format == "json":
        entries = [page.as_json() for page in pages]
        write([json.dumps(entries[0] if len(names) == 1 else entries, indent=2), "\n"])
    elif names or options.all:
        write(["\n".join(page.as_markdown() for page in pages)])
    else:
        write(_lines(pages))
    return 0


def _named(name: str, pages: Sequence[RulePage]) -> RulePage:
    for page in pages:
        if name.upper() == page.code or name.lower() == page.name:
            return page
    known = [word for page in pages for word in (page.code, page.name)]
    raise UsageError(f"there is no rule `{name}`.{closest(name, known)}")


def _lines(pages: Sequence[RulePage]) -> Iterator[str]:
    width = max(len(page.name) for page in pages)
    for page in pages:
        yield f"{page.code}  {page.name:<{width}}  {'on ' if page.default else 'off'}  {page.summary}\n"

"""The argument that names rules, the same for every tool that takes one."""

import argparse

from perflint.engine.registry import all_rules
from perflint.engine.selectors import InvalidSelector, codes_of
from perflint.rules import Rule


def add_rules_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rules", nargs="+", metavar="RULE", help="name, code or prefix of codes; ALL for every rule")


def chosen_rules(parser: argparse.ArgumentParser, options: argparse.Namespace) -> list[type[Rule]]:
    """The rules that the command line names, sorted by code. Ends the program if a name means nothing."""
    try:
        codes = {code for selector in options.rules for code in codes_of(selector, all_rules())}
    except InvalidSelector as error:
        parser.error(f"no rule {error.selector}" + (f"; did you mean {error.closest}?" if error.closest else ""))
    return [rule for rule in all_rules() if rule.code in codes]

"""Start a rule: write its module and its fixture, with the next free code of the family.

    python tools/new_rule.py collections/list-as-queue

The tests fail until every TODO is gone. Nothing else has to be touched: the registry is the directory.
"""

import argparse
import re
import sys
from pathlib import Path

from perflint.engine.registry import FAMILIES, all_rules

ROOT = Path(__file__).parent.parent

MODULE = '''\
import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on


class {class_name}(Rule):
    """TODO: what is slow, and how slow.

    TODO: what a reader has to know besides: when it matters, and when it doesn't.

    ## Stays silent
    - TODO: when the rule does not speak, one line for each reason
    """

    code = "{code}"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(TODO)", "O(TODO)")
    message = "TODO: what is slow here, such as `{{name}}`"
    advice = "TODO: what to do instead with `{{name}}`"
    evidence = Evidence(
        slow="""
            raise NotImplementedError("TODO")
        """,
        fast="""
            raise NotImplementedError("TODO")
        """,
        cases={{"TODO: the ordinary case first": "items = range(n)", "TODO: then the unfavourable ones": "items = []"}},
    )

    @on(ast.Call, in_loop=True)
    def check(self, node: ast.Call, ctx: Context) -> Findings:
        match node:
            case ast.Call(func=ast.Name(id=name)) if name == "TODO":
                yield self.finding(ctx, node, name=name)
'''

FIXTURE = """\
def todo_what_fires(items):
    for item in items:
        print(item)  # expect: {code}


# TODO: why this must stay silent.
def todo_lookalike(items):
    print(items)
"""


def next_code(family: str) -> str:
    """The code after the highest one of the family: codes are never reused."""
    hundred = FAMILIES[family] * 100
    used = [int(rule.code[3:]) for rule in all_rules() if rule.family() == family]
    return f"PRF{max(used, default=hundred) + 1}"


def write_rule(family: str, name: str, root: Path) -> tuple[Path, Path]:
    """The two files. Raises `FileExistsError` if one of them is there; then neither is written."""
    module_name = f"{name.replace('-', '_')}.py"
    module = root / "perflint" / "rules" / family / module_name
    fixture = root / "tests" / "fixtures" / family / module_name
    for path in (module, fixture):
        if path.exists():
            raise FileExistsError(path)
    code = next_code(family)
    class_name = "".join(word.capitalize() for word in name.split("-"))
    module.write_text(MODULE.format(class_name=class_name, code=code), encoding="utf-8")
    fixture.parent.mkdir(parents=True, exist_ok=True)
    fixture.write_text(FIXTURE.format(code=code), encoding="utf-8")
    return module, fixture


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rule", help=f"FAMILY/NAME; the families are {', '.join(FAMILIES)}")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout to write to (default: this one)")
    arguments = parser.parse_args()
    family, _, name = arguments.rule.partition("/")
    if family not in FAMILIES or not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)+", name):
        parser.error("a rule is named FAMILY/some-slow-pattern, such as collections/list-as-queue")
    if name in {rule.rule_name() for rule in all_rules()}:
        parser.error(f"there is a rule {name}")
    try:
        module, fixture = write_rule(family, name, arguments.root)
    except FileExistsError as error:
        parser.error(f"not overwritten: {error}")
    print(f"{module}\n{fixture}\nNext: docs/contributing.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""A rule's evidence as source text that runs: what is documented, tested and measured is this one text."""

import symtable
from collections.abc import Iterator
from textwrap import dedent, indent

from perflint.findings import Evidence

CASE = "case_{index}"
"""Name of the function that gives the names of a case, counted in the order of `Evidence.cases`."""


def example(evidence: Evidence, body: str, name: str = "example") -> str:
    """The setup, and one of the two bodies as a function `name` of what the cases bind."""
    return f"{dedent(evidence.setup).strip()}\n\n\n{_function(evidence, body, name)}".lstrip()


def program(evidence: Evidence) -> str:
    """The setup, both bodies as `slow` and `fast`, and for each case a function of `n` that returns its names.

    A case is a function, so that its comprehensions and functions see the names that it has bound before.
    """
    cases = [
        f"def {CASE.format(index=index)}(n):\n{indent(dedent(case).strip(), '    ')}\n    return locals()\n"
        for index, case in enumerate(evidence.cases.values())
    ]
    return "\n\n".join([example(evidence, evidence.slow, "slow"), _function(evidence, evidence.fast, "fast"), *cases])


def _function(evidence: Evidence, body: str, name: str) -> str:
    prefix = "async def" if _awaits(evidence) else "def"
    parameters = ", ".join(_parameters(evidence, body, prefix))
    return f"{prefix} {name}({parameters}):\n{indent(dedent(body).strip(), '    ')}\n"


def _awaits(evidence: Evidence) -> bool:
    """True when one of the bodies awaits: then both are coroutines, and the cost of a call is the same."""
    for body in (evidence.slow, evidence.fast):
        try:
            compile(f"def example():\n{indent(dedent(body), '    ')}", "<evidence>", "exec")
        except SyntaxError as error:
            if "async" not in error.msg:
                raise
            return True
    return False


def _parameters(evidence: Evidence, body: str, prefix: str) -> list[str]:
    """The free names of the body that some case binds, in the order of the cases."""
    text = f"{prefix} example():\n{indent(dedent(body), '    ')}"
    # Since Python 3.14 there is a table for the annotations of the module too.
    tables = symtable.symtable(text, "<evidence>", "exec").get_children()
    free = {name for table in tables if table.get_name() == "example" for name in _free(table)}
    bound = {"n": None}
    for case in evidence.cases.values():
        table = symtable.symtable(dedent(case), "<case>", "exec")
        bound.update((symbol.get_name(), None) for symbol in table.get_symbols() if _is_bound(symbol))
    return [name for name in bound if name in free]


def _is_bound(symbol: symtable.Symbol) -> bool:
    return symbol.is_assigned() or symbol.is_imported()


def _free(table: symtable.SymbolTable) -> Iterator[str]:
    yield from (symbol.get_name() for symbol in table.get_symbols() if symbol.is_global())
    for inner in table.get_children():
        yield from _free(inner)

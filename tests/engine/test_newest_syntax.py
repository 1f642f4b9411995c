"""Syntax that only newer Pythons read is checked like any other: no rule stumbles, and what stands around it is found.

Each runs where the interpreter can parse it.
"""

import ast
import sys

import pytest

from perflint.engine.run import run_text
from perflint.engine.settings import Settings
from perflint.syntax.grammar import CHILD_FIELDS, children

FOUND = """
def drain(jobs: list[str], wanted: list[str]) -> None:
    while jobs:
        {inside}
        print(jobs.pop(0))
"""

_MARKS = (ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.expr_context)

SYNTAX = {
    "except* (3.11)": ((3, 11), "try: print()\n        except* OSError as group: print(group)"),
    "a type alias (3.12)": ((3, 12), "type Jobs[T: (int, str), *V, **P] = dict[T, list[Job]]"),
    "a generic function (3.12)": ((3, 12), "def first[T: Job](items: list[T]) -> T: return items[0] in wanted"),
    "a generic class (3.12)": ((3, 12), "class Box[T]:\n            type Held = T\n            held: Held"),
    "quotes in an f-string (3.12)": ((3, 12), """print(f"{", ".join(f"{'a'}" for one in wanted)!r:>{len("")}}")"""),
    "a default of a type parameter (3.13)": ((3, 13), "class Box[T = list[int]]: held: T"),
    "a template string (3.14)": (
        (3, 14),
        """print(t"{jobs!r:>{len(wanted)}} {[one for one in jobs if one in wanted]}")""",
    ),
    "except without parentheses (3.14)": ((3, 14), "try: print()\n        except OSError, ValueError: print(wanted)"),
    "unpacking in a list comprehension (3.15)": ((3, 15), "print([*one for one in jobs], sum([*one for one in jobs]))"),
    "unpacking in a set comprehension (3.15)": ((3, 15), "print(jobs[0] in {*one for one in jobs})"),
    "unpacking in a generator (3.15)": ((3, 15), "print(any((*one for one in jobs)))"),
    "unpacking in a dict comprehension (3.15)": (
        (3, 15),
        "tables = {**{one: one} for one in jobs}\n        for one in tables.items(): print(tables[one[0]])",
    ),
    "a lazy import (3.15)": (
        (3, 15),
        "pass\n\nlazy import json, re as regex\nlazy from os import path\n\ndef more(jobs: list[str]):\n    while 1:",
    ),
}


HERE = [name for name, (since, _) in SYNTAX.items() if since <= sys.version_info]


@pytest.mark.parametrize("name", HERE)
def test_newer_syntax_is_checked_and_disturbs_nothing(name: str) -> None:
    result = run_text(FOUND.format(inside=SYNTAX[name][1]).encode(), "jobs.py", Settings(select=("ALL",)))
    assert not result.internal_errors, result.internal_errors[0].traceback
    assert "PRF102" in {finding.code for finding in result.findings}


@pytest.mark.parametrize("name", HERE)
def test_every_node_of_newer_syntax_is_met(name: str) -> None:
    """The grammar is read from the documentation of the node classes, whose wording has changed before."""
    for node in ast.walk(ast.parse(FOUND.format(inside=SYNTAX[name][1]))):
        if type(node) in CHILD_FIELDS:
            below = {child for child in ast.iter_child_nodes(node) if type(child) in CHILD_FIELDS}
            assert set(children(node)) == below, ast.dump(node)
        else:
            assert isinstance(node, _MARKS)

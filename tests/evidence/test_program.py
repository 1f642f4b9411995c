"""The text that is documented, tested and measured."""

from textwrap import dedent

import pytest

from perflint.evidence.program import example, program
from perflint.findings import Evidence


def test_a_body_becomes_a_function_of_what_the_cases_bind() -> None:
    evidence = Evidence(
        setup="import json",
        slow="found = [row for row in rows if row in wanted]\nreturn json.dumps(found)",
        fast="return ''",
        cases={"all": "rows = range(n)\nwanted = [number for number in rows]", "few": "rows = (); wanted = []"},
    )
    assert example(evidence, evidence.slow) == dedent("""\
        import json


        def example(rows, wanted):
            found = [row for row in rows if row in wanted]
            return json.dumps(found)
        """)
    assert example(evidence, evidence.fast) == "import json\n\n\ndef example():\n    return ''\n"


@pytest.mark.parametrize(
    ("body", "parameters"),
    [
        ("return [f(n) for _ in rows]", "n, rows"),
        ("rows = []\nreturn rows", ""),
        ("def inner():\n    return rows\nreturn inner()", "rows"),
        ("return sorted(other)", ""),
    ],
)
def test_parameters_are_free_names_that_a_case_binds(body: str, parameters: str) -> None:
    evidence = Evidence(slow=body, fast=body, cases={"one": "rows = range(n)"})
    assert example(evidence, body).startswith(f"def example({parameters}):")


def test_both_bodies_are_coroutines_when_one_of_them_awaits() -> None:
    evidence = Evidence(
        setup="import asyncio, time", slow="time.sleep(0)", fast="await asyncio.sleep(0)", cases={"one": "pass"}
    )
    assert example(evidence, evidence.slow).endswith("async def example():\n    time.sleep(0)\n")
    assert program(evidence).count("async def ") == 2


def test_an_awaiting_inner_function_makes_no_coroutine() -> None:
    body = "async def inner():\n    await rows\nreturn inner"
    evidence = Evidence(slow=body, fast=body, cases={"one": "rows = None"})
    assert example(evidence, body).startswith("def example(rows):")


def test_a_body_that_is_not_python_is_an_error() -> None:
    with pytest.raises(SyntaxError):
        program(Evidence(slow="return )", fast="return 1", cases={"one": "pass"}))


def test_a_case_sees_its_own_names_in_comprehensions() -> None:
    evidence = Evidence(
        slow="return table",
        fast="return table",
        cases={"square": "side = range(n)\ntable = [[x * y for x in side] for y in side]"},
    )
    scope: dict[str, object] = {}
    exec(program(evidence), scope)
    names = scope["case_0"](2)  # type: ignore[operator]
    assert names["table"] == [[0, 0], [0, 1]]

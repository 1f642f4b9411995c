"""New code in its place: parentheses, white space, comments, indentation, line ends."""

import ast

import pytest

from perflint.findings import Applicability
from perflint.rewrites.steps import Fresh, Several, Step, code, insert_after, insert_before, remove, replace
from tests.fixes.rewriting import argument_of, call_of, fix_of, rewritten


def by(text: str, template: str) -> str | None:
    """The call of `old` replaced by a template, in which `$x` is its argument."""
    return rewritten(text, lambda module: (replace(call_of(module), template, x=argument_of(module)),))


@pytest.mark.parametrize(
    ("text", "template", "expected"),
    [
        ("y = old(a)\n", "$x.copy()", "y = a.copy()\n"),
        ("y = old(a or b)\n", "$x.copy()", "y = (a or b).copy()\n"),
        ("y = old(a or b)\n", "len($x)", "y = len(a or b)\n"),
        ("y = old(1)\n", "$x.real", "y = (1).real\n"),
        ("y = old(a) * 2\n", "$x + 1", "y = (a + 1) * 2\n"),
        ("y = not old(a)\n", "$x or 1", "y = not (a or 1)\n"),
        ("y = old(a) or 2\n", "$x or 1", "y = (a or 1) or 2\n"),
        ("f(old(a))\n", "(() for len.x in $x)", "f(() for len.x in a)\n"),
        ("f(old(a), 1)\n", "(() for len.x in $x)", "f((() for len.x in a), 1)\n"),
        ("f(old(a))\n", "(i for i in $x)", None),
        ("y = old((i for i in a))\n", "list($x)", "y = list(i for i in a)\n"),
        ("y = old(i for i in a)\n", "len($x)", "y = len(i for i in a)\n"),
        ("y = old(lambda: 1)\n", "$x()", "y = (lambda: 1)()\n"),
        ("y = old(b := 1)\n", "[$x]", "y = [b := 1]\n"),
        ("y = (1)if old(a)else 2\n", "$x", "y = (1)if a else 2\n"),
        ("if(old(a)):\n    pass\n", "not $x", "if(not a):\n    pass\n"),
        ("if a:\n    pass\nelif old(b):\n    pass\n", "$x", "if a:\n    pass\nelif b:\n    pass\n"),
        ("y = old(\n    a +\n    b  # b\n)\n", "len($x)", "y = len(a +\n    b)\n"),
        ("y = old(a +  # the first\n        b)\n", "len($x)", "y = len(a +  # the first\n        b)\n"),
        ("y = old(a +  # the first\n        b)\n", "$x", "y = (a +  # the first\n        b)\n"),
        ("y = old(a)\r\nz = 1\r\n", "$x", "y = a\r\nz = 1\r\n"),
        ("y = f'{old(a)}'\n", "$x", None),
    ],
)
def test_an_expression_takes_the_place_of_another(text: str, template: str, expected: str | None) -> None:
    assert by(text, template) == expected


def all_arguments(module: ast.Module) -> Several:
    return Several(tuple(call_of(module).args))


def statement(module: ast.Module) -> ast.stmt:
    """The first statement, of the first function if the module begins with one."""
    first = module.body[0]
    return first.body[0] if isinstance(first, ast.FunctionDef) else first


def with_new_variable(module: ast.Module) -> tuple[Step, ...]:
    return (insert_before(statement(module), "$new = $x", new=Fresh("new"), x=argument_of(module)),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f():\n    old(a)\n", "def f():\n    new = a\n    old(a)\n"),
        ("def f():\n\told(a)\n", "def f():\n\tnew = a\n\told(a)\n"),
        ("def f():\r\n    old(a)\r\n", "def f():\r\n    new = a\r\n    old(a)\r\n"),
        ("def f(): old(a)\n", None),
        ("def f():\n    old(a); b()\n", None),
    ],
)
def test_a_statement_is_inserted_as_the_next_one_is_indented(text: str, expected: str | None) -> None:
    assert rewritten(text, with_new_variable) == expected


def test_several_lines_are_indented_alike_also_at_the_end_of_the_file() -> None:
    text = "def f():\n    old(a)"
    template = "if $x:\n    print($x)"
    expected = "def f():\n    old(a)\n    if a:\n        print(a)"
    assert rewritten(text, lambda m: (insert_after(statement(m), template, x=argument_of(m)),)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f():\n    old(a)\n    b()\n", "def f():\n    b()\n"),
        ("def f():\n    old(a)\n", "def f():\n    pass\n"),
        ("def f():\n    old(a); b()\n", None),
    ],
)
def test_a_statement_goes(text: str, expected: str | None) -> None:
    assert rewritten(text, lambda module: (remove(statement(module)),)) == expected


def test_a_decorated_statement_goes_with_its_decorators() -> None:
    text = "def f():\n    @a\n    # why\n    @b\n    def g(): pass\n    return 1\n"
    fix = fix_of(text, lambda module: (remove(statement(module)),))
    assert fix is not None
    assert (fix.applicability, fix.reason) == (Applicability.DISPLAY_ONLY, "a comment would be lost")
    text = text.replace("    # why\n", "")
    assert rewritten(text, lambda module: (remove(statement(module)),)) == "def f():\n    return 1\n"


def test_a_comment_that_would_be_lost_makes_a_fix_display_only() -> None:
    text = "y = old(a,  # why\n        b)\n"
    fix = fix_of(text, lambda module: (replace(call_of(module), "$x", x=argument_of(module)),))
    assert fix is not None
    assert fix.applicability is Applicability.DISPLAY_ONLY


def test_parts_may_be_several_expressions_and_new_code() -> None:
    text = "y = old(a, b or c)\n"

    def steps(module: ast.Module) -> tuple[Step, ...]:
        return (replace(call_of(module), "$f([$all], $all)", f=code("print"), all=all_arguments(module)),)

    assert rewritten(text, steps) == "y = print([a, b or c], a, b or c)\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("def f():\n    old(a)\n", "new"),
        ("def f():\n    old(a)\n    new = 1\n", "new_2"),
        ("def f(new, new_2):\n    old(a)\n", "new_3"),
        ("def f():\n    old(a)\n    global new\n", "new_2"),
        ("def f():\n    old(a)\n    print(locals())\n", None),
        ("def f():\n    old(a)\nfrom things import *\n", "new"),
        ("def f():\n    old(a)\n    new()\nfrom things import *\n", "new_2"),
    ],
)
def test_a_new_variable_has_a_name_of_its_own(text: str, name: str | None) -> None:
    expected = None if name is None else text.replace("    old(a)", f"    {name} = a\n    old(a)")
    assert rewritten(text, with_new_variable) == expected


def test_at_module_level_a_new_variable_is_private() -> None:
    text = "for x in y:\n    old(a)\n"
    assert rewritten(text, with_new_variable) == "_new = a\n" + text


@pytest.mark.parametrize("text", ["len = 1\nold(a)\n", "from things import *\nold(a)\n", "def f(len):\n    old(a)\n"])
def test_a_builtin_that_means_something_else_is_not_used(text: str) -> None:
    assert by(text, "len($x)") is None

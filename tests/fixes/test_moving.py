"""Definitions that move as they are written, and decorators that come and go."""

import ast

import pytest

from perflint.rewrites.steps import Imported, Move, Step, Undecorate, decorate
from tests.fixes.rewriting import rewritten


def functions(module: ast.Module) -> list[ast.FunctionDef]:
    """Outer ones first."""
    return [node for node in ast.walk(module) if isinstance(node, ast.FunctionDef)]


def moved_out(module: ast.Module) -> tuple[Step, ...]:
    return (Move(functions(module)[-1], module.body[0]),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "def f():\n    def g():\n        return 1\n    return g()\n",
            "def g():\n    return 1\n\n\ndef f():\n    return g()\n",
        ),
        (
            "# f\ndef f():\n    a()\n\n    # g\n    @b\n    def g():  # h\n        return 1\n\n    return g()\n",
            "# g\n@b\ndef g():  # h\n    return 1\n\n\n# f\ndef f():\n    a()\n\n    return g()\n",
        ),
        (
            "def f():\r\n\tdef g():\r\n\t\treturn 1\r\n\r\n\treturn g()\r\n",
            "def g():\r\n\treturn 1\r\n\r\n\r\ndef f():\r\n\treturn g()\r\n",
        ),
        (
            "def f():\n\n    def g():\n        return '''a\n        b'''\n\n    return g()\n",
            "def g():\n    return '''a\n        b'''\n\n\ndef f():\n    return g()\n",
        ),
        (
            "class A:\n    def f(s):\n        def g():\n            return [\n                2]\n        return g()\n",
            "def g():\n    return [\n        2]\n\n\nclass A:\n    def f(s):\n        return g()\n",
        ),
        ("def f():\n    def g(): return 1\n", None),
        ("def f():\n    def g(): return 1\n    return g()", "def g(): return 1\n\n\ndef f():\n    return g()"),
    ],
)
def test_a_function_moves_with_all_that_belongs_to_it(text: str, expected: str | None) -> None:
    assert rewritten(text, moved_out) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("def f():\n    pass\n", "from functools import cache\n\n\n@cache\ndef f():\n    pass\n"),
        (
            "import functools\n# f\n@a\ndef f():\n    pass\n",
            "import functools\n# f\n@functools.cache\n@a\ndef f():\n    pass\n",
        ),
        (
            "from functools import cache\nif a:\n\t# f\n\tdef f(): pass\n",
            "from functools import cache\nif a:\n\t# f\n\t@cache\n\tdef f(): pass\n",
        ),
    ],
)
def test_a_decorator_comes_above_the_others(text: str, expected: str) -> None:
    steps = lambda module: (decorate(functions(module)[0], "$cache", cache=Imported("functools.cache")),)  # noqa: E731
    assert rewritten(text, steps) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("@a\n@b\ndef f():\n    pass\n", "@b\ndef f():\n    pass\n"),
        ("class A:\n    @a(\n        1,\n    )\n    def f(self): pass\n", "class A:\n    def f(self): pass\n"),
        ("@(\n    a\n)\ndef f():\n    pass\n", None),
    ],
)
def test_a_decorator_goes(text: str, expected: str | None) -> None:
    assert rewritten(text, lambda module: (Undecorate(functions(module)[0].decorator_list[0]),)) == expected


def test_a_comment_beside_a_decorator_is_not_lost() -> None:
    from perflint.findings import Applicability
    from tests.fixes.rewriting import fix_of

    fix = fix_of(
        "@a  # why\ndef f():\n    pass\n", lambda module: (Undecorate(functions(module)[0].decorator_list[0]),)
    )
    assert fix is not None
    assert fix.applicability is Applicability.DISPLAY_ONLY

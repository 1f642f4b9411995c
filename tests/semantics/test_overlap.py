"""What a recursion that meets in equal arguments changes in them, and what it passes on."""

import ast

import pytest

from perflint.semantics.model import SemanticModel
from perflint.semantics.searching.overlap import Overlap, overlap_in
from perflint.syntax.tree import Tree
from perflint.syntax.walker import Routes, make_walker

_walk = make_walker(Routes({}, {}))


def overlap(text: str) -> Overlap | None:
    """The overlap in the last function of the text."""
    module = ast.parse(text)
    function = module.body[-1]
    assert isinstance(function, ast.FunctionDef)
    return overlap_in(SemanticModel(Tree(module), _walk(module)), function)


@pytest.mark.parametrize(
    ("result", "calls", "changed", "kept"),
    [
        ("f(n - 1, k, xs) + f(n, k - 1, xs)", ["f(n - 1, k, xs)", "f(n, k - 1, xs)"], ["n", "k"], ["xs"]),
        ("max(f(n - 1, k, xs), f(n - xs[k], k, xs))", ["f(n - 1, k, xs)", "f(n - xs[k], k, xs)"], ["n"], ["k", "xs"]),
        (
            "f(xs=xs, n=n // 2, k=k) * f(n // 2, k, xs)",
            ["f(xs=xs, n=n // 2, k=k)", "f(n // 2, k, xs)"],
            ["n"],
            ["xs", "k"],
        ),
        ("sum(f(n - i, k + 1, xs) for i in range(k))", ["f(n - i, k + 1, xs)"], ["n", "k"], ["xs"]),
    ],
)
def test_what_changes_and_what_is_kept(result: str, calls: list[str], changed: list[str], kept: list[str]) -> None:
    found = overlap(f"def f(n, k, xs):\n    return n if n < 2 else {result}\n")
    assert found is not None
    assert [ast.unparse(call) for call in found.calls] == calls
    assert found.changed == changed
    assert [ast.unparse(argument) for argument in found.kept] == kept


@pytest.mark.parametrize("result", ["f(n - 1, *k)", "f(n - 1, **k) + f(n - 2, **k)", "f(n, k, xs) + f(n, k, xs)"])
def test_what_is_not_certain(result: str) -> None:
    assert overlap(f"def f(n, k, xs):\n    return n if n < 2 else {result}\n") is None

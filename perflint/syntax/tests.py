"""Code that tests other code: what is slow there is slow on few things, and often so on purpose."""

import ast
import os
import re

from perflint.syntax.tree import Tree

_TEST_PATH = re.compile(r"(^|/)(pytest|tests?|testing)/|(^|/)(test_[^/]*|[^/]*_tests?|tests|conftest)\.py[i]?$")

_TEST_NAME = re.compile(r"test(_|[A-Z]|$)")


def is_test_path(path: str) -> bool:
    """Whether a file is part of the tests, by its name or that of a directory above it.

    Where a project is checked out says nothing: below the current directory a path counts from there, and of
    any other path the file's name and its directory count.
    """
    here = os.getcwd() + os.sep
    inside = os.path.abspath(path)
    inside = inside[len(here) :] if inside.startswith(here) else os.path.join(*inside.split(os.sep)[-2:])
    return _TEST_PATH.search(inside.replace(os.sep, "/")) is not None


def is_in_test(tree: Tree, node: ast.AST) -> bool:
    """Whether `node` is in a test: a function that is called so, or a class that has such methods."""
    return any(_is_test(above) for above in tree.ancestors(node))


def _is_test(node: ast.AST) -> bool:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return _TEST_NAME.match(name) is not None
        case ast.ClassDef(name=name, body=body):
            return name.lower().startswith("test") and any(map(_is_test, body))
    return False

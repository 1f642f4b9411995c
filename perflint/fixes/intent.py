"""The tree that a rewrite is meant to lead to: what the new text has to read as."""

import ast
import copy
from collections.abc import Iterable
from typing import Any

from perflint.fixes.imports import Import
from perflint.fixes.templates import expression_of, tree_of
from perflint.rewrites.steps import Brace, Decorate, Insert, Move, Remove, Replace, Step, Unbracket, Undecorate
from perflint.syntax.tree import Tree


def intended_module(tree: Tree, steps: Iterable[Step], imports: Iterable[Import]) -> ast.Module:
    """The module after these steps. The tree itself stays as it is."""
    copies: dict[int, Any] = {}
    module: ast.Module = copy.deepcopy(tree.module, copies)
    for step in steps:
        _apply(step, tree, copies)
    added = sorted(imports, key=lambda one: one.position, reverse=True)
    for one in added:
        if one.into is None:
            module.body.insert(one.position, one.statement)
        elif isinstance(one.statement, ast.ImportFrom):
            copies[id(one.into)].names[one.position : one.position] = one.statement.names
    return module


def intended_statement(tree: Tree, statement: ast.stmt, step: Replace) -> ast.stmt:
    """The statement around an expression, after this has been replaced."""
    copies: dict[int, Any] = {}
    copied = copy.deepcopy(statement, copies)
    _apply(step, tree, copies)
    return copied


def _apply(step: Step, tree: Tree, copies: dict[int, Any]) -> None:
    match step:
        case Replace(node=ast.stmt() as statement, code=code):
            _splice(statement, tree_of(code), tree, copies)
        case Replace(node=node, code=code):
            above = tree.parent(node)
            _put(copies[id(above)], copies[id(node)], expression_of(code))
        case Brace(items=items):
            into = ast.SetComp if isinstance(items, ast.ListComp) else ast.Set
            copies[id(items)].__class__ = into  # In place: other steps may be about what is in it.
        case Unbracket(items=items):
            copies[id(items)].__class__ = ast.GeneratorExp
        case Insert(beside=statement, code=code, is_after=is_after):
            own, new = [copies[id(statement)]], tree_of(code)
            _splice(statement, own + new if is_after else new + own, tree, copies)
        case Remove(statement=statement):
            _splice(statement, [], tree, copies)
        case Move(definition=definition, before=before):
            _splice(definition, [], tree, copies)
            _splice(before, [copies[id(definition)], copies[id(before)]], tree, copies)
        case Decorate(function=function, code=code):
            copies[id(function)].decorator_list.insert(0, expression_of(code))
        case Undecorate(decorator=decorator):
            copies[id(tree.parent(decorator))].decorator_list.remove(copies[id(decorator)])


def _splice(statement: ast.stmt, others: list[ast.stmt], tree: Tree, copies: dict[int, Any]) -> None:
    """Put statements in place of one, `pass` if nothing else is left."""
    above, copied = copies[id(tree.parent(statement))], copies[id(statement)]
    for block in _lists(above):
        for index, item in enumerate(block):
            if item is copied:
                block[index : index + 1] = others or ([ast.Pass()] if len(block) == 1 else [])
                return


def _put(above: ast.AST, old: ast.AST, new: ast.expr | None) -> None:
    for field, value in ast.iter_fields(above):
        if value is old:
            setattr(above, field, new)
    for block in _lists(above):
        block[:] = [new if item is old else item for item in block]


def _lists(node: ast.AST) -> list[list[Any]]:
    return [value for _, value in ast.iter_fields(node) if isinstance(value, list)]

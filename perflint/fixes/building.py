"""New code as text: a template whose holes are filled with the file's own expressions, comments and all."""

import ast
from collections.abc import Container, Mapping
from functools import partial
from typing import Any

import libcst as cst

from perflint.fixes.places import span
from perflint.fixes.templates import hole_of, is_same, python_of, tree_of
from perflint.rewrites.steps import Code, Part, Several
from perflint.source.text import SourceText


class NotBuildable(Exception):
    """The code cannot be written in this place."""


def text_of(code: Code, source: SourceText, newline: str, indent: str = "") -> str:
    """The text of new code, with parentheses where they are needed. Raises NotBuildable.

    If all of its lines but the first are going to be indented, `indent` says by what: those that expressions of the
    file bring along have that already.
    """
    wanted = tree_of(code)
    loose = [hole for hole, part in code.parts.items() if isinstance(part, ast.expr)]
    write = partial(_written, code, source, newline, indent)
    try:
        if _reads_as(text := write(()), wanted):
            return text
        needed = set(loose)
        for hole in loose:
            if _reads_as(write(needed - {hole}), wanted):
                needed.discard(hole)
        text = write(needed)
    except (cst.ParserSyntaxError, cst.CSTValidationError) as error:
        raise NotBuildable(str(error)) from error
    if not _reads_as(text, wanted):
        raise NotBuildable(f"`{text}` does not read as intended")
    return text


def _reads_as(text: str, wanted: list[ast.stmt]) -> bool:
    try:
        return is_same(ast.parse(text).body, wanted)
    except (SyntaxError, ValueError):
        return False


def _written(code: Code, source: SourceText, newline: str, indent: str, parenthesized: Container[str]) -> str:
    template = python_of(code.template).replace("\n", newline)
    module = cst.parse_module(template, cst.PartialParserConfig(default_newline=newline))
    filled = module.visit(_Filling(code.parts, source, newline, indent, parenthesized))
    return filled.code.rstrip("\r\n")


class _Filling(cst.CSTTransformer):
    def __init__(
        self, parts: Mapping[str, Part], source: SourceText, newline: str, indent: str, parenthesized: Container[str]
    ) -> None:
        super().__init__()
        self._parts = parts
        self._source = source
        self._newline = newline
        self._indent = indent
        self._parenthesized = parenthesized

    def leave_Name(self, original_node: cst.Name, updated_node: cst.Name) -> cst.BaseExpression:
        hole = hole_of(original_node.value)
        if hole is None or isinstance(self._parts[hole], Several):
            return updated_node
        part = self._expression(self._parts[hole])
        return _in_parentheses(part) if hole in self._parenthesized else part

    def leave_Call(self, original_node: cst.Call, updated_node: cst.Call) -> cst.Call:
        match updated_node.args:
            case [cst.Arg(value=cst.GeneratorExp(lpar=[_]) as only, keyword=None, star="") as arg]:
                # It shares the parentheses of the call.
                shared = arg.with_changes(value=only.with_changes(lpar=[], rpar=[]))
                return updated_node.with_changes(args=[shared])
        return updated_node

    def leave_Arg(self, original_node: cst.Arg, updated_node: cst.Arg) -> Any:
        parts = self._several(original_node.value)
        return updated_node if parts is None else cst.FlattenSentinel([cst.Arg(part) for part in parts])

    def leave_Element(self, original_node: cst.Element, updated_node: cst.Element) -> Any:
        parts = self._several(original_node.value)
        return updated_node if parts is None else cst.FlattenSentinel([cst.Element(part) for part in parts])

    def _several(self, value: cst.BaseExpression) -> list[cst.BaseExpression] | None:
        """The parts that go where only one name stands."""
        hole = hole_of(value.value) if isinstance(value, cst.Name) else None
        part = self._parts[hole] if hole is not None else None
        return [self._expression(one) for one in part.expressions] if isinstance(part, Several) else None

    def _expression(self, part: Part) -> cst.BaseExpression:
        if isinstance(part, str):
            return cst.parse_expression(part)
        if isinstance(part, Code):
            return cst.parse_expression(text_of(part, self._source, self._newline, self._indent))
        if not isinstance(part, ast.expr):
            raise TypeError(f"a name is still to be found: {part}")
        start, end = span(self._source, part)
        text = self._source.text[start:end].replace(self._newline + self._indent, self._newline)
        try:
            return cst.parse_expression(text)
        except cst.ParserSyntaxError:
            # It goes on over several lines, between the brackets of something around it.
            whole = cst.parse_expression(f"({text})")
            return whole.with_changes(lpar=whole.lpar[1:], rpar=whole.rpar[:-1])


def _in_parentheses(expression: cst.BaseExpression) -> cst.BaseExpression:
    if expression.lpar:
        return expression
    return expression.with_changes(lpar=[cst.LeftParen()], rpar=[cst.RightParen()])

"""Where a new import goes: among the file's imports, in its section, in order."""

import ast
import sys
from typing import NamedTuple

from perflint.findings import Edit
from perflint.fixes.places import above_comments, line_end, lines_of, span
from perflint.rules import Context
from perflint.source.text import SourceText
from perflint.syntax.tree import Tree


class Import(NamedTuple):
    """One more import: the edit, and how the tree is changed by it.

    It is a statement in front of the one at this `position` in the module; or, with `into`, one more name in that
    statement, in front of the one at this position.
    """

    edit: Edit
    position: int
    statement: ast.stmt
    into: ast.ImportFrom | None = None

    def is_above(self, place: ast.AST, tree: Tree) -> bool:
        """Whether it has run when the place does."""
        if tree.function(place) is not None:
            return True
        below = (
            tree.module.body[self.position]
            if self.into is None and self.position < len(tree.module.body)
            else self.into
        )
        return below is not None and below.lineno <= getattr(place, "lineno", 0)


def import_of(ctx: Context, module: str, last: str = "") -> Import | None:
    """An import of a module, or of what is called `last` in it; None where there is no place for it."""
    if not last:
        return _statement(ctx, f"import {module}")
    for statement in _imports(ctx.tree.module):
        if isinstance(statement, ast.ImportFrom) and statement.module == module and not statement.level:
            return _into(ctx.source, statement, last)
    return _statement(ctx, f"from {module} import {last}")


def _into(source: SourceText, statement: ast.ImportFrom, last: str) -> Import | None:
    names = [alias.name for alias in statement.names]
    if "*" in names:
        return None
    index = next((number for number, other in enumerate(names) if _order(other) > _order(last)), len(names))
    if index < len(names):
        start = span(source, statement.names[index]).start
        edit = Edit(start, start, f"{last},{_gap(source, statement)}")
    else:
        end = span(source, statement.names[-1]).end
        edit = Edit(end, end, f",{_gap(source, statement)}{last}")
    return Import(edit, index, ast.parse(f"from {statement.module} import {last}").body[0], statement)


def _gap(source: SourceText, statement: ast.ImportFrom) -> str:
    """What stands between two names of the statement: a space, or a line end with white space."""
    if len(statement.names) > 1:
        between = source.text[span(source, statement.names[0]).end : span(source, statement.names[1]).start]
    else:
        start, end = span(source, statement)
        between = "," + source.text[start : span(source, statement.names[0]).start].rpartition("(")[2]
        between = between if "(" in source.text[start:end] else ", "
    after_comma = between.partition(",")[2]
    return after_comma if after_comma and not after_comma.strip() else " "


def _order(name: str) -> tuple[int, str]:
    """As isort has it: constants, classes, others."""
    return (0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2), name


def _imports(module: ast.Module) -> list[ast.stmt]:
    """The imports with which a module begins, after its docstring and `__future__`."""
    found: list[ast.stmt] = []
    for statement in module.body[_first_code(module) :]:
        if not isinstance(statement, ast.Import | ast.ImportFrom):
            break
        found.append(statement)
    return found


def _first_code(module: ast.Module) -> int:
    """The index of the first statement behind the docstring and what has to come first."""
    index = 0
    for statement in module.body:
        match statement:
            case ast.Expr(value=ast.Constant(value=str())) if index == 0:
                index += 1
            case ast.ImportFrom(module="__future__"):
                index += 1
            case _:
                break
    return index


def _statement(ctx: Context, text: str) -> Import | None:
    """A statement of its own, where one would look for it."""
    source, module = ctx.source, ctx.tree.module
    statement = ast.parse(text).body[0]
    found = [one for one in _imports(module) if _section(one) == _section(statement)]
    newline = line_end(source)
    above = [one for one in found if _rank(one) < _rank(statement)]
    first = _first_code(module)
    if found and not above:
        anchor, is_after, ending = found[0], False, newline
    elif above:
        anchor, is_after, ending = above[-1], True, newline
    elif first < len(module.body) and _imports(module):
        anchor, is_after, ending = module.body[first], False, newline * 2
    elif first:
        anchor, is_after, ending = module.body[first - 1], True, newline
        text = newline + text
    else:
        is_definition = isinstance(module.body[0], ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        anchor, is_after, ending = module.body[0], False, newline * (3 if is_definition else 2)
    place = lines_of(source, anchor)
    if place is None:
        return None
    # The first lines of the file are about all of it, and stay on top.
    offset = place.end if is_after else above_comments(source, place.start) or place.start
    if is_after and not source.text[:offset].endswith(("\n", "\r")):
        text = newline + text
    return Import(Edit(offset, offset, text + ending), module.body.index(anchor) + is_after, statement)


_STANDARD = 1


def _section(statement: ast.stmt) -> int:
    """0 for `__future__`, 1 for the standard library, 2 for others, 3 for relative imports."""
    if isinstance(statement, ast.ImportFrom) and statement.level:
        return 3
    root = _module(statement).partition(".")[0]
    return 0 if root == "__future__" else _STANDARD if root in sys.stdlib_module_names else 2


def _module(statement: ast.stmt) -> str:
    match statement:
        case ast.Import(names=[alias, *_]):
            return alias.name
        case ast.ImportFrom(module=str(module)):
            return module
    return ""


def _rank(statement: ast.stmt) -> tuple[bool, str]:
    """The order in a section: `import a` before `from a import b`, each by name."""
    return isinstance(statement, ast.ImportFrom), _module(statement).lower()

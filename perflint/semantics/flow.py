"""Which definitions of a local name reach a use of it."""

import ast

from perflint.semantics.bindings import Binding, Definition
from perflint.syntax.statements import before
from perflint.syntax.tree import Tree

_BINDS_NO_VALUE = ("augmented", "delete")
Placed = ast.stmt | ast.expr | ast.pattern
_LEAVES = (ast.Return, ast.Raise, ast.Continue, ast.Break)


class Flow:
    """Follows the structured control flow of one function backwards from a use."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree

    def reaching(self, binding: Binding, use: ast.AST) -> list[Definition]:
        """The definitions of a local name whose value `use` may see; in-place operators do not count as such.

        All of them where the flow is not plain: the name is bound in a nested function, or used in one.
        """
        definitions = [definition for definition in binding.definitions if definition.kind not in _BINDS_NO_VALUE]
        if len(definitions) < 2:
            return definitions  # Before it the name has no value, and using it is an error.
        if any(definition.scope is not binding.scope for definition in definitions):
            return definitions
        if binding.scope.kind not in ("function", "module"):
            return definitions
        home = binding.scope.node if binding.scope.kind == "function" else None
        if self._tree.function(use) is not home:
            return definitions
        return self._walk_back(definitions, use)

    def _walk_back(self, definitions: list[Definition], use: ast.AST) -> list[Definition]:
        reaching: list[Definition] = []
        below: ast.AST = self._tree.statement(use)
        if isinstance(below, ast.For | ast.AsyncFor) and not _within(use, below.iter):
            reaching += _inside(below.target, definitions)
        while True:
            above = self._tree.parent(below)
            if above is None:
                return reaching
            if isinstance(below, ast.stmt) and _blocked_by_any(definitions, before(above, below), reaching):
                return reaching
            if _blocked_by(definitions, above, below, reaching):
                return reaching
            if isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                reaching += [definition for definition in definitions if definition.kind == "parameter"]
                return reaching
            below = above


def _blocked_by_any(definitions: list[Definition], statements: list[ast.stmt], reaching: list[Definition]) -> bool:
    """Look at statements that have run, the last one first; true if one certainly sets the name."""
    if not statements or not (definitions := _between(statements[0], statements[-1], definitions)):
        return False
    for statement in reversed(statements):
        inside = _inside(statement, definitions)
        if inside:
            reaching += inside
            if _always_binds(statement, inside):
                return True
    return False


def _blocked_by(definitions: list[Definition], above: ast.AST, below: ast.AST, reaching: list[Definition]) -> bool:
    """What entering `below` from its compound statement adds; true if that certainly sets the name."""
    match above:
        case ast.For() | ast.AsyncFor() | ast.While() if below in above.body:
            # A definition later in the body reaches the next turn.
            known = set(reaching)
            reaching += [one for one in _inside(above, definitions) if one not in known]
            return not isinstance(above, ast.While) and bool(_inside(above.target, definitions))
        case ast.Try() if below in above.orelse:
            return _blocked_by_any(definitions, above.body, reaching)
        case ast.Try() if below not in above.body:
            reaching += _between(above.body[0], above.body[-1], definitions)
        case ast.With() | ast.AsyncWith():
            entered = _entered(above, definitions)
            reaching += entered
            return bool(entered)
        case ast.ExceptHandler():
            caught = [definition for definition in definitions if definition.node is above]
            reaching += caught
            return bool(caught)
        case ast.match_case(pattern=pattern):
            matched = _inside(pattern, definitions)
            reaching += matched
            return bool(matched)
        case ast.If(test=test) | ast.While(test=test):
            reaching += _inside(test, definitions)
    return False


def _inside(outer: Placed, definitions: list[Definition]) -> list[Definition]:
    """The definitions in `outer`, by position: nodes of one tree nest."""
    return _between(outer, outer, definitions)


def _between(first: Placed, last: Placed, definitions: list[Definition]) -> list[Definition]:
    """The definitions from the start of one node to the end of another."""
    start = (first.lineno, first.col_offset)
    end = (last.end_lineno or 0, last.end_col_offset or 0)
    return [definition for definition in definitions if start <= definition.start < end]


def _within(inner: ast.AST, outer: Placed) -> bool:
    place = (getattr(inner, "lineno", 0), getattr(inner, "col_offset", 0))
    return (outer.lineno, outer.col_offset) <= place < (outer.end_lineno or 0, outer.end_col_offset or 0)


def _entered(statement: ast.With | ast.AsyncWith, definitions: list[Definition]) -> list[Definition]:
    """The definitions in the head of a `with`."""
    first, last = statement.items[0], statement.items[-1]
    return _between(first.context_expr, last.optional_vars or last.context_expr, definitions)


def _always_binds(statement: ast.stmt, definitions: list[Definition]) -> bool:
    """Whether running `statement` to its end certainly runs one of the definitions."""
    match statement:
        case ast.If(body=body, orelse=orelse):
            return all(_leaves(block) or _block_binds(block, definitions) for block in (body, orelse))
        case ast.With(body=body) | ast.AsyncWith(body=body):
            return bool(_entered(statement, definitions)) or _block_binds(body, definitions)
        case ast.Try(body=body, handlers=handlers, orelse=orelse, finalbody=final):
            plain = _block_binds(body, definitions) or _block_binds(orelse, definitions)
            caught = all(_leaves(handler.body) or _block_binds(handler.body, definitions) for handler in handlers)
            return (plain and caught) or _block_binds(final, definitions)
        case ast.For() | ast.AsyncFor() | ast.While() | ast.Match():
            return False
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return any(definition.node is statement for definition in definitions)
    return any(definition.kind != "walrus" for definition in definitions)


def _block_binds(block: list[ast.stmt], definitions: list[Definition]) -> bool:
    for statement in block:
        inside = _inside(statement, definitions)
        if inside and _always_binds(statement, inside):
            return True
    return False


def _leaves(block: list[ast.stmt]) -> bool:
    return bool(block) and isinstance(block[-1], _LEAVES)

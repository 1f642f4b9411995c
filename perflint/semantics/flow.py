"""Which definitions of a local name reach a use of it."""

import ast

from perflint.semantics.bindings import Binding, Definition
from perflint.syntax.tree import Tree

_BLOCKS = ("body", "orelse", "handlers", "finalbody", "cases")
_BINDS_NO_VALUE = ("augmented", "delete")
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
            reaching += self._target_definitions(definitions, below)
        while True:
            above = self._tree.parent(below)
            if above is None:
                return reaching
            if self._blocked_by_any(definitions, _before(above, below), reaching):
                return reaching
            if self._blocked_by(definitions, above, below, reaching):
                return reaching
            if isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                reaching += [definition for definition in definitions if definition.kind == "parameter"]
                return reaching
            below = above

    def _blocked_by_any(
        self, definitions: list[Definition], statements: list[ast.stmt], reaching: list[Definition]
    ) -> bool:
        """Look at statements that have run, the last one first; true if one certainly sets the name."""
        if not _any_between(definitions, statements):
            return False
        for statement in reversed(statements):
            inside = [definition for definition in definitions if _contains(statement, definition.node)]
            if inside:
                reaching += inside
                if _always_binds(statement, inside):
                    return True
        return False

    def _blocked_by(
        self, definitions: list[Definition], above: ast.AST, below: ast.AST, reaching: list[Definition]
    ) -> bool:
        """What entering `below` from its compound statement adds; true if that certainly sets the name."""
        match above:
            case ast.For() | ast.AsyncFor() | ast.While() if below in above.body:
                # A definition later in the body reaches the next turn.
                known = set(reaching)
                reaching += [one for one in definitions if one not in known and _contains(above, one.node)]
                targets = [] if isinstance(above, ast.While) else self._target_definitions(definitions, above)
                return bool(targets)
            case ast.Try() if below in above.orelse:
                return self._blocked_by_any(definitions, above.body, reaching)
            case ast.Try() if below not in above.body:
                tried = [d for d in definitions if any(_contains(statement, d.node) for statement in above.body)]
                reaching += tried
            case ast.With() | ast.AsyncWith():
                entered = [d for d in definitions if any(_contains(item, d.node) for item in above.items)]
                reaching += entered
                return bool(entered)
            case ast.ExceptHandler() | ast.match_case():
                caught = [d for d in definitions if d.node is above or _contains_pattern(above, d.node)]
                reaching += caught
                return bool(caught)
            case ast.If(test=test) | ast.While(test=test):
                reaching += [definition for definition in definitions if _within(definition.node, test)]
        return False

    def _target_definitions(self, definitions: list[Definition], loop: ast.For | ast.AsyncFor) -> list[Definition]:
        return [definition for definition in definitions if _within(definition.node, loop.target)]


def _any_between(definitions: list[Definition], statements: list[ast.stmt]) -> bool:
    """Whether any of the definitions may lie in these statements, which follow each other. Cheap, for a first look."""
    if not statements:
        return False
    first, last = statements[0], statements[-1]
    return any(first.lineno <= line <= (last.end_lineno or line) for line, _ in (d.start for d in definitions))


def _before(above: ast.AST, below: ast.AST) -> list[ast.stmt]:
    for name in _BLOCKS:
        block = getattr(above, name, None)
        if isinstance(block, list) and below in block:
            return block[: block.index(below)] if isinstance(below, ast.stmt) else []
    return []


def _contains(outer: ast.AST, inner: ast.AST) -> bool:
    return outer is inner or _within(inner, outer)


def _within(inner: ast.AST, outer: ast.AST) -> bool:
    """Whether `inner` lies inside `outer`, by position: nodes of one tree nest."""
    start, end = _span(outer)
    inner_start, inner_end = _span(inner)
    return start <= inner_start and inner_end <= end


def _span(node: ast.AST) -> tuple[tuple[int, int], tuple[int, int]]:
    if isinstance(node, ast.withitem):
        last = node.optional_vars or node.context_expr
        return _span(node.context_expr)[0], _span(last)[1]
    start = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
    end = (getattr(node, "end_lineno", 0) or 0, getattr(node, "end_col_offset", 0) or 0)
    return start, end


def _contains_pattern(case: ast.AST, node: ast.AST) -> bool:
    return isinstance(case, ast.match_case) and _within(node, case.pattern)


def _always_binds(statement: ast.stmt, definitions: list[Definition]) -> bool:
    """Whether running `statement` to its end certainly runs one of the definitions."""
    match statement:
        case ast.If(body=body, orelse=orelse):
            return all(_leaves(block) or _block_binds(block, definitions) for block in (body, orelse))
        case ast.With(body=body, items=items) | ast.AsyncWith(body=body, items=items):
            entered = any(_contains(item, d.node) for item in items for d in definitions)
            return entered or _block_binds(body, definitions)
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
        inside = [definition for definition in definitions if _contains(statement, definition.node)]
        if inside and _always_binds(statement, inside):
            return True
    return False


def _leaves(block: list[ast.stmt]) -> bool:
    return bool(block) and isinstance(block[-1], _LEAVES)

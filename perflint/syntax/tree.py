"""A parsed module, and what is around a node of it."""

import ast
from bisect import bisect_right
from collections.abc import Iterator

from perflint.syntax.grammar import EXPANDERS, LEAVES, children
from perflint.syntax.scope import FunctionNode
from perflint.syntax.walker import Loop

_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_DEFINITIONS = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)

Definition = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


class Tree:
    """The tree of one module. Parents are indexed by statement of a body, when first asked for.

    They live in a table and not on the nodes: a tree without cycles is freed at once, which is what lets
    the garbage collector rest during a run; and a tree that others handed over stays as it was.
    """

    def __init__(self, module: ast.Module) -> None:
        self.module = module
        self._parents: dict[ast.AST, ast.AST] = dict.fromkeys(module.body, module)

    def parent(self, node: ast.AST) -> ast.AST | None:
        """The node directly above `node`; None for the module."""
        try:
            return self._parents[node]
        except KeyError:
            if node is self.module:
                return None
        self._index_around(node)
        return self._parents[node]

    def _index_around(self, node: ast.AST) -> None:
        place = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
        statement = self._statement_at(self.module, place)
        while isinstance(statement, _DEFINITIONS):
            if statement.body[0] not in self._parents:
                self._parents.update(dict.fromkeys(children(statement), statement))
            inner = self._statement_at(statement, place)
            if inner is None:
                break
            statement = inner
        if statement is not None:
            self._index(statement)
        if node not in self._parents:
            # Some nodes have no position of their own (`arguments`, `comprehension`).
            for statement in self.module.body:
                self._index(statement)

    def _statement_at(self, block: ast.Module | Definition, place: tuple[int, int]) -> ast.stmt | None:
        """The last statement of the block that starts at or before `place`."""
        position = bisect_right(block.body, place, key=_start) - 1
        return block.body[position] if position >= 0 else None

    def _index(self, top: ast.stmt) -> None:
        # One of the two busiest loops of a check: no calls that can be done without.
        parents, expanders, leaves = self._parents, EXPANDERS, LEAVES
        stack: list[ast.AST] = [top]
        while stack:
            parent = stack.pop()
            for child in expanders[parent.__class__](parent):
                parents[child] = parent
                if child.__class__ not in leaves:
                    stack.append(child)

    def ancestors(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes above `node`, innermost first; the module is the last."""
        above = self.parent(node)
        while above is not None:
            yield above
            above = self.parent(above)

    def descendants(self, node: ast.AST, *, into_functions: bool = True) -> Iterator[ast.AST]:
        """The nodes below `node`, in no particular order; if so wished not those in nested functions."""
        stack = children(node)
        while stack:
            below = stack.pop()
            yield below
            if below.__class__ not in LEAVES and (into_functions or not isinstance(below, _FUNCTIONS)):
                stack += children(below)

    def statement(self, node: ast.AST) -> ast.stmt:
        """The innermost statement around `node`, or `node` itself if it is one."""
        around = node
        while not isinstance(around, ast.stmt):
            above = self.parent(around)
            if above is None:
                raise ValueError(f"no statement around {ast.dump(node)}")
            around = above
        return around

    def function(self, node: ast.AST) -> FunctionNode | None:
        """The innermost function in whose body `node` is evaluated."""
        below = node
        for above in self.ancestors(node):
            if isinstance(above, _FUNCTIONS) and _is_in_body(above, below):
                return above
            below = above
        return None

    def loops(self, node: ast.AST) -> Iterator[Loop]:
        """The loops that evaluate `node` again and again, innermost first.

        A loop's iterable, its `else`, and the first iterable of a comprehension are outside of it; a
        nested function is not inside the loop around its definition.
        """
        below = node
        for above in self.ancestors(node):
            match above:
                case ast.For() | ast.AsyncFor() if below is above.target or below in above.body:
                    yield above
                case ast.While() if below is above.test or below in above.body:
                    yield above
                case ast.comprehension(iter=first) if below is first:
                    comprehension = self.parent(above)
                    if isinstance(comprehension, _COMPREHENSIONS) and above is comprehension.generators[0]:
                        below = comprehension
                        continue
                case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp() if below is not above:
                    yield above
                case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda() if _is_in_body(above, below):
                    return
            below = above


def _start(statement: ast.stmt) -> tuple[int, int]:
    decorators = getattr(statement, "decorator_list", None)
    if decorators:
        return decorators[0].lineno, 0
    return statement.lineno, statement.col_offset


def _is_in_body(function: FunctionNode, below: ast.AST) -> bool:
    if isinstance(function, ast.Lambda):
        return below is function.body
    return below in function.body

"""A region of names, as the walk records it. What the names mean is for `semantics`."""

import ast
from typing import Literal

ScopeKind = Literal["module", "class", "function", "comprehension", "type parameters"]
FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


class Scope:
    """One module, class, function, lambda, comprehension, or list of type parameters.

    `names` holds every `ast.Name` that is evaluated in the scope, in source order, whatever its context;
    `definitions` pairs each name that is bound by something else than an `ast.Name` with the node that
    binds it: functions, classes, imports, parameters, exception handlers, patterns, type parameters.
    `events` are what a summary is made from, each with the loop around it: calls, assignments, `with`, `for`, ...
    """

    __slots__ = ("definitions", "events", "globals", "is_async", "kind", "names", "node", "nonlocals", "parent")

    def __init__(self, kind: ScopeKind, node: ast.AST, parent: "Scope | None", is_async: bool = False) -> None:
        self.kind = kind
        self.node = node
        self.parent = parent
        self.is_async = is_async
        self.names: list[ast.Name] = []
        self.events: list[tuple[ast.AST, ast.AST | None]] = []
        self.definitions: list[tuple[str, ast.AST]] = []
        self.globals: tuple[str, ...] = ()
        self.nonlocals: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"<{self.kind} scope {getattr(self.node, 'name', '')!r}>"

    @property
    def is_nested(self) -> bool:
        """Whether it is a comprehension in another one."""
        return self.parent is not None and self.kind == self.parent.kind == "comprehension"

    @property
    def function(self) -> "Scope | None":
        """The innermost function scope that this scope runs in, itself included."""
        scope: Scope | None = self
        while scope is not None and scope.kind != "function":
            scope = None if scope.kind in ("class", "module") else scope.parent
        return scope

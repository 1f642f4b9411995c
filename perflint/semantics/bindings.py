"""Who binds a name, and who uses it."""

import ast
import builtins
from typing import Literal, NamedTuple

from perflint.syntax.scope import Scope
from perflint.syntax.tree import Tree

DefinitionKind = Literal[
    "assign",
    "annotated",
    "augmented",
    "class",
    "delete",
    "exception",
    "function",
    "import",
    "loop",
    "parameter",
    "pattern",
    "type parameter",
    "unpacked",
    "walrus",
    "with",
]

_BUILTINS = frozenset(vars(builtins))


class Definition(NamedTuple):
    """One place that binds a name.

    `value` is the expression that the name gets (`assign`, `annotated`, `walrus`), the one that is
    iterated (`loop`), entered (`with`), caught (`exception`), or unpacked (`unpacked`).
    """

    kind: DefinitionKind
    node: ast.AST
    scope: Scope
    value: ast.expr | None = None
    annotation: ast.expr | None = None

    @property
    def start(self) -> tuple[int, int]:
        return (getattr(self.node, "lineno", 0), getattr(self.node, "col_offset", 0))


class Binding:
    """A name in the scope that it belongs to, with all its definitions and uses in the module."""

    def __init__(self, name: str, scope: Scope, definitions: tuple[Definition, ...], uses: tuple[ast.Name, ...]):
        self.name = name
        self.scope = scope
        self.definitions = definitions
        self.uses = uses

    def __repr__(self) -> str:
        return f"<binding {self.name!r} in {self.scope!r}>"

    @property
    def is_local(self) -> bool:
        """Whether it belongs to a function, so that no other module can reach it by name."""
        return self.scope.kind in ("function", "comprehension")

    @property
    def is_parameter(self) -> bool:
        return any(definition.kind == "parameter" for definition in self.definitions)

    @property
    def only_value(self) -> ast.expr | None:
        """The value of the only assignment, None if the name is bound in another way or more than once."""
        match self.definitions:
            case (Definition(kind="assign" | "annotated" | "walrus", value=value),):
                return value
        return None


class Bindings:
    """Resolves names of one module. Scopes are indexed when first asked for."""

    def __init__(self, tree: Tree, scopes: list[Scope]) -> None:
        self._tree = tree
        self._scopes = scopes
        self._occurrences: dict[str, list[tuple[ast.Name, Scope]]] = {}
        self._definitions: dict[str, list[tuple[ast.AST, Scope]]] = {}
        self._bound: dict[Scope, set[str]] = {}
        self._bindings: dict[tuple[Scope, str], Binding] = {}
        self._scope_of: dict[ast.Name, Scope] = {}
        self.has_star_import = any(name == "*" for scope in scopes for name, _ in scope.definitions)

    def scope_of(self, name: ast.Name) -> Scope | None:
        """The scope in which `name` is evaluated; None for a node from elsewhere."""
        self._index()
        return self._scope_of.get(name)

    def binding(self, name: ast.Name) -> Binding | None:
        """The binding that `name` means, None for a builtin or an unknown name."""
        scope = self.scope_of(name)
        return self.lookup(name.id, scope) if scope is not None else None

    def lookup(self, name: str, scope: Scope) -> Binding | None:
        """The binding that `name` means in `scope`, by Python's rules."""
        home = self._home(name, scope)
        if home is None:
            return None
        key = (home, name)
        if key not in self._bindings:
            self._bindings[key] = self._collect(name, home)
        return self._bindings[key]

    def is_builtin(self, name: str, scope: Scope) -> bool:
        """Whether `name` certainly means Python's builtin of that name."""
        return name in _BUILTINS and not self.has_star_import and self._home(name, scope) is None

    def _home(self, name: str, scope: Scope) -> Scope | None:
        around: Scope | None = scope
        sees_class = True
        while around is not None:
            if name in around.globals:
                around = self._scopes[0]
            elif name in around.nonlocals:
                around, sees_class = around.parent, False
                continue
            if (around.kind != "class" or sees_class) and name in self._bound_in(around):
                return around
            # Only code directly in a class body, or its type parameters, sees the names of the class.
            sees_class = sees_class and around.kind == "type parameters"
            around = around.parent
        return None

    def _bound_in(self, scope: Scope) -> set[str]:
        bound = self._bound.get(scope)
        if bound is None:
            bound = {name for name, _ in scope.definitions}
            bound.update(name.id for name in scope.names if name.ctx.__class__ is not ast.Load)
            bound.difference_update(scope.globals, scope.nonlocals)
            if scope.parent is None:
                bound.update(name for other in self._scopes for name in other.globals)
            self._bound[scope] = bound
        return bound

    def _index(self) -> None:
        """Sort all names and definitions of the module by name, once."""
        if self._occurrences:
            return
        for scope in self._scopes:
            for name in scope.names:
                self._scope_of[name] = scope
                self._occurrences.setdefault(name.id, []).append((name, scope))
            for bound, node in scope.definitions:
                self._definitions.setdefault(bound, []).append((node, scope))

    def _collect(self, name: str, home: Scope) -> Binding:
        self._index()
        belongs: dict[Scope, bool] = {}
        definitions: list[Definition] = []
        uses: list[ast.Name] = []
        for node, scope in [*self._occurrences.get(name, ()), *self._definitions.get(name, ())]:
            if scope not in belongs:
                belongs[scope] = self._home(name, scope) is home
            if not belongs[scope]:
                continue
            if isinstance(node, ast.Name) and node.ctx.__class__ is ast.Load:
                uses.append(node)
            else:
                definitions.append(_definition(self._tree, node, scope))
        definitions.sort(key=lambda definition: definition.start)
        return Binding(name, home, tuple(definitions), tuple(uses))


def _definition(tree: Tree, node: ast.AST, scope: Scope) -> Definition:
    """What kind of definition `node` is: a name that is stored or deleted, or a node that binds by itself."""
    match node:
        case ast.Name(ctx=ast.Del()):
            return Definition("delete", node, scope)
        case ast.Name():
            return _stored(tree, node, scope)
        case ast.arg(annotation=annotation):
            return Definition("parameter", node, scope, annotation=annotation)
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            return Definition("function", node, scope)
        case ast.ClassDef():
            return Definition("class", node, scope)
        case ast.alias():
            return Definition("import", node, scope)
        case ast.ExceptHandler(type=caught):
            return Definition("exception", node, scope, caught)
        case ast.pattern():
            return Definition("pattern", node, scope)
    return Definition("type parameter", node, scope)


def _stored(tree: Tree, name: ast.Name, scope: Scope) -> Definition:
    match tree.parent(name):
        case ast.Assign(value=value):
            return Definition("assign", name, scope, value)
        case ast.AnnAssign(value=value, annotation=annotation):
            return Definition("annotated", name, scope, value, annotation)
        case ast.AugAssign(value=value):
            return Definition("augmented", name, scope, value)
        case ast.NamedExpr(value=value):
            return Definition("walrus", name, scope, value)
        case ast.For(iter=value) | ast.AsyncFor(iter=value) | ast.comprehension(iter=value):
            return Definition("loop", name, scope, value)
        case ast.withitem(context_expr=value):
            return Definition("with", name, scope, value)
    return Definition("unpacked", name, scope, _unpacked_value(tree, name))


def _unpacked_value(tree: Tree, name: ast.Name) -> ast.expr | None:
    for above in tree.ancestors(name):
        match above:
            case ast.Assign(value=value) | ast.For(iter=value) | ast.AsyncFor(iter=value):
                return value
            case ast.comprehension(iter=value) | ast.withitem(context_expr=value):
                return value
            case ast.Tuple() | ast.List() | ast.Starred():
                continue
        break
    return None

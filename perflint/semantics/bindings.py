"""Who binds a name, and who uses it."""

import ast
import builtins
from functools import cached_property
from itertools import chain, islice, repeat
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
    """A name in the scope that it belongs to, with all its definitions in the module. Its uses: `Bindings.uses`."""

    def __init__(self, name: str, scope: Scope, tree: Tree, places: list[tuple[ast.AST, Scope]]) -> None:
        self.name = name
        self.scope = scope
        self._tree = tree
        self._places = places

    def __repr__(self) -> str:
        return f"<binding {self.name!r} in {self.scope!r}>"

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """Everything that binds the name, in the order of the source."""
        found = {_definition(self._tree, node, scope) for node, scope in self._places}
        return tuple(sorted(found, key=lambda definition: definition.start))

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
    """Resolves the names of one module. Each scope is indexed when a name is looked up in it."""

    def __init__(self, tree: Tree, scopes: list[Scope]) -> None:
        self._tree = tree
        self._scopes = scopes
        self._sharing = [scope for scope in scopes if scope.globals or scope.nonlocals]
        self._globals = {name for scope in self._sharing for name in scope.globals}
        self._bound: dict[Scope, dict[str, list[ast.AST]]] = {}
        self._bindings: dict[tuple[Scope, str], Binding] = {}
        self._uses: dict[Binding, tuple[ast.Name, ...]] = {}
        self._read: dict[Scope, dict[str, list[ast.Name]]] = {}
        self.has_star_import = any(name == "*" for name, _ in scopes[0].definitions)

    def scope_of(self, name: ast.Name) -> Scope:
        """The scope in which `name` is evaluated, or bound by `:=`."""
        return self._scope_of[name]

    @cached_property
    def _scope_of(self) -> dict[ast.Name, Scope]:
        return dict(chain.from_iterable(zip(scope.names, repeat(scope)) for scope in self._scopes))

    def binding(self, name: ast.Name) -> Binding | None:
        """The binding that `name` means, None for a builtin or an unknown name."""
        return self.lookup(name.id, self.scope_of(name))

    def lookup(self, name: str, scope: Scope) -> Binding | None:
        """The binding that `name` means in `scope`, by Python's rules."""
        home = self._home(name, scope)
        if home is None:
            return None
        key = (home, name)
        if key not in self._bindings:
            self._bindings[key] = self._collect(name, home)
        return self._bindings[key]

    def uses(self, binding: Binding) -> tuple[ast.Name, ...]:
        """Every place in the module that reads the name."""
        if binding not in self._uses:
            name, home = binding.name, binding.scope
            found: list[ast.Name] = []
            for scope in self.inside(home):
                nodes = self._read_in(scope).get(name)
                if nodes and self._home(name, scope) is home:
                    found += nodes
            self._uses[binding] = tuple(found)
        return self._uses[binding]

    def inside(self, home: Scope) -> list[Scope]:
        """`home` and the scopes inside of it, which follow it."""
        if home.parent is None:
            return self._scopes
        inside = {home: None}
        for scope in islice(self._scopes, self._positions[home] + 1, None):
            if scope.parent not in inside:
                break
            inside[scope] = None
        return list(inside)

    @cached_property
    def _positions(self) -> dict[Scope, int]:
        return {scope: position for position, scope in enumerate(self._scopes)}

    def _read_in(self, scope: Scope) -> dict[str, list[ast.Name]]:
        """The names that are read in the scope, whatever scope they then belong to."""
        read = self._read.get(scope)
        if read is None:
            read = self._read[scope] = {}
            for node in scope.names:
                if node.ctx.__class__ is ast.Load:
                    read.setdefault(node.id, []).append(node)
        return read

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
            if (around.kind != "class" or sees_class) and self._binds(around, name):
                return around
            # Only code directly in a class body, or its type parameters, sees the names of the class.
            sees_class = sees_class and around.kind == "type parameters"
            around = around.parent
        return None

    def _binds(self, scope: Scope, name: str) -> bool:
        if scope.parent is None and name in self._globals:
            return True
        return (
            name in (self._bound.get(scope) or self._bound_in(scope))
            and name not in scope.globals
            and name not in scope.nonlocals
        )

    def _bound_in(self, scope: Scope) -> dict[str, list[ast.AST]]:
        """The nodes in the scope that bind each name, whatever scope the name then belongs to."""
        bound = self._bound.get(scope)
        if bound is None:
            bound = self._bound[scope] = {}
            for node in scope.names:
                if node.ctx.__class__ is not ast.Load:
                    bound.setdefault(node.id, []).append(node)
            for name, definition in scope.definitions:
                bound.setdefault(name, []).append(definition)
        return bound

    def _collect(self, name: str, home: Scope) -> Binding:
        places = []
        for scope in [home, *self._sharing]:
            if scope is home or name in scope.globals or name in scope.nonlocals:
                nodes = self._bound_in(scope).get(name, ())
                if nodes and self._home(name, scope) is home:
                    places += [(node, scope) for node in nodes]
        return Binding(name, home, self._tree, places)


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

"""Expressions to qualified names: through imports, aliases, attributes and instances."""

import ast
from collections.abc import Collection
from typing import TYPE_CHECKING

from perflint.knowledge.names import canonical
from perflint.semantics.bindings import Binding, Definition
from perflint.syntax.scope import Scope

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel


class Names:
    """Answers for one module. Names of the module under check have a leading dot: `.Basket.add`."""

    def __init__(self, model: "SemanticModel") -> None:
        self._model = model
        self._bindings = model.bindings
        self._pending: set[Binding] = set()
        self._named: dict[tuple[str, Scope], str | None] = {}

    def qualified_name(self, expr: ast.expr, scope: Scope | None = None) -> str | None:
        """The one thing that `expr` certainly names, e.g. `numpy.append`; None if unknown.

        `scope` is wanted for a node that is not of this tree (a string annotation).
        """
        path = self.defined_name(expr, scope)
        if isinstance(expr, ast.Attribute) and scope is None and (path is None or path.startswith(".")):
            type_ = self._model.type_of(expr.value)
            return f"{type_.name}.{expr.attr}" if type_ is not None else path
        return path

    def is_one_of(self, expr: ast.expr, names: Collection[str]) -> bool:
        """Whether `expr` certainly names one of these, which may be methods: `builtins.list.pop`."""
        name = self.qualified_name(expr)
        if name is not None and not name.startswith("."):
            return name in names or canonical(name) in names
        if isinstance(expr, ast.Attribute):
            owners = [owner for owner, _, last in (one.rpartition(".") for one in names) if last == expr.attr]
            self._model.elsewhere.ask_type(expr.value, owners)
        return False

    def defined_name(self, expr: ast.expr, scope: Scope | None = None) -> str | None:
        """The name by imports and definitions alone, whatever the types of what lies on the way."""
        match expr:
            case ast.Name(id=name):
                key = (name, scope or self._bindings.scope_of(expr))
                if key not in self._named:
                    self._named[key] = self._name(*key)
                return self._named[key]
            case ast.Attribute(value=value, attr=attr):
                owner = self.defined_name(value, scope)
                return f"{owner}.{attr}" if owner is not None else None
        return None

    def _name(self, name: str, scope: Scope) -> str | None:
        binding = self._bindings.lookup(name, scope)
        if binding is None:
            return f"builtins.{name}" if self._bindings.is_builtin(name, scope) else None
        if binding in self._pending:
            return None
        self._pending.add(binding)
        try:
            named = {self._defined(definition) for definition in binding.definitions if not _is_absence(definition)}
        finally:
            self._pending.discard(binding)
        return named.pop() if len(named) == 1 else None

    def _defined(self, definition: Definition) -> str | None:
        match definition:
            case Definition(kind="import", node=ast.alias() as alias):
                return self._imported(alias)
            case Definition(kind="function" | "class", node=node, scope=scope):
                return qualified_definition(node, scope)
            case Definition(kind="assign", value=ast.Name() | ast.Attribute() as value):
                return self.qualified_name(value) if self._is_plain(definition) else None
        return None

    def _imported(self, alias: ast.alias) -> str | None:
        match self._model.tree.parent(alias):
            case ast.Import():
                return alias.name if alias.asname else alias.name.partition(".")[0]
            case ast.ImportFrom(module=str(module), level=0) if alias.name != "*":
                return f"{module}.{alias.name}"
        return None

    def _is_plain(self, definition: Definition) -> bool:
        """Whether the assigned value is the named thing itself and not an object that it holds."""
        value = definition.value
        return isinstance(value, ast.Name | ast.Attribute) and self._model.type_of(value) is None


def _is_absence(definition: Definition) -> bool:
    """`json = None` beside an import says that the module may be missing, not that it is another one."""
    return definition.kind == "assign" and isinstance(definition.value, ast.Constant)


def qualified_definition(node: ast.AST, scope: Scope) -> str | None:
    """The name of a function or class of this module, with a leading dot; None inside of a function."""
    parts = [node.name] if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) else []
    around: Scope | None = scope
    while around is not None and around.kind != "module":
        if around.kind == "class" and isinstance(around.node, ast.ClassDef):
            parts.append(around.node.name)
        elif around.kind == "function":
            parts.append(f"{getattr(around.node, 'name', '<lambda>')}.<locals>")
        around = around.parent
    return "." + ".".join(reversed(parts))

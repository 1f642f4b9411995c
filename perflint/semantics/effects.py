"""What evaluating an expression, or running a stretch of code, may change."""

import ast
from typing import TYPE_CHECKING

from perflint.knowledge.names import canonical
from perflint.knowledge.purity import is_lazy, is_pure, mutator_names
from perflint.syntax.grammar import children
from perflint.syntax.tree import Tree

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_VALUES = (
    ast.Attribute,
    ast.BinOp,
    ast.BoolOp,
    ast.Compare,
    ast.Constant,
    ast.Dict,
    ast.FormattedValue,
    ast.IfExp,
    ast.JoinedStr,
    ast.List,
    ast.Name,
    ast.Set,
    ast.Slice,
    ast.Starred,
    ast.Subscript,
    ast.Tuple,
    ast.UnaryOp,
    ast.GeneratorExp,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.comprehension,
    ast.keyword,
    ast.expr_context,
)


_SHRINKING = {"clear", "discard", "pop", "popitem", "popleft", "remove", "reverse", "sort"}


def path_of(expr: ast.AST) -> str | None:
    """`self.items` for an expression that is a name with attributes, else None."""
    match expr:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=value, attr=attr):
            owner = path_of(value)
            return f"{owner}.{attr}" if owner is not None else None
    return None


class Changes:
    """What running a region of code may change, by the paths (`items`, `self.items`) that lead to it.

    `rebound` are paths that get another value, `mutated` those whose value is changed in place and `grown`
    those among them that may get longer, `passed` those handed to code that is not known to leave them
    alone, `methods` the methods called on each path.
    """

    def __init__(self) -> None:
        self.rebound: set[str] = set()
        self.mutated: set[str] = set()
        self.grown: set[str] = set()
        self.passed: set[str] = set()
        self.methods: dict[str, set[str]] = {}

    def touch(self, path: str) -> bool:
        """Whether the value at `path`, or one on the way to it, may have changed."""
        parts = path.split(".")
        steps = {".".join(parts[:length]) for length in range(1, len(parts) + 1)}
        return bool(path in self.mutated or path in self.passed or steps & self.rebound)


class Effects:
    """Answers for one module."""

    def __init__(self, model: "SemanticModel") -> None:
        self._model = model
        self._tree: Tree = model.tree
        self._changes: dict[ast.AST, Changes] = {}
        self._method_changes: dict[tuple[str, str], frozenset[str] | None] = {}

    def is_pure(self, expr: ast.expr) -> bool:
        """Whether evaluating `expr` certainly has no effect and depends on nothing but the values in it.

        Attributes and operators of unknown objects are taken to be plain.
        """
        return self._is_pure(expr) and all(self._is_pure(node) for node in self._tree.descendants(expr))

    def _is_pure(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Call):
            name = self._model.qualified_name(node.func)
            return name is not None and is_pure(canonical(name))
        return isinstance(node, _VALUES)

    def changes_in(self, region: ast.AST) -> Changes:
        """What one run of `region` may change. Nested functions count as called."""
        if region not in self._changes:
            changes = self._changes[region] = Changes()
            self._record(region, changes)
            for node in self._tree.descendants(region):
                self._record(node, changes)
        return self._changes[region]

    def _record(self, node: ast.AST, changes: Changes) -> None:
        match node:
            case ast.Name(id=name, ctx=ast.Store() | ast.Del()):
                changes.rebound.add(name)
            case ast.Attribute(ctx=ast.Store() | ast.Del()):
                changes.rebound.add(path_of(node) or f"*.{node.attr}")
            case ast.Subscript(value=value, ctx=ast.Store()):
                changes.mutated.add(path_of(value) or "*")
                changes.grown.add(path_of(value) or "*")
            case ast.Subscript(value=value, ctx=ast.Del()):
                changes.mutated.add(path_of(value) or "*")
            case ast.AugAssign(target=target):
                changes.mutated.add(path_of(target) or "*")
                changes.grown.add(path_of(target) or "*")
            case ast.Call():
                self._record_call(node, changes)

    def _record_call(self, call: ast.Call, changes: Changes) -> None:
        if isinstance(call.func, ast.Attribute):
            receiver = path_of(call.func.value)
            if receiver is not None:
                changes.methods.setdefault(receiver, set()).add(call.func.attr)
                if call.func.attr in mutator_names():
                    changes.mutated.add(receiver)
                    if call.func.attr not in _SHRINKING:
                        changes.grown.add(receiver)
        name = self._model.qualified_name(call.func)
        if name is not None and is_pure(canonical(name)):
            return
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
            inner = argument.value if isinstance(argument, ast.Starred) else argument
            path = path_of(inner)
            if path is not None and inner is argument:
                changes.passed.add(path)

    def is_unchanged(self, expr: ast.expr, region: ast.AST) -> bool:
        """Whether the name or attribute `expr` certainly holds an equal value all through `region`."""
        path = path_of(expr)
        if path is None:
            return isinstance(expr, ast.Constant)
        changes = self.changes_in(region)
        if changes.touch(path) or path_aliased(path, changes):
            return False
        match expr:
            case ast.Attribute(value=ast.Name() as owner, attr=attr):
                return self._attribute_unchanged(owner, attr, changes)
            case ast.Attribute():
                return not any(changes.methods.values())
        return self._global_unchanged(expr)

    def _attribute_unchanged(self, owner: ast.Name, attr: str, changes: Changes) -> bool:
        """Methods called on the owner must be known to leave the attribute alone."""
        name = self._model.qualified_name(owner)
        if name is not None and self._model.type_of(owner) is None:
            return True  # An attribute of a module.
        if owner.id in changes.passed:
            return False
        called = changes.methods.get(owner.id, set())
        cls = self._model.classes.self_class(owner)
        if cls is None:
            return not called
        return all(attr not in (self._changed_by(cls.name, method) or {attr}) for method in called)

    def _changed_by(self, class_name: str, method: str) -> frozenset[str] | None:
        """The attributes of `self` that a method may change, its own calls included; None if unknown."""
        key = (class_name, method)
        if key not in self._method_changes:
            self._method_changes[key] = frozenset({"?"})
            self._method_changes[key] = self._attributes_changed(class_name, method)
        return self._method_changes[key]

    def _attributes_changed(self, class_name: str, method: str) -> frozenset[str] | None:
        function = self._model.classes.method(class_name, method)
        receiver = self._model.classes.receiver(function) if function is not None else None
        if function is None or receiver is None:
            return None
        changes = self.changes_in(function)
        if receiver in changes.passed or receiver in changes.rebound:
            return None
        start = f"{receiver}."
        touched = changes.rebound | changes.mutated | changes.passed
        found = {"?"} | {path[len(start) :].partition(".")[0] for path in touched if path.startswith(start)}
        for called in changes.methods.get(receiver, set()):
            inner = self._changed_by(class_name, called)
            if inner is None:
                return None
            found |= inner
        return frozenset(found)

    def _global_unchanged(self, expr: ast.expr) -> bool:
        """A global name must not be changed by any function of the module, which the region may call."""
        binding = self._model.bindings.binding(expr) if isinstance(expr, ast.Name) else None
        if binding is None or binding.scope.kind != "module":
            return True
        for use in self._model.bindings.uses(binding):
            function = self._tree.function(use)
            if function is not None and self.changes_in(function).touch(binding.name):
                return False
        return all(definition.scope.kind == "module" for definition in binding.definitions)

    def is_invariant(self, expr: ast.expr, region: ast.AST) -> bool:
        """Whether `expr` is pure and certainly has an equal value each time that it is evaluated in `region`."""
        if not self.is_pure(expr) or self._is_iterator(expr):
            return False
        inner = {
            node.id
            for node in self._tree.descendants(expr)
            if isinstance(node, ast.Name) and node.ctx.__class__ is not ast.Load
        }
        paths = list(self._outer_paths(expr, inner))
        return all(self.is_unchanged(path, region) for path in paths)

    def _is_iterator(self, expr: ast.expr) -> bool:
        """Whether the value can be read only once."""
        if isinstance(expr, ast.Call):
            name = self._model.qualified_name(expr.func)
            return name is not None and is_lazy(name)
        return isinstance(expr, ast.GeneratorExp)

    def _outer_paths(self, expr: ast.AST, inner: set[str]) -> list[ast.expr]:
        """The longest names with attributes in `expr` whose values it reads; not those that it binds itself."""
        found: list[ast.expr] = []
        stack: list[ast.AST] = [expr]
        while stack:
            node = stack.pop()
            match node:
                case ast.Call(func=ast.Attribute(value=receiver)):
                    stack += [receiver, *node.args, *node.keywords]
                case ast.Call():
                    stack += [*node.args, *node.keywords]
                case ast.Name() | ast.Attribute() if (path := path_of(node)) is not None:
                    if path.partition(".")[0] not in inner and not self._model.is_callable_name(node):
                        found.append(node)
                case _:
                    stack += children(node)
        return found


def path_aliased(path: str, changes: Changes) -> bool:
    """Whether something was set through a path that cannot be told apart from `path`."""
    attribute = path.rpartition(".")[2]
    return "." in path and f"*.{attribute}" in changes.rebound

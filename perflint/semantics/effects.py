"""What evaluating an expression, or running a stretch of code, may change."""

import ast
from collections.abc import Callable
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from perflint.knowledge.library import attribute_type
from perflint.knowledge.purity import is_lazy, is_pure, mutator_names
from perflint.syntax.grammar import EXPANDERS, LEAVES, children
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


_ITERATING = {"builtins.filter", "builtins.map"}
"""What calls any function on the items of its argument, and leaves the argument itself alone."""

_VIEWS = {"builtins.dict_keys", "builtins.dict_values", "builtins.dict_items"}
_IMMUTABLE = {"builtins.bool", "builtins.bytes", "builtins.float", "builtins.int", "builtins.str"}
_HARMLESS = {
    "count",
    "endswith",
    "format",
    "get",
    "index",
    "items",
    "join",
    "keys",
    "lower",
    "split",
    "startswith",
    "strip",
    "upper",
    "values",
}
"""Methods that change no builtin object, and by these names hardly any other."""

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

    def __init__(self, model: "SemanticModel") -> None:
        self._model = model
        self.rebound: set[str] = set()
        self.mutated: set[str] = set()
        self.grown: set[str] = set()
        self.methods: dict[str, set[str]] = {}
        self.given: dict[str, list[ast.Call]] = {}

    def is_passed(self, path: str) -> bool:
        """Whether the value at `path` is handed to a call that may change it."""
        return any(not self._model.effects.leaves_alone(call) for call in self.given.get(path, ()))

    @cached_property
    def passed(self) -> set[str]:
        return set(filter(self.is_passed, self.given))

    def touch(self, path: str) -> bool:
        """Whether the value at `path`, or one on the way to it, may have changed."""
        return path in self.mutated or self.rebind(path) or self.is_passed(path)

    def rebind(self, path: str) -> bool:
        """Whether the name or attribute at `path`, or one on the way to it, may have another value."""
        return not steps_of(path).isdisjoint(self.rebound)


def steps_of(path: str) -> set[str]:
    """The names and attributes on the way to `shop.orders.rows`, and itself."""
    parts = path.split(".")
    return {".".join(parts[:length]) for length in range(1, len(parts) + 1)}


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
            return name is not None and _is_known_pure(name)
        return isinstance(node, _VALUES)

    def changes_in(self, region: ast.AST) -> Changes:
        """What one run of `region` may change. Nested functions count as called."""
        if region not in self._changes:
            self._changes[region] = self._recorded(region)
        return self._changes[region]

    def _recorded(self, region: ast.AST) -> Changes:
        # One of the two busiest loops of a check: no calls that can be done without.
        changes = Changes(self._model)
        records, expanders, leaves = _RECORDS, EXPANDERS, LEAVES
        stack = [region]
        while stack:
            node = stack.pop()
            cls = node.__class__
            if cls in records:
                records[cls](node, changes)
            if cls not in leaves:
                stack += expanders[cls](node)
        return changes

    def leaves_alone(self, call: ast.Call) -> bool:
        """Whether the function that is called is known not to change its arguments."""
        name = self._model.qualified_name(call.func)
        return name is not None and (name in _ITERATING or _is_known_pure(name))

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
        return self._name_unchanged(expr, changes)

    def _attribute_unchanged(self, owner: ast.Name, attr: str, changes: Changes) -> bool:
        """Methods called on the owner must be known to leave the attribute alone."""
        name = self._model.qualified_name(owner)
        if name is not None and self._model.type_of(owner) is None:
            # Of a module: what it has under another kind of name, anything may change.
            return attr.isupper() or attribute_type(f"{name}.{attr}") in _IMMUTABLE
        if changes.is_passed(owner.id):
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
        if changes.is_passed(receiver) or receiver in changes.rebound:
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

    def _name_unchanged(self, expr: ast.expr, changes: Changes) -> bool:
        """No other function that shares the name may change it, for the region may call that; nor may a method
        that the region calls on a value of unknown type, and a view changes with what it is a view of."""
        binding = self._model.bindings.binding(expr) if isinstance(expr, ast.Name) else None
        if binding is None:
            return True
        type_ = self._model.type_of(expr)
        is_data = any(one.kind not in ("class", "function", "import") for one in binding.definitions)
        if is_data and type_ is None and not changes.methods.get(binding.name, set()) <= _HARMLESS:
            return False
        if type_ is not None and type_.name in _VIEWS:
            return False
        home = None if binding.scope.kind == "module" else binding.scope.node
        for use in self._model.bindings.uses(binding):
            function = self._tree.function(use)
            if function is not None and function is not home and self.changes_in(function).touch(binding.name):
                return False
        return all(definition.scope is binding.scope for definition in binding.definitions)

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
                    if path.partition(".")[0] not in inner:
                        found.append(node)
                case _:
                    stack += children(node)
        return found


def path_aliased(path: str, changes: Changes) -> bool:
    """Whether something was set through a path that cannot be told apart from `path`."""
    attribute = path.rpartition(".")[2]
    return "." in path and f"*.{attribute}" in changes.rebound


@cache
def _is_known_pure(name: str) -> bool:
    return is_pure(name)


def _container_of(item: ast.expr) -> str:
    """The path of the container that `rows[0][1]` is an item of, at whatever depth; `*` for an unknown one."""
    while isinstance(item, ast.Subscript):
        item = item.value
    return path_of(item) or "*"


def _record_name(name: ast.Name, changes: Changes) -> None:
    if name.ctx.__class__ is not ast.Load:
        changes.rebound.add(name.id)


def _record_attribute(attribute: ast.Attribute, changes: Changes) -> None:
    if attribute.ctx.__class__ is not ast.Load:
        changes.rebound.add(path_of(attribute) or f"*.{attribute.attr}")


def _record_subscript(subscript: ast.Subscript, changes: Changes) -> None:
    if subscript.ctx.__class__ is not ast.Load:
        path = _container_of(subscript)
        changes.mutated.add(path)
        if subscript.ctx.__class__ is ast.Store:
            changes.grown.add(path)


def _record_in_place(statement: ast.AugAssign, changes: Changes) -> None:
    path = path_of(statement.target) or _container_of(statement.target)
    changes.mutated.add(path)
    changes.grown.add(path)


def _record_call(call: ast.Call, changes: Changes) -> None:
    if isinstance(call.func, ast.Attribute):
        receiver = path_of(call.func.value)
        if receiver is None and call.func.attr in mutator_names():
            changes.mutated.add(_container_of(call.func.value))
        if receiver is not None:
            changes.methods.setdefault(receiver, set()).add(call.func.attr)
            if call.func.attr in mutator_names():
                changes.mutated.add(receiver)
                if call.func.attr not in _SHRINKING:
                    changes.grown.add(receiver)
    for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
        path = path_of(argument)
        if path is not None:
            changes.given.setdefault(path, []).append(call)


_RECORDS: dict[type[ast.AST], Callable[[Any, Changes], None]] = {
    ast.Name: _record_name,
    ast.Attribute: _record_attribute,
    ast.Subscript: _record_subscript,
    ast.AugAssign: _record_in_place,
    ast.Call: _record_call,
}

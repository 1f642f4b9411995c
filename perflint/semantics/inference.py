"""Expressions to types: literals, constructors, annotations, known returns, agreeing assignments."""

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from perflint.knowledge.library import attribute_type, bases, return_type
from perflint.knowledge.names import canonical
from perflint.semantics.bindings import Binding, Definition
from perflint.semantics.constructors import constructed
from perflint.semantics.operators import arithmetic
from perflint.semantics.types import BOOL, BYTES, FLOAT, INT, STR, Type, agreed, parse_type, substituted

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_MANY = 64
"""A display with more items than this has items of unknown type: looking at each would cost too much."""

_CONSTANTS = {str: STR, bytes: BYTES, bool: BOOL, int: INT, float: FLOAT}


class Inference:
    """Answers for one module, each remembered. An answer is certain or None."""

    def __init__(self, model: "SemanticModel") -> None:
        self._model = model
        self._known: dict[ast.expr, Type | None] = {}
        self._of_binding: dict[Binding, Type | None] = {}
        self._returned: dict[ast.AST, Type | None] = {}

    def type_of(self, expr: ast.expr) -> Type | None:
        """The class that the value of `expr` certainly has, or None."""
        known = self._known
        if expr not in known:
            known[expr] = None  # While it is being worked out it is unknown: recursion ends here.
            case = _CASES.get(type(expr))
            found = case(self, expr) if case is not None else None
            known[expr] = found if found is not None else self._model.elsewhere.type_of(expr)
        return known[expr]

    def items(self, items: list[ast.expr] | list[ast.expr | None]) -> Type | None:
        if not 0 < len(items) <= _MANY:
            return None
        return agreed([self.type_of(item) if item is not None else None for item in items])

    def of_tuple(self, node: ast.Tuple) -> Type:
        if len(node.elts) > _MANY or any(isinstance(item, ast.Starred) for item in node.elts):
            return Type("builtins.tuple")
        return Type("builtins.tuple", tuple(self.type_of(item) for item in node.elts))

    def of_name(self, node: ast.Name) -> Type | None:
        binding = self._model.bindings.binding(node)
        if binding is None:
            return None
        if len(binding.definitions) == 1:
            # Wherever it is used, it is what it is: once for all uses.
            if binding not in self._of_binding:
                self._of_binding[binding] = None
                self._of_binding[binding] = self._of_name(node, binding)
            return self._of_binding[binding]
        return self._of_name(node, binding)

    def _of_name(self, node: ast.Name, binding: Binding) -> Type | None:
        declared = next((d for d in binding.definitions if d.kind == "annotated"), None)
        if declared is not None and declared.annotation is not None:
            return self._model.annotations.type_from(declared.annotation, declared.scope)
        return self._agreed(binding, self._model.flow.reaching(binding, node))

    def _agreed(self, binding: Binding, definitions: list[Definition]) -> Type | None:
        again = {one for one in definitions if len(definitions) > 1 and self._mentions(one, binding)}
        found = agreed([self.type_of_definition(one) for one in definitions if one not in again])
        if found is None:
            return None
        # In-place operators keep the type of the builtin containers and of text, but not that of numbers.
        if found == INT and any(one.kind == "augmented" for one in binding.definitions):
            return None
        return found if all(self._keeps(definition, binding, found) for definition in again) else None

    def _mentions(self, definition: Definition, binding: Binding) -> bool:
        """Whether the name gets a value made from its own: `xs = xs + [x]`."""
        return definition.value is not None and any(self._own_uses(definition.value, binding))

    def _own_uses(self, value: ast.expr, binding: Binding) -> list[ast.Name]:
        names = [value, *self._model.tree.descendants(value)]
        return [name for name in names if isinstance(name, ast.Name) and name.id == binding.name]

    def _keeps(self, definition: Definition, binding: Binding, found: Type) -> bool:
        """Whether a value made from the name's own has the same type, if the name had it before."""
        value = definition.value
        assert value is not None
        for name in self._own_uses(value, binding):
            self._known[name] = found
        result = self.type_of_definition(definition)
        if result is not None and result.name == found.name:
            return True
        for node in [value, *self._model.tree.descendants(value)]:
            self._known.pop(node, None)  # type: ignore[call-overload]
        return False

    def type_of_definition(self, definition: Definition) -> Type | None:
        """The type of the value that one definition gives to its name."""
        value, node = definition.value, definition.node
        match definition.kind:
            case "assign" | "walrus" if value is not None:
                return self.type_of(value)
            case "annotated" if definition.annotation is not None:
                return self._model.annotations.type_from(definition.annotation, definition.scope)
            case "parameter" if isinstance(node, ast.arg):
                return self._parameter(node, definition)
            case "loop" if value is not None:
                iterated = self.type_of(value)
                return iterated.element if iterated is not None else None
            case "with" if value is not None:
                return self._entered(value)
            case "unpacked" if value is not None and isinstance(node, ast.Name):
                return self._unpacked(node, value)
        return None

    def _parameter(self, parameter: ast.arg, definition: Definition) -> Type | None:
        function = definition.scope.node
        arguments = getattr(function, "args", None)
        annotated = None
        if parameter.annotation is not None and definition.scope.parent is not None:
            annotated = self._model.annotations.type_from(parameter.annotation, definition.scope.parent)
        if isinstance(arguments, ast.arguments):
            if parameter is arguments.vararg:
                return Type("builtins.tuple", (annotated,))
            if parameter is arguments.kwarg:
                return Type("builtins.dict", (STR, annotated))
            cls = self._model.classes.around(function)
            positional = arguments.posonlyargs + arguments.args
            if annotated is None and cls is not None and positional and parameter is positional[0]:
                return Type(cls.name) if self._model.classes.receiver(function) is not None else None
        return annotated

    def _entered(self, manager: ast.expr) -> Type | None:
        type_ = self.type_of(manager)
        if type_ is None:
            return None
        for method in ("__enter__", "__aenter__"):
            known = return_type(f"{type_.name}.{method}")
            if known is not None:
                return _awaited(substituted(parse_type(known) or type_, type_))
        return None

    def _unpacked(self, name: ast.Name, value: ast.expr) -> Type | None:
        tree = self._model.tree
        path: list[int] = []
        below: ast.AST = name
        above = tree.parent(below)
        while isinstance(above, ast.Tuple | ast.List):
            path.append(above.elts.index(below) if isinstance(below, ast.expr) else 0)
            if any(isinstance(item, ast.Starred) for item in above.elts):
                return None
            below, above = above, tree.parent(above)
        type_ = self.type_of(value)
        if isinstance(above, ast.For | ast.AsyncFor | ast.comprehension):
            type_ = type_.element if type_ is not None else None
        for position in reversed(path):
            if type_ is None:
                return None
            is_record = type_.name == "builtins.tuple" and len(type_.args) > 1
            type_ = type_.arg(position) if is_record else type_.element
        return type_

    def of_attribute(self, node: ast.Attribute) -> Type | None:
        owner = self.type_of(node.value)
        if owner is None:
            name = self._model.qualified_name(node)
            known = attribute_type(name) if name is not None else None
            return parse_type(known) if known is not None else None
        if owner.name.startswith("."):
            return self._model.classes.type_of_attribute(owner.name, node.attr)
        known = attribute_type(f"{owner.name}.{node.attr}")
        parsed = parse_type(known) if known is not None else None
        return substituted(parsed, owner) if parsed is not None else None

    def of_call(self, node: ast.Call) -> Type | None:
        name = self._model.qualified_name(node.func)
        if name is None:
            return None
        name = canonical(name)
        local = self._model.function(node)
        if local is not None:
            return self.returned_type(local)
        if name.startswith("."):
            return Type(name) if self._model.classes.named(name) is not None else None
        built = constructed(name, node, self.type_of)
        if built is not None:
            return built
        known = return_type(name, keyword_names(node))
        parsed = parse_type(known) if known is not None else None
        if parsed is None:
            return None
        receiver = self.type_of(node.func.value) if isinstance(node.func, ast.Attribute) else None
        return substituted(parsed, receiver)

    def returned_type(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> Type | None:
        """The type of a call of a function of this module: its annotation, else what its returns agree on."""
        if function not in self._returned:
            self._returned[function] = None
            self._returned[function] = self._returns(function)
        return self._returned[function]

    def _returns(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> Type | None:
        scope = self._model.scope_around(function)
        if function.returns is not None:
            found = self._model.annotations.type_from(function.returns, scope)
        else:
            inside = list(self._model.tree.descendants(function, into_functions=False))
            if any(isinstance(node, ast.Yield | ast.YieldFrom) for node in inside):
                return None
            values = [node.value for node in inside if isinstance(node, ast.Return)]
            found = agreed([self.type_of(value) if value is not None else None for value in values])
        if isinstance(function, ast.AsyncFunctionDef):
            return Type("typing.Coroutine", (None, None, found))
        return found

    def of_subscript(self, node: ast.Subscript) -> Type | None:
        owner = self.type_of(node.value)
        if owner is None:
            return None
        if isinstance(node.slice, ast.Slice):
            sliceable = ("builtins.list", "builtins.str", "builtins.bytes")
            if owner.name == "builtins.tuple":
                return Type(owner.name, (owner.element,))
            return owner if owner.name in sliceable else None
        if owner.name == "builtins.tuple" and len(owner.args) > 1:
            match node.slice:
                case ast.Constant(value=int(position)):
                    return owner.arg(position)
        return owner.value

    def of_dict(self, node: ast.Dict) -> Type:
        if None in node.keys:
            return Type("builtins.dict")  # `{**table}`: what it holds is known of the others only.
        return Type("builtins.dict", (self.items(node.keys), self.items(node.values)))

    def of_dict_comprehension(self, node: ast.DictComp) -> Type:
        if node.value is None:
            return Type("builtins.dict")  # `{**table for table in tables}`, since Python 3.15.
        return Type("builtins.dict", (self.type_of(node.key), self.type_of(node.value)))

    def of_compare(self, node: ast.Compare) -> Type | None:
        if all(isinstance(op, ast.In | ast.NotIn | ast.Is | ast.IsNot) for op in node.ops):
            return BOOL
        left = self.type_of(node.left)
        return BOOL if left is not None and left.name in ("builtins.int", "builtins.str") else None

    def of_unary(self, node: ast.UnaryOp) -> Type | None:
        if isinstance(node.op, ast.Not):
            return BOOL
        operand = self.type_of(node.operand)
        return operand if operand in (INT, FLOAT) else None

    def of_awaited(self, node: ast.Await) -> Type | None:
        awaited = self.type_of(node.value)
        return _awaited(awaited) if awaited is not None and awaited.name == "typing.Coroutine" else None

    def is_subclass(self, name: str, of: str) -> bool:
        """Whether the class `name` certainly is `of` or derives from it."""
        seen: set[str] = set()
        pending = [name]
        while pending:
            current = pending.pop()
            if current == of:
                return True
            if current in seen:
                continue
            seen.add(current)
            cls = self._model.classes.named(current)
            here = self._model.classes.bases(cls) if cls is not None else bases(current)
            pending += [canonical(base) for base in here if base is not None]
        return False


def _awaited(type_: Type | None) -> Type | None:
    """What awaiting a value of this type gives, if it is a coroutine; otherwise the type itself."""
    if type_ is None or type_.name != "typing.Coroutine":
        return type_
    return type_.awaited


def keyword_names(call: ast.Call) -> list[str] | None:
    """The names of the keyword arguments of a call; None if `**options` may hold others."""
    names = [keyword.arg for keyword in call.keywords if keyword.arg is not None]
    return names if len(names) == len(call.keywords) else None


_CASES: dict[type[ast.expr], Callable[[Inference, Any], Type | None]] = {
    ast.Constant: lambda self, node: _CONSTANTS.get(type(node.value)),
    ast.JoinedStr: lambda self, node: STR,
    ast.List: lambda self, node: Type("builtins.list", (self.items(node.elts),)),
    ast.Set: lambda self, node: Type("builtins.set", (self.items(node.elts),)),
    ast.Tuple: Inference.of_tuple,
    ast.Dict: Inference.of_dict,
    ast.ListComp: lambda self, node: Type("builtins.list", (self.type_of(node.elt),)),
    ast.SetComp: lambda self, node: Type("builtins.set", (self.type_of(node.elt),)),
    ast.GeneratorExp: lambda self, node: Type("typing.Generator", (self.type_of(node.elt),)),
    ast.DictComp: Inference.of_dict_comprehension,
    ast.Name: Inference.of_name,
    ast.Attribute: Inference.of_attribute,
    ast.Call: Inference.of_call,
    ast.Subscript: Inference.of_subscript,
    ast.BinOp: lambda self, node: arithmetic(self.type_of(node.left), node.op, self.type_of(node.right)),
    ast.BoolOp: lambda self, node: agreed([self.type_of(value) for value in node.values]),
    ast.IfExp: lambda self, node: agreed([self.type_of(node.body), self.type_of(node.orelse)]),
    ast.Compare: Inference.of_compare,
    ast.UnaryOp: Inference.of_unary,
    ast.NamedExpr: lambda self, node: self.type_of(node.value),
    ast.Await: Inference.of_awaited,
}

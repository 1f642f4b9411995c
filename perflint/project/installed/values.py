"""What expressions, calls and functions in installed packages certainly give."""

import ast
from collections.abc import Sequence

from astroid import bases, nodes
from astroid.util import UninferableBase

from perflint.project.installed.attributes import Attributes
from perflint.project.installed.caution import (
    CLASS_KEEPING,
    RESULT_KEEPING,
    decorator_names,
    decorators_of,
    first_parameter,
)
from perflint.project.installed.classes import Library, order_of
from perflint.project.installed.declared import declared, name_of
from perflint.project.installed.names import Definition, Names
from perflint.project.library_types import given_by_library, held_by_library
from perflint.semantics.operators import arithmetic
from perflint.semantics.types import BOOL, NONE, NUMBERS, Type, agreed

Nodes = Sequence[nodes.NodeNG]

_DEEPEST = 24
"""Expressions that are worked out for each other's sake; more than this is a riddle."""

_DISPLAYS = {
    nodes.Dict: "builtins.dict",
    nodes.DictComp: "builtins.dict",
    nodes.JoinedStr: "builtins.str",
    nodes.List: "builtins.list",
    nodes.ListComp: "builtins.list",
    nodes.Set: "builtins.set",
    nodes.SetComp: "builtins.set",
    nodes.Tuple: "builtins.tuple",
}
_BINARY: dict[str, ast.operator] = {
    "+": ast.Add(),
    "-": ast.Sub(),
    "*": ast.Mult(),
    "/": ast.Div(),
    "%": ast.Mod(),
    "|": ast.BitOr(),
    "&": ast.BitAnd(),
    "^": ast.BitXor(),
}
_TRUTHS = {"in", "not in", "is", "is not"}
_OF_CLASSES = {"__new__", "__init_subclass__", "__class_getitem__"}
_CHANGES = (nodes.AugAssign, nodes.Delete)
_LOOPS = (nodes.For, nodes.While)


class Values:
    """Works out types from what is written; where that leaves it open, astroid is asked, and has to be certain."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._attributes = Attributes(names, self)
        self._open: set[tuple[nodes.NodeNG, str]] = set()

    def attribute(self, owner: str, name: str) -> Type | None:
        """What an attribute of the instances of a class holds."""
        return self._attributes.held(owner, name)

    def type_of(self, node: nodes.NodeNG, owner: str = "") -> Type | None:
        """The type of an expression. `owner` is the class of the instance whose method it stands in."""
        if (node, owner) in self._open or len(self._open) >= _DEEPEST:
            return None
        self._open.add((node, owner))
        try:
            return self._type_of(node, owner)
        finally:
            self._open.discard((node, owner))

    def of_bindings(self, bindings: Nodes, owner: str, body: Nodes = ()) -> Type | None:
        """The type of what is bound in all these places: what a declaration says, else what all of them agree on.

        `body` are those in the body of a class, where `None` says nothing of what its instances have there.
        """
        declarations = [one for one in bindings if isinstance(one.parent, nodes.AnnAssign)]
        set_anew = declarations or [one for one in bindings if not isinstance(one.parent, _CHANGES)]
        types = [(one, self.of_binding(one, owner)) for one in set_anew]
        found = agreed([type_ for one, type_ in types if type_ != NONE or one not in body])
        is_recomputed = not declarations and len(set_anew) < len(bindings)
        # Added to, a list stays a list; an integer may become a float.
        return None if found is None or (found.name in NUMBERS and is_recomputed) else found

    def of_binding(self, binding: nodes.NodeNG, owner: str = "") -> Type | None:
        """The type that a variable, a parameter or an attribute has where it is bound."""
        parent = binding.parent
        match parent:
            case nodes.Assign() if any(binding is target for target in parent.targets):
                return self.type_of(parent.value, owner)
            case nodes.Assign() | nodes.Tuple(parent=nodes.Assign()):
                return _inferred(binding)
            case nodes.AnnAssign():
                return declared(self._names, parent.annotation, owner)
            case nodes.NamedExpr():
                return self.type_of(parent.value, owner)
            case nodes.Arguments():
                return self._of_parameter(binding, parent, owner)
        return None

    def given_by(self, definition: Definition, owner: str = "") -> Type | None:
        """What calling a function, a class or something of a library gives."""
        match definition:
            case Library(name):
                return given_by_library(name)
            case nodes.ClassDef():
                return self._constructed(definition)
            case nodes.FunctionDef() if all(self._is_result_kept(one) for one in decorators_of(definition)):
                return self.result(definition, owner) or given_by_library(str(definition.qname()))
        return None

    def result(self, function: nodes.FunctionDef, owner: str = "") -> Type | None:
        """What a function gives, whatever decorates it: what it declares, else what all its `return` agree on."""
        if function.is_generator():
            return None
        if function.returns is not None:
            given = declared(self._names, function.returns, owner or _class_around(function))
        else:
            given = self._returned(function, owner)
        if isinstance(function, nodes.AsyncFunctionDef):
            return Type("typing.Coroutine", (None, None, given)) if given is not None else None
        return given

    def _returned(self, function: nodes.FunctionDef, owner: str) -> Type | None:
        returns = function.nodes_of_class(nodes.Return, (nodes.FunctionDef, nodes.ClassDef, nodes.Lambda))
        given = [self.type_of(one.value, owner) for one in returns if one.value is not None]
        # As in a declaration, `None` as an alternative does not count.
        return agreed([type_ for type_ in given if type_ != NONE])

    def _type_of(self, node: nodes.NodeNG, owner: str) -> Type | None:
        match node:
            case nodes.Const():
                return Type(f"builtins.{type(node.value).__name__}")
            case nodes.Call():
                return self._called(node, owner)
            case nodes.Name():
                return self._of_name(node, owner)
            case nodes.Attribute():
                return self._of_attribute(node, owner)
            case nodes.Await():
                return _awaited(self.type_of(node.value, owner))
            case nodes.NamedExpr():
                return self.type_of(node.value, owner)
            case nodes.IfExp():
                return agreed([self.type_of(one, owner) for one in (node.body, node.orelse)])
            case nodes.BoolOp():
                return agreed([self.type_of(one, owner) for one in node.values])
            case nodes.BinOp():
                return self._computed(node, owner)
            case nodes.Subscript():
                return _inferred(node)
        return _of_display(node)

    def _computed(self, node: nodes.BinOp, owner: str) -> Type | None:
        left, right = self.type_of(node.left, owner), self.type_of(node.right, owner)
        known = arithmetic(left, _BINARY[node.op], right) if node.op in _BINARY else None
        return known or _inferred(node)

    def _of_name(self, node: nodes.Name, owner: str) -> Type | None:
        scope, bindings = node.lookup(node.name)
        if not isinstance(scope, nodes.FunctionDef):
            return self.of_variable(self._names.named(node))
        if scope is not node.frame() or _is_in_loop(node):
            # What comes later in the text may run before.
            bindings = scope.locals[node.name]
        return self.of_bindings(bindings, owner)

    def of_variable(self, definitions: tuple[Definition, ...]) -> Type | None:
        """The type of a variable, or of an attribute of a library; None for functions, classes and modules."""
        bindings = [one for one in definitions if not isinstance(one, Library)]
        if bindings and len(bindings) == len(definitions):
            return self.of_bindings(bindings, "")
        names = [one.name for one in definitions if isinstance(one, Library)]
        return agreed([held_by_library(one) for one in names]) if not bindings else None

    def _of_attribute(self, node: nodes.Attribute, owner: str) -> Type | None:
        known = self.of_variable(self._names.named(node))
        if known is not None:
            return known
        receiver = self.type_of(node.expr, owner)
        return self._attributes.held(receiver.name, node.attrname, receiver) if receiver is not None else None

    def _called(self, call: nodes.Call, owner: str) -> Type | None:
        function = call.func
        if owner and _is_own_class(function):
            return Type(owner)
        definitions = self._names.named(function)
        if definitions:
            cls = self._names.named(function.expr) if isinstance(function, nodes.Attribute) else ()
            through = name_of(cls[0]) if len(cls) == 1 and isinstance(cls[0], nodes.ClassDef) else ""
            return agreed([self.given_by(one, through) for one in definitions])
        if not isinstance(function, nodes.Attribute):
            return None
        receiver = self.type_of(function.expr, owner)
        return self._attributes.called(receiver, function.attrname) if receiver is not None else None

    def _of_parameter(self, binding: nodes.NodeNG, parameters: nodes.Arguments, owner: str) -> Type | None:
        method = parameters.parent
        if _is_receiver(binding, method):
            cls = owner or _class_around(method)
            return Type(cls) if cls and not _is_class_method(method) else None
        annotations = [
            *zip(parameters.posonlyargs, parameters.posonlyargs_annotations, strict=False),
            *zip(parameters.args or (), parameters.annotations, strict=False),
            *zip(parameters.kwonlyargs, parameters.kwonlyargs_annotations, strict=False),
        ]
        for parameter, annotation in annotations:
            if parameter is binding and annotation is not None:
                return declared(self._names, annotation, owner)
        return None

    def _constructed(self, cls: nodes.ClassDef) -> Type | None:
        name = name_of(cls)
        own = [one for one in order_of(self._names, cls) if isinstance(one, nodes.ClassDef)]
        is_plain = CLASS_KEEPING.issuperset(decorator_names(cls)) and not any("__new__" in one.locals for one in own)
        return Type(name) if name and is_plain and not any(map(self._has_own_call, own)) else None

    def _has_own_call(self, cls: nodes.ClassDef) -> bool:
        """Whether calling a class may do something else than make an instance, because of its metaclass."""
        if cls._metaclass is None:
            return False
        found = self._names.named(cls._metaclass)
        classes = [one for each in found if isinstance(each, nodes.ClassDef) for one in order_of(self._names, each)]
        return not found or any(one is None or "__call__" in getattr(one, "locals", ()) for one in classes)

    def _is_result_kept(self, decorator: nodes.NodeNG) -> bool:
        found = self._names.named(decorator.func if isinstance(decorator, nodes.Call) else decorator)
        return bool(found) and all(
            isinstance(one, Library) and one.name.rpartition(".")[2] in RESULT_KEEPING for one in found
        )


def _of_display(node: nodes.NodeNG) -> Type | None:
    if isinstance(node, nodes.Compare):
        return BOOL if all(operator in _TRUTHS for operator, _ in node.ops) else None
    if isinstance(node, nodes.UnaryOp):
        return BOOL if node.op == "not" else None
    name = _DISPLAYS.get(type(node))
    return Type(name) if name is not None else None


def _inferred(node: nodes.NodeNG) -> Type | None:
    """What astroid says, if everything that it says is the same."""
    types: list[Type | None] = []
    for value in node.infer():
        if isinstance(value, UninferableBase) or not isinstance(value, bases.Instance):
            return None
        is_own = isinstance(value._proxied, nodes.ClassDef) and type(value) is bases.Instance
        name = name_of(value._proxied) if is_own else str(value.pytype())
        types.append(Type(name) if name else None)
    return agreed(types)


def _awaited(type_: Type | None) -> Type | None:
    return type_.awaited if type_ is not None else None


def _class_around(function: nodes.FunctionDef) -> str:
    """The class that a function is a method of; empty if it is none."""
    scope = function.parent.frame()
    return name_of(scope) if isinstance(scope, nodes.ClassDef) else ""


def _is_receiver(binding: nodes.NodeNG, function: nodes.NodeNG) -> bool:
    """Whether a parameter of a function is the instance, or the class, that it is called as a method of."""
    return (
        isinstance(function, nodes.FunctionDef)
        and isinstance(function.parent.frame(), nodes.ClassDef)
        and binding is first_parameter(function)
    )


def _is_class_method(method: nodes.FunctionDef) -> bool:
    return "classmethod" in decorator_names(method) or method.name in _OF_CLASSES


def _is_own_class(node: nodes.NodeNG) -> bool:
    """Whether this is the class of the receiver: `cls` in a class method, `self.__class__` in another."""
    of_instance = isinstance(node, nodes.Attribute) and node.attrname == "__class__"
    name = node.expr if of_instance else node
    if not isinstance(name, nodes.Name):
        return False
    method, bindings = name.lookup(name.name)
    is_receiver = len(bindings) == 1 and _is_receiver(bindings[0], method)
    return is_receiver and _is_class_method(method) != of_instance


def _is_in_loop(node: nodes.NodeNG) -> bool:
    while not isinstance(node, nodes.FunctionDef) and node.parent is not None:
        if isinstance(node, _LOOPS):
            return True
        node = node.parent
    return False

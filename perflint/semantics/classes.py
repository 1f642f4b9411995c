"""The classes of a module: their methods, bases, and the attributes that their methods set."""

import ast
from typing import TYPE_CHECKING, NamedTuple

from perflint.semantics.bindings import Definition
from perflint.semantics.names import qualified_definition
from perflint.semantics.types import Type, agreed
from perflint.syntax.scope import Scope

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef


class Attribute(NamedTuple):
    """One place that sets an attribute on `self`, or on the class itself."""

    node: ast.AST
    value: ast.expr | None
    annotation: ast.expr | None
    scope: Scope
    is_in_place: bool = False


class ClassModel:
    """One class of the module under check."""

    def __init__(self, node: ast.ClassDef, scope: Scope, name: str) -> None:
        self.node = node
        self.scope = scope
        self.name = name
        self.methods = {item.name: item for item in node.body if isinstance(item, FunctionDef)}


class Classes:
    """The classes of one module by qualified name, and what their attributes hold."""

    def __init__(self, model: "SemanticModel") -> None:
        self._model = model
        self._by_name: dict[str, ClassModel] = {}
        self._by_node: dict[ast.AST, ClassModel] = {}
        for scope in model.scopes:
            if scope.kind == "class" and isinstance(scope.node, ast.ClassDef) and scope.parent is not None:
                name = qualified_definition(scope.node, scope.parent) or ""
                self._by_name[name] = self._by_node[scope.node] = ClassModel(scope.node, scope, name)
        self._attributes: dict[ClassModel, dict[str, list[Attribute]]] = {}
        self._types: dict[tuple[ClassModel, str], Type | None] = {}

    def named(self, name: str) -> ClassModel | None:
        return self._by_name.get(name)

    def around(self, method: ast.AST) -> ClassModel | None:
        """The class that `method` is directly defined in."""
        above = self._model.tree.parent(method)
        return self._by_node.get(above) if above is not None else None

    def self_class(self, name: ast.Name) -> ClassModel | None:
        """The class whose instance `name` is: the first parameter of the method that it stands in."""
        binding = self._model.bindings.binding(name)
        match binding.definitions if binding is not None else ():
            case (Definition(kind="parameter", node=parameter, scope=Scope(node=method)),):
                first = _first_parameter(method)
                return self.around(method) if parameter is first else None
        return None

    def receiver(self, method: ast.AST) -> str | None:
        """The name of the parameter that gets the instance; None for functions without one."""
        first = _first_parameter(method)
        return first.arg if first is not None else None

    def bases(self, cls: ClassModel) -> list[str | None]:
        """The qualified names of the direct bases, None for each that is unknown."""
        return [self._model.qualified_name(base) for base in cls.node.bases]

    def method(self, class_name: str, method: str) -> FunctionDef | None:
        """The method that an instance of a class of this module certainly has, also from its bases here."""
        seen: set[str] = set()
        pending: list[str | None] = [class_name]
        while pending:
            name = pending.pop(0)
            cls = self._by_name.get(name) if name is not None else None
            if cls is None or cls.name in seen:
                return None
            if method in cls.methods:
                return cls.methods[method]
            seen.add(cls.name)
            pending += self.bases(cls)
        return None

    def attributes(self, cls: ClassModel) -> dict[str, list[Attribute]]:
        """All places in the class's own body and methods that set an attribute of `self`."""
        if cls not in self._attributes:
            found: dict[str, list[Attribute]] = {}
            self._attributes[cls] = found
            for definition in self._class_level(cls):
                found.setdefault(definition[0], []).append(definition[1])
            for target, scope in self._model.stores:
                if self._is_own(target, scope, cls):
                    statement = self._model.tree.parent(target)
                    found.setdefault(target.attr, []).append(_attribute(statement, target, scope))
        return self._attributes[cls]

    def type_of_attribute(self, class_name: str, attribute: str) -> Type | None:
        """The type that all assignments of `self.attribute` agree on, over all methods; None if unknown."""
        cls = self._by_name.get(class_name)
        if cls is None:
            return None
        key = (cls, attribute)
        if key not in self._types:
            self._types[key] = None
            self._types[key] = self._attribute_type(cls, attribute)
        return self._types[key]

    def _attribute_type(self, cls: ClassModel, attribute: str) -> Type | None:
        if attribute in cls.methods:
            return self._property_type(cls.methods[attribute])
        places = self.attributes(cls).get(attribute)
        if not places:
            for base in self.bases(cls):
                inherited = self.type_of_attribute(base, attribute) if base is not None else None
                if inherited is not None:
                    return inherited
            return None
        declared = [place for place in places if place.annotation is not None]
        if declared and declared[0].annotation is not None:
            return self._model.annotations.type_from(declared[0].annotation, declared[0].scope)
        values = [place for place in places if not place.is_in_place and not _is_none(place.value)]
        return agreed([self._model.type_of(place.value) if place.value else None for place in values])

    def _property_type(self, method: FunctionDef) -> Type | None:
        for decorator in method.decorator_list:
            if self._model.qualified_name(decorator) in ("builtins.property", "functools.cached_property"):
                return self._model.returned_type(method)
        return None

    def _class_level(self, cls: ClassModel) -> list[tuple[str, Attribute]]:
        found = []
        for item in cls.node.body:
            match item:
                case ast.Assign(targets=targets, value=value):
                    names = [target.id for target in targets if isinstance(target, ast.Name)]
                    found += [(name, Attribute(item, value, None, cls.scope)) for name in names]
                case ast.AnnAssign(target=ast.Name(id=name), value=value, annotation=annotation):
                    found.append((name, Attribute(item, value, annotation, cls.scope)))
        return found

    def _is_own(self, target: ast.Attribute, scope: Scope, cls: ClassModel) -> bool:
        """Whether this sets an attribute of `self` in a method of the class, or in a function nested in one."""
        around: Scope | None = scope
        while around is not None and around.parent is not cls.scope:
            around = around.parent
        if around is None or not isinstance(target.value, ast.Name) or isinstance(target.ctx, ast.Del):
            return False
        return target.value.id == self.receiver(around.node)


def _attribute(statement: ast.AST | None, target: ast.Attribute, scope: Scope) -> Attribute:
    match statement:
        case ast.Assign(value=value):
            return Attribute(target, value, None, scope)
        case ast.AnnAssign(value=value, annotation=annotation):
            return Attribute(target, value, annotation, scope)
        case ast.AugAssign(value=value):
            return Attribute(target, value, None, scope, is_in_place=True)
    return Attribute(target, None, None, scope)


def _first_parameter(method: ast.AST) -> ast.arg | None:
    """The parameter that gets the instance; None for functions without one and for static and class methods."""
    if not isinstance(method, FunctionDef):
        return None
    decorators = {getattr(decorator, "id", None) for decorator in method.decorator_list}
    if decorators & {"staticmethod", "classmethod"} or method.name == "__new__":
        return None
    positional = method.args.posonlyargs + method.args.args
    return positional[0] if positional else None


def _is_none(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value is None

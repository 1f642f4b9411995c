"""Typeshed's classes, functions and annotations, read as the types that perflint's tables hold."""

import ast
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from typeshed_client import ImportedInfo, ImportedName, ModulePath, NameInfo, OverloadedName, Resolver

from perflint.knowledge.names import canonical


class Type(NamedTuple):
    """A type as the tables write it. None among `args` is unknown; a tuple of any length has one of them."""

    name: str
    args: tuple["Type | None", ...] = ()
    optional: bool = False

    def __str__(self) -> str:
        args = ", ".join("?" if arg is None else str(arg) for arg in self.args) if any(self.args) else ""
        return f"{self.name}{args and f'[{args}]'}{'?' * self.optional}"


Row = Type | None
"""None: there is something, but its type is unknown."""

NEVER = Type("typing.Never")
NONE = Type("builtins.NoneType")
SELF = Type("Self")

_PUBLIC = {f"_collections_abc.dict_{view}": f"builtins.dict_{view}" for view in ("items", "keys", "values")}
"""Public names of classes that no public module exports."""
_PROPERTIES = {"DynamicClassAttribute", "_magic_enum_attr", "abstractproperty", "cached_property", "property"}
_HARMLESS = {"abstractmethod", "classmethod", "deprecated", "final", "overload", "override", "staticmethod"}
_HARMLESS |= {"type_check_only"}
_MANAGERS = {
    "asynccontextmanager": "contextlib.AbstractAsyncContextManager",
    "contextmanager": "contextlib.AbstractContextManager",
}
_WRAPPERS = {"Annotated", "ClassVar", "Final", "NotRequired", "ReadOnly", "Required"}
_SPECIAL: dict[str, Row] = {
    "Any": None,
    "Callable": Type("typing.Callable"),
    "LiteralString": Type("builtins.str"),
    "Never": NEVER,
    "NoReturn": NEVER,
    "Self": SELF,
    "TypeGuard": Type("builtins.bool"),
    "TypeIs": Type("builtins.bool"),
}
_NOT_BASES = {"ABC", "Generic", "Protocol", "TypedDict", "object"}


def merged(rows: Iterable[Row]) -> Row:
    """The type that all of these are. Parameters that differ become unknown; what never returns does not count."""
    result: Row = NEVER
    for row in rows:
        if row is None or result is None:
            return None
        if result == NEVER:
            result = row
        elif row != NEVER and row != result:
            if row.name != result.name:
                return None
            same_length = len(row.args) == len(result.args)
            args = tuple(map(_merged_pair, row.args, result.args)) if same_length else ()
            result = Type(row.name, args, row.optional or result.optional)
    return None if result == NEVER else result


def _merged_pair(one: Row, other: Row) -> Row:
    return merged((one, other))


def is_private(name: str) -> bool:
    return any(part.startswith("_") for part in name.split("."))


class Scope(NamedTuple):
    """Where an annotation stands: its module, and what the type variables mean there."""

    module: ModulePath
    variables: dict[str, Row]


class Definition(NamedTuple):
    """Something in typeshed, and where its annotations are to be read."""

    info: NameInfo
    scope: Scope


class Stubs:
    """Typeshed as one version of Python on one platform sees it.

    `modules` are the public ones: a class that is defined in a private module gets the name that the first of
    these gives it.
    """

    def __init__(self, resolver: Resolver, modules: Iterable[str]) -> None:
        self._resolver = resolver
        self._open_aliases: list[ast.expr] = []
        self._public = dict(_PUBLIC)
        for module in modules:
            for name, found in self.public_names(module):
                self._public.setdefault(_home_name(found), f"{module}.{name}")

    def public_names(self, module: str) -> Iterator[tuple[str, Definition]]:
        """The public names of a module, with what each of them is in the end. Modules are left out."""
        path = ModulePath(tuple(module.split(".")))
        stub = self._resolver.get_module(path)
        listed = stub.get_dunder_all(self._resolver) if "__all__" in stub.names else None
        for name, info in stub.names.items():
            is_public = info.is_exported
            if isinstance(info.ast, ImportedName):
                is_public = name in listed if listed is not None else is_public and info.ast.name == name
            found = self._lookup(ast.Name(name), path) if is_public and not name.startswith("_") else None
            if isinstance(found, Definition) and not _is_hidden(found):
                yield name, self._followed(found)

    def public_name(self, cls: Definition) -> str:
        """The name under which the tables know a class."""
        home = _home_name(cls)
        return canonical(self._public.get(home, home) if is_private(home) else home)

    def generic(self, cls: Definition) -> Definition:
        """The class in terms of its own type parameters, which are `$0`, `$1` in their order."""
        names = self._type_parameters(cls)
        return Definition(cls.info, Scope(cls.scope.module, {name: Type(f"${i}") for i, name in enumerate(names)}))

    def bases(self, cls: Definition) -> Iterator[Type]:
        """The public bases of a class; in place of a private one those that it has."""
        for base, definition in self._direct_bases(cls):
            if definition is not None and is_private(base.name):
                yield from self.bases(definition)
            else:
                yield base

    def members(self, cls: Definition) -> Iterator[tuple[str, Definition]]:
        """What a class and its private bases define: a private base has no table of its own."""
        for name, info in (cls.info.child_nodes or {}).items():
            if isinstance(info.ast, ast.FunctionDef | ast.AsyncFunctionDef | ast.AnnAssign | OverloadedName):
                yield name, Definition(info, cls.scope)
        for base, definition in self._direct_bases(cls):
            if definition is not None and is_private(base.name):
                yield from self.members(definition)

    def is_attribute(self, member: Definition) -> bool:
        """Whether a member of a class is a variable or a property."""
        match _nodes(member)[0]:
            case ast.FunctionDef(decorator_list=marks):
                return any(_last_name(mark) in _PROPERTIES for mark in marks)
            case ast.AnnAssign():
                return True
        return False

    def attribute(self, variable: Definition) -> Row:
        """The type of a variable or property."""
        match _nodes(variable)[0]:
            case ast.AnnAssign(annotation=ast.Name(id="Final"), value=ast.Constant(value=value)):
                return Type(f"builtins.{type(value).__name__}")
            case ast.AnnAssign(annotation=annotation):
                return self._type_of(annotation, variable.scope)
            case ast.FunctionDef(returns=ast.expr() as returns) as getter:
                return self._type_of(returns, self._inside_method(getter, variable.scope))
        return None

    def returned(self, function: Definition) -> Row:
        """The type that a call gives, if all overloads agree on it."""
        return merged(self._returned(node, function.scope) for node in _nodes(function))

    def returned_by_bound_method(self, variable: Definition) -> Row:
        """The same of a function that is a method of a hidden instance: `choice = _inst.choice`."""
        match variable.info.ast:
            case ast.Assign(value=ast.Attribute(value=instance, attr=method)):
                found = self._lookup(instance, variable.scope.module)
                if isinstance(found, Definition) and isinstance(found.info.ast, ast.AnnAssign):
                    cls = self._class(found.info.ast.annotation, found.scope)
                    member = self._member(cls[1], method) if cls is not None else None
                    return self.returned(member) if member is not None else None
        return None

    def _returned(self, node: ast.AST | ImportedName, scope: Scope) -> Row:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.returns is None:
            return None
        row = self._type_of(node.returns, self._inside_method(node, scope))
        for mark in map(_last_name, node.decorator_list):
            if mark in _MANAGERS and row is not None:
                row = Type(_MANAGERS[mark], row.args[:1])
            elif mark not in _HARMLESS:
                return None
        return row if isinstance(node, ast.FunctionDef) else Type("typing.Coroutine", (None, None, row))

    def _inside_method(self, node: ast.FunctionDef | ast.AsyncFunctionDef, scope: Scope) -> Scope:
        """The scope of a method's result, where a type variable may stand for the class: `def f(self: T) -> T`."""
        arguments = node.args.posonlyargs + node.args.args
        match arguments[0].annotation if arguments and arguments[0].arg in ("self", "cls") else None:
            case (ast.Name() as own) | ast.Subscript(slice=ast.Name() as own):
                if own.id not in scope.variables and self._is_type_variable(own, scope.module):
                    return Scope(scope.module, {**scope.variables, own.id: SELF})
        return scope

    def _member(self, cls: Definition, name: str) -> Definition | None:
        own = (definition for member, definition in self.members(cls) if member == name)
        inherited = (self._member(base, name) for _, base in self._direct_bases(cls) if base is not None)
        return next(own, None) or next((found for found in inherited if found is not None), None)

    def _direct_bases(self, cls: Definition) -> Iterator[tuple[Type, Definition | None]]:
        for node in _class_node(cls).bases:
            if _last_name(node) == "NamedTuple":
                yield Type("builtins.tuple"), None
            elif _last_name(node) not in _NOT_BASES:
                found = self._class(node, cls.scope)
                if found is not None:
                    yield found

    def _type_parameters(self, cls: Definition) -> list[str]:
        bases = _class_node(cls).bases
        declared = [base for base in bases if isinstance(base, ast.Subscript) and _last_name(base) in _NOT_BASES]
        names = [node for base in declared or bases for node in ast.walk(base) if isinstance(node, ast.Name)]
        names.sort(key=lambda node: (node.lineno, node.col_offset))
        return list(dict.fromkeys(node.id for node in names if self._is_type_variable(node, cls.scope.module)))

    def _is_type_variable(self, name: ast.Name, module: ModulePath) -> bool:
        match self._lookup(name, module):
            case Definition(info=NameInfo(ast=ast.Assign(value=ast.Call(func=function)))):
                return _last_name(function) in ("ParamSpec", "TypeVar", "TypeVarTuple")
        return False

    def _lookup(self, node: ast.expr, module: ModulePath) -> Definition | ModulePath | None:
        """What a name in a module means: a definition, or a module."""
        match node:
            case ast.Name(id=name):
                found = self._resolver.get_name(module, name)
                if found is None and module != ("builtins",):
                    return self._lookup(node, ModulePath(("builtins",)))
                if isinstance(found, ImportedInfo):
                    return Definition(found.info, Scope(found.source_module, {}))
                return Definition(found, Scope(module, {})) if isinstance(found, NameInfo) else found
            case ast.Attribute(value=value, attr=attr):
                owner = self._lookup(value, module)
                if owner is not None and not isinstance(owner, Definition):
                    return self._lookup(ast.Name(attr), owner)
        return None

    def _followed(self, found: Definition) -> Definition:
        """What an alias stands for: `Lock = _thread.lock`."""
        match found.info.ast:
            case ast.Assign(value=ast.Name() | ast.Attribute() as value):
                target = self._lookup(value, found.scope.module)
                if isinstance(target, Definition) and target != found:
                    return self._followed(target)
        return found

    def _class(self, node: ast.expr, scope: Scope) -> tuple[Type, Definition] | None:
        """The class that an annotation names, with its arguments, and its definition in terms of these."""
        found = self._lookup(node.value if isinstance(node, ast.Subscript) else node, scope.module)
        found = self._followed(found) if isinstance(found, Definition) else None
        if found is None or not isinstance(found.info.ast, ast.ClassDef):
            return None
        args = tuple(self._type_of(arg, scope) for arg in _arguments(node))
        parameters = self._type_parameters(found)
        variables = dict(zip(parameters, (*args, *[None] * len(parameters)), strict=False))
        return Type(self.public_name(found), args), Definition(found.info, Scope(found.scope.module, variables))

    def _type_of(self, node: ast.expr, scope: Scope) -> Row:
        """The type that an annotation means."""
        match node:
            case ast.Constant(value=None):
                return NONE
            case ast.Constant(value=str(text)):
                return self._type_of(ast.parse(text, mode="eval").body, scope)
            case ast.BinOp(left=left, op=ast.BitOr(), right=right):
                return self._union([left, right], scope)
            case ast.Subscript() if _last_name(node) in _WRAPPERS:
                return self._type_of(_arguments(node)[0], scope)
            case ast.Subscript() if _last_name(node) == "Literal":
                kinds = {type(arg.value) if isinstance(arg, ast.Constant) else None for arg in _arguments(node)}
                kind = kinds.pop()
                return Type(f"builtins.{kind.__name__}") if kind is not None and not kinds else None
            case ast.Name() | ast.Attribute() | ast.Subscript():
                return self._named(node, scope)
        return None

    def _union(self, nodes: list[ast.expr], scope: Scope) -> Row:
        rows = [self._type_of(node, scope) for node in nodes]
        kept = {row for row in rows if row != NONE}
        if len(kept) != 1:
            return None if kept else NONE
        row = kept.pop()
        return row and row._replace(optional=row.optional or NONE in rows)

    def _named(self, node: ast.expr, scope: Scope) -> Row:
        """A class, an alias, a type variable or a special form, with or without arguments."""
        head = node.value if isinstance(node, ast.Subscript) else node
        if isinstance(head, ast.Name) and head.id in scope.variables:
            return scope.variables[head.id]
        found = self._lookup(head, scope.module)
        if not isinstance(found, Definition):
            return None
        if found.info.name in _SPECIAL and found.scope.module[0] in ("types", "typing", "typing_extensions"):
            return _SPECIAL[found.info.name]
        match found.info.ast:
            case ast.AnnAssign(annotation=mark, value=ast.expr() as value) if _last_name(mark) == "TypeAlias":
                return self._alias(value, found.scope)
            case ast.Assign(value=ast.Subscript() | ast.BinOp() as value):
                return self._alias(value, found.scope)
            case ast.Assign(value=ast.Call(keywords=[*_, ast.keyword(arg="bound", value=bound)])):
                row = self._alias(bound, found.scope)  # An abstract bound says next to nothing.
                return None if row is None or row.name.startswith("typing.") else row
        cls = self._class(node, scope)
        if cls is None or cls[0].name == "builtins.object":
            return None
        return self._in_place_of_private(cls[1]) if is_private(cls[0].name) else cls[0]

    def _in_place_of_private(self, cls: Definition) -> Row:
        """What to call an instance of a private class: its first public base, or an iterator if it is one."""
        item = self._member(cls, "__next__")
        iterator = Type("typing.Iterator", (self.returned(item),)) if item is not None else None
        return next(self.bases(cls), iterator)

    def _alias(self, value: ast.expr, scope: Scope) -> Row:
        """What an alias stands for; unknown for one that contains itself."""
        if value in self._open_aliases:
            return None
        self._open_aliases.append(value)
        row = self._type_of(value, scope)
        self._open_aliases.pop()
        return row


def _nodes(definition: Definition) -> list[ast.AST | ImportedName]:
    """The definitions of a name, one for each overload."""
    node = definition.info.ast
    return list(node.definitions) if isinstance(node, OverloadedName) else [node]


def _is_hidden(definition: Definition) -> bool:
    """Whether Python itself has no such name."""
    node = definition.info.ast
    return isinstance(node, ast.ClassDef) and any(_last_name(mark) == "type_check_only" for mark in node.decorator_list)


def _class_node(cls: Definition) -> ast.ClassDef:
    assert isinstance(cls.info.ast, ast.ClassDef)
    return cls.info.ast


def _home_name(definition: Definition) -> str:
    return ".".join((*definition.scope.module, definition.info.name))


def _last_name(node: ast.expr) -> str:
    """`overload` for `overload`, `typing.overload` and `overload(...)`."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return _last_name(inner)
    return ""


def _arguments(node: ast.expr) -> list[ast.expr]:
    """The arguments of a subscript. `tuple[X, ...]` has one."""
    match node:
        case ast.Subscript(slice=ast.Tuple(elts=[item, ast.Constant(value=value)])) if value is ...:
            return [item]
        case ast.Subscript(slice=ast.Tuple(elts=items)):
            return items
        case ast.Subscript(slice=item):
            return [item]
    return []

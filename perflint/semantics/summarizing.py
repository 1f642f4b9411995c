"""The summary of a module, from its walk alone."""

import ast
import builtins
from collections.abc import Iterable, Iterator
from typing import TypeGuard

from perflint.semantics.expressions import annotated, place_of, written
from perflint.semantics.names import qualified_definition
from perflint.semantics.summary import CallSummary, ClassSummary, Expression, Form, FunctionSummary, ModuleSummary
from perflint.syntax.scope import Scope
from perflint.syntax.walker import Walk

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef
_ENTERING = {ast.AsyncFor, ast.AsyncWith, ast.For, ast.With, ast.comprehension}
_PROMPT = frozenset(vars(builtins)) - {"input", "open"}
"""The builtins that wait for nothing. A name that hides one is not followed."""
_GIVING = {ast.AnnAssign, ast.Assign, ast.AsyncWith, ast.NamedExpr, ast.With}
_IMPORTS = {ast.Import, ast.ImportFrom}


def summarize(walk: Walk, path: str, name: str, *, is_package: bool) -> ModuleSummary:
    """What the module of this dotted name tells the others."""
    package = name if is_package else name.rpartition(".")[0]
    return _Summarizer(walk, package).summary(path, name, is_package=is_package)


class _Summarizer:
    def __init__(self, walk: Walk, package: str) -> None:
        self._scopes = walk.scopes
        self._imports: dict[str, None] = {}
        self._package = package
        self._comprehensions: dict[Scope, list[Scope]] = {}
        self._methods: dict[Scope, list[Scope]] = {}
        self._stores: dict[Scope, list[ast.Attribute]] = {}
        for scope in walk.scopes:
            if scope.kind == "comprehension" and (function := scope.function) is not None:
                self._comprehensions.setdefault(function, []).append(scope)
            elif scope.kind == "function" and scope.parent is not None and scope.parent.kind == "class":
                self._methods.setdefault(scope.parent, []).append(scope)
        for node, scope in walk.stores:
            self._stores.setdefault(scope, []).append(node)

    def summary(self, path: str, name: str, *, is_package: bool) -> ModuleSummary:
        functions: dict[str, FunctionSummary] = {}
        classes: dict[str, ClassSummary] = {}
        for scope in self._scopes:
            if scope.kind == "function" and isinstance(scope.node, FunctionDef):
                function = self._function(scope, scope.node)
                functions[_key(function)] = function
            elif scope.kind == "class" and isinstance(scope.node, ast.ClassDef):
                cls = self._class(scope, scope.node)
                classes[cls.name] = cls
        module = self._scopes[0]
        return ModuleSummary(
            name=name,
            path=path,
            is_package=is_package,
            names=self._names(module),
            stars=tuple(self._stars(module)),
            exports=_exports(module),
            imports=tuple(filter(None, self._imports)),
            functions=functions,
            classes=classes,
        )

    def _function(self, scope: Scope, node: FunctionDef) -> FunctionSummary:
        around = scope.parent or scope
        receiver = _receiver(node, around)
        parts = (scope, *self._comprehensions.get(scope, ()))
        is_async = isinstance(node, ast.AsyncFunctionDef)
        calls = [call for part in parts for call in _calls_in(part, receiver, is_async)]
        calls += _setters(self._stores.get(scope, ()))
        events = [event for part in parts for event, _ in part.events]
        returns = dict.fromkeys(written(event.value) for event in events if _gives_something(event))
        return FunctionSummary(
            name=_name_of(node, around),
            line=node.lineno,
            is_async=is_async,
            is_generator=any(isinstance(event, ast.Yield | ast.YieldFrom) for event in events),
            receiver=receiver,
            decorators=tuple(written(_decorator(one)) for one in node.decorator_list),
            names=self._bound(scope, node),
            calls=tuple(calls),
            declared=annotated(node.returns),
            returns=tuple(returns),
        )

    def _bound(self, scope: Scope, node: FunctionDef) -> dict[str, Expression]:
        """What a function binds; nothing is said of a name that it binds more than once."""
        arguments = node.args
        parameters = {one.arg: one for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
        found: dict[str, Expression] = {}
        seen: set[str] = set()
        for name, bound in scope.definitions:
            match bound:
                case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                    found[name] = qualified_definition(bound, scope) or ""
                case ast.arg(annotation=annotation) if name in parameters:
                    found[name] = annotated(annotation)
                case ast.alias():
                    continue
                case _:
                    found[name] = ""
        given = dict(self._given(scope.events))
        for stored in scope.names:
            if stored.ctx.__class__ is not ast.Load:
                name = stored.id
                found[name] = "" if name in seen or name in found else given.get(name, "")
                seen.add(name)
        for part in self._comprehensions.get(scope, ()):
            found |= {stored.id: "" for stored in part.names if stored.ctx.__class__ is ast.Store}
        for name, bound in scope.definitions:
            if isinstance(bound, ast.alias):
                found[name] = "" if name in seen else given.get(name, "")
        return found

    def _given(self, events: Iterable[tuple[ast.AST, object]]) -> Iterator[tuple[str, Expression]]:
        """The names that are given something, and what that is."""
        for event, _ in events:
            if event.__class__ in _IMPORTS:
                yield from self._imported(event)
            elif event.__class__ in _GIVING:
                yield from _assigned(event)

    def _imported(self, statement: ast.AST) -> Iterator[tuple[str, Expression]]:
        match statement:
            case ast.Import(names=aliases):
                for alias in aliases:
                    self._imports[alias.name] = None
                    top = alias.name.partition(".")[0]
                    yield alias.asname or top, f"@{alias.name if alias.asname else top}"
            case ast.ImportFrom(module=module, level=level, names=aliases):
                around = self._imported_from(module, level)
                for alias in aliases:
                    name = f"{around}.{alias.name}" if around else ""
                    self._imports[name] = None
                    yield alias.asname or alias.name, f"@{name}" if name else ""

    def _imported_from(self, module: str | None, level: int) -> str:
        """The absolute name of what `from module import ...` names; empty if the dots lead out of the project."""
        if not level:
            return module or ""
        parts = self._package.split(".")
        if not self._package or level > len(parts):
            return ""
        return ".".join([*parts[: len(parts) - level + 1], *filter(None, [module])])

    def _class(self, scope: Scope, node: ast.ClassDef) -> ClassSummary:
        attributes: dict[str, dict[tuple[Expression, str], None]] = {}
        for name, value in self._given(scope.events):
            attributes.setdefault(name, {})[value, ""] = None
        for method in self._methods.get(scope, ()):
            for name, value_there in _given_to_self(method):
                attributes.setdefault(name, {})[value_there] = None
        return ClassSummary(
            name=_name_of(node, scope.parent or scope),
            line=node.lineno,
            bases=tuple(written(base.value if isinstance(base, ast.Subscript) else base) for base in node.bases),
            attributes={name: tuple(values) for name, values in attributes.items()},
        )

    def _names(self, module: Scope) -> dict[str, tuple[Expression, ...]]:
        found: dict[str, dict[Expression, None]] = {}
        for name, node in module.definitions:
            if isinstance(node, FunctionDef | ast.ClassDef):
                found.setdefault(name, {})[f".{name}"] = None
        for name, value in self._given(module.events):
            found.setdefault(name, {})[value] = None
        found.pop("*", None)
        return {name: tuple(values) for name, values in found.items()}

    def _stars(self, module: Scope) -> Iterator[str]:
        """The modules that everything is imported from."""
        for event, _ in module.events:
            match event:
                case ast.ImportFrom(module=name, level=level, names=[ast.alias(name="*")]):
                    yield self._imported_from(name, level)


def _assigned(event: ast.AST) -> Iterator[tuple[str, Expression]]:
    match event:
        case ast.Assign(targets=targets, value=value):
            yield from ((target.id, written(value)) for target in targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name), annotation=annotation):
            yield name, annotated(annotation)
        case ast.NamedExpr(target=ast.Name(id=name), value=value):
            yield name, written(value)
        case ast.With(items=items) | ast.AsyncWith(items=items):
            entered = ":__enter__:()" if isinstance(event, ast.With) else ":__aenter__:():await"
            for item in items:
                if isinstance(item.optional_vars, ast.Name):
                    manager = written(item.context_expr)
                    yield item.optional_vars.id, f"{manager}{entered}" if manager else ""


def _calls_in(scope: Scope, receiver: str, is_async: bool) -> Iterator[CallSummary]:
    """What is called in a scope.

    Attributes may be properties: those of the receiver count, each once, and all in async functions, where it matters
    first of all; so it is with what is gone through.
    """
    awaited: set[ast.AST] = set()
    called: set[ast.AST] = set()
    reads: set[str] = set()
    for event, loop in scope.events:
        cls = event.__class__
        if cls is ast.Call:
            function = event.func  # type: ignore[attr-defined]
            called.add(function)
            callee = written(function)
            if callee and callee not in _PROMPT:
                place = place_of(event)  # type: ignore[arg-type]
                yield CallSummary(callee, *place, "call", event in awaited, loop is not None)
        elif cls is ast.Await:
            awaited.add(event.value)  # type: ignore[attr-defined]
        elif cls is ast.Attribute:
            owner, attr = event.value.id, event.attr  # type: ignore[attr-defined]
            if event not in called and (is_async or (owner == receiver and attr not in reads)):
                reads.add(attr)
                place = place_of(event)  # type: ignore[arg-type]
                yield CallSummary(f"{owner}:{attr}", *place, "get", False, loop is not None)
        elif cls in _ENTERING:
            for expr, form in _entered(event, awaited, is_async):
                if callee := written(expr):
                    yield CallSummary(callee, *place_of(expr), form, False, loop is not None)


def _entered(event: ast.AST, awaited: set[ast.AST], is_async: bool) -> list[tuple[ast.expr, Form]]:
    """What is entered or gone through by the event; what that is done to asynchronously counts as awaited."""
    match event:
        case ast.With(items=items):
            return [(item.context_expr, "enter") for item in items]
        case ast.AsyncWith(items=items):
            awaited.update(item.context_expr for item in items)
        case ast.AsyncFor(iter=items):
            awaited.add(items)
        case ast.For(iter=items) | ast.comprehension(iter=items, is_async=0):
            return [(items, "iterate")] if is_async or isinstance(items, ast.Call) else []
    return []


def _setters(stores: Iterable[ast.Attribute]) -> Iterator[CallSummary]:
    """The attributes that are set: they may be properties."""
    for store in stores:
        if callee := written(store):
            yield CallSummary(callee, *place_of(store), "set")


def _gives_something(event: ast.AST) -> TypeGuard[ast.Return]:
    return isinstance(event, ast.Return) and not isinstance(event.value, ast.Constant | None)


def _given_to_self(method: Scope) -> Iterator[tuple[str, tuple[Expression, str]]]:
    """The attributes that a method gives its instance, and what they hold, as it stands in the method."""
    receiver = _receiver(method.node, method.parent)
    own = _name_of(method.node, method.parent) if method.parent is not None else ""
    for event, _ in method.events:
        match event:
            case ast.Assign(targets=targets, value=value) if not isinstance(value, ast.Constant):
                for target in targets:
                    match target:
                        case ast.Attribute(value=ast.Name(id=name), attr=attr) if name == receiver:
                            yield attr, (written(value), own)
            case ast.AnnAssign(target=ast.Attribute(value=ast.Name(id=name), attr=attr), annotation=annotation):
                if name == receiver:
                    yield attr, (annotated(annotation), own)


def _receiver(node: ast.AST, around: Scope | None) -> str:
    """The parameter of a method that gets the instance, or the class; empty for other functions."""
    if around is None or around.kind != "class" or not isinstance(node, FunctionDef):
        return ""
    if any(written(one) == "staticmethod" for one in node.decorator_list):
        return ""
    positional = node.args.posonlyargs + node.args.args
    return positional[0].arg if positional else ""


def _key(function: FunctionSummary) -> str:
    """A property's setter has the name of the property; it gets a key of its own."""
    is_setter = any(decorator.endswith(":setter") for decorator in function.decorators)
    return f"{function.name}.setter" if is_setter else function.name


def _name_of(node: ast.AST, around: Scope) -> str:
    return (qualified_definition(node, around) or "").removeprefix(".")


def _decorator(decorator: ast.expr) -> ast.expr:
    return decorator.func if isinstance(decorator, ast.Call) else decorator


def _exports(module: Scope) -> tuple[str, ...] | None:
    """The names in `__all__`, if it is written out."""
    for event, _ in module.events:
        match event:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=ast.List(elts=items) | ast.Tuple(elts=items)):
                return tuple(str(item.value) for item in items if isinstance(item, ast.Constant))
    return None

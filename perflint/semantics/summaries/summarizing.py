"""The summary of a module, from its walk alone."""

import ast
from collections.abc import Container, Iterable, Iterator

from perflint.semantics.names import qualified_definition
from perflint.semantics.summaries.bodies import GIVING, IMPORTS, Body, Given, given_by, handed
from perflint.semantics.summaries.branches import branches_of
from perflint.semantics.summaries.expressions import annotated, place_of, written
from perflint.semantics.summaries.first_times import first_time_lines
from perflint.semantics.summaries.mentions import mentioned_in
from perflint.semantics.summaries.scans import Around, scans_in
from perflint.semantics.summaries.special_cases import special_lines
from perflint.semantics.summaries.summary import (
    CallSummary,
    ClassSummary,
    Expression,
    FunctionSummary,
    ModuleSummary,
    function_key,
)
from perflint.syntax.scope import Scope
from perflint.syntax.walker import Walk

FunctionDef = ast.FunctionDef | ast.AsyncFunctionDef
_FUNCTIONS = {ast.AsyncFunctionDef, ast.FunctionDef}
_DEFINITIONS = {*_FUNCTIONS, ast.ClassDef}

Attributes = dict[str, dict[tuple[Expression, str], None]]
"""What each attribute may hold, and in which function that is meant."""


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
        self._stores: dict[Scope, list[ast.Attribute]] = {}
        self._choices: dict[Scope, list[ast.expr]] = {}
        self._memberships: dict[Scope, list[ast.expr]] = {}
        """The tests with `in` outside of loops."""
        self._held: dict[Scope, Attributes] = {}
        """For each class, what its methods give the attributes of its instances."""
        self._declared: dict[Scope, Attributes] = {}
        self._rebound: dict[str, None] = {}
        """The global names that functions give something else."""
        self._mentioned: dict[str, None] = {}
        for scope in walk.scopes:
            if scope.kind == "comprehension" and (function := scope.function) is not None:
                self._comprehensions.setdefault(function, []).append(scope)
        for node, scope in walk.stores:
            self._stores.setdefault(scope, []).append(node)

        for test, scope, loop in walk.tests:
            if test.__class__ is not ast.Compare:
                self._choices.setdefault(scope, []).append(test)
            elif loop is None:
                self._memberships.setdefault(scope, []).append(test)

    def summary(self, path: str, name: str, *, is_package: bool) -> ModuleSummary:
        functions: dict[str, FunctionSummary] = {}
        for scope in self._scopes:
            if scope.kind == "function" and scope.node.__class__ in _FUNCTIONS:
                function = self._function(scope, scope.node)  # type: ignore[arg-type]
                functions[function_key(function.name, function.decorators)] = function
        classes = [self._class(scope) for scope in self._scopes if scope.kind == "class"]
        module = self._scopes[0]
        for scope in self._scopes:
            if scope.kind in ("module", "class") or scope.node.__class__ is ast.Lambda:
                self._mentioned.update(dict.fromkeys(mentioned_in(scope)))
        return ModuleSummary(
            name=name,
            path=path,
            is_package=is_package,
            names=self._names(module),
            stars=tuple(self._stars(module)),
            exports=_exports(module),
            imports=tuple(filter(None, self._imports)),
            mentioned=tuple(self._mentioned),
            functions=functions,
            classes={cls.name: cls for cls in classes},
        )

    def _function(self, scope: Scope, node: FunctionDef) -> FunctionSummary:
        around = scope.parent or scope
        name = _name_of(node, around)
        decorators = tuple([written(one.func if isinstance(one, ast.Call) else one) for one in node.decorator_list])
        parameters = _parameters(node.args)
        is_method = around.kind == "class" and "staticmethod" not in decorators
        receiver = parameters[0] if is_method and parameters and parameters[0].isidentifier() else ""
        is_async = node.__class__ is ast.AsyncFunctionDef
        body = Body([scope, *self._comprehensions.get(scope, ())], receiver, is_async=is_async)
        self._keep(around, name, body)
        for stored in self._stores.get(scope, ()):
            if callee := written(stored):
                body.calls.append(CallSummary(callee, *place_of(stored), "set"))
        names = self._bound(scope, node, body)
        if body.tests and body.calls:
            _mark_rare_calls(body, names, is_async=is_async)
        branches = branches_of(node, self._choices.get(scope, ())) if body.is_slight else ()
        nodes = [*body.scans, *self._memberships.get(scope, ())] if body.is_slight else []
        own = [one.partition("=")[0] for one in parameters] if nodes else []
        return FunctionSummary(
            name=name,
            line=node.lineno,
            is_async=is_async,
            is_generator=body.is_generator,
            parameters=parameters,
            receiver=receiver,
            decorators=decorators,
            names=names,
            calls=tuple(body.calls),
            declared=annotated(node.returns) if node.returns is not None else "",
            returns=tuple(body.returns),
            scans=tuple(scans_in(nodes, Around(own, names, branches, scope))) if nodes else (),
            branches=branches,
        )

    def _keep(self, around: Scope, name: str, body: Body) -> None:
        """Keep what a function tells of its class and its module."""
        for found, attributes in ((self._held, body.held), (self._declared, body.declared)):
            for attribute, value in attributes:
                found.setdefault(around, {}).setdefault(attribute, {})[value, name] = None
        if body.mentioned:
            self._mentioned.update(dict.fromkeys(body.mentioned))

    def _bound(self, scope: Scope, node: FunctionDef, body: Body) -> dict[str, Expression]:
        """What a function binds; nothing is said of a name that it binds more than once."""
        found: dict[str, Expression] = {}
        aliases: list[str] = []
        arguments: set[str] = set()
        various = {id(one) for one in (node.args.vararg, node.args.kwarg) if one is not None}
        for name, bound in scope.definitions:
            cls = bound.__class__
            if cls is ast.arg and id(bound) not in various:
                annotation = bound.annotation  # type: ignore[attr-defined]
                found[name] = annotated(annotation) if annotation is not None else ""
                arguments.add(name)
            elif cls is ast.alias:
                aliases.append(name)
            else:
                found[name] = _name_in(bound, scope) if cls in _DEFINITIONS else ""
        given = body.given
        stored = [one.id for one in scope.names if one.ctx.__class__ is ast.Store]
        for part in self._comprehensions.get(scope, ()):
            stored += [one.id for one in part.names if one.ctx.__class__ is ast.Store]
        defined = set(found)
        for name in stored:
            found[name] = ("None" if name in defined else "") if name in found else given.get(name, "")
        if aliases:
            imported = dict(self._imported(body.imports))
            found |= {name: "" if name in stored else imported.get(name, "") for name in aliases}
        for name in scope.globals:
            if name in found:
                del found[name]
                self._rebound[name] = None
        return found

    def _imported(self, statements: Iterable[ast.AST]) -> Iterator[Given]:
        for statement in statements:
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

    def _class(self, scope: Scope) -> ClassSummary:
        node = scope.node
        assert isinstance(node, ast.ClassDef)
        attributes: Attributes = {}
        declared = self._declared.get(scope, {})
        for event, name, value in self._given(scope):
            found = declared if event.__class__ is ast.AnnAssign else attributes
            found.setdefault(name, {})[value, ""] = None
        for name, values in self._held.get(scope, {}).items():
            attributes.setdefault(name, {}).update(values)
        attributes |= declared
        return ClassSummary(
            name=_name_of(node, scope.parent or scope),
            line=node.lineno,
            bases=tuple(written(base.value if isinstance(base, ast.Subscript) else base) for base in node.bases),
            attributes={name: tuple(values) for name, values in attributes.items()},
        )

    def _given(self, scope: Scope) -> Iterator[tuple[ast.AST, str, Expression]]:
        """What the names of a module or a class are given in their own bodies, and by which statement."""
        for event, _ in scope.events:
            cls = event.__class__
            if cls in GIVING or cls in IMPORTS:
                for name, value in given_by(event) if cls in GIVING else self._imported((event,)):
                    yield event, name, value

    def _names(self, module: Scope) -> dict[str, tuple[Expression, ...]]:
        found: dict[str, dict[Expression, None]] = {}
        for name, node in module.definitions:
            if node.__class__ in _DEFINITIONS:
                found.setdefault(name, {})[f".{name}"] = None
        for _, name, value in self._given(module):
            found.setdefault(name, {})[value] = None
        for name in self._rebound:
            found.setdefault(name, {})[""] = None
        found.pop("*", None)
        return {name: tuple(values) for name, values in found.items()}

    def _stars(self, module: Scope) -> Iterator[str]:
        """The modules that everything is imported from."""
        if any(name == "*" for name, _ in module.definitions):
            for event, _ in module.events:
                match event:
                    case ast.ImportFrom(module=name, level=level, names=[ast.alias(name="*")]):
                        yield self._imported_from(name, level)


def _mark_rare_calls(body: Body, local: Container[str], *, is_async: bool) -> None:
    """What is special in an async function is there to be seen; further down it is not certain to run."""
    lines = first_time_lines(body.tests, body.stores, local) + ([] if is_async else special_lines(body.tests))
    for first, last in lines:
        for number, call in enumerate(body.calls):
            if first <= call.line <= last and not call.is_rare:
                body.calls[number] = call._replace(is_rare=True)


def _parameters(arguments: ast.arguments) -> tuple[str, ...]:
    found = [one.arg for one in arguments.posonlyargs + arguments.args]
    for place, default in enumerate(reversed(arguments.defaults), start=1):
        found[-place] += f"={handed(default)}"
    if arguments.kwonlyargs:
        found.append("*")
        for one, value in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
            found.append(one.arg if value is None else f"{one.arg}={handed(value)}")
    return tuple(found)


def _name_of(node: ast.AST, around: Scope) -> str:
    return _name_in(node, around).removeprefix(".")


def _name_in(node: ast.AST, scope: Scope) -> str:
    return qualified_definition(node, scope) or ""


def _exports(module: Scope) -> tuple[str, ...] | None:
    """The names in `__all__`, if it is written out."""
    for event, _ in module.events:
        match event:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=ast.List(elts=items) | ast.Tuple(elts=items)):
                return tuple(str(item.value) for item in items if isinstance(item, ast.Constant))
    return None

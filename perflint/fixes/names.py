"""Names for new code: of what has to be imported, and of new variables."""

import ast
import builtins
import keyword
from collections.abc import Container, Iterator

from perflint.fixes.imports import Import, import_of
from perflint.fixes.templates import names_in
from perflint.rewrites.steps import Code, Decorate, Fresh, Imported, Insert, Part, Replace, Step
from perflint.rules import Context
from perflint.semantics.bindings import Definition
from perflint.semantics.equivalence.visibility import reads_all_names_in
from perflint.syntax.scope import Scope


class NoName(Exception):
    """There is no name by which new code could say what it means."""


class Naming:
    """Finds the names for one rewrite: what is the same in several of its steps has one name."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._scopes = {scope.node: scope for scope in ctx.model.scopes}
        self._used = set(_used_names(ctx.model.scopes))
        self._fresh: dict[Fresh, str] = {}
        self.imports: dict[str, Import] = {}
        """What has to be imported, by the name that it then has."""

    def named(self, step: Step) -> Step:
        """The step with names in its code instead of `Imported` and `Fresh`. Raises NoName."""
        match step:
            case Replace(node=node, code=code):
                return step._replace(code=self._code(code, node))
            case Insert(code=code, beside=statement):
                return step._replace(code=self._code(code, statement))
            case Decorate(function=function, code=code):
                return step._replace(code=self._code(code, function))
            case _:
                return step

    def _code(self, code: Code, place: ast.AST) -> Code:
        scope = self._scope_at(place)
        for name in names_in(code.template):
            if not self._ctx.model.bindings.is_builtin(name, scope):
                raise NoName(f"`{name}` is not Python's own here")
        return Code(code.template, {hole: self._part(part, place, scope) for hole, part in code.parts.items()})

    def _part(self, part: Part, place: ast.AST, scope: Scope) -> Part:
        match part:
            case Imported(name=name):
                return self._imported(name, place, scope)
            case Fresh():
                return self._new_variable(part, scope)
            case Code():
                return self._code(part, place)
        return part

    def _scope_at(self, node: ast.AST) -> Scope:
        around = (self._scopes.get(above) for above in self._ctx.tree.ancestors(node))
        return next(scope for scope in around if scope is not None)

    def _imported(self, name: str, place: ast.AST, scope: Scope) -> str:
        """How the file says the full name at this place, by an import that it has or gets."""
        owner, _, last = name.rpartition(".")
        for whole, rest in ((name, ""), (owner, f".{last}")):
            known = self._known_as(whole, place, scope) if whole else None
            if known is not None:
                return known + rest
        if owner and self._is_free(last):
            return self._new_import(last, import_of(self._ctx, owner, last), place)
        if self._is_free((owner or name).partition(".")[0]):
            return self._new_import(name, import_of(self._ctx, owner or name), place)
        raise NoName(f"no name is left for `{name}`")

    def _new_import(self, name: str, new: Import | None, place: ast.AST) -> str:
        if new is None or not new.is_above(place, self._ctx.tree):
            raise NoName(f"`{name}` cannot be imported where that is done")
        self.imports[name] = new
        return name

    def _known_as(self, name: str, place: ast.AST, scope: Scope) -> str | None:
        """The name that an import at the top of the file gives to this, if it means that here."""
        for definition_name, node in self._ctx.model.scopes[0].definitions:
            if isinstance(node, ast.alias) and self._is_import_of(node, name):
                binding = self._ctx.model.bindings.lookup(definition_name, scope)
                if binding is not None and _is_only(binding.definitions, node) and self._is_before(node, place):
                    return definition_name if node.asname or "." not in node.name else name
        return None

    def _is_import_of(self, alias: ast.alias, name: str) -> bool:
        match self._ctx.tree.parent(alias):
            case ast.Import() as statement if alias.name == name:
                return statement in self._ctx.tree.module.body
            case ast.ImportFrom(module=module, level=0) as statement if f"{module}.{alias.name}" == name:
                return statement in self._ctx.tree.module.body
        return False

    def _is_before(self, alias: ast.alias, place: ast.AST) -> bool:
        return self._ctx.tree.function(place) is not None or alias.lineno < getattr(place, "lineno", 0)

    def _new_variable(self, fresh: Fresh, scope: Scope) -> str:
        if fresh not in self._fresh:
            if self._reads_all_names(scope):
                raise NoName("something asks for all names of the function")
            prefix = "" if scope.function is not None or fresh.name.startswith("_") else "_"
            used = self._used_around(scope)
            name = next(name for name in _numbered(prefix + fresh.name) if name not in used and self._is_usable(name))
            self._fresh[fresh] = name
            self._used.add(name)
        return self._fresh[fresh]

    def _used_around(self, scope: Scope) -> Container[str]:
        """The names that the module and the outermost function have for something, and all inside of that; if there is
        no function, those of the whole file."""
        functions = [one for one in _around(scope) if one.kind == "function"]
        if not functions:
            return self._used
        scopes = [self._ctx.model.scopes[0], *self._ctx.model.bindings.inside(functions[-1])]
        return {*_used_names(scopes), *self._fresh.values()}

    def _is_free(self, name: str) -> bool:
        """Whether a new import may have this name. What a star import brings along may have it too."""
        return name not in self._used and self._is_usable(name) and not self._ctx.model.bindings.has_star_import

    def _is_usable(self, name: str) -> bool:
        return not (keyword.iskeyword(name) or name in vars(builtins) or name in self.imports)

    def _reads_all_names(self, scope: Scope) -> bool:
        around = scope.function.node if scope.function is not None else self._ctx.tree.module
        return reads_all_names_in(self._ctx.model, around)


def _is_only(definitions: tuple[Definition, ...], node: ast.AST) -> bool:
    return all(definition.node is node for definition in definitions)


def _around(scope: Scope) -> Iterator[Scope]:
    around: Scope | None = scope
    while around is not None:
        yield around
        around = around.parent


def _used_names(scopes: list[Scope]) -> Iterator[str]:
    """Every name that something in these scopes has, or asks for."""
    for scope in scopes:
        yield from (name.id for name in scope.names)
        yield from (name for name, _ in scope.definitions)
        yield from scope.globals
        yield from scope.nonlocals


def _numbered(name: str) -> Iterator[str]:
    yield name
    number = 2
    while True:
        yield f"{name}_{number}"
        number += 1

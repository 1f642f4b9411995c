"""Caches that live as long as the program, and whether anything ever leaves them."""

import ast
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from perflint.semantics.moments.callers import calls_of

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_READS = {"get", "setdefault"}
_LOOKS = {*_READS, "items", "keys", "values"}
_TENDS = {"cache_clear", "cache_info"}


class Entry(NamedTuple):
    """A place that keeps a result in a dict: `CACHE[key] = result`. `place` is the dict there."""

    place: ast.expr
    key: ast.expr
    result: ast.expr


class DictCache:
    """A dict that begins empty, with all uses of it in the module."""

    def __init__(self, model: "SemanticModel", uses: Sequence[ast.expr]) -> None:
        self._model = model
        self._uses = sorted(uses, key=lambda use: (use.lineno, use.col_offset))

    def entries(self) -> Iterator[Entry]:
        """Where functions keep results that they also ask for, in the source's order."""
        tree = self._model.tree
        for use in self._uses:
            place = tree.parent(use)
            match place, tree.parent(place) if place is not None else None:
                case ast.Subscript(slice=key, ctx=ast.Store()), ast.Assign(value=result) if self._is_asked_beside(use):
                    yield Entry(use, key, result)

    def is_closed(self) -> bool:
        """Whether only functions that make the results use it, and none waits while it counts on one being there."""
        tree = self._model.tree
        filling = {tree.function(entry.place) for entry in self.entries()}
        if any(tree.function(use) not in filling for use in self._uses):
            return False
        made = {tree.statement(entry.place) for entry in self.entries()}
        inside = (node for function in filling if function is not None for node in tree.descendants(function))
        return all(tree.statement(node) in made for node in inside if isinstance(node, ast.Await | ast.Yield))

    def _is_asked_beside(self, use: ast.expr) -> bool:
        """Whether the function around this use gets a result out of the dict, too."""
        function = self._model.tree.function(use)
        others = (other for other in self._uses if self._model.tree.function(other) is function)
        return function is not None and any(map(self._asks, others))

    def _asks(self, use: ast.expr) -> bool:
        match self._model.tree.parent(use):
            case ast.Subscript(ctx=ast.Load()):
                return True
            case ast.Attribute(attr=method):
                return method in _READS
        return False

    def keeps_all(self) -> bool:
        """Whether no use takes anything out, hands the dict to what may, or asks how large it is."""
        return all(map(self._keeps, self._uses))

    def _keeps(self, use: ast.expr) -> bool:
        above = self._model.tree.parent(use)
        match above:
            case ast.Subscript(value=container, ctx=ast.Load() | ast.Store()):
                return container is use
            case ast.Attribute(attr=method):
                return method in _LOOKS
        return isinstance(above, ast.Compare)


def dict_cache(model: "SemanticModel", statement: ast.stmt) -> DictCache | None:
    """The empty dict that a statement binds to a variable of the module, or to an attribute of a class.

    None for any other statement, and where the name may also stand for another dict.
    """
    match statement:
        case ast.Assign(targets=[ast.Name() as name], value=ast.Dict(keys=[])):
            is_declared = False
        case ast.AnnAssign(target=ast.Name() as name, value=ast.Dict(keys=[])):
            is_declared = True
        case _:
            return None
    if statement.col_offset == 0:
        return _of_module(model, name)
    cls = next((scope.node for scope in model.scopes if scope.kind == "class" and name in scope.names), None)
    if not isinstance(cls, ast.ClassDef) or (is_declared and cls.bases):
        return None  # What a class with a base declares may be a field, of which each instance gets one of its own.
    return _of_class(model, name.id, cls)


def cache_with(model: "SemanticModel", place: ast.expr) -> DictCache | None:
    """The cache in which results are kept at this place."""
    for node in model.tree.descendants(model.tree.module):
        cache = dict_cache(model, node) if isinstance(node, ast.stmt) else None
        if cache is not None and any(entry.place is place for entry in cache.entries()):
            return cache
    return None


def _of_module(model: "SemanticModel", name: ast.Name) -> DictCache | None:
    binding = model.binding(name)
    return DictCache(model, model.uses(binding)) if binding is not None and len(binding.definitions) == 1 else None


def _of_class(model: "SemanticModel", attr: str, cls: ast.ClassDef) -> DictCache | None:
    if not any(_is_filled(node, attr) for node in model.tree.descendants(cls)):
        return None
    nodes = model.tree.descendants(model.tree.module)
    uses = [node for node in nodes if isinstance(node, ast.Attribute) and node.attr == attr]
    owners = ("cls", "self", cls.name)
    is_clear = all(isinstance(use.value, ast.Name) and use.value.id in owners for use in uses)
    return DictCache(model, uses) if is_clear else None


def _is_filled(node: ast.AST, attr: str) -> bool:
    match node:
        case ast.Subscript(value=ast.Attribute(attr=name), ctx=ast.Store()):
            return name == attr
    return False


def is_unlimited(model: "SemanticModel", decorator: ast.expr) -> bool:
    """Whether this is `functools.cache`, or `lru_cache` with `None` for its size."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    name = model.qualified_name(called) if model.may_name(called, ("cache", "lru_cache")) else None
    match name, decorator:
        case "functools.cache", _:
            return True
        case "functools.lru_cache", ast.Call(args=[ast.Constant(value=None), *_]):
            return True
        case "functools.lru_cache", ast.Call(keywords=[ast.keyword(arg="maxsize", value=ast.Constant(value=None)), *_]):
            return True
    return False


def is_tended(model: "SemanticModel", function: ast.FunctionDef) -> bool:
    """Whether the module empties or watches the cache of a function, or the function needs it to call itself."""
    if any(model.tree.function(call) is function for call in calls_of(model, function)):
        return True
    return any(_tends(node, function.name) for node in model.tree.descendants(model.tree.module))


def _tends(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id=found) | ast.Attribute(attr=found), attr=attr):
            return found == name and attr in _TENDS
    return False

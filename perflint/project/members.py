"""What attributes of classes and their instances stand for: in Python's order of look-up, also over base classes."""

from collections.abc import Iterator
from typing import Literal, Protocol

from perflint.knowledge.blocking import blocking_call
from perflint.knowledge.library import attribute_type, return_type
from perflint.project.decorators import is_property, is_setter
from perflint.project.target import UNKNOWN, Target, Value, union
from perflint.semantics.summaries.summary import Expression, FunctionSummary, ModuleSummary
from perflint.semantics.types import parse_type, substituted

_MOST_ANCESTORS = 200
_WITHOUT_ATTRIBUTES = {"abc.ABC", "builtins.object", "typing.Generic", "typing.Protocol"}
Accessor = Literal["get", "set"]


class Surroundings(Protocol):
    """What a look-up needs from the rest of the project."""

    modules: dict[str, ModuleSummary]

    def ask(self, path: str, function: str, expression: Expression) -> Value: ...
    def definition(self, path: str, name: str) -> Value: ...
    def lookup_order(self, cls: Target) -> Value: ...
    def result(self, path: str, name: str) -> Value: ...


def attribute(around: Surroundings, target: Target, name: str) -> Value:
    """The attribute of a class, an instance, or what `super()` gives."""
    on_class = target.kind == "class"
    libraries: list[Target] = []
    for entry in looked_through(around, target):
        if entry.kind == "unknown":
            return UNKNOWN
        if entry.kind == "library":
            libraries.append(entry)
        else:
            found = _own_attribute(around, entry, name, on_class=on_class)
            if found is not None:
                return found
    return _inherited(libraries, name, on_class=on_class)


def accessor(around: Surroundings, target: Target, name: str, how: Accessor) -> Value:
    """The function of a property that is called when this attribute of an instance is read or set."""
    for entry in looked_through(around, target):
        if entry.kind == "unknown":
            break
        if entry.kind == "library":
            continue
        module = around.modules[entry.path]
        summary = module.classes.get(entry.name)
        qualified = f"{entry.name}.{name}"
        key = qualified if how == "get" else _setter(module, qualified)
        function = module.functions.get(key) if key else None
        if function is not None:
            is_called = is_property(function) if how == "get" else True
            return (Target("function", key, entry.path),) if is_called else UNKNOWN
        if summary is None or qualified in module.functions or name in summary.attributes:
            break
    return UNKNOWN


def may_inherit(around: Surroundings, target: Target, name: str) -> bool:
    """Whether a class that comes after this one may have the attribute too. Private names are a project's own."""
    for entry in looked_through(around, target._replace(kind="super")):
        if entry.kind == "unknown" or (entry.kind == "library" and entry.name not in _WITHOUT_ATTRIBUTES):
            if not name.startswith("_") or name == "__init__":
                return True
        elif entry.kind != "library" and _own_attribute(around, entry, name, on_class=True) is not None:
            return True
    return False


def looked_through(around: Surroundings, target: Target) -> Value:
    """The classes in which attributes are looked up, in order."""
    order = around.lookup_order(target)
    return order[1:] if target.kind == "super" else order


def lookup_order(around: Surroundings, target: Target) -> Value:
    """A class and its bases: the class before its bases, the left base first. A base of which nothing is known is
    `unknown`."""
    cls = Target("class", target.name, target.path)
    order: list[Target] = []
    seen = {cls}
    pending: list[tuple[Target, Iterator[Target]]] = [(cls, iter(_bases(around, cls)))]
    # A class comes before all that it was reached from in the end: the order in which they are done, backwards.
    while pending:
        current, bases = pending[-1]
        base = next((base for base in bases if base not in seen or base.kind == "unknown"), None)
        if base is None or len(seen) > _MOST_ANCESTORS:
            order.append(current)
            pending.pop()
        else:
            seen.add(base)
            pending.append((base, iter(_bases(around, base))))
    return tuple(reversed(order))


def _bases(around: Surroundings, cls: Target) -> list[Target]:
    """The bases, the last first."""
    module = around.modules.get(cls.path)
    summary = module.classes.get(cls.name) if module is not None else None
    if summary is None:
        return []
    scope = cls.name.rpartition(".<locals>.")[0]
    found = [around.ask(cls.path, scope, base) for base in reversed(summary.bases)]
    return [value[0] if len(value) == 1 and value[0].kind in ("class", "library") else UNKNOWN[0] for value in found]


def _own_attribute(around: Surroundings, cls: Target, name: str, *, on_class: bool) -> Value | None:
    """What the class itself has under this name; None if it has no such attribute."""
    module = around.modules[cls.path]
    summary = module.classes.get(cls.name)
    if summary is None:
        return UNKNOWN
    qualified = f"{cls.name}.{name}"
    function = module.functions.get(qualified)
    if function is not None and is_property(function):
        return UNKNOWN if on_class else around.result(cls.path, qualified)
    held = summary.attributes.get(name)
    if held is not None:
        if function is not None:
            return UNKNOWN
        # In a class's body, `None` and the like say nothing of what its instances have there.
        said = [(expression, inside) for expression, inside in held if expression or inside]
        return union([_held(around, module, cls, expression, inside) for expression, inside in said] or [UNKNOWN])
    if function is not None or qualified in module.classes:
        return around.definition(cls.path, qualified)
    return None


def _held(around: Surroundings, module: ModuleSummary, cls: Target, expression: Expression, inside: str) -> Value:
    """What an attribute holds. The body of the class sees its own methods and classes, other functions don't."""
    if not inside:
        root, colon, steps = expression.partition(":")
        own = f"{cls.name}.{root}"
        if own in module.functions or own in module.classes:
            return around.ask(cls.path, "", f".{own}{colon}{steps}")
        inside = cls.name.rpartition(".<locals>.")[0]
    return around.ask(cls.path, inside, expression)


def _inherited(libraries: list[Target], name: str, *, on_class: bool) -> Value:
    """An attribute from a library's class: of the first that is known to have it, else of the first."""
    for library in libraries:
        dotted = f"{library.name}.{name}"
        if attribute_type(dotted) or return_type(dotted) or blocking_call(dotted):
            return of_library(dotted) if on_class else of_instance(library.name, name)
    return of_library(f"{libraries[0].name}.{name}") if libraries else UNKNOWN


def of_library(dotted: str) -> Value:
    """What a library has under this name: a variable of known type, or the thing itself."""
    known = attribute_type(dotted)
    return instance_of(known) if known is not None else (Target("library", dotted),)


def of_instance(type_text: str, name: str) -> Value:
    """The attribute of an object of a library's class."""
    type_ = parse_type(type_text)
    if type_ is None:
        return UNKNOWN
    known = attribute_type(f"{type_.name}.{name}")
    if known is None:
        return (Target("library", f"{type_.name}.{name}", receiver=type_text if type_.args else ""),)
    parsed = parse_type(known.removesuffix("?"))
    found = substituted(parsed, type_) if parsed is not None else None
    return instance_of(str(found) if found is not None else "?")


def instance_of(type_text: str) -> Value:
    """An object of a library's class, as the knowledge tables write its type. `X?` counts as X."""
    parsed = parse_type(type_text.removesuffix("?") or "?")
    return (Target("library instance", str(parsed)),) if parsed is not None else UNKNOWN


def _setter(module: ModuleSummary, qualified: str) -> str:
    """The key of the function that sets this property."""
    key = f"{qualified}.setter"
    own: FunctionSummary | None = module.functions.get(key)
    return key if own is not None and is_setter(own) else ""

"""What the attributes and methods of installed classes give, in Python's order of look-up."""

from typing import TYPE_CHECKING, Any

from astroid import nodes

from perflint.project.installed.caution import PROPERTIES, decorator_names
from perflint.project.installed.classes import Class, Library, order_of
from perflint.project.installed.names import Names
from perflint.project.library_types import given_by_library, held_by_library
from perflint.semantics.types import Type, agreed

if TYPE_CHECKING:
    from perflint.project.installed.values import Values

_MAGIC_LIBRARIES = ("ctypes.", "enum.", "typing.NamedTuple", "typing.TypedDict")
"""Classes of these make something else of what the bodies of their subclasses say."""

_DESCRIPTORS = {
    *("builtins.classmethod", "builtins.property", "builtins.staticmethod"),
    *("functools.cached_property", "functools.partialmethod", "functools.singledispatchmethod"),
}


class Attributes:
    """Looks up attributes of instances. What a base of which nothing is known may have or change is not known."""

    def __init__(self, names: Names, values: "Values") -> None:
        self._names = names
        self._values = values

    def called(self, receiver: Type, name: str) -> Type | None:
        """What calling this method of an instance gives."""
        for entry in self._order(receiver.name):
            match entry:
                case Library():
                    given = given_by_library(f"{entry.name}.{name}", receiver)
                    if given is not None:
                        return given
                case nodes.ClassDef() if name in entry.instance_attrs:
                    return None
                case nodes.ClassDef() if name in entry.locals:
                    found = self._names.looked_up(entry.body[0], name)
                    return agreed([self._values.given_by(one, receiver.name) for one in found])
                case None:
                    return None
        return None

    def held(self, owner: str, name: str, receiver: Type | None = None) -> Type | None:
        """What an attribute of the instances of the class `owner` holds; None for methods."""
        order = self._order(owner)
        own = [entry for entry in order if isinstance(entry, nodes.ClassDef)]
        if any("__getattribute__" in entry.locals for entry in own):
            return None
        first = next((entry for entry in order if entry is None or self._has(entry, name)), None)
        if isinstance(first, Library):
            return held_by_library(f"{first.name}.{name}", receiver)
        if first is None:
            return None
        in_body = [one for one in first.locals.get(name, ()) if not _is_accessor(one)]
        if in_body and all(isinstance(one, nodes.FunctionDef) for one in in_body):
            return agreed([self._of_property(one, owner) for one in in_body])
        in_methods = [one for entry in own for one in entry.instance_attrs.get(name, ())]
        bindings = [*in_body, *in_methods]
        if not _is_declared(bindings) and (None in order or (in_body and self._is_magic(first, order))):
            return None
        found = self._values.of_bindings(bindings, owner, in_body)
        return found if found is not None and (not in_body or self._is_no_descriptor(found)) else None

    def _of_property(self, function: nodes.FunctionDef, owner: str) -> Type | None:
        names = decorator_names(function)
        return self._values.result(function, owner) if len(names) == 1 and names[0] in PROPERTIES else None

    def _order(self, owner: str) -> list[Class]:
        """The classes in which to look; a library's class alone, which looks up for itself."""
        found = self._names.absolute(owner)
        if len(found) != 1:
            return [None]
        match found[0]:
            case nodes.ClassDef():
                return order_of(self._names, found[0])
            case Library():
                return [found[0]]
        return [None]

    def _has(self, entry: Any, name: str) -> bool:
        if isinstance(entry, Library):
            return held_by_library(f"{entry.name}.{name}") is not None
        return name in entry.locals or name in entry.instance_attrs

    def _is_magic(self, first: nodes.ClassDef, order: list[Class]) -> bool:
        """Whether what the body of a class says may not be what its instances have."""
        own = [entry for entry in order if isinstance(entry, nodes.ClassDef)]
        return (
            first.decorators is not None
            or any(entry._metaclass is not None or "__init_subclass__" in entry.locals for entry in own)
            or any(entry.name.startswith(_MAGIC_LIBRARIES) for entry in order if isinstance(entry, Library))
        )

    def _is_no_descriptor(self, type_: Type) -> bool:
        if type_.name in _DESCRIPTORS:
            return False
        order = self._order(type_.name)
        return None not in order and not any("__get__" in getattr(entry, "locals", ()) for entry in order)


def _is_declared(bindings: list[nodes.NodeNG]) -> bool:
    return any(isinstance(one.parent, nodes.AnnAssign) for one in bindings)


def _is_accessor(binding: nodes.NodeNG) -> bool:
    """Whether this sets or deletes what a property of the same name gives."""
    return isinstance(binding, nodes.FunctionDef) and not {"setter", "deleter"}.isdisjoint(decorator_names(binding))

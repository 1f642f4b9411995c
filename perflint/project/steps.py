"""What follows from what an expression stands for, a step further: an attribute, a call, an item, an awaited value."""

import ast
from typing import Protocol

from perflint.knowledge.library import return_type
from perflint.project.library_types import given_by_library, is_vague
from perflint.project.members import Surroundings as ForLookups
from perflint.project.members import accessor, attribute, instance_of, of_instance
from perflint.project.target import UNKNOWN, Target, Value, union
from perflint.semantics.operators import arithmetic
from perflint.semantics.types import Type, parse_type

GETTER, SETTER = "<get>", "<set>"
"""Before the name of an attribute, as a step: the function of the property that reading or setting it calls."""
_YIELDING = ("__aenter__", "__anext__", "__enter__", "__next__")


class Surroundings(ForLookups, Protocol):
    """What is wanted from the rest of the project."""

    def of_own_class(self, path: str, function: str, kind: str) -> Value: ...
    def in_module(self, path: str, name: str) -> Value: ...
    def in_library(self, dotted: str) -> Value: ...


class Steps:
    """Takes one step at a time; for all that lies behind it, it asks around."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around

    def taken(self, target: Target, step: str, path: str, function: str) -> Value:
        """What a step from this target gives, in a function (its key) of a file."""
        if step == "()":
            if target.name == "typing.Self" and target.kind == "library":
                return self._around.of_own_class(path, function, "instance")
            return self._called(target)
        if step == "await":
            return self._awaited(target)
        if step == "/":
            return self._divided(target)
        if step in ("[]", "*"):
            return self._item(target, step)
        if step == "lambda":
            return (target,) if target.kind in ("function", "class", "instance", "library") else UNKNOWN
        if step.startswith((GETTER, SETTER)):
            is_instance = target.kind in ("instance", "super")
            if not is_instance:
                return UNKNOWN
            return accessor(self._around, target, step[len(GETTER) :], "get" if step.startswith(GETTER) else "set")
        return self.attribute(target, step)

    def attribute(self, target: Target, name: str) -> Value:
        match target.kind:
            case "instance" | "super" if name == "__class__":
                return (target._replace(kind="class"),)
            case "class" | "instance" | "super":
                return attribute(self._around, target, name)
            case "generator" if name in _YIELDING:
                return (target._replace(kind="yield"),)
            case "module":
                return self._around.in_module(target.path, name)
            case "library":
                return self._around.in_library(f"{target.name}.{name}")
            case "library instance":
                return of_instance(target.name, name)
        return UNKNOWN

    def _called(self, target: Target) -> Value:
        match target.kind:
            case "class":
                return (Target("instance", target.name, target.path),)
            case "function":
                return self.result(target.path, target.name)
            case "yield":
                is_async = self._around.modules[target.path].functions[target.name].is_async
                return (target,) if is_async else self._item(target, "*")
            case "instance":
                return union(
                    [self._called(one) for one in attribute(self._around, target, "__call__") if one.kind == "function"]
                )
            case "library":
                return _of_library_call(target)
            case "library instance":
                found = return_type(f"{target.name.partition('[')[0]}.__call__")
                return instance_of(found) if found is not None else UNKNOWN
        return UNKNOWN

    def _divided(self, target: Target) -> Value:
        if target.kind in ("instance", "super"):
            return union([self._called(one) for one in self.attribute(target, "__truediv__")])
        type_ = parse_type(target.name) if target.kind == "library instance" else None
        given = arithmetic(type_, ast.Div(), None)
        return instance_of(str(given)) if given is not None else UNKNOWN

    def _item(self, target: Target, step: str) -> Value:
        """What an index or key gives, or going through it."""
        if target.kind in ("generator", "yield"):
            return self._given(target.path, target.name, items=":*")
        if target.kind == "instance" and step == "[]":
            return union([self._called(one) for one in self.attribute(target, "__getitem__")])
        type_ = self.type_of(target)
        if type_ is None:
            return UNKNOWN
        item = type_.value if step == "[]" else type_.element
        return instance_of(str(item)) if item is not None else UNKNOWN

    def _awaited(self, target: Target) -> Value:
        if target.kind == "yield":
            return self._item(target, "*")
        if target.kind == "coroutine":
            return self._given(target.path, target.name)
        type_ = parse_type(target.name) if target.kind == "library instance" else None
        given = type_.awaited if type_ is not None else None
        return instance_of(str(given)) if given is not None else UNKNOWN

    def result(self, path: str, name: str) -> Value:
        """What calling a function gives."""
        function = self._around.modules[path].functions[name]
        if function.is_generator:
            return (Target("generator", name, path),)
        return (Target("coroutine", name, path),) if function.is_async else self._given(path, name)

    def _given(self, path: str, name: str, items: str = "") -> Value:
        """What a function gives once it has run: what it declares, else what its `return` statements say. A generator
        declares what the step `items` takes from, and gives what it yields."""
        function = self._around.modules[path].functions[name]
        declared = self._around.ask(path, name, f"{function.declared}{items}") if function.declared else UNKNOWN
        if declared != UNKNOWN or not function.returns:
            return declared
        return union([self._around.ask(path, name, one) for one in function.returns])

    def type_of(self, target: Target, path: str = "") -> Type | None:
        """The type that a target has as an instance, for the file at `path`; None if it is none or has none."""
        match target.kind:
            case "instance" if "<" not in target.name:
                return Type(f"{self._around.modules[target.path].name if target.path != path else ''}.{target.name}")
            case "library instance":
                return parse_type(target.name)
        return None


def _of_library_call(target: Target) -> Value:
    name, bracket, _ = target.name.partition("[")
    if bracket:
        given = _of_library_call(target._replace(name=name))
        is_class_of_it = len(given) == 1 and given[0].kind == "library instance" and given[0].name.startswith(name)
        return instance_of(target.name) if is_class_of_it else given
    given_type = given_by_library(name, parse_type(target.receiver) if target.receiver else None)
    if given_type is not None:
        return instance_of(str(given_type))
    # What is written like a class is one, also where no table has it: annotations name it too.
    is_known = is_vague(name) or return_type(name) is not None
    is_named_so = name.rpartition(".")[2][:1].isupper() and name.partition(".")[0] not in ("builtins", "typing")
    return instance_of(name) if is_named_so and not is_known else UNKNOWN

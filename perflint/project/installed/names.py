"""What names stand for in installed packages: through imports, aliases and re-exports, to where a thing is defined."""

import builtins
import sys
from typing import Any

from astroid import nodes
from astroid.exceptions import TooManyLevelsError

from perflint.knowledge.names import canonical
from perflint.project.installed.classes import Library, order_of
from perflint.project.installed.trees import Trees

Definition = Any
"""A `Library`, or a node: Module, ClassDef, FunctionDef, or what binds a variable (AssignName and others)."""

Definitions = tuple[Definition, ...]
"""All that a name may stand for; empty if that is not known. Where definitions depend on conditions they are many."""


class Names:
    """Looks up names, without regard to the order in which they are bound."""

    def __init__(self, trees: Trees) -> None:
        self._trees = trees
        self._open: set[tuple[str, str]] = set()

    def absolute(self, dotted: str) -> Definitions:
        """What a dotted name stands for that any module could import."""
        if _is_of_library(dotted):
            return (Library(canonical(dotted)),)
        first, *rest = dotted.split(".")
        module = self._trees.module(first)
        found: Definitions = () if module is None else (module,)
        for part in rest:
            found = self.attribute(found, part)
        return found

    def attribute(self, of: Definitions, name: str) -> Definitions:
        """What a module, a class or a library has under this name."""
        return _all_known([self._attribute(one, name) for one in of])

    def named(self, expression: nodes.NodeNG) -> Definitions:
        """What a name, or a dotted one, stands for where it is written."""
        match expression:
            case nodes.Name():
                return self.looked_up(expression, expression.name)
            case nodes.Attribute():
                return self.attribute(self.named(expression.expr), expression.attrname)
        return ()

    def looked_up(self, node: nodes.NodeNG, name: str) -> Definitions:
        """What a name stands for in the scope of a node. What belongs to a definition's head is outside of it."""
        scope = _scope_around(node)
        sees_class = True
        while not isinstance(scope, nodes.Module):
            if name in scope.locals and (sees_class or not isinstance(scope, nodes.ClassDef)):
                return self._any_of(scope.locals[name], name)
            sees_class = False
            scope = _scope_around(scope)
        if name not in scope.locals and hasattr(builtins, name):
            return (Library(f"builtins.{name}"),)
        return self._in_module(scope, name)

    def _attribute(self, of: Definition, name: str) -> Definitions:
        match of:
            case Library():
                return (Library(canonical(f"{of.name}.{name}")),)
            case nodes.Module():
                return self._in_module(of, name)
            case nodes.ClassDef():
                return self._in_class(of, name)
        return ()

    def _in_module(self, module: nodes.Module, name: str) -> Definitions:
        key = (module.name, name)
        bindings = [] if key in self._open else module.locals.get(name)
        if not bindings:
            # A package that imports its own part by name: `from . import part`.
            part = self._trees.module(f"{module.name}.{name}") if module.package else None
            return () if part is None else (part,)
        self._open.add(key)
        try:
            return self._any_of(bindings, name)
        finally:
            self._open.discard(key)

    def _in_class(self, cls: nodes.ClassDef, name: str) -> Definitions:
        for entry in order_of(self, cls):
            if isinstance(entry, Library):
                return (Library(f"{entry.name}.{name}"),)
            if entry is None:
                break
            if name in entry.locals:
                return self._any_of(entry.locals[name], name)
        return ()

    def _any_of(self, bindings: list[nodes.NodeNG], name: str) -> Definitions:
        return _all_known([self._defined(one, name) for one in bindings])

    def _defined(self, binding: nodes.NodeNG, name: str) -> Definitions:
        match binding:
            case nodes.Import():
                return self.absolute(binding.real_name(name))
            case nodes.ImportFrom():
                return self._imported(binding, name)
            case nodes.AssignName(parent=nodes.Assign(value=nodes.Name() | nodes.Attribute() as value, targets=[_])):
                key = (binding.root().name, f"{name}, line {binding.lineno}")
                if key not in self._open:
                    self._open.add(key)
                    try:
                        # Another name for something; if that is not found, it is a variable.
                        return self.named(value) or (binding,)
                    finally:
                        self._open.discard(key)
        return (binding,)

    def _imported(self, binding: nodes.ImportFrom, name: str) -> Definitions:
        try:
            source = binding.root().relative_to_absolute_name(binding.modname, binding.level)
        except TooManyLevelsError:
            return ()
        real = binding.real_name(name)
        if _is_of_library(f"{source}.{real}"):
            return (Library(canonical(f"{source}.{real}")),)
        module = self._trees.module(source)
        return () if module is None else self._in_module(module, real)


def _is_of_library(dotted: str) -> bool:
    return canonical(dotted).partition(".")[0] in sys.stdlib_module_names


def _all_known(found: list[Definitions]) -> Definitions:
    """All of them, if each is known."""
    return tuple(dict.fromkeys(one for each in found for one in each)) if all(found) else ()


def _scope_around(node: nodes.NodeNG) -> nodes.NodeNG:
    """The scope that a node is written in: of decorators, bases and annotations, the one around the definition."""
    child, parent = node, node.parent
    while parent is not None:
        match parent:
            case nodes.FunctionDef() | nodes.ClassDef():
                if any(child is one for one in parent.body):
                    return parent
            case nodes.Module() | nodes.Lambda() | nodes.ComprehensionScope():
                return parent
        child, parent = parent, parent.parent
    return child

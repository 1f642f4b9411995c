"""What expressions stand for, over all modules."""

import builtins
import re
from collections.abc import Iterator
from functools import cached_property

from perflint.knowledge.names import canonical
from perflint.project.arguments import parameter_names
from perflint.project.callers import Callers
from perflint.project.decorators import is_class_method, keeps, last_name, runs_elsewhere
from perflint.project.fixpoint import Fixpoint, Question
from perflint.project.members import (
    lookup_order,
    may_inherit,
    of_library,
)
from perflint.project.module_index import ModuleIndex, has
from perflint.project.parameters import Parameters
from perflint.project.steps import Steps
from perflint.project.target import UNKNOWN, Target, Value, the_known, union
from perflint.semantics.summaries.summary import Expression, ModuleSummary
from perflint.semantics.types import agreed

_LOOKUP_ORDER = "<lookup order>"
"""What stands for the classes in which attributes of a class are looked up; the class stands for the function."""

_BUILTINS = frozenset(vars(builtins))
_HAS_PARAMETERS = re.compile(r"\w\[")
"""Between the brackets stand names that mean something in the module only."""


class Resolution:
    """Answers what an expression stands for; each is worked out when first asked, and remembered."""

    def __init__(self, index: ModuleIndex) -> None:
        self.modules = index.by_path
        self._index = index
        self._fixpoint = Fixpoint(self._evaluated)
        self._steps = Steps(self)
        self.parameters = Parameters(self)

    def close(self) -> None:
        """Forget everything: the parts refer back to this."""
        vars(self).clear()

    @cached_property
    def callers(self) -> Callers:
        """The calls of all modules by their names."""
        return Callers(self.modules)

    def resolve(self, path: str, function: str, expression: Expression) -> tuple[Target, ...]:
        """All that `expression` may stand for, in a function (its key) of a file; empty if that is unknown."""
        value = self._fixpoint.answer(self._question(path, function, expression))
        return () if value == UNKNOWN else value

    def ask(self, path: str, function: str, expression: Expression) -> Value:
        return self._fixpoint.ask(self._question(path, function, expression))

    def _question(self, path: str, function: str, expression: Expression) -> Question:
        """One question for what means the same: in a whole module, where the function does not bind the name, in all
        methods, where it is the instance, and everywhere, where it is imported. So a name gives way to what it is
        bound to, where that is something else for certain."""
        first = expression[:1]
        if first == "@":
            return Question("", "", expression)
        if first == ".":
            return Question(path, "", expression)
        root, colon, steps = expression.partition(":")
        if root == "super" or "Self" in expression:
            return Question(path, function, expression)
        functions = self.modules[path].functions
        while function:
            summary = functions.get(function)
            if summary is not None and root == summary.receiver:
                owner = f".{summary.name.rpartition('.')[0]}"
                return Question(path, "", f"{owner}{'' if is_class_method(summary) else ':()'}{colon}{steps}")
            if summary is not None and root in summary.names:
                named = summary.names[root]
                origin = named.partition(":")[0]
                if named in ("", "None") or (origin in summary.names and origin != summary.receiver):
                    return Question(path, function, expression)
                return self._question(path, function, f"{named}{colon}{steps}")
            function = function.rpartition(".<locals>.")[0]
        match self.modules[path].names.get(root):
            case (named,) if named[:1] == "." or (named[:1] == "@" and not _HAS_PARAMETERS.search(steps)):
                return self._question(path, "", f"{named}{colon}{steps}")
        return Question(path, "", expression)

    def _evaluated(self, question: Question) -> Value:
        path, function, expression = question
        if expression == _LOOKUP_ORDER:
            return lookup_order(self, Target("class", function, path))
        if expression == "super:()":
            return self.of_own_class(path, function, "super")
        base, colon, step = expression.rpartition(":")
        if not colon:
            return self._root(path, function, expression)
        if step.endswith("]") and step != "[]":
            return self._generic(path, function, base, step)
        value = self.ask(path, function, base)
        return self._own(union([self._steps.taken(target, step, path, function) for target in value]))

    def _generic(self, path: str, function: str, owner: Expression, step: str) -> Value:
        """A class with parameters: `list[models.Order]`."""
        name, _, inner = step.partition("[")
        value = self.ask(path, function, f"{owner}:{name}" if owner else name)
        if len(value) != 1 or value[0].kind != "library":
            return value
        parameters = [self.type_text(self.ask(path, function, one)) or "?" for one in _parameters(inner[:-1])]
        return (value[0]._replace(name=f"{value[0].name}[{','.join(parameters)}]"),)

    def _own(self, value: Value) -> Value:
        """The same, with instances of classes of the project where a library's type has them in text."""
        if not any(target.kind == "library instance" and self._index.is_own(target.name) for target in value):
            return value
        return union([self._own_instance(target) for target in value])

    def _own_instance(self, target: Target) -> Value:
        located = self._index.locate(target.name) if target.kind == "library instance" else None
        name = ".".join(located.rest) if located is not None else ""
        is_class = located is not None and name in located.module.classes
        return (Target("instance", name, located.module.path),) if located is not None and is_class else (target,)

    def type_text(self, value: Value, path: str = "") -> str:
        """The type that all of these have, as the knowledge tables write it; empty if they have none in common.

        A class of the project has the dotted name of its module before its own, one of the file at `path` but the dot.
        """
        types = [self._steps.type_of(target, path) for target in value]
        found = agreed(types) if types else None
        return str(found) if found is not None else ""

    def _root(self, path: str, function: str, name: str) -> Value:
        if not name or name == "None" or (not path and not name.startswith("@")):
            return UNKNOWN
        if name.endswith("]"):
            return self._generic(path, function, "", name)
        if name.startswith("@"):
            return self._absolute(name[1:])
        if name.startswith("."):
            return self.definition(path, name[1:])
        module = self.modules[path]
        summary = module.functions.get(function)
        if summary is not None and name in summary.names:
            named = summary.names[name]
            is_given = not named and name in parameter_names(summary)
            return self.parameters.given(path, function, name) if is_given else self.ask(path, function, named)
        if name in _BUILTINS and not module.stars and not has(module, name):
            return (Target("library", canonical(f"builtins.{name}")),)
        found = self._global(module, name)
        if found is not None:
            return found
        return (Target("library", canonical(f"builtins.{name}")),) if name in _BUILTINS else UNKNOWN

    def _global(self, module: ModuleSummary, name: str) -> Value | None:
        """What a name of a module's top level stands for; None if the module has no such name."""
        if name in module.names:
            return self._any_of(module, module.names[name])
        if has(module, name):
            return self.definition(module.path, name)
        submodule = self._index.submodule(module, name)
        if submodule is not None:
            return (Target("module", "", submodule.path),)
        source = self._index.starred(module, name)
        if source is None:
            return None
        if source.module is None:
            return None if name in _BUILTINS else of_library(canonical(f"{source.library}.{name}"))
        return self.ask(source.module.path, "", name)

    def in_module(self, path: str, name: str) -> Value:
        """What a name of a module's top level stands for."""
        found = self._global(self.modules[path], name)
        return UNKNOWN if found is None else found

    def in_library(self, dotted: str) -> Value:
        """What a name in a library stands for."""
        # A directory without `__init__.py` is no module, but what lies in it may be one.
        return of_library(canonical(dotted)) if self._index.locate(dotted) is None else self._absolute(dotted)

    def _any_of(self, module: ModuleSummary, values: tuple[Expression, ...]) -> Value:
        """What a name with these values stands for: of imports, whatever is known (the others are not installed)."""
        found = [self.ask(module.path, "", one) for one in values if one != "None"] or [UNKNOWN]
        are_names = all(one[:1] in ("@", ".") and ":" not in one for one in values if one != "None")
        return the_known(found) if are_names else union(found)

    def _absolute(self, name: str) -> Value:
        located = self._index.locate(name)
        if located is None:
            return of_library(canonical(name))
        module, rest = located
        value: Value | None = (Target("module", "", module.path),)
        if rest:
            value = self._global(module, rest[0])
            rest = rest[1:]
        if value is None or (not located.rest and self._is_rebound(module)):
            # `from .config import config` in a package hides its module `config`.
            parent = self._index.parent(module)
            last = module.name.rpartition(".")[2]
            if parent is None or not self._is_rebound(module):
                is_shadowed = located.rest and "." not in module.name and not module.is_package
                return of_library(canonical(name)) if is_shadowed else UNKNOWN
            value, rest = self.ask(parent.path, "", last), located.rest
        for part in rest:
            value = union([self._steps.attribute(target, part) for target in value])
        return value

    def _is_rebound(self, module: ModuleSummary) -> bool:
        """Whether the package of a module uses the module's name for something else."""
        parent = self._index.parent(module)
        if parent is None or parent.path == module.path:
            return False
        bound = parent.names.get(module.name.rpartition(".")[2], ())
        return any(self._index.named(one[1:]) is not module for one in bound)

    def definition(self, path: str, name: str) -> Value:
        """A class or function; unknown if a decorator makes something else of it."""
        module = self.modules[path]
        if name in module.classes:
            return (Target("class", name, path),)
        function = module.functions.get(name)
        if function is None or not all(self._keeps(one, path, name) for one in function.decorators):
            return UNKNOWN
        return (Target("function", name, path),)

    def _keeps(self, decorator: Expression, path: str, decorated: str) -> bool:
        """Whether a decorator leaves the function what it is. Those of the project nearly always call it."""
        last = last_name(decorator)
        if decorator in ("property", "staticmethod", "classmethod") or last in ("setter", "getter", "deleter"):
            return True
        value = self.ask(path, decorated.rpartition(".<locals>.")[0], decorator)
        own = [target for target in value if target.kind == "function"]
        if own:
            return not any(runs_elsewhere(one.name, self.modules[one.path].functions) for one in own)
        if any(target.path for target in value):
            return False
        return keeps(value[0].name) if value and value[0].kind == "library" else keeps(last)

    def of_own_class(self, path: str, function: str, kind: str) -> Value:
        """An instance of the class that the function, or one around it, is a method of."""
        module = self.modules.get(path)
        while module is not None and function:
            summary = module.functions.get(function)
            owner = summary.name.rpartition(".")[0] if summary is not None else ""
            if owner in module.classes:
                return (Target("super" if kind == "super" else "instance", owner, path),)
            function = function.rpartition(".<locals>.")[0]
        return UNKNOWN

    def lookup_order(self, cls: Target) -> Value:
        """The class and its bases, in the order of look-up; those of libraries without theirs."""
        return self._fixpoint.ask(Question(cls.path, cls.name, _LOOKUP_ORDER))

    def result(self, path: str, name: str) -> Value:
        """What calling a function gives."""
        return self._steps.result(path, name)

    def is_inherited(self, path: str, cls: str, name: str) -> bool:
        """Whether a base of the class may have a method of this name too, so that others may call it there."""
        return may_inherit(self, Target("super", cls, path), name)


def _parameters(text: str) -> Iterator[Expression]:
    """Instances of the classes in `str,models.Order` or `dict[str,int],bool`."""
    depth = start = 0
    for place, character in enumerate(f"{text},"):
        depth += (character == "[") - (character == "]")
        if character == "," and not depth:
            outer, bracket, inner = text[start:place].partition("[")
            yield f"{outer.replace('.', ':')}{bracket}{inner}:()"
            start = place + 1

"""Who may call a function, by the names in the calls alone: what is then really called is asked only there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from perflint.knowledge.blocking import last_names
from perflint.knowledge.entry_points import taker_names
from perflint.project.decorators import is_property, last_name
from perflint.project.target import Target
from perflint.semantics.summaries.summary import CallSummary, Expression, Form, ModuleSummary

CONSTRUCTING = ("__new__", "__init__", "__post_init__")
"""The methods that run when a class is called, in order."""

_RESULTS = (":()", ":await", ":/", ":[]", ":*", ":lambda")
"""Steps that give something else than what is named."""
_GIVEN = _RESULTS[:-1]
_OWN_CLASS = ("cls", "__class__")
"""What a class calls itself in its methods."""
_BY_FORM: dict[str, Form] = {"__enter__": "enter", "__exit__": "enter", "__iter__": "iterate", "__next__": "iterate"}
_FORMS = frozenset(_BY_FORM.values())


class Call(NamedTuple):
    """A call, and the function of the project that it stands in."""

    caller: Target
    call: CallSummary


class Callers:
    """The calls of a project by the last name in them. One pass over all summaries, and no questions."""

    def __init__(self, modules: Mapping[str, ModuleSummary]) -> None:
        self._modules = modules
        self._by_name: dict[str, list[Call]] = {}
        self._by_form: dict[Form, list[Call]] = {}
        self._others: dict[str, set[str]] = {}
        """Other names that something may be called by: as it is imported, or as a variable."""
        self._derived: dict[str, set[str]] = {}
        """The names of the classes that derive from one of this name."""
        self._results: dict[str, set[str]] = {}
        """The names of what calling something of this name gives: of instances, and of what generators give."""
        self._handed: dict[str, list[Call]] = {}
        """The calls that something of this name is an argument of."""
        self._handed_on: set[Expression] = set()
        self._callable = {*last_names(), *_names_of_functions(modules)}
        self._mentioned: set[str] = set()
        self._taken: dict[str, list[Call]] = {}
        """The calls that hand on something of this name to a framework, as it seems."""
        self._add_names()
        self._add_calls()

    def _add_names(self) -> None:
        """Note what is known by which names, each expression once."""
        names: defaultdict[Expression, set[str]] = defaultdict(set)
        for module in self._modules.values():
            self._mentioned.update(module.mentioned)
            for name, values in module.names.items():
                for value in values:
                    names[value].add(name)
            for cls in module.classes.values():
                for base in cls.bases:
                    self._derived.setdefault(last_name(base), set()).add(last_name(cls.name))
                for name, held in cls.attributes.items():
                    for value, _ in held:
                        names[value].add(name)
                        self._handed_on.add(value)
            for function in module.functions.values():
                self._handed_on.update(function.returns)
                for name, value in function.names.items():
                    names[value].add(name)
        for value, known_as in names.items():
            self._rename(value, known_as)

    def _add_calls(self) -> None:
        """Note the calls by what is called and what is handed on. Most is written over and over."""
        name_in, name_handed, takers = cache(_name_in), cache(self._name_handed), taker_names()
        for path, module in self._modules.items():
            for key, function in module.functions.items():
                caller = Target("function", key, path)
                for made in function.calls:
                    call = Call(caller, made)
                    called = name_in(made.callee)
                    self._by_name.setdefault(called, []).append(call)
                    for name in map(name_handed, made.arguments):
                        if name:
                            self._handed.setdefault(name, []).append(call)
                            if called in takers:
                                self._taken.setdefault(name, []).append(call)
                    if made.form in _FORMS:
                        self._by_form.setdefault(made.form, []).append(call)

    def _name_handed(self, argument: Expression) -> str:
        """The name of an argument; empty if nothing that could be called has that name."""
        name = last_name(argument.rpartition("=")[2].removesuffix(":lambda"))
        return name if name in self._callable else ""

    def _rename(self, value: Expression, names: set[str]) -> None:
        """Note that these are names for this."""
        original = _name_in(value)
        if value.endswith(_GIVEN):
            self._results.setdefault(original, set()).update(names)
        elif value.endswith(":lambda"):
            self._others.setdefault(original, set()).update(names)
            self._handed_on.add(original)
        elif original and names != {original}:
            self._others.setdefault(original, set()).update(names - {original})

    def named(self, name: str) -> Iterator[Call]:
        """The calls of what has this name, or is also known by another one; and those that it is handed to."""
        for one in self._names_of(name):
            yield from self._by_name.get(one, ())
            yield from self._handed.get(one, ())

    def _names_of(self, name: str) -> Iterator[str]:
        """The name, and all others that something of this name is known by."""
        seen = {name}
        pending = [name]
        while pending:
            one = pending.pop()
            yield one
            others = self._others.get(one, set()) - seen
            seen |= others
            pending += sorted(others)

    def is_handed_on(self, name: str) -> bool:
        """Whether something of this name is an argument, an attribute or a result anywhere, so that others call it."""
        return name in self._names_handed_on or name in self._handed

    @cached_property
    def _names_handed_on(self) -> frozenset[str]:
        named = (one.removesuffix(":lambda") for one in self._handed_on if not one.endswith(_RESULTS))
        return frozenset(map(last_name, named))

    def is_mentioned(self, name: str) -> bool:
        """Whether something of this name is read anywhere without being called, so that others may call it."""
        return any(one in self._mentioned for one in self._names_of(name))

    def taking(self, name: str) -> Sequence[Call]:
        """The calls that, as it seems, hand on something of this name to a framework, which calls it."""
        return self._taken.get(name, ())

    def of(self, function: Target) -> Iterator[Call]:
        """The calls that may run this function of the project."""
        owner, _, name = function.name.removesuffix(".setter").rpartition(".")
        yield from self.of_name(name)
        if name in CONSTRUCTING:
            yield from self.of_name(last_name(owner))
            yield from self._of_own_class(last_name(owner))
        elif name == "__call__":
            for cls in sorted(self._with_derived(last_name(owner))):
                yield from self._by_name.get(cls, ())
                yield from self._of_result(cls)
        elif self._modules[function.path].functions[function.name].is_generator:
            yield from self._of_result(name)

    def _of_own_class(self, cls: str) -> Iterator[Call]:
        """What its methods call as `cls` or `type(self)`."""
        classes = self._with_derived(cls)
        for one in _OWN_CLASS:
            calls = self._by_name.get(one, ())
            yield from (call for call in calls if last_name(call.caller.name.rpartition(".")[0]) in classes)

    def _of_result(self, name: str) -> Iterator[Call]:
        """The calls of what calling something of this name gives; what is done to it counts as one."""
        for one in sorted(self._results.get(name, ())):
            yield from self.named(one)

    def of_name(self, name: str) -> Iterator[Call]:
        """The calls that may be of a function or class of this last name, or of a class that derives from it."""
        if name in _BY_FORM:
            yield from self._by_form.get(_BY_FORM[name], ())
        classes = self._with_derived(name)
        for one in sorted(classes):
            yield from self.named(one)
        if len(classes) > 1:
            # `super().__init__()` in a class that derives from it.
            yield from self._by_name.get("__init__", ())

    def _with_derived(self, cls: str) -> set[str]:
        found = {cls}
        pending = [cls]
        while pending:
            derived = self._derived.get(pending.pop(), set()) - found
            found |= derived
            pending += derived
        return found


def _names_of_functions(modules: Mapping[str, ModuleSummary]) -> Iterator[str]:
    for module in modules.values():
        yield from (last_name(one.name) for one in module.functions.values() if not is_property(one))


def _name_in(callee: Expression) -> str:
    """The name of what is called; of what is entered or gone through, if that is a call, the name of that."""
    while callee.endswith(_RESULTS):
        callee = callee.rpartition(":")[0]
    return last_name(callee)

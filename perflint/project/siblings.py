"""Functions that look up many things at once, beside others that look up one."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from perflint.knowledge.lookups import Lookup, is_identifier, is_plural, lookup_named, singular, words_of
from perflint.project.callers import Call, Callers
from perflint.project.decorators import is_cached, is_property, last_name
from perflint.project.index import Project
from perflint.project.target import Target
from perflint.semantics.chains import Sibling
from perflint.semantics.summary import FunctionSummary, ModuleSummary

_COLLECTIONS = {
    *("AbstractSet", "Collection", "Iterable", "KeysView", "List", "MutableSequence", "Sequence", "Set", "Tuple"),
    *("frozenset", "list", "set", "tuple"),
}
_CACHE = re.compile("cache|memo", re.IGNORECASE)
_ABSTRACT = ("abstractmethod", "Protocol")


class _Candidate(NamedTuple):
    """A function that looks something up; `parameters` are those without the receiver, `required` those that have no
    default."""

    function: FunctionSummary
    lookup: Lookup
    parameters: tuple[str, ...]
    required: frozenset[str]
    owner: frozenset[str]


class Siblings:
    """For each function that looks up one thing by its key: the one in the same class, or else in the same module,
    that certainly does so for many keys, and not by calling it for each."""

    def __init__(self, project: Project, callers: Callers) -> None:
        self._project = project
        self._callers = callers
        self.of: dict[Target, Sibling] = {}
        for path, module in project.modules.items():
            for owner, functions in _together(module).items():
                for one, many in _pairs(owner, functions, module):
                    target = Target("function", one.name, path)
                    self.of.setdefault(target, Sibling(last_name(many.name), path, many.line))

    def calls(self) -> Iterator[tuple[Call, Sibling]]:
        """The awaited calls in loops that are certainly of a function with such a sibling."""
        for target, sibling in self.of.items():
            for call in self._callers.of(target):
                if call.call.is_awaited and call.call.in_loop and self._is_of(call, target):
                    yield call, sibling

    def _is_of(self, call: Call, target: Target) -> bool:
        return self._project.resolve(call.caller.path, call.call.callee, call.caller.name) == (target,)


def _together(module: ModuleSummary) -> dict[str, list[FunctionSummary]]:
    """The asynchronous functions of a module that have a sibling, by the class that they are in."""
    found: dict[str, list[FunctionSummary]] = {}
    for function in module.functions.values():
        owner = function.name.rpartition(".")[0]
        is_plain = function.is_async and not function.is_generator and not owner.endswith("<locals>")
        if is_plain and not is_property(function):
            found.setdefault(owner, []).append(function)
    return {owner: functions for owner, functions in found.items() if len(functions) > 1}


def _pairs(
    owner: str, functions: list[FunctionSummary], module: ModuleSummary
) -> Iterator[tuple[FunctionSummary, FunctionSummary]]:
    candidates = [found for function in functions if (found := _candidate(owner, function)) is not None]
    many = [one for one in candidates if one.lookup.is_bulk and _takes_many(one)]
    if not many:
        return
    for one in candidates:
        if _takes_one(one) and _waits(one.function, module):
            fitting = (other for other in many if other is not one and _fit(one, other, candidates))
            found = next(fitting, None)
            if found is not None:
                yield one.function, found.function


def _candidate(owner: str, function: FunctionSummary) -> _Candidate | None:
    lookup = lookup_named(last_name(function.name))
    if lookup is None:
        return None
    given = [one for one in function.parameters if one != "*"]
    names = tuple(one.partition("=")[0] for one in given[bool(function.receiver) :])
    required = frozenset(one for one in given if "=" not in one) & frozenset(names)
    words = frozenset(map(singular, words_of(last_name(owner))))
    return _Candidate(function, lookup, names, required, words) if names else None


def _takes_many(many: _Candidate) -> bool:
    """Whether the first parameter is a collection, by its annotation; without one, by its name."""
    parameter = many.parameters[0]
    annotation, words = many.function.names.get(parameter, ""), words_of(parameter)
    return bool(words) and (_is_collection(annotation) if annotation else is_plural(words[-1]))


def _takes_one(one: _Candidate) -> bool:
    words = words_of(one.parameters[0])
    is_many = _is_collection(one.function.names.get(one.parameters[0], "")) or not words or is_plural(words[-1])
    return not is_many and not _is_kept(one.function)


def _is_kept(function: FunctionSummary) -> bool:
    """Whether the function may keep what it has found, for the next time."""
    used = (*function.decorators, *(call.callee for call in function.calls))
    sets = any(last_name(call.callee) == "__setitem__" for call in function.calls)
    return is_cached(function) or sets or any(map(_CACHE.search, used))


def _is_collection(annotation: str) -> bool:
    return last_name(annotation.removesuffix(":()").partition("[")[0]) in _COLLECTIONS


def _waits(function: FunctionSummary, module: ModuleSummary) -> bool:
    """Whether the function may wait for anything: it awaits something, or only says what others have to do."""
    if any(call.is_awaited for call in function.calls):
        return True
    cls = module.classes.get(function.name.rpartition(".")[0])
    said = [*function.decorators, *(cls.bases if cls is not None else ())]
    return any(last_name(one) in _ABSTRACT for one in said)


def _fit(one: _Candidate, many: _Candidate, beside: Iterable[_Candidate]) -> bool:
    """Whether `many` certainly looks up the same things by the same keys, and not one by one."""
    if not _are_alike(one, many, beside) or not _have_like_keys(one, many):
        return False
    needs = many.required - {many.parameters[0]} - set(one.parameters)
    name = last_name(one.function.name)
    return not needs and all(last_name(call.callee) != name for call in many.function.calls)


def _are_alike(one: _Candidate, many: _Candidate, beside: Iterable[_Candidate]) -> bool:
    mine, theirs = one.lookup.nouns, many.lookup.nouns
    if mine == theirs:
        return True
    if mine - one.owner == theirs - one.owner:
        return True
    others = {other.lookup.nouns - one.owner for other in beside if not other.lookup.is_bulk}
    return not theirs and others <= {mine - one.owner}


def _have_like_keys(one: _Candidate, many: _Candidate) -> bool:
    """Whether what the one takes is one of what the other takes: `order_id` and `ids`, `symbol` and `symbols`."""
    *whose, key = words_of(one.parameters[0])
    *others, keys = map(singular, words_of(many.parameters[0]))
    if is_identifier(key) and is_identifier(keys) and whose and others:
        return whose == others
    if key == keys and not is_identifier(key):
        return True
    is_of_both = keys in one.lookup.nouns | one.owner or is_identifier(keys)
    return is_identifier(key) and is_of_both and one.lookup.keys == many.lookup.keys

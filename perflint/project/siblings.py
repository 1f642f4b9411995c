"""Functions that look up many things at once, beside others that look up one."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from perflint.knowledge.lookups import Lookup, is_identifier, is_plural, lookup_named, singular, words_of
from perflint.project.callers import Call
from perflint.project.decorators import is_cached, is_property, last_name
from perflint.project.index import Project
from perflint.project.target import Target
from perflint.semantics.summaries.chains import Sibling
from perflint.semantics.summaries.summary import FunctionSummary, ModuleSummary

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

    def __init__(self, project: Project) -> None:
        self._project = project
        self.of: dict[Target, Sibling] = {}
        for path, module in project.modules.items():
            for owner, functions in _together(module).items():
                for one, key, many in _pairs(owner, functions, module):
                    name, line = last_name(many.function.name), many.function.line
                    sibling = Sibling(name, path, line, key, one.parameters.index(key))
                    self.of[Target("function", one.function.name, path)] = sibling

    def calls(self) -> Iterator[tuple[Call, Sibling]]:
        """The awaited calls in loops that are certainly of a function with such a sibling."""
        for target, sibling in self.of.items():
            for call in self._project.callers.of(target):
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
) -> Iterator[tuple[_Candidate, str, _Candidate]]:
    """Functions that look up one thing, the parameters that get the keys, and those that do so for many."""
    candidates = [found for function in functions if (found := _candidate(owner, function)) is not None]
    many = [(one, keys) for one in candidates if one.lookup.is_bulk and (keys := _keys_of(one))]
    if not many:
        return
    for one in candidates:
        if _waits(one.function, module) and not _is_kept(one.function):
            for other, keys in many:
                key = _key_for(one, other, keys) if _are_alike(one, other, candidates) else ""
                if key and other is not one:
                    yield one, key, other
                    break


def _candidate(owner: str, function: FunctionSummary) -> _Candidate | None:
    lookup = lookup_named(last_name(function.name))
    if lookup is None:
        return None
    given = [one for one in function.parameters if one != "*"]
    names = tuple(one.partition("=")[0] for one in given[bool(function.receiver) :])
    required = frozenset(one for one in given if "=" not in one) & frozenset(names)
    words = frozenset(map(singular, words_of(last_name(owner))))
    return _Candidate(function, lookup, names, required, words) if names else None


def _keys_of(many: _Candidate) -> str:
    """The parameter that is a collection, by its annotation; without one, by its name. Empty if it is not the only."""
    found = [one for one in many.parameters if words_of(one) and _is_many(many, one)]
    return found[0] if len(found) == 1 else ""


def _is_many(one: _Candidate, parameter: str) -> bool:
    annotation = one.function.names.get(parameter, "")
    if annotation:
        return last_name(annotation.removesuffix(":()").partition("[")[0]) in _COLLECTIONS
    return is_plural(words_of(parameter)[-1])


def _is_kept(function: FunctionSummary) -> bool:
    """Whether the function may keep what it has found, for the next time."""
    used = (*function.decorators, *(call.callee for call in function.calls))
    sets = any(last_name(call.callee) == "__setitem__" for call in function.calls)
    return is_cached(function) or sets or any(map(_CACHE.search, used))


def _waits(function: FunctionSummary, module: ModuleSummary) -> bool:
    """Whether the function may wait for anything: it awaits something, or only says what others have to do."""
    if any(call.is_awaited for call in function.calls):
        return True
    cls = module.classes.get(function.name.rpartition(".")[0])
    said = [*function.decorators, *(cls.bases if cls is not None else ())]
    return any(last_name(one) in _ABSTRACT for one in said)


def _key_for(one: _Candidate, many: _Candidate, keys: str) -> str:
    """The parameter of the one that gets what the other takes many of; empty if that is not certain, if it lacks
    something that the other needs, or if the other only calls it for each."""
    name = last_name(one.function.name)
    if many.required - {keys} - set(one.parameters) or any(
        last_name(call.callee) == name for call in many.function.calls
    ):
        return ""
    single = (parameter for parameter in one.parameters if words_of(parameter) and not _is_many(one, parameter))
    return next((parameter for parameter in single if _are_like_keys(one, parameter, many, keys)), "")


def _are_alike(one: _Candidate, many: _Candidate, beside: Iterable[_Candidate]) -> bool:
    mine, theirs = one.lookup.nouns, many.lookup.nouns
    if mine == theirs:
        return True
    if mine - one.owner == theirs - one.owner:
        return True
    others = {other.lookup.nouns - one.owner for other in beside if not other.lookup.is_bulk}
    return not theirs and others <= {mine - one.owner}


def _are_like_keys(one: _Candidate, parameter: str, many: _Candidate, parameters: str) -> bool:
    """Whether these are one of a kind and several of it: `order_id` and `ids`, `symbol` and `symbols`."""
    *whose, key = words_of(parameter)
    *others, keys = map(singular, words_of(parameters))
    if is_identifier(key) and is_identifier(keys) and whose and others:
        return whose == others
    if key == keys and not is_identifier(key):
        return True
    is_of_both = keys in one.lookup.nouns | one.owner or is_identifier(keys)
    return is_identifier(key) and is_of_both and one.lookup.keys == many.lookup.keys

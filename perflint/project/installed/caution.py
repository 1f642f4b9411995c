"""Where astroid would guess, it is told not to know."""

from collections.abc import Iterator
from typing import Any

from astroid import nodes
from astroid.exceptions import UseInferenceDefault
from astroid.inference_tip import inference_tip
from astroid.manager import AstroidManager
from astroid.util import Uninferable

RESULT_KEEPING = frozenset(
    """
    abstractclassmethod abstractmethod abstractstaticmethod cache classmethod deprecated final lru_cache no_type_check
    overload override staticmethod
    """.split()
)
"""Decorators, by their last names, under which a call gives what the function returns."""

CLASS_KEEPING = frozenset(
    """
    attrs dataclass define deprecated final frozen runtime_checkable s total_ordering unique
    """.split()
)
"""Those under which calling a class gives an instance of what is written."""

PROPERTIES = frozenset(["abstractproperty", "cached_property", "property"])


def register_caution(manager: AstroidManager) -> None:
    """For the trees that are made from now on."""
    manager.register_transform(nodes.FunctionDef, inference_tip(_unknown), _is_changed)
    manager.register_transform(nodes.AsyncFunctionDef, inference_tip(_unknown), _is_changed)
    manager.register_transform(nodes.Subscript, inference_tip(_of_what_stays_as_it_is))


def decorator_names(node: nodes.FunctionDef | nodes.ClassDef) -> list[str]:
    """The last names of the decorators: `lru_cache` of `@functools.lru_cache(maxsize=None)`; empty for others."""
    return [_last_name(one) for one in decorators_of(node)]


def decorators_of(node: nodes.FunctionDef | nodes.ClassDef) -> list[nodes.NodeNG]:
    return list(node.decorators.nodes) if node.decorators is not None else []


def first_parameter(function: nodes.FunctionDef) -> nodes.AssignName | None:
    """In a method the instance, or the class; None without positional parameters, and for a static method."""
    positional = [*function.args.posonlyargs, *(function.args.args or ())]
    return positional[0] if positional and "staticmethod" not in decorator_names(function) else None


def _last_name(node: nodes.NodeNG) -> str:
    match node:
        case nodes.Call():
            return _last_name(node.func)
        case nodes.Attribute():
            return str(node.attrname)
        case nodes.Name():
            return str(node.name)
    return ""


def _is_changed(node: nodes.FunctionDef) -> bool:
    """Whether decorators make something of a function that nobody knows."""
    return not RESULT_KEEPING.union(PROPERTIES).issuperset(decorator_names(node))


def _unknown(_: nodes.NodeNG, context: Any = None) -> Iterator[Any]:
    return iter([Uninferable])


def _of_what_stays_as_it_is(node: nodes.Subscript, context: Any = None) -> Iterator[Any]:
    """What lists and dicts were written with is no longer all that they may hold."""
    if all(isinstance(value, (nodes.Tuple, nodes.Const)) for value in node.value.infer(context)):
        raise UseInferenceDefault
    return _unknown(node)

"""What adds to a list, dict or set in place, where a statement makes a new one of the old one and something more."""

import ast
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from perflint.rewrites.steps import Part, Step, insert_before, replace
from perflint.semantics.equivalence.looks import is_left_with, only_looks
from perflint.semantics.equivalence.stretches import may_be_caught, stretch_to
from perflint.semantics.equivalence.visibility import is_of_one_function
from perflint.semantics.model import SemanticModel
from perflint.syntax.growth import Growth, is_same_place
from perflint.syntax.walker import Loop

_SETS = {"builtins.set", "builtins.frozenset"}
_DICTS = {"builtins.dict", "collections.OrderedDict", "collections.defaultdict"}
_LASTING = {"builtins.bytes", "builtins.dict", "builtins.frozenset", "builtins.list", "builtins.range", "builtins.set"}
_LASTING |= {"builtins.str", "builtins.tuple"}
"""What holds its items while it is gone through: to take one after the other fails nowhere on the way."""

_MORE = "what is added may be of another type, which adding in place takes and a new {class_} does not"
_PARTLY = "where it goes wrong in the middle, some of it has been added already"
_OTHERS = "whoever else holds the {class_} sees what is added"
_COPIED = "if the loop has no turn, this is a copy of what the loop starts from, and not that itself"
_ORDER = "the value is worked out before the key"


class Addition(NamedTuple):
    """The steps, and what may then be different; empty if nothing."""

    steps: tuple[Step, ...]
    unsafe: str = ""


def added_in_place(model: SemanticModel, growth: Growth, class_: str, loop: Loop) -> Addition | None:
    """How to add in place to what certainly is of this class, in this loop; None where someone would notice."""
    step = addition(model, growth, class_)
    if step is None or not isinstance(growth.target, ast.Name):
        return step and step._replace(unsafe=step.unsafe or _OTHERS.format(class_=_last(class_)))
    binding = model.binding(growth.target)
    if binding is not None and binding.scope.kind == "module":
        return step._replace(unsafe=step.unsafe or _OTHERS.format(class_=_last(class_)))
    stretch = stretch_to(model, growth)
    if stretch is None:
        return _after_a_copy(model, growth, step, class_, loop)
    if not all(only_looks(model, use) or is_left_with(model, use) for use in stretch.within):
        return None
    if not all(_keeps_class(model, other, class_) for other in stretch.growths):
        step = step._replace(unsafe=step.unsafe or _MORE.format(class_=_last(class_)))
    if is_new(model, stretch.value, class_):
        return step
    if class_.startswith("builtins.") and model.is_instance(stretch.value, class_):
        copy = replace(stretch.value, f"{_last(class_)}($start)", start=stretch.value)
        return Addition((copy, *step.steps), step.unsafe or _COPIED)
    return None


def addition(model: SemanticModel, growth: Growth, class_: str) -> Addition | None:
    """The step that adds in place to something of this class; None if nothing does the same."""
    if growth.is_at_front:
        return None
    if class_ == "builtins.list":
        return _to_list(model, growth)
    if class_ in _SETS:
        return _to_set(model, growth)
    return _to_dict(model, growth) if class_ in _DICTS else None


def is_new(model: SemanticModel, value: ast.expr, class_: str) -> bool:
    """Whether an expression makes a new object of this very class."""
    type_ = model.type_of(value)
    if type_ is None or type_.name != class_:
        return False
    match value:
        case ast.List() | ast.ListComp() | ast.Dict() | ast.DictComp() | ast.Set() | ast.SetComp():
            return True
        case ast.Call(func=function):
            return model.qualified_name(function) in (class_, "builtins.sorted")
    return False


def _keeps_class(model: SemanticModel, growth: Growth, class_: str) -> bool:
    """Whether the variable certainly holds something of this class afterwards, if it did before."""
    if growth.form in ("in place", "sum", "union"):
        known = _SETS if class_ in _SETS else {class_, "builtins.dict"} if class_ in _DICTS else {class_}
        return all(model.is_instance(added, *known) for added in growth.extension.added)
    return True


def _after_a_copy(model: SemanticModel, growth: Growth, step: Addition, class_: str, loop: Loop) -> Addition | None:
    """The same for a parameter: it is copied once before the loop."""
    binding = model.binding(growth.target) if isinstance(growth.target, ast.Name) else None
    if binding is None or class_ not in ("builtins.dict", "builtins.list", "builtins.set"):
        return None
    others = [one for one in binding.definitions if one.node is not growth.target]
    if [one.kind for one in others] != ["parameter"] or not isinstance(loop, ast.stmt):
        return None
    if not is_of_one_function(model, binding):
        return None
    copy = insert_before(loop, f"$rows = {_last(class_)}($rows)", rows=growth.target)
    return Addition((copy, *step.steps), step.unsafe or _COPIED)


def _to_list(model: SemanticModel, growth: Growth) -> Addition | None:
    match growth.form, growth.extension.added:
        case ("display", [ast.Starred(value=items)]) | ("sum", [ast.List(elts=[ast.Starred(value=items)])]):
            return _one_by_one(model, growth, "$place.extend($items)", [items])
        case ("display", [item]) | ("sum", [ast.List(elts=[item])]):
            return step_for(growth, "$place.append($item)", {"item": item})
        case "display", items:
            code, parts = written_out(items)
            return step_for(growth, f"$place += [{code}]", parts)
        case "sum", lists:
            code, parts = joined(lists, "+")
            are_lists = all(model.is_instance(one, "builtins.list") for one in lists)
            return step_for(growth, f"$place += {code}", parts, "" if are_lists else _MORE.format(class_="list"))
    return None


def _to_set(model: SemanticModel, growth: Growth) -> Addition | None:
    match growth.form, growth.extension.added:
        case "display", [ast.Starred(value=items)]:
            return _one_by_one(model, growth, "$place.update($items)", [items])
        case ("display", [item]) | ("union" | "in place", [ast.Set(elts=[item])]) if not isinstance(item, ast.Starred):
            return step_for(growth, "$place.add($item)", {"item": item})
        case "display", items:
            code, parts = written_out(items)
            return step_for(growth, f"$place |= {{{code}}}", parts)
        case "union" | "in place", sets:
            code, parts = joined(sets, "|")
            are_sets = all(model.is_instance(one, *_SETS) for one in sets)
            return step_for(growth, f"$place |= {code}", parts, "" if are_sets else _MORE.format(class_="set"))
        case "call", many if not any(isinstance(one, ast.Starred) for one in many):
            return _one_by_one(model, growth, f"$place.update({', '.join(_holes(many))})", many)
    return None


def _to_dict(model: SemanticModel, growth: Growth) -> Addition | None:
    match getattr(growth.statement, "value", None):
        case ast.Dict(keys=[None, *keys], values=[_, *values]):
            return _entries(model, growth, keys, values)
        case ast.BinOp(op=ast.BitOr(), right=ast.Dict(keys=[ast.expr()] as keys, values=values)):
            return _entries(model, growth, keys, values) if len(growth.extension.added) == 1 else None
        case ast.BinOp(op=ast.BitOr()):
            code, parts = joined(growth.extension.added, "|")
            are_dicts = all(model.is_instance(one, "builtins.dict") for one in growth.extension.added)
            return step_for(growth, f"$place |= {code}", parts, "" if are_dicts else _MORE.format(class_="dict"))
        case ast.Call(args=[_], keywords=[ast.keyword(arg=str(key), value=value)]):
            return step_for(growth, f'$place["{key}"] = $value', {"value": value})
    return None


def _entries(
    model: SemanticModel, growth: Growth, keys: Sequence[ast.expr | None], values: Sequence[ast.expr]
) -> Addition | None:
    match keys, values:
        case [ast.expr() as key], [value]:
            is_ordered = _is_plain(key) or _is_plain(value) or (_is_path(key) and _is_path(value))
            unsafe = "" if is_ordered else _ORDER
            return step_for(growth, "$place[$key] = $value", {"key": key, "value": value}, unsafe)
        case [None], [mapping]:
            is_dict = model.is_instance(mapping, "builtins.dict")
            unsafe = "" if is_dict else _MORE.format(class_="dict")
            return step_for(growth, "$place.update($mapping)", {"mapping": mapping}, unsafe)
    return _one_after_the_other(model, growth, keys, values) or _all_at_once(growth, keys, values)


def _one_after_the_other(
    model: SemanticModel, growth: Growth, keys: Sequence[ast.expr | None], values: Sequence[ast.expr]
) -> Addition | None:
    """A statement for each entry; None if an exception in a later one could show, or a later one looks at the dict.

    Keys next to each other are looked at when all of their values are there: one without a hash shows then.
    """
    has_neighbours = any(one is not None and other is not None for one, other in pairwise(keys))
    if has_neighbours or may_be_caught(model, growth.statement):
        return None
    names = (
        node for value in (*keys, *values) if value is not None for node in (value, *model.tree.descendants(value))
    )
    if any(is_same_place(name, growth.target) for name in names):
        return None
    lines, parts = [], dict[str, Part]()
    for number, (key, value) in enumerate(zip(keys, values, strict=True)):
        parts[f"value{number}"] = value
        if key is None and not model.is_instance(value, "builtins.dict"):
            return None
        if key is not None and not (_is_plain(key) or _is_plain(value)):
            return None
        lines.append(f"$place.update($value{number})" if key is None else f"$place[$key{number}] = $value{number}")
        if key is not None:
            parts[f"key{number}"] = key
    return step_for(growth, "\n".join(lines), parts)


def _all_at_once(growth: Growth, keys: Sequence[ast.expr | None], values: Sequence[ast.expr]) -> Addition:
    entries, parts = [], dict[str, Part]()
    for number, (one, value) in enumerate(zip(keys, values, strict=True)):
        parts[f"value{number}"] = value
        entries.append(f"**$value{number}" if one is None else f"$key{number}: $value{number}")
        if one is not None:
            parts[f"key{number}"] = one
    return step_for(growth, f"$place.update({{{', '.join(entries)}}})", parts)


def _one_by_one(model: SemanticModel, growth: Growth, template: str, many: Sequence[ast.expr]) -> Addition | None:
    """The step for what is gone through while it is added. None if that looks at the place itself on the way."""
    types = [model.type_of(items) for items in many]
    is_set = "update" in template
    parts: dict[str, Part] = dict(zip(_names(many), many, strict=True))
    if all(type_ is not None and type_.name in (_SETS if is_set else _LASTING) for type_ in types):
        return step_for(growth, template, parts)
    inner = (node for items in many for node in (items, *model.tree.descendants(items)))
    if any(is_same_place(node, growth.target) for node in inner):
        return None
    return step_for(growth, template, parts, _PARTLY)


def written_out(items: Sequence[ast.expr]) -> tuple[str, dict[str, Part]]:
    """Items with commas between them as a template, and its parts."""
    code, parts = [], dict[str, Part]()
    for number, item in enumerate(items):
        is_starred = isinstance(item, ast.Starred)
        code.append(f"*$item{number}" if is_starred else f"$item{number}")
        parts[f"item{number}"] = item.value if isinstance(item, ast.Starred) else item
    return ", ".join(code), parts


def joined(operands: Sequence[ast.expr], operator: str) -> tuple[str, dict[str, Part]]:
    """Operands with an operator between them as a template, and its parts."""
    names = [f"part{number}" for number in range(len(operands))]
    return f" {operator} ".join(f"${name}" for name in names), dict(zip(names, operands, strict=True))


def _names(many: Sequence[ast.expr]) -> list[str]:
    return ["items"] if len(many) == 1 else [f"items{number}" for number in range(len(many))]


def _holes(many: Sequence[ast.expr]) -> Iterable[str]:
    return (f"${name}" for name in _names(many))


def step_for(growth: Growth, template: str, parts: Mapping[str, Part], unsafe: str = "") -> Addition:
    """The statement as this, with the target in place of `$place`."""
    return Addition((replace(growth.statement, template, place=growth.target, **parts),), unsafe)


def _is_plain(expr: ast.expr) -> bool:
    return isinstance(expr, ast.Name | ast.Constant)


def _is_path(expr: ast.expr) -> bool:
    return isinstance(expr, ast.Name) or (isinstance(expr, ast.Attribute) and _is_path(expr.value))


def _last(class_: str) -> str:
    return class_.rpartition(".")[2]

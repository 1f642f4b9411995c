"""A variable that holds something that cannot be changed comes to hold something that can, while a loop adds to it."""

import ast
from collections.abc import Iterator
from typing import NamedTuple

from perflint.rewrites.adding import Addition, addition, joined, step_for, written_out
from perflint.rewrites.steps import Step, insert_after, replace
from perflint.semantics.equivalence.looks import only_looks
from perflint.semantics.equivalence.stretches import Stretch, is_seen_unfinished, stretch_to
from perflint.semantics.equivalence.visibility import is_of_one_function
from perflint.semantics.model import SemanticModel
from perflint.semantics.types import INT
from perflint.syntax.growth import Growth

_THAWED = {"bytes": "bytearray", "frozenset": "set", "tuple": "list"}
_BYTES = ("builtins.bytes", "builtins.bytearray")
_SAME_METHODS = {
    "bytes": "count decode endswith find hex index rfind rindex startswith",
    "frozenset": "isdisjoint issubset issuperset",
    "tuple": "count index",
}
_MORE = "what is added may be of another type, which a {thawed} takes and {frozen} do not"
_OTHER = "what it starts from may be something else than {frozen}"
_UNFINISHED = "where an exception is caught, what there is until then is a {thawed}"


class Uses(NamedTuple):
    """What has to be frozen again where it is read: places inside of the stretch, and outside of it."""

    within: tuple[ast.expr, ...]
    outside: tuple[ast.expr, ...]


def thawed(model: SemanticModel, growth: Growth, class_: str) -> Addition | None:
    """How to fill something that can be changed instead, and to make what was wanted of it where it is read."""
    frozen = class_.rpartition(".")[2]
    stretch = stretch_to(model, growth)
    if (
        stretch is None
        or not is_of_one_function(model, stretch.binding)
        or any(one.is_at_front for one in stretch.growths)
    ):
        return None
    start, uses = list(_start(model, stretch, frozen)), _uses(model, stretch, frozen)
    additions = [_addition(model, one, frozen) for one in stretch.growths]
    if uses is None or not start or any(one is None for one in additions):
        return None
    steps = [*start, *(step for one in additions if one is not None for step in one.steps)]
    unsafe = next((one.unsafe for one in additions if one is not None and one.unsafe), "")
    steps += [replace(place, f"{frozen}($place)", place=place) for place in uses.within]
    if stretch.is_all and not any(_is_repeated(model, one, stretch) for one in uses.outside) and len(uses.outside) < 2:
        steps += [replace(place, f"{frozen}($place)", place=place) for place in uses.outside]
    elif stretch.start.annotation is not None:
        return None
    else:
        steps.append(insert_after(stretch.last, f"$name = {frozen}($name)", name=stretch.binding.name))
        if is_seen_unfinished(model, stretch):
            unsafe = unsafe or _UNFINISHED.format(thawed=_THAWED[frozen])
    type_ = model.type_of(stretch.value)
    if type_ is None or type_.name != class_:
        unsafe = unsafe or _OTHER.format(frozen=frozen)
    return Addition(tuple(steps), unsafe)


def _start(model: SemanticModel, stretch: Stretch, frozen: str) -> Iterator[Step]:
    """The steps by which the variable begins as something that can be changed; none if that cannot be done."""
    value, thawed = stretch.value, _THAWED[frozen]
    annotation = stretch.start.annotation
    match annotation:
        case ast.Name(id=name) if name == frozen:
            yield replace(annotation, thawed)
        case ast.Subscript(value=ast.Name(id=name), slice=ast.Tuple(elts=[item, ast.Constant(value=rest)])):
            if name != frozen or rest is not ...:
                return
            yield replace(annotation, f"{thawed}[$item]", item=item)
        case ast.expr():
            return
    match value:
        case ast.Constant(value=b"") | ast.Call(func=ast.Name(), args=[], keywords=[]) | ast.Tuple(elts=[]):
            yield replace(value, "[]" if thawed == "list" else f"{thawed}()")
        case ast.Tuple(elts=items) if frozen == "tuple":
            code, parts = written_out(items)
            yield replace(value, f"[{code}]", **parts)
        case ast.Call(func=ast.Name(id=name), args=[made_of], keywords=[]) if name == frozen != "bytes":
            yield replace(value, f"{thawed}($made_of)", made_of=made_of)
        case _:
            yield replace(value, f"{thawed}($value)", value=value)


def _addition(model: SemanticModel, growth: Growth, frozen: str) -> Addition | None:
    if frozen == "frozenset":
        return addition(model, growth, "builtins.set")
    added = growth.extension.added
    known = _BYTES if frozen == "bytes" else ("builtins.tuple",)
    unsafe = (
        ""
        if all(model.is_instance(one, *known) for one in added)
        else _MORE.format(thawed=_THAWED[frozen], frozen=frozen if frozen == "bytes" else "tuples")
    )
    match growth.form, added:
        case ("in place" | "sum", [ast.Tuple(elts=[item])]) | ("display", [item]) if frozen == "tuple":
            as_list = growth._replace(extension=growth.extension._replace(form="display", added=(item,)))
            return addition(model, as_list, "builtins.list")
        case "display", items:
            code, parts = written_out(items)
            return step_for(growth, f"$place += ({code})", parts)
        case "in place", _:
            return Addition((), unsafe)
        case "sum", operands:
            code, parts = joined(operands, "+")
            return step_for(growth, f"$place += {code}", parts, unsafe)
    return None


def _uses(model: SemanticModel, stretch: Stretch, frozen: str) -> Uses | None:
    """The places that have to be frozen again, None if one is where that is no help."""
    within = []
    for use in stretch.within:
        place = _frozen_at(model, use, frozen)
        match model.tree.statement(use):
            case ast.For(iter=iterated) as loop if iterated is use and any(
                growth.statement in model.tree.descendants(loop) for growth in stretch.growths
            ):
                return None
            case ast.stmt() as statement if place is not None:
                if not isinstance(place, ast.Subscript) and not isinstance(statement, ast.Return):
                    return None
                if len(model.loops(use)) > len(model.loops(statement)):
                    return None
                within.append(place)
    outside = [place for use in stretch.outside if (place := _frozen_at(model, use, frozen)) is not None]
    return Uses(tuple(within), tuple(outside))


def _frozen_at(model: SemanticModel, use: ast.Name, frozen: str) -> ast.expr | None:
    """What has to be frozen where this is read: the variable or a slice of it; None if it does as well as it is."""
    above = model.tree.parent(use)
    match above:
        case ast.Subscript(slice=ast.Slice()):
            return None if frozen == "bytes" and _is_compared_to_bytes(model, above) else above
        case ast.Subscript(slice=index):
            return None if model.type_of(index) == INT else use
        case ast.Attribute(attr=method):
            called = model.tree.parent(above)
            is_called = isinstance(called, ast.Call) and called.func is above
            return None if is_called and method in _SAME_METHODS[frozen].split() else use
        case ast.Compare(ops=[ast.Eq() | ast.NotEq() | ast.Lt() | ast.LtE() | ast.Gt() | ast.GtE()]):
            return None if frozen == "bytes" and _is_compared_to_bytes(model, use) else use
        case ast.For(iter=iterated) if iterated is use:
            return None
        case ast.FormattedValue() | ast.Return() | ast.Call(func=ast.Name(id="repr" | "str")):
            return use
    return None if only_looks(model, use) else use


def _is_compared_to_bytes(model: SemanticModel, expr: ast.expr) -> bool:
    match model.tree.parent(expr):
        case ast.Compare(left=left, ops=[ast.Eq() | ast.NotEq()], comparators=[right]):
            return model.is_instance(right if left is expr else left, "builtins.bytes")
    return False


def _is_in_comprehension(model: SemanticModel, use: ast.Name) -> bool:
    return len(model.loops(use)) > len(model.loops(model.tree.statement(use)))


def _is_repeated(model: SemanticModel, place: ast.expr, stretch: Stretch) -> bool:
    """Whether the place is read again and again for one run of the stretch, or in an f-string, where no fix goes."""
    if any(isinstance(above, ast.JoinedStr) for above in model.tree.ancestors(place)):
        return True
    around = model.loops(stretch.last)
    return any(loop not in around for loop in model.loops(place))

"""Lists, tuples, texts or dicts that are added up become one, into which each is copied once."""

import ast
from typing import NamedTuple

from perflint.knowledge.lookups import singular
from perflint.rewrites.adding import Addition
from perflint.rewrites.steps import Fresh, Imported, Part, replace
from perflint.semantics.equivalence.stretches import may_be_caught
from perflint.semantics.equivalence.visibility import is_of_one_function
from perflint.semantics.model import SemanticModel
from perflint.syntax.naming import last_name

_ALL = "items"
_OPEN = {"builtins.list": "[]", "builtins.dict": "{}"}
_FILLING = {"builtins.list": "extend", "builtins.dict": "update"}
_ITEMS = {"builtins.str": ("builtins.str",), "builtins.bytes": ("builtins.bytes", "builtins.bytearray")}

_EXPRESSIONS = {
    "builtins.list": "list($chain.from_iterable($items))",
    "builtins.tuple": "tuple($chain.from_iterable($items))",
    "builtins.str": '"".join($items)',
    "builtins.bytes": 'b"".join($items)',
    "builtins.set": "set().union(*$items)",
    "builtins.frozenset": "frozenset().union(*$items)",
}

_MORE = "an item may be of another type, with which `+` fails"
_EMPTY = "where there are no items the result is empty, and no error; of a single item it is a copy"


class Sum(NamedTuple):
    """An expression that adds up items of this class, from an empty start or from the first one on."""

    whole: ast.expr
    items: ast.expr
    class_: str
    has_start: bool = True


def is_empty(value: ast.expr) -> bool:
    """Whether it is written out as something with nothing in it: `[]`, `""`, `set()`."""
    match value:
        case ast.List(elts=[]) | ast.Tuple(elts=[]) | ast.Dict(keys=[]) | ast.Constant(value="" | b""):
            return True
        case ast.Call(func=ast.Name(), args=[], keywords=[]):
            return True
    return False


def chained(model: SemanticModel, sum_: Sum) -> Addition | None:
    """How to get the same in one go; None where there is no good way to write that."""
    type_ = model.type_of(sum_.items)
    known = type_.element.name if type_ is not None and type_.element is not None else None
    unsafe = "" if known in _ITEMS.get(sum_.class_, (sum_.class_,)) else _MORE
    if not sum_.has_start:
        unsafe = _EMPTY
    if sum_.class_ in _FILLING and (filled := _filled(model, sum_, unsafe)) is not None:
        return filled
    new = _EXPRESSIONS.get(sum_.class_)
    if new is None:
        return None
    parts: dict[str, Part] = {"chain": Imported("itertools.chain")} if "$chain" in new else {}
    return Addition((replace(sum_.whole, new, items=sum_.items, **parts),), unsafe)


def _filled(model: SemanticModel, sum_: Sum, unsafe: str) -> Addition | None:
    """A loop that fills a variable, if an assignment or `return` has no other value and there are good names."""
    statement, one = model.tree.statement(sum_.whole), singular(last_name(sum_.items))
    parts: dict[str, Part] = {"empty": _OPEN[sum_.class_], "items": sum_.items, "one": Fresh(one)}
    name: ast.Name | None = None
    match statement:
        case ast.Assign(targets=[ast.Name() as name], value=value) if value is sum_.whole:
            template, parts["rows"] = "$rows = $empty", name
        case ast.AnnAssign(target=ast.Name() as name, annotation=annotation, value=value) if value is sum_.whole:
            template, parts["rows"], parts["annotation"] = "$rows: $annotation = $empty", name, annotation
        case ast.Return(value=value) if value is sum_.whole:
            template, parts["rows"] = "$rows = $empty", Fresh(_ALL)
        case _:
            return None
    above = model.tree.parent(statement)
    if getattr(above, "lineno", 0) == statement.lineno:
        return None  # `if found: return sum(found, [])` has no place for a loop.
    taken = _names_in(model, statement)
    if taken is None or not one or one in taken or one == last_name(sum_.items) or (name is None and _ALL in taken):
        return None
    if name is not None and (may_be_caught(model, statement) or not _is_new_to(model, name, sum_.items)):
        return None
    template += f"\nfor $one in $items:\n    $rows.{_FILLING[sum_.class_]}($one)"
    if name is None:
        template += "\nreturn $rows"
    return Addition((replace(statement, template, **parts),), unsafe)


def _is_new_to(model: SemanticModel, name: ast.Name, items: ast.expr) -> bool:
    """Whether the items are made from other variables than the one that gets the result, which is private."""
    binding = model.binding(name)
    inner = (items, *model.tree.descendants(items))
    is_other = not any(isinstance(node, ast.Name) and node.id == name.id for node in inner)
    return is_other and binding is not None and is_of_one_function(model, binding)


def _names_in(model: SemanticModel, statement: ast.stmt) -> set[str] | None:
    """The names in the function around; None outside of functions, where a loop would leave one behind."""
    function = model.tree.function(statement)
    if function is None:
        return None
    arguments = {node.arg for node in model.tree.descendants(function) if isinstance(node, ast.arg)}
    return arguments | {node.id for node in model.tree.descendants(function) if isinstance(node, ast.Name)}

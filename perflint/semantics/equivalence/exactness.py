"""Values that are of one very class, and not of one derived from it, whose methods may do something else."""

import ast
from typing import TYPE_CHECKING

from perflint.semantics.bindings import Definition

if TYPE_CHECKING:
    from perflint.semantics.model import SemanticModel

_DISPLAYS = (
    ast.Dict,
    ast.DictComp,
    ast.GeneratorExp,
    ast.JoinedStr,
    ast.List,
    ast.ListComp,
    ast.Set,
    ast.SetComp,
    ast.Tuple,
)
_CLASSES = {f"builtins.{name}" for name in ("bytes", "dict", "frozenset", "list", "range", "set", "sorted", "tuple")}
_CLASSES |= {f"builtins.{name}" for name in ("ascii", "chr", "enumerate", "input", "map", "repr", "reversed", "zip")}
_CLASSES |= {f"collections.{name}" for name in ("Counter", "OrderedDict", "defaultdict", "deque")}
_FILES = ("typing.TextIO", "typing.BinaryIO")


def is_exact(model: "SemanticModel", expr: ast.expr) -> bool:
    """Whether the value of `expr` certainly is of a class of Python's own itself, because code here makes it so.

    What only an annotation says may as well be of a derived class.
    """
    return model.type_of(expr) is not None and _is_exact(model, expr, set())


def _is_exact(model: "SemanticModel", expr: ast.expr, seen: set[Definition]) -> bool:
    match expr:
        case ast.Constant():
            return True
        case ast.Name() if (binding := model.binding(expr)) is not None:
            if any(one.kind == "augmented" for one in binding.definitions):
                return False
            reaching = model.flow.reaching(binding, expr) if binding.is_local else list(binding.definitions)
            return bool(reaching) and all(_gives_exact(model, one, seen) for one in reaching)
        case ast.Call():
            return _makes_exact(model, expr, seen)
        case ast.BinOp(left=left, right=right):
            return _is_exact(model, left, seen) and _is_exact(model, right, seen)
        case ast.Subscript(value=whole, slice=index):
            is_text = model.is_instance(whole, "builtins.str")
            return (is_text or isinstance(index, ast.Slice)) and _is_exact(model, whole, seen)
        case ast.IfExp(body=body, orelse=orelse):
            return _is_exact(model, body, seen) and _is_exact(model, orelse, seen)
    return isinstance(expr, _DISPLAYS)


def _gives_exact(model: "SemanticModel", definition: Definition, seen: set[Definition]) -> bool:
    """Whether a definition gives an exact value, if others do that it is made from: a name may keep what it has."""
    if definition in seen:
        return True
    seen.add(definition)
    match definition.kind, definition.value:
        case "assign" | "annotated" | "walrus", ast.expr() as value:
            return _is_exact(model, value, seen)
        case "loop", ast.expr() as items:
            return _has_exact_items(model, items, seen)
        case "unpacked", ast.Call(args=[items, *_]) as pairs if _is_call_of(model, pairs, "builtins.enumerate"):
            return _has_exact_items(model, items, seen)
        case "parameter", _:
            arguments = getattr(definition.scope.node, "args", None)
            return isinstance(arguments, ast.arguments) and definition.node in (arguments.vararg, arguments.kwarg)
    return False


def _makes_exact(model: "SemanticModel", call: ast.Call, seen: set[Definition]) -> bool:
    name = model.qualified_name(call.func) or ""
    if name in _CLASSES or name.rpartition(".")[0] in _FILES:
        return True
    match call.func:
        case ast.Attribute(value=receiver) if name.startswith("builtins.str."):
            return _is_exact(model, receiver, seen)
    return False


def _is_call_of(model: "SemanticModel", call: ast.Call, name: str) -> bool:
    return model.qualified_name(call.func) == name


def _has_exact_items(model: "SemanticModel", items: ast.expr, seen: set[Definition]) -> bool:
    """Whether a loop gets texts that a file, or a text itself, makes."""
    if model.is_instance(items, *_FILES):
        return True
    match items:
        case ast.Call(func=ast.Attribute(attr="split" | "rsplit" | "splitlines" | "readlines")):
            return _makes_exact(model, items, seen)
    return model.is_instance(items, "builtins.str", "builtins.range") and _is_exact(model, items, seen)

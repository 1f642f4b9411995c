"""A default that is computed only where it is needed: look first, and then get what is there."""

import ast
import keyword

from perflint.rewrites.steps import Step, insert_before, replace
from perflint.semantics.effects import path_of
from perflint.syntax.tree import Tree

_READABLE = (ast.AnnAssign, ast.Assign, ast.Call, ast.Expr, ast.Return)
"""Where a conditional expression reads well."""

_LINE = 88
"""What is longer than this does not fit into a line of usual length."""

_GETTING = "if $key in $table:\n    $target = $table[$key]\nelse:\n    $target = $default"
_SETTING = "if $key not in $table:\n    $table[$key] = $default"


def looking_first(call: ast.Call, tree: Tree) -> tuple[Step, ...]:
    """What stands for `table.get(key, default)`, `pop`, `setdefault` or `getattr`; nothing where there is no place for
    it, or where something would have to be computed twice."""
    above = tree.parent(call)
    if not isinstance(above, _READABLE):
        return ()
    match call:
        case ast.Call(func=ast.Attribute(value=table, attr=method), args=[key, default]) if path_of(
            table
        ) is not None and _is_atom(key):
            return _in_table(method, call, above, {"table": table, "key": key, "default": default})
        case ast.Call(func=ast.Name(id="getattr"), args=[owner, ast.Constant(value=str(name)), default]) if path_of(
            owner
        ) is not None and _is_plain_name(name):
            template = f'$owner.{name} if hasattr($owner, "{name}") else $default'
            return (replace(call, template, owner=owner, default=default),)
    return ()


def _in_table(method: str, call: ast.Call, above: ast.AST, parts: dict[str, ast.expr]) -> tuple[Step, ...]:
    match method, above:
        case "get", ast.Assign(targets=[ast.Name() as target]) if _is_long(target, parts):
            return (replace(above, _GETTING, target=target, **parts),)
        case "get", _:
            return (replace(call, "$table[$key] if $key in $table else $default", **parts),)
        case "pop", _:
            return (replace(call, "$table.pop($key) if $key in $table else $default", **parts),)
        case "setdefault", ast.Expr():
            return (replace(above, _SETTING, **parts),)
        case "setdefault", ast.Return() | ast.Assign(targets=[ast.Name()]):
            got = replace(call, "$table[$key]", table=parts["table"], key=parts["key"])
            return insert_before(above, _SETTING, **parts), got
    return ()


def _is_atom(key: ast.expr) -> bool:
    """Whether it may be written twice: a constant, a variable, a field of one."""
    return isinstance(key, ast.Constant) or path_of(key) is not None


def _is_plain_name(name: str) -> bool:
    """Whether it may follow a dot, and then means what it says: in a class `__name` does not."""
    return name.isidentifier() and not keyword.iskeyword(name) and not name.startswith("__")


def _is_long(target: ast.Name, parts: dict[str, ast.expr]) -> bool:
    """Whether a conditional expression does not fit into a line."""
    lengths = {name: len(ast.unparse(part)) for name, part in parts.items()}
    written = sum(lengths.values()) + lengths["table"] + lengths["key"]
    return target.col_offset + len(target.id) + written + len(" = [] if  in  else ") > _LINE

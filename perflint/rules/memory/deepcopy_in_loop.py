import ast

from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, on_call, replace
from perflint.semantics.equivalence.roles import role_of
from perflint.semantics.types import Type

_IMMUTABLE = {
    *("builtins.bool", "builtins.bytes", "builtins.complex", "builtins.float", "builtins.int", "builtins.NoneType"),
    *("builtins.str", "datetime.date", "datetime.datetime", "datetime.timedelta", "decimal.Decimal", "uuid.UUID"),
}
_FROZEN = {"builtins.tuple", "builtins.frozenset"}
_FLAT = {"builtins.list", "builtins.set", "builtins.dict", "collections.deque", "collections.OrderedDict"}
_MAKES_ITSELF = {f"builtins.{name}" for name in ("bool", "bytes", "complex", "float", "int", "len", "repr", "str")}
_LOOKING = {
    "for",
    "if",
    "in",
    "len",
    "list",
    "set",
    "sorted",
    "sum",
    "tuple",
    ".copy",
    ".count",
    ".get",
    ".index",
    ".items",
    ".keys",
}
"""What may be done with a list or dict without anything being put into it."""
_DECLARED = "`{}` is shared where it is not of the type that is declared"


class DeepcopyInLoop(Rule):
    """`copy.deepcopy` looks at every item in Python: on flat data it takes 20 to 200 times as long as a plain copy.

    A list, set or dict of strings and numbers shares nothing that can change with its `.copy()`, so the plain copy is
    as good; what is immutable all the way down needs no copy. Of a nested display that is only there to be copied, a
    function that returns the display gives new ones many times faster.

    ## Stays silent
    - where it is not certain that the items are immutable, or that the template is nothing but a display
    - outside of loops, in loops of a few turns, and where a memo is handed on, as in `__deepcopy__`

    ## Fix safety
    `deepcopy(items)` becomes `items.copy()`, or `items` itself where it cannot change. That is safe for a list or dict
    which is made in the same function, of constants, f-strings and what `str`, `int` and the like return, and into
    which nothing else is put. It is unsafe where all this is only declared: what is not of the type that it is said to
    be is then shared, or copied as another class. So it is for sets, whose copy may give its items in another order,
    and for dates and the like, of which there is no second object any more. A template that would have to become a
    function has no fix.
    """

    code = "PRF801"
    kind = Kind.CONSTANT
    message = "`deepcopy` walks through {what} on every turn of this loop"
    advice = "{instead}"
    evidence = Evidence(
        setup="from copy import deepcopy",
        slow="""
            empty = [f"column {i}" for i in range(width)]
            return [deepcopy(empty) for _ in range(n)]
        """,
        fast="""
            empty = [f"column {i}" for i in range(width)]
            return [empty.copy() for _ in range(n)]
        """,
        cases={"eight columns": "width = 8", "one column": "width = 1"},
        sizes=(10, 1_000),
    )

    @on_call("copy.deepcopy", in_loop=True)
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(args=[ast.Name() | ast.Attribute() | ast.Subscript() as copied], keywords=[]):
                what, instead = _cheaper(copied, ctx)
                if instead and not all(map(ctx.model.is_short, ctx.model.loops(call))):
                    yield self.finding(ctx, call, what=what, instead=instead)

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        copied = call.args[0]
        text, type_ = ctx.source.slice(copied), ctx.model.type_of(copied)
        made = _made_here(copied, ctx)
        if _is_immutable(type_):
            doubt = "" if made and all(_is_scalar(one, ctx) for one in made) else _DECLARED.format(text)
            return Rewrite(f"use `{text}` itself", (replace(call, "$copied", copied=copied),), doubt)
        if type_ is None or not _is_flat(type_) or (made and not _is_only_looked_at(copied, ctx)):
            return None
        doubt = "" if made and all(_holds_scalars(one, ctx) for one in made) else _DECLARED.format(text)
        if type_.name == "builtins.set":
            doubt = doubt or "the items may come in another order"
        return Rewrite(f"use `{text}.copy()`", (replace(call, "$copied.copy()", copied=copied),), doubt)


def _cheaper(copied: ast.expr, ctx: Context) -> tuple[str, str]:
    """What is copied, and what to do instead; empty if nothing cheaper is certain."""
    type_ = ctx.model.type_of(copied)
    text = ctx.source.slice(copied)
    if _is_immutable(type_):
        return f"`{text}`, which cannot change,", "use the value itself"
    if _is_flat(type_):
        return f"the flat `{text}`", f"use `{text}.copy()`: its items cannot change"
    if _is_template(copied, ctx):
        return f"the template `{text}`", f"make `{text}` a function that returns the display"
    return "", ""


def _is_immutable(type_: Type | None) -> bool:
    if type_ is None or type_.name in _IMMUTABLE:
        return type_ is not None
    return type_.name in _FROZEN and bool(type_.args) and all(map(_is_immutable, type_.args))


def _is_flat(type_: Type | None) -> bool:
    return type_ is not None and type_.name in _FLAT and bool(type_.args) and all(map(_is_immutable, type_.args))


def _made_here(copied: ast.expr, ctx: Context) -> list[ast.expr]:
    """All that a variable of one function can hold, if nothing of it comes from elsewhere or by a declared type."""
    binding = ctx.model.binding(copied) if isinstance(copied, ast.Name) else None
    if binding is None or not binding.is_local:
        return []
    values = [one.value for one in binding.definitions if one.kind == "assign" and one.value is not None]
    return values if len(values) == len(binding.definitions) else []


def _is_only_looked_at(copied: ast.expr, ctx: Context) -> bool:
    """Whether nothing may be put into it after it has been made."""
    binding = ctx.model.binding(copied) if isinstance(copied, ast.Name) else None
    uses = ctx.model.uses(binding) if binding is not None else ()
    return all(_is_deepcopied(use, ctx) or role_of(ctx.model, use) in _LOOKING for use in uses)


def _is_deepcopied(use: ast.expr, ctx: Context) -> bool:
    call = ctx.tree.parent(use)
    return isinstance(call, ast.Call) and ctx.model.qualified_name(call.func) == "copy.deepcopy"


def _holds_scalars(value: ast.expr, ctx: Context) -> bool:
    """Whether this makes a list, dict or set whose items are certainly of Python's own immutable types."""
    match value:
        case ast.List(elts=items) | ast.Set(elts=items):
            return all(_is_scalar(item, ctx) for item in items)
        case ast.Dict(keys=keys, values=items):
            return all(key is not None and _is_scalar(key, ctx) for key in keys) and all(
                _is_scalar(item, ctx) for item in items
            )
        case ast.ListComp(elt=item) | ast.SetComp(elt=item):
            return _is_scalar(item, ctx)
        case ast.DictComp(key=key, value=ast.expr() as item):
            return _is_scalar(key, ctx) and _is_scalar(item, ctx)
    return False


def _is_scalar(value: ast.expr, ctx: Context) -> bool:
    match value:
        case ast.Constant() | ast.JoinedStr():
            return True
        case ast.Tuple(elts=items):
            return all(_is_scalar(item, ctx) for item in items)
        case ast.Call(func=function):
            return ctx.model.qualified_name(function) in _MAKES_ITSELF
    return False


def _is_template(copied: ast.expr, ctx: Context) -> bool:
    """Whether it is a name for a display of constants, which is copied and used in no other way."""
    binding = ctx.model.binding(copied) if isinstance(copied, ast.Name) else None
    if binding is None or not _is_display(binding.only_value):
        return False
    return all(_is_deepcopied(use, ctx) for use in ctx.model.uses(binding))


def _is_display(value: ast.expr | None) -> bool:
    match value:
        case ast.Dict(values=items) | ast.List(elts=items) | ast.Tuple(elts=items):
            return all(map(_is_item, items))
    return False


def _is_item(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) or _is_display(value)

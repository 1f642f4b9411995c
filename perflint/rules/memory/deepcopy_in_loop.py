import ast

from perflint.rules import Context, Evidence, Findings, Kind, Rule, on_call
from perflint.semantics.types import Type

_IMMUTABLE = {
    *("builtins.bool", "builtins.bytes", "builtins.complex", "builtins.float", "builtins.int", "builtins.NoneType"),
    *("builtins.str", "datetime.date", "datetime.datetime", "datetime.timedelta", "decimal.Decimal", "uuid.UUID"),
}
_FROZEN = {"builtins.tuple", "builtins.frozenset"}
_FLAT = {"builtins.list", "builtins.set", "builtins.dict", "collections.deque", "collections.OrderedDict"}


class DeepcopyInLoop(Rule):
    """`copy.deepcopy` looks at every item in Python: on flat data it takes 20 to 200 times as long as a plain copy.

    A list, set or dict of strings and numbers shares nothing that can change with its `.copy()`, so the plain copy is
    as good; what is immutable all the way down needs no copy. Of a nested display that is only there to be copied, a
    function that returns the display gives new ones many times faster.

    ## Stays silent
    - where it is not certain that the items are immutable, or that the template is nothing but a display
    - outside of loops, in loops of a few turns, and where a memo is handed on, as in `__deepcopy__`
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


def _cheaper(copied: ast.expr, ctx: Context) -> tuple[str, str]:
    """What is copied, and what to do instead; empty if nothing cheaper is certain."""
    type_ = ctx.model.type_of(copied)
    text = ctx.source.slice(copied)
    if _is_immutable(type_):
        return f"`{text}`, which cannot change,", "use the value itself"
    if type_ is not None and type_.name in _FLAT and type_.args and all(map(_is_immutable, type_.args)):
        return f"the flat `{text}`", f"use `{text}.copy()`: its items cannot change"
    if _is_template(copied, ctx):
        return f"the template `{text}`", f"make `{text}` a function that returns the display"
    return "", ""


def _is_immutable(type_: Type | None) -> bool:
    if type_ is None or type_.name in _IMMUTABLE:
        return type_ is not None
    return type_.name in _FROZEN and bool(type_.args) and all(map(_is_immutable, type_.args))


def _is_template(copied: ast.expr, ctx: Context) -> bool:
    """Whether it is a name for a display of constants, which is copied and used in no other way."""
    binding = ctx.model.binding(copied) if isinstance(copied, ast.Name) else None
    if binding is None or not _is_display(binding.only_value):
        return False
    calls = (ctx.tree.parent(use) for use in ctx.model.uses(binding))
    return all(isinstance(call, ast.Call) and ctx.model.qualified_name(call.func) == "copy.deepcopy" for call in calls)


def _is_display(value: ast.expr | None) -> bool:
    match value:
        case ast.Dict(values=items) | ast.List(elts=items) | ast.Tuple(elts=items):
            return all(map(_is_item, items))
    return False


def _is_item(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) or _is_display(value)

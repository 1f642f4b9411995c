import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on_call
from perflint.semantics.amounts.brevity import are_brief
from perflint.semantics.types import Type
from perflint.syntax.growth import extension_of

_INSTEAD = {
    "builtins.list": "`extend` one list in a loop",
    "builtins.tuple": "`extend` one list in a loop, and make a tuple of it",
    "builtins.str": '`"".join` them',
    "builtins.bytes": '`b"".join` them',
    "builtins.dict": "`update` one dict in a loop",
    "builtins.set": "`set().union(*...)` them in one go",
    "builtins.frozenset": "`frozenset().union(*...)` them in one go",
}
_SUMMED = {"builtins.list", "builtins.tuple", "builtins.str", "builtins.bytes"}
_OPERATORS: dict[str | None, set[str]] = {
    "operator.add": _SUMMED,
    "operator.__add__": _SUMMED,
    "operator.concat": _SUMMED,
    "operator.iadd": _SUMMED - {"builtins.list"},
    "operator.iconcat": _SUMMED - {"builtins.list"},
    "operator.or_": {"builtins.dict", "builtins.set", "builtins.frozenset"},
    "operator.ior": {"builtins.frozenset"},
}
"""Functions of two objects, and the classes for which they make a third one."""

_METHODS: dict[str | None, str] = {
    "builtins.list.__add__": "builtins.list",
    "builtins.tuple.__add__": "builtins.tuple",
    "builtins.set.union": "builtins.set",
    "builtins.frozenset.union": "builtins.frozenset",
}


class ReduceConcat(Rule):
    """`reduce` that adds up lists, texts, dicts or sets copies all that it has so far for each of them: O(n²).

    `operator.add`, `lambda a, b: a + b`, `[*a, b]`, `{**a, **b}` and `a | b` make a new object each time, and the old
    one is copied into it. Texts are copied too: `reduce` itself still holds the old one. A loop that changes one
    object copies every item once, and so do `"".join` and `set().union(*sets)`.

    ## Stays silent
    - where what is added up is not certainly a list, a tuple, text, a dict or a set, by the start value or the items
    - on `operator.iadd` and `operator.ior` over what can be changed, which add in place
    - over a few things or what comes from a handful, over the divisors of a number, and over `*args`
    - where an f-string formats each item but the first: no `join` does the same

    ## Fix safety
    Texts are joined, sets united in one call, lists and tuples chained; where an assignment or `return` has no other
    value, a loop extends one list or updates one dict. That is safe if `reduce` starts from something empty, and all
    items certainly are of the same class as that. It is unsafe otherwise: an item may be of another type, with which
    `+` fails; and without a start, where there are no items the result is empty, and no error, and of a single item it
    is a copy. There is a fix only for functions that do no more than to add one item as it is.
    """

    code = "PRF207"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "`reduce` makes a new {type} for each item, and copies all that it has so far into it"
    advice = "{instead}"
    evidence = Evidence(
        setup="import operator\nfrom functools import reduce",
        slow="""
            return reduce(operator.add, pages, [])
        """,
        fast="""
            rows = []
            for page in pages:
                rows.extend(page)
            return rows
        """,
        cases={
            "ten items in each": "pages = [list(range(10))] * n",
            "one item in each": "pages = [[1]] * n",
        },
        sizes=(3, 10, 100, 3_000),
    )

    @on_call("functools.reduce")
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(args=[function, items]):
                start = None
            case ast.Call(args=[function, items, start]):
                pass
            case _:
                return
        class_ = _copied_class(function, items, start, ctx)
        if class_ in _INSTEAD and not are_brief(ctx.model, items):
            yield self.finding(ctx, call, type=class_.rpartition(".")[2], instead=_INSTEAD[class_])

    def fix(self, node: ast.Call, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.chaining import Sum, chained, is_empty

        function, items, *starts = node.args
        start = starts[0] if starts else None
        class_ = _copied_class(function, items, start, ctx)
        if class_ is None or (start is not None and not is_empty(start)) or not _adds_items_as_they_are(function):
            return None
        changes = chained(ctx.model, Sum(node, items, class_, start is not None))
        return Rewrite("copy each item once", changes.steps, changes.unsafe) if changes is not None else None


def _adds_items_as_they_are(function: ast.expr) -> bool:
    """Whether each item is added whole: by a function of two objects, or `lambda a, b: a + b`."""
    match function:
        case ast.Lambda(args=ast.arguments(args=[ast.arg(arg=one), ast.arg(arg=other)]), body=body):
            pass
        case _:
            return True
    match body:
        case ast.BinOp(left=ast.Name(id=left), op=ast.Add() | ast.BitOr(), right=ast.Name(id=right)):
            return (left, right) == (one, other)
        case ast.Dict(keys=[None, None], values=[ast.Name(id=left), ast.Name(id=right)]):
            return (left, right) == (one, other)
    return False


def _copied_class(function: ast.expr, items: ast.expr, start: ast.expr | None, ctx: Context) -> str | None:
    """The class of what `function` certainly makes anew for each of the items, None if it is unknown or does not."""
    held = _held(items, start, ctx)
    if isinstance(function, ast.Lambda):
        return _class_made_by(function, held, start, ctx)
    name = ctx.model.qualified_name(function)
    if held is not None and held.name in _OPERATORS.get(name, set()):
        return held.name
    return _METHODS.get(name)


def _class_made_by(function: ast.Lambda, held: Type | None, start: ast.expr | None, ctx: Context) -> str | None:
    """The same for a lambda, which may add to its first parameter under a condition only."""
    match function:
        case ast.Lambda(args=ast.arguments(args=[ast.arg(arg=name), _]), body=body):
            bodies = [body.body, body.orelse] if isinstance(body, ast.IfExp) else [body]
        case _:
            return None
    for body in bodies:
        extension = extension_of(body, ast.Name(name))
        if extension is not None:
            if start is None and any(isinstance(part, ast.FormattedValue) for part in extension.added):
                return None  # The first item is shown in another way than the others.
            made = ctx.model.type_of(body) or held or ctx.model.type_of(extension.added[0])
            return made.name if made is not None else None
    return None


def _held(items: ast.expr, start: ast.expr | None, ctx: Context) -> Type | None:
    """The type of the start value, or else of all items."""
    if start is not None:
        return ctx.model.type_of(start)
    iterated = ctx.model.type_of(items)
    return iterated.element if iterated is not None else None

import ast

from perflint.knowledge.purity import grows, is_pure
from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, insert_before, on_call, replace
from perflint.semantics.amounts.sizes import has_fixed_size
from perflint.semantics.arguments import are_arguments
from perflint.semantics.equivalence.visibility import reads_all_names
from perflint.syntax.walker import Loop

_TEXT = {
    *("capitalize", "casefold", "endswith", "isalnum", "isalpha", "isdigit", "lower", "lstrip", "removeprefix"),
    *("removesuffix", "rpartition", "rsplit", "rstrip", "split", "startswith", "strip", "title", "upper", "zfill"),
}

_WIDE = 100
"""What is longer was on several lines for a reason."""
_COMPREHENSIONS = {"dict": ("{$made: $value", "}"), "list": ("[$made", "]"), "set": ("{$made", "}")}


class MapLambda(Rule):
    """`map` calls a lambda for every item: an expression that does little is 1.5x to 3x faster in a comprehension.

    The call costs more than many an expression in the lambda. A list, set or dict comprehension, or the body of a
    `for`, evaluates the same expression in place.

    ## Stays silent
    - where the lambda calls something that may take longer than the call of the lambda does
    - where it has several parameters or defaults, or is given several iterables
    - where a name in it gets another value in the loop over the `map`
    - where the result of `map` is passed on, or a `for` over it runs loops of its own
    - on what is written out or has a few items, at module level, and in tests

    ## Fix safety
    A `list`, `set` or `dict` around the `map` becomes a comprehension, with the lambda's parameter as its variable. A
    `for` goes over the items, and begins with an assignment. This is safe: both evaluate the same in the same order.
    There is no fix for a `for` where the lambda's parameter is a name that the function has for something else.
    """

    code = "PRF304"
    kind = Kind.CONSTANT
    message = "`map` calls a lambda for every item of `{items}`, which takes longer than what the lambda does"
    advice = "{instead}"
    ruff = ("C417",)
    evidence = Evidence(
        slow="""
            return set(map(lambda row: row[1], rows))
        """,
        fast="""
            return {row[1] for row in rows}
        """,
        cases={
            "a thousand owners": "rows = [(i, str(i % 1_000)) for i in range(n)]",
            "an owner of each": "rows = [(i, str(i)) for i in range(n)]",
        },
        sizes=(3, 100, 10_000),
    )

    @on_call("builtins.map")
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(
                args=[
                    ast.Lambda(
                        args=ast.arguments(
                            posonlyargs=[], args=[item], vararg=None, kwonlyargs=[], kwarg=None, defaults=[]
                        ),
                        body=body,
                    ),
                    items,
                ]
            ) if all(_is_quick(node, ctx) for node in (body, *ctx.tree.descendants(body))):
                instead = _instead(call, item.arg, body, items, ctx)
                if instead is not None and not (has_fixed_size(ctx.model, items) or are_arguments(ctx.model, items)):
                    yield self.finding(ctx, call, items=ctx.source.slice(items), instead=instead)

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        match call.args:
            case [ast.Lambda(args=ast.arguments(args=[ast.arg(arg=item)]), body=body), items]:
                taker = ctx.tree.parent(call)
            case _:
                return None
        match taker:
            case ast.For(target=target, body=[first, *_]) if _is_new(item, call, ctx):
                loop = replace(target, "$item", item=item), replace(call, "$items", items=items)
                made = insert_before(first, "$target = $made", target=target, made=body)
                return Rewrite("compute it in the loop", (*loop, made))
            case ast.Call(func=function):
                name = (ctx.model.qualified_name(function) or "").rpartition(".")[2]
                parts = body.elts if name == "dict" and isinstance(body, ast.Tuple) else [body]
                holes = dict(zip(("made", "value"), parts, strict=False))
                step = replace(taker, _comprehension(name, taker, ctx), item=item, items=items, **holes)
                return Rewrite(f"use a {name} comprehension", (step,))
        return None


def _comprehension(name: str, taker: ast.Call, ctx: Context) -> str:
    """The template of a comprehension, on several lines if the calls were on several, and needed them."""
    made, end = _COMPREHENSIONS[name]
    line = ctx.source.line(taker.lineno)
    whole = " ".join(ctx.source.slice(taker).split())
    if taker.lineno == taker.end_lineno or len(line) + len(whole) < _WIDE:
        return f"{made} for $item in $items{end}"
    indent = line[: len(line) - len(line.lstrip())]
    return f"{made[0]}\n{indent}    {made[1:]}\n{indent}    for $item in $items\n{indent}{end}"


def _is_new(item: str, call: ast.Call, ctx: Context) -> bool:
    """Whether the function has no use for a variable of this name, outside of the lambda."""
    function = ctx.tree.function(call) or ctx.tree.module
    inside = set(ctx.tree.descendants(call.args[0]))
    names = {node.id for node in ctx.tree.descendants(function) if isinstance(node, ast.Name) and node not in inside}
    return item not in names and not reads_all_names(ctx.model, call)


def _is_quick(node: ast.AST, ctx: Context) -> bool:
    """Whether this part of a lambda takes no longer than a call of it, and is no function that keeps the item."""
    match node:
        case ast.Call(func=ast.Attribute(attr=method)):
            return method in _TEXT
        case ast.Call(func=function):
            name = ctx.model.qualified_name(function) or ""
            return name.startswith("builtins.") and is_pure(name) and grows(name) is None
    return not isinstance(node, Loop | ast.Lambda | ast.NamedExpr | ast.Yield | ast.YieldFrom)


def _instead(call: ast.Call, item: str, body: ast.expr, items: ast.expr, ctx: Context) -> str | None:
    """What to write, by what takes the items that `call` gives; None if that is nothing that can do without it."""
    made, source = ctx.source.slice(body), ctx.source.slice(items)
    taker = ctx.tree.parent(call)
    match taker:
        case ast.Call(func=function, args=[_], keywords=[]):
            match ctx.model.qualified_name(function), body:
                case "builtins.list", _:
                    return f"write `[{made} for {item} in {source}]`"
                case "builtins.set", _:
                    return f"write `{{{made} for {item} in {source}}}`"
                case "builtins.dict", ast.Tuple(elts=[key, value]):
                    pair = f"{ctx.source.slice(key)}: {ctx.source.slice(value)}"
                    return f"write `{{{pair} for {item} in {source}}}`"
        case ast.For() if _is_plain(taker, item, body, ctx):
            return f"loop over `{source}`, and compute `{made}` in the loop"
    return None


def _is_plain(loop: ast.For, item: str, body: ast.expr, ctx: Context) -> bool:
    """Whether the loop has no other loops in it, and leaves the variables alone that the lambda reads."""
    names = {node.id for node in (body, *ctx.tree.descendants(body)) if isinstance(node, ast.Name)}
    if any(isinstance(node, Loop) for node in ctx.tree.descendants(loop)):
        return False
    return (names - {item}).isdisjoint(ctx.model.changes_in(loop).rebound)

import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on, replace


class SortedForExtreme(Rule):
    """`sorted(rows)[0]` sorts everything to find one item: O(n log n) where `min` needs O(n).

    Off by default, because it depends on the order of the items: on those in random order `min` and `max` are several
    times faster from some thousand items on; on items that are in order already, in either direction, `sorted` is two
    to three times as fast as they are. With equal keys `sorted(rows, key=...)[-1]` is the last of the largest and
    `max` the first; and what is empty raises `ValueError` instead of `IndexError`.

    ## Stays silent
    - where the sorted list gets a name, so that more of it may be used
    - where it is not known whether the order is reversed
    - on a few items that are written out

    ## Fix safety
    `min` or `max` is unsafe: what is empty raises `ValueError` and no `IndexError`; of equal items in the last place
    it is another one; and items that have no order among them, as NaN, come out in another way.
    """

    code = "PRF209"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n log n)", "O(n)")
    message = "`sorted` puts all items in order, and only the {place} one is used"
    advice = "`{function}` finds it in one pass{unless}"
    ruff = ("FURB192",)
    default = False
    evidence = Evidence(
        setup="import random",
        slow="""
            return sorted(prices)[0]
        """,
        fast="""
            return min(prices)
        """,
        cases={
            "in random order": "prices = random.Random(1).sample(range(n), n)",
            "in order already": "prices = list(range(n))",
        },
        sizes=(10, 100, 10_000),
    )

    @on(ast.Subscript, value=(ast.Call,))
    def check(self, item: ast.Subscript, ctx: Context) -> Findings:
        if not isinstance(item.ctx, ast.Load) or (extreme := _extreme(item, ctx)) is None:
            return
        call, is_first, function = extreme
        if ctx.model.is_small(call.args[0]):
            return
        unless = ", unless it matters which of equal ones it is" if call.keywords and not is_first else ""
        yield self.finding(ctx, item, place="first" if is_first else "last", function=function, unless=unless)

    def fix(self, node: ast.Subscript, ctx: Context) -> Rewrite | None:
        extreme = _extreme(node, ctx)
        if extreme is None:
            return None
        call, is_first, function = extreme
        key = next((option.value for option in call.keywords if option.arg == "key"), None)
        if key is None:
            step = replace(node, f"{function}($rows)", rows=call.args[0])
        else:
            step = replace(node, f"{function}($rows, key=$key)", rows=call.args[0], key=key)
        which = "" if is_first else ", and of equal items it may be another one"
        return Rewrite(f"use `{function}`", (step,), f"what is empty raises `ValueError` and no `IndexError`{which}")


def _extreme(item: ast.Subscript, ctx: Context) -> tuple[ast.Call, bool, str] | None:
    """The call that sorts, whether the first item is wanted, and the function that finds it."""
    match item:
        case ast.Subscript(
            value=ast.Call(func=ast.Name() as function, args=[rows], keywords=options) as call,
            slice=ast.Constant(value=0) | ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=1)) as index,
        ) if ctx.model.qualified_name(function) == "builtins.sorted" and not isinstance(rows, ast.Starred):
            is_reversed, is_first = _is_reversed(options), isinstance(index, ast.Constant)
            return None if is_reversed is None else (call, is_first, "min" if is_first != is_reversed else "max")
    return None


def _is_reversed(options: list[ast.keyword]) -> bool | None:
    """Whether the order is reversed; None if that is decided elsewhere."""
    for option in options:
        match option:
            case ast.keyword(arg="reverse", value=ast.Constant(value=bool(is_reversed))):
                return is_reversed
            case ast.keyword(arg="reverse" | None):
                return None
    return False

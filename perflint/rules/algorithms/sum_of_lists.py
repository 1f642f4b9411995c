import ast

from perflint.knowledge.handfuls import is_handful
from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on_call
from perflint.semantics.amounts.handfuls import noun_of
from perflint.semantics.amounts.origins import are_from_few

_COPIED = {"builtins.list": "", "builtins.tuple": ", then make a tuple of it"}


class SumOfLists(Rule):
    """`sum` over lists or tuples copies all that it has so far for each of them: O(n²) in the total length.

    `sum` adds with `+`, which makes a new list each time. A loop that extends one list copies every item once. Of
    the ways to write that, the plain loop does not lose even with three lists; `itertools.chain` and a nested
    comprehension lose below some thirty lists, and `functools.reduce` with `operator.iadd` below some ten.

    ## Stays silent
    - where the start value is not certainly a list or a tuple: numbers and arrays are what `sum` is for
    - where there are certainly a few lists only, or what they come from is a handful
    - where `sum` starts from what is called like a handful, as `self.errors`, and in a class of exceptions

    ## Fix safety
    Where an assignment or `return` has no other value, and the lists have a name that says what one of them is called,
    a loop extends one list; elsewhere it is `itertools.chain.from_iterable`. Both are safe if all items certainly are
    lists, or tuples where `sum` starts from one. They are unsafe otherwise: an item may be of another type, with which
    `+` fails. There is no fix where `sum` starts from something that is not written out as empty.
    """

    code = "PRF202"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "`sum` makes a new {type} for each one that it adds, and copies all items so far into it"
    advice = "start from an empty list, and `extend` it with each {type} in a loop{then}"
    ruff = ("RUF017",)
    evidence = Evidence(
        slow="""
            return sum(pages, [])
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

    @on_call("builtins.sum")
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        items, start = _arguments(call)
        type_ = ctx.model.type_of(start) if start is not None else None
        if items is None or start is None or type_ is None or type_.name not in _COPIED:
            return
        if not _adds_little(items, start, ctx):
            yield self.finding(ctx, call, type=type_.name.rpartition(".")[2], then=_COPIED[type_.name])

    def fix(self, node: ast.Call, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.chaining import Sum, chained, is_empty

        items, start = _arguments(node)
        type_ = ctx.model.type_of(start) if start is not None else None
        if items is None or start is None or type_ is None or isinstance(items, ast.Starred) or not is_empty(start):
            return None
        changes = chained(ctx.model, Sum(node, items, type_.name))
        return Rewrite("copy each item once", changes.steps, changes.unsafe) if changes is not None else None


def _arguments(call: ast.Call) -> tuple[ast.expr | None, ast.expr | None]:
    """What is added up, and where that starts; None if the call says it in another way."""
    match call:
        case ast.Call(args=[items, start], keywords=[]):
            return items, start
        case ast.Call(args=[items], keywords=[ast.keyword(arg="start", value=start)]):
            return items, start
    return None, None


def _adds_little(items: ast.expr, start: ast.expr, ctx: Context) -> bool:
    """Whether there are few lists, or few items in them: exceptions carry few, and so does what is called like that."""
    if is_handful(noun_of(start)) or are_from_few(ctx.model, items):
        return True
    function = ctx.tree.function(items)
    around = ctx.model.classes.around(function) if function is not None else None
    return around is not None and ctx.model.inference.is_subclass(around.name, "builtins.BaseException")

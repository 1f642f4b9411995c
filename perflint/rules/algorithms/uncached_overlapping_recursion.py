import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on
from perflint.semantics.searching.overlap import Overlap, overlap_in

_HASHABLE = ("builtins.bytes", "builtins.float", "builtins.int", "builtins.str")
_FEW = 5
"""From so many steps on a cache pays."""
_ANY = "put `functools.cache` on `{name}`"
_OF_SOME = "keep the results by {changed}, in a dict or with `functools.cache` on a function of these alone"


class UncachedOverlappingRecursion(Rule):
    """A function that calls itself twice with arguments that meet again computes the same over and over: O(2ⁿ).

    `fib(n - 1) + fib(n - 2)` computes `fib(n - 3)` in both branches, `fib(n - 4)` in three places, and so on. So do the
    paths through a grid, the distance of two texts, change for an amount. With the results kept, each is computed
    once. A cache costs more than it saves below ten steps; at twenty-four it is hundreds of times faster, and each two
    or three more double that.

    ## Stays silent
    - where the function is not certainly pure, is a method, or has something wrapped around it
    - where only one of the calls is made: in branches, behind `and` or `or`, before a `return`
    - where it goes down into parts that don't meet again: children, halves, slices
    - where all that call it are seen, and give it numbers up to five
    - where it gives text, lists or tuples: the results themselves may grow as fast as the work

    ## Fix safety
    `functools.cache` is put above the function where all its arguments are numbers or texts. That is unsafe: results
    stay in memory as long as the function does, equal numbers of different types share a result, an argument without a
    hash is an error from then on, and recursion that is deep meets its limit sooner, since each step takes two calls.
    """

    code = "PRF213"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(2ⁿ)", "O(n)")
    message = "`{name}` calls itself here with the same {changed} again and again, and computes it all each time"
    advice = "{how}"
    evidence = Evidence(
        setup="import math\nfrom functools import cache",
        slow="""
            def ways(steps):
                if steps < 2:
                    return 1
                return ways(steps - 1) + ways(steps - 2)

            return ways(height)
        """,
        fast="""
            @cache
            def ways(steps):
                if steps < 2:
                    return 1
                return ways(steps - 1) + ways(steps - 2)

            return ways(height)
        """,
        cases={"about n calls": "height = int(math.log(n, 1.618))"},
        sizes=(10, 100, 100_000),
    )

    @on(ast.FunctionDef)
    def check(self, function: ast.FunctionDef, ctx: Context) -> Findings:
        match function:
            case ast.FunctionDef(args=ast.arguments(args=[ast.arg(arg=first), *_]), decorator_list=[]) if (
                first != "self"
            ):
                overlap = overlap_in(ctx.model, function)
            case _:
                return
        if overlap is not None and not _has_few_steps(function, overlap, ctx):
            changed = ", ".join(f"`{name}`" for name in overlap.changed)
            related = tuple(("and here", call) for call in overlap.calls[1:])
            how = _ANY.format(name=function.name) if _has_hashes(overlap, ctx) else _OF_SOME.format(changed=changed)
            yield self.finding(ctx, overlap.calls[0], related=related, name=function.name, changed=changed, how=how)

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.caching import remembered

        function = ctx.tree.function(call)
        overlap = overlap_in(ctx.model, function) if isinstance(function, ast.FunctionDef) else None
        if overlap is None or not isinstance(function, ast.FunctionDef) or not _has_hashes(overlap, ctx):
            return None
        return remembered(function)


def _has_few_steps(function: ast.FunctionDef, overlap: Overlap, ctx: Context) -> bool:
    """Whether it counts down, and nobody calls it with more than a small number that is written out."""
    if not all(_is_less(argument) for call in overlap.calls for argument in call.args):
        return False
    home = ctx.model.scope_around(function).parent
    binding = ctx.model.bindings.lookup(function.name, home) if home is not None else None
    if binding is None or not (binding.is_local or function.name.startswith("_")):
        return False
    inside = {*ctx.tree.descendants(function)}
    calls = [ctx.tree.parent(use) for use in ctx.model.uses(binding) if use not in inside]
    return bool(calls) and all(isinstance(call, ast.Call) and all(map(_is_small, call.args)) for call in calls)


def _is_less(argument: ast.expr) -> bool:
    return isinstance(argument, ast.BinOp) and isinstance(argument.op, ast.Sub)


def _is_small(argument: ast.expr) -> bool:
    match argument:
        case ast.Constant(value=int(number)):
            return number <= _FEW
    return False


def _has_hashes(overlap: Overlap, ctx: Context) -> bool:
    """Whether what it passes on as it is can be a part of a key; what it changes are numbers."""
    return all(ctx.model.is_instance(argument, *_HASHABLE) for argument in overlap.kept)

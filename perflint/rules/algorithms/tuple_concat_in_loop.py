import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on
from perflint.semantics.searching.accumulation import copied_in, grown_class, is_climb
from perflint.syntax.growth import growth_of

_NETWORKS = {"flax", "jax", "tensorflow", "torch"}


class TupleConcatInLoop(Rule):
    """Adding to a tuple makes a new one with all items so far, on every turn of the loop: O(n²), even with `+=`.

    A tuple can't be changed, so `path += (step,)`, `path = path + (step,)` and `(*path, step)` all copy it. A list
    grows in place; `tuple(steps)` after the loop copies every item once.

    ## Stays silent
    - where it is not certainly a tuple: `shape + offset` may add up arrays, and `+=` on a list adds in place
    - where the loop needs each tuple: it is a key, is passed on, yielded, or gets another name
    - where the loop starts the tuple afresh
    - where torch, tensorflow or jax is imported: the layers of a network are few, and each takes its time
    - for a tuple that is added to in front in a `while`: the ancestors of a node are few
    - where the items are arrays, or a turn adds a whole batch: that outweighs the copy
    - in a function that stands in for a compiled one, if there is none
    - in a loop over a few items, for what is called like a handful, and where the loop ends right afterwards

    ## Fix safety
    The variable becomes a list where it starts, and a tuple again where that is read, or after the loop. That is safe
    for a variable of one function, if the loop itself does no more than to look at single items and at the length,
    and what is added certainly are tuples. It is unsafe

    - where what is added may be of another type, which a list takes and tuples do not
    - for `(*names, *more)`, where `more` may raise an exception in the middle: some of it has been added already
    - where an exception is caught in the function, which then reads it: what there is until then is a list
    - where it is not known what the variable starts from: it may be something else than a tuple

    There is no fix for an attribute, an item, a parameter, a name that other functions share, and for what is added in
    front.
    """

    code = "PRF204"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "`{name}` is a tuple, so each turn of this loop copies all of it to add to it"
    advice = "collect the items in a list, and make a tuple of it{order} after the loop"
    evidence = Evidence(
        slow="""
            steps = ()
            for start in starts:
                steps += (start, start + 1)
            return steps
        """,
        fast="""
            steps = []
            for start in starts:
                steps += (start, start + 1)
            return tuple(steps)
        """,
        cases={"two items a turn": "starts = range(n)"},
        sizes=(10, 100, 5_000),
    )

    @on(ast.Assign, in_loop=True, value=(ast.BinOp, ast.Tuple))
    def check(self, statement: ast.Assign, ctx: Context) -> Findings:
        yield from self._report(statement, ctx)

    @on(ast.AugAssign, in_loop=True, op=(ast.Add,))
    def check_in_place(self, statement: ast.AugAssign, ctx: Context) -> Findings:
        yield from self._report(statement, ctx)

    def _report(self, statement: ast.stmt, ctx: Context) -> Findings:
        growth = growth_of(statement)
        if growth is None or is_climb(ctx.model, growth):
            return
        is_tuple = grown_class(ctx.model, growth) == "builtins.tuple"
        if (
            is_tuple
            and not _is_about_networks(statement, ctx)
            and copied_in(ctx.model, growth, copies=lambda growth: True)
        ):
            order = ", reversed," if growth.is_at_front else ""
            yield self.finding(ctx, statement, name=ctx.source.slice(growth.target), order=order)

    def fix(self, node: ast.stmt, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.thawing import thawed

        growth = growth_of(node)
        changes = thawed(ctx.model, growth, "builtins.tuple") if growth is not None else None
        return (
            Rewrite("fill a list, and make a tuple of it", changes.steps, changes.unsafe)
            if changes is not None
            else None
        )


def _is_about_networks(statement: ast.stmt, ctx: Context) -> bool:
    """Whether this is code for neural networks, by what it imports: one turn for each layer, which takes its time."""
    around = {ctx.tree.module, *ctx.tree.ancestors(statement)}
    definitions = (node for scope in ctx.model.scopes if scope.node in around for _, node in scope.definitions)
    imports = ((node, ctx.tree.parent(node)) for node in definitions if isinstance(node, ast.alias))
    modules = (str(getattr(above, "module", alias.name)) for alias, above in imports)
    return any(module.partition(".")[0] in _NETWORKS for module in modules)

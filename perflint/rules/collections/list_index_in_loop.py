import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on_call
from perflint.semantics.effects import path_of
from perflint.semantics.hashing import is_unhashable
from perflint.semantics.searching.repeated_search import (
    PER_ITEM,
    RepeatedSearch,
    bare_methods,
    repeated_search,
    sources,
)
from perflint.syntax.callbacks import PerItem


class ListIndexInLoop(Rule):
    """`index` compares the items of a list one by one until it finds the wanted one, on every turn: O(n·m).

    A loop over the list itself gets the positions from `enumerate`, which also tells equal items apart. A loop over
    something else looks them up in a dict of the positions, made once. With the cost of making it, that pays from
    some ten turns on. `sorted(rows, key=order.index)` is such a loop too.

    ## Stays silent
    - where it is not certainly a list or a tuple: `index` of a text is something else
    - where the loop changes the list, or makes it anew on each turn
    - where what is looked for stays the same, or `index` is told where to start
    - where the items of the list, or those that the loop goes through, are written out
    - where a dict is needed and the items certainly have no hash
    - where the search runs once, or only when something goes wrong
    """

    code = "PRF106"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n·m)", "O(n + m)")
    message = "`{name}.index` compares the items one by one until it finds the wanted one, {when}"
    advice = "{instead}"
    evidence = Evidence(
        slow="""
            names = list(labels)
            return [names.index(label) for label in wanted]
        """,
        fast="""
            positions = {label: position for position, label in enumerate(labels)}
            return [positions[label] for label in wanted]
        """,
        cases={
            "all of them, in another order": "labels = [str(i) for i in range(n)]; wanted = labels[::-1]",
            "every third": "labels = [str(i) for i in range(n)]; wanted = labels[::3]",
        },
        sizes=(10, 100, 3_000),
    )

    @on_call("builtins.list.index", "builtins.tuple.index")
    def check_call(self, call: ast.Call, ctx: Context) -> Findings:
        yield from self._report(call, repeated_search(ctx.model, call), ctx)

    @on_call(*PER_ITEM)
    def check_method(self, call: ast.Call, ctx: Context) -> Findings:
        for method in bare_methods(call, "index"):
            yield from self._report(method, repeated_search(ctx.model, method), ctx)

    def _report(self, node: ast.expr, search: RepeatedSearch | None, ctx: Context) -> Findings:
        if search is None:
            return
        name = ctx.source.slice(search.items)
        if _is_own_position(search):
            instead = f"take the positions from `enumerate({name})`"
        elif is_unhashable(ctx.model, search.element):
            return
        else:
            instead = f"make a dict of the positions in `{name}` once before, and look them up there"
        when = "for each item of this call" if isinstance(search.repeated_by, PerItem) else "on every turn of this loop"
        yield self.finding(ctx, node, name=name, when=when, instead=instead)


def _is_own_position(search: RepeatedSearch) -> bool:
    """Whether the list is searched for the very item that the loop over it is at."""
    wanted = path_of(search.items)
    return any(
        isinstance(target, ast.Name)
        and isinstance(search.sought, ast.Name)
        and (target.id, path_of(items)) == (search.sought.id, wanted)
        for target, items in sources(search.repeated_by)
    )

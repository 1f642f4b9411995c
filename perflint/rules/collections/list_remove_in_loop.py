import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on, on_call
from perflint.semantics.amounts.brevity import are_brief
from perflint.semantics.effects import path_of
from perflint.semantics.searching.removals import goes_through, is_about_one_thing, is_left_to_do
from perflint.syntax.turns import is_in_a_branch, runs_rarely
from perflint.syntax.walker import Loop


class ListRemoveInLoop(Rule):
    """A loop over a list that takes items out of it, one at a time, moves all later items for each of them: O(n²).

    `remove` searches the list from its start as well. A list of the items that stay, made in one go, moves each item
    once; `items[:] = [...]` changes the list itself, for those who hold it. It shows from fifty items on with `remove`,
    and from some hundred with `del items[i]`. If hardly ever one goes, the loop is as good.

    ## Stays silent
    - where something else than the list is gone through, or where those go that have to do with something given, as in
      `row.table == table` and `row.mentions(table)`: a few items that go are no loss
    - where each turn takes out its item, whatever it is: then the list is kept right in case that something fails
    - where the loop ends right afterwards, or also adds to the list
    - where a loop around it goes on until nothing is left: each round has less to go through
    - on what is not certainly a list, and where its items are written out, or those of `os.walk`

    ## Fix safety
    A loop over a copy of the list, which does nothing but `remove` the items for which something holds, becomes
    `items[:] = [...]` with the opposite condition. That is safe for a list of texts, or tuples of
    texts, that one function makes for itself, if the condition has no effect.

    Otherwise the fix is unsafe: `remove` takes out the first item that is equal, which may be another one than that of
    which the condition holds; and where the condition fails with an error, or looks at the list in another way, it
    finds all items still there. There is no fix for a loop that does more, and for `pop` and `del`.
    """

    code = "PRF108"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "`{removal}` {does} the items of `{name}`, again for each one that this loop takes out"
    advice = "make a list of the items that stay, and let `{name}[:] = ...` take them over"
    evidence = Evidence(
        slow="""
            rows = list(numbers)
            for row in list(rows):
                if row % 2:
                    rows.remove(row)
            return rows
        """,
        fast="""
            rows = list(numbers)
            rows[:] = [row for row in rows if not row % 2]
            return rows
        """,
        cases={
            "every second goes": "numbers = range(n)",
            "one in ten goes": "numbers = [2 * i + (i % 10 == 0) for i in range(n)]",
            "all of them go": "numbers = range(1, 2 * n, 2)",
        },
        sizes=(10, 100, 10_000),
    )

    @on_call("builtins.list.remove", "builtins.list.pop", in_loop=True)
    def check_method(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(func=ast.Attribute(value=items, attr="remove"), args=[ast.Name(id=item)]):
                yield from self._check(call, items, item, "searches and moves", ctx)
            case ast.Call(func=ast.Attribute(value=items, attr="pop"), args=[ast.Name(id=index)]):
                yield from self._check(call, items, index, "moves", ctx)

    @on(ast.Delete, in_loop=True, targets=(ast.Subscript,))
    def check_deletion(self, statement: ast.Delete, ctx: Context) -> Findings:
        match statement:
            case ast.Delete(targets=[ast.Subscript(value=items, slice=ast.Name(id=index))]) if ctx.model.is_instance(
                items, "builtins.list"
            ):
                yield from self._check(statement, items, index, "moves", ctx)

    def fix(self, node: ast.AST, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.filtering import as_filter

        filtering = as_filter(ctx.model, node) if isinstance(node, ast.Call) else None
        if filtering is None:
            return None
        unsafe = "" if filtering.is_same else "an equal item may go, and the condition finds all items still there"
        return Rewrite("keep the other items in one go", filtering.steps, unsafe)

    def _check(self, node: ast.AST, items: ast.expr, variable: str, does: str, ctx: Context) -> Findings:
        path = path_of(items)
        if path is None:
            return
        loop = next((loop for loop in ctx.model.loops(node) if goes_through(ctx.model, loop, path, variable)), None)
        if loop is None or not _chooses(node, loop, ctx) or runs_rarely(ctx.tree, node, loop):
            return
        changes = ctx.model.changes_in(loop)
        if path in changes.grown | changes.rebound or are_brief(ctx.model, items) or _is_foreign(items, ctx):
            return
        if is_left_to_do(ctx.model, path, variable, loop) or is_about_one_thing(ctx.model, variable, loop):
            return
        yield self.finding(ctx, node, removal=ctx.source.slice(node), does=does, name=path)


def _chooses(node: ast.AST, loop: Loop, ctx: Context) -> bool:
    """Whether some turns pass `node` by."""
    passes = any(isinstance(inner, ast.Continue) for inner in ctx.tree.descendants(loop))
    return passes or is_in_a_branch(ctx.tree, node, loop)


def _is_foreign(items: ast.expr, ctx: Context) -> bool:
    """Whether it is the search path of modules, or the directories that `os.walk` has found in one: there are few."""
    binding = ctx.model.binding(items) if isinstance(items, ast.Name) else None
    walked = [one.value.func for one in binding.definitions if isinstance(one.value, ast.Call)] if binding else []
    return ctx.model.qualified_name(items) == "sys.path" or "os.walk" in map(ctx.model.qualified_name, walked)

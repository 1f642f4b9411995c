import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rule, on, on_call


class ListAsQueue(Rule):
    """Taking from or adding to the front of a list moves every other item: O(n) for each turn of the loop.

    `pop(0)`, `insert(0, item)` and `del items[0]` shift the whole list in memory. A `collections.deque` does the
    same in constant time. The difference shows from some hundred items on; a breadth-first search over a real
    graph gets there quickly.

    ## Stays silent
    - outside of loops, and on what is not certainly a list
    - on a list that the same loop builds anew, and on one written out with a handful of items
    - where the loop also reads the list by position or slice, which a deque does slowly
    """

    code = "PRF102"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "`{name}` is a list, and `{operation}` moves all of its items on every turn of this loop"
    advice = "make `{name}` a `collections.deque` and use `{instead}`"
    evidence = Evidence(
        setup="from collections import deque",
        slow="""
            queue = list(jobs)
            while queue:
                job = queue.pop(0)
            return job
        """,
        fast="""
            queue = deque(jobs)
            while queue:
                job = queue.popleft()
            return job
        """,
        cases={"a queue that is filled once": "jobs = range(n)"},
        sizes=(100, 1_000, 30_000),
    )

    @on_call("builtins.list.pop", "builtins.list.insert", in_loop=True)
    def check_method(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(func=ast.Attribute(value=items, attr="pop"), args=[ast.Constant(value=0)]):
                yield from self._report(call, items, "pop(0)", "popleft()", ctx)
            case ast.Call(func=ast.Attribute(value=items, attr="insert"), args=[ast.Constant(value=0), _]):
                yield from self._report(call, items, "insert(0, ...)", "appendleft(...)", ctx)

    @on(ast.Delete, in_loop=True)
    def check_deletion(self, statement: ast.Delete, ctx: Context) -> Findings:
        match statement:
            case ast.Delete(targets=[ast.Subscript(value=items, slice=ast.Constant(value=0)) as target]) if (
                ctx.model.is_instance(items, "builtins.list")
            ):
                yield from self._report(target, items, "del [0]", "popleft()", ctx)

    def _report(self, node: ast.expr, items: ast.expr, operation: str, instead: str, ctx: Context) -> Findings:
        if isinstance(items, ast.Name | ast.Attribute):
            loop = ctx.model.outlived_loop(items, node)
            if loop is not None and not ctx.model.is_small(items) and not ctx.model.is_indexed(items, loop):
                name = ctx.source.slice(items)
                yield self.finding(ctx, node, name=name, operation=operation, instead=instead)

import ast

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on, on_call
from perflint.semantics.amounts.brevity import runs_briefly
from perflint.semantics.amounts.origins import are_from_few
from perflint.semantics.amounts.sizes import has_fixed_size
from perflint.semantics.effects import path_of
from perflint.syntax.turns import is_in_a_branch, runs_rarely
from perflint.syntax.walker import Loop


class ListAsQueue(Rule):
    """Taking from or adding to the front of a list moves every other item: O(n) for each turn of the loop.

    `pop(0)`, `insert(0, item)` and `del items[0]` shift the whole list in memory. A `collections.deque` does the
    same in constant time, and a list that is only filled can be filled at its end and reversed once. The difference
    shows from some hundred items on; a breadth-first search over a real graph gets there quickly.

    ## Stays silent
    - outside of loops, where the loop ends right afterwards, and on what is not certainly a list
    - on a list that the same loop builds anew, and on one whose items are written out
    - where the loop also reads the list by position or slice, which a deque does slowly
    - where `insert` puts a few items in front of others, or moves one to the front: only a list that begins empty
      and gets an item on every turn counts
    - on what a loop takes only on some of its turns, or drops from the front because it is blank
    - on `insert` in a `while` that climbs to ancestors or takes a name apart, and in a loop over a handful or the
      parts of a path: there are few
    - on a list made from a handful, and on one that each turn of a loop around makes anew, and this one only empties

    ## Fix safety
    The list becomes a `deque` where it is made, and `pop(0)`, `insert(0, ...)` and `del items[0]` become `popleft()`
    and `appendleft(...)`. That is safe, for it is only done for a variable of one function that gets nothing but new
    lists, of which only methods are called that a deque has too, or its length, its truth, its first or last item or
    all of its items are asked. A list that is handed on, returned, indexed otherwise, or changed while a loop goes
    through it has no fix. What is raised on an empty one is an `IndexError` as before, with other words.
    """

    code = "PRF102"
    kind = Kind.ASYMPTOTIC
    cost = Cost("O(n²)", "O(n)")
    message = "`{name}` is a list, and `{operation}` moves all of its items on every turn of this loop"
    advice = "{instead}"
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
                yield from self._report(call, items, "pop(0)", _taking(items, call, ctx), ctx)
            case ast.Call(func=ast.Attribute(value=items, attr="insert"), args=[ast.Constant(value=0), _]):
                yield from self._report(call, items, "insert(0, ...)", _putting(items, call, ctx), ctx)

    @on(ast.Delete, in_loop=True)
    def check_deletion(self, statement: ast.Delete, ctx: Context) -> Findings:
        match statement:
            case ast.Delete(targets=[ast.Subscript(value=items, slice=ast.Constant(value=0)) as target]) if (
                ctx.model.is_instance(items, "builtins.list")
            ):
                yield from self._report(target, items, "del [0]", _taking(items, target, ctx), ctx)

    def fix(self, node: ast.expr, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.retyping import as_deque

        items = getattr(getattr(node, "func", node), "value", node)
        binding = ctx.model.binding(items) if isinstance(items, ast.Name) else None
        steps = as_deque(ctx.model, binding) if binding is not None else None
        return Rewrite(f"make `{ctx.source.slice(items)}` a `deque`", steps) if steps is not None else None

    def _report(self, node: ast.expr, items: ast.expr, operation: str, instead: str, ctx: Context) -> Findings:
        if instead:
            name = ctx.source.slice(items)
            yield self.finding(ctx, node, name=name, operation=operation, instead=instead.format(name=name))


def _taking(items: ast.expr, node: ast.expr, ctx: Context) -> str:
    """What to do instead of taking the first item; empty if nothing is wrong with it."""
    loop = _loop(items, node, ctx)
    if loop is None or _is_trim(items, node, loop, ctx):
        return ""
    if not isinstance(loop, ast.While) and is_in_a_branch(ctx.tree, node, loop):
        return ""
    return "make `{name}` a `collections.deque` and use `popleft()`"


def _is_trim(items: ast.expr, node: ast.expr, loop: Loop, ctx: Context) -> bool:
    """Whether a `while` drops what it doesn't want in front, such as blank lines: few of many."""
    if not isinstance(loop, ast.While) or not isinstance(ctx.tree.parent(node), ast.Expr | ast.Delete):
        return False
    looked_at = [part.value for part in ast.walk(loop.test) if isinstance(part, ast.Subscript)]
    return any(path_of(one) == path_of(items) for one in looked_at)


def _putting(items: ast.expr, node: ast.expr, ctx: Context) -> str:
    """What to do instead of inserting in front; empty if nothing is wrong with it."""
    loop = _loop(items, node, ctx)
    if loop is None:
        return ""
    path = str(path_of(items))
    changes = [ctx.model.changes_in(around) for around in ctx.model.loops(node)]
    used = [change.methods[path] for change in changes if path not in change.rebound][-1]
    if used == {"insert", "pop"}:
        return "make `{name}` a `collections.deque` and use `appendleft(...)`"
    is_climb = isinstance(loop, ast.While) and not any(map(_looks_up, ctx.tree.descendants(loop)))
    if used != {"insert"} or is_climb or not _is_filled_by(loop, items, node, ctx):
        return ""
    return "append to `{name}`, and reverse it once after the loop"


def _is_filled_by(loop: Loop, items: ast.expr, node: ast.expr, ctx: Context) -> bool:
    """Whether the loop fills an empty list, with an item on every turn: as many as it has turns, not a few."""
    binding = ctx.model.binding(items) if isinstance(items, ast.Name) else None
    if binding is None or not binding.is_local or ctx.tree.parent(ctx.tree.statement(node)) is not loop:
        return False
    if runs_briefly(ctx.model, loop):
        return False
    return all(isinstance(one.value, ast.List) and not one.value.elts for one in binding.definitions)


def _loop(items: ast.expr, node: ast.expr, ctx: Context) -> Loop | None:
    """The loop on whose turns a list is shifted that may be long, if this is the first place where that happens."""
    loop = None if has_fixed_size(ctx.model, items) else ctx.model.outlived_loop(items, node)
    if loop is None or ctx.model.is_indexed(items, loop) or runs_rarely(ctx.tree, node, loop):
        return None
    if are_from_few(ctx.model, items) or _is_made_per_turn(items, node, loop, ctx):
        return None
    shifting = [other for other in ctx.tree.descendants(loop) if _shifts(other) == path_of(items)]
    return loop if min(shifting, key=ctx.source.range) is node else None


def _is_made_per_turn(items: ast.expr, node: ast.expr, loop: Loop, ctx: Context) -> bool:
    """Whether each turn of a loop around makes the list, of one item of its own, and this loop only empties it."""
    path = str(path_of(items))
    if ctx.model.changes_in(loop).methods.get(path, set()) != {"pop"}:
        return False
    return any(path in ctx.model.changes_in(around).rebound for around in ctx.model.loops(node))


def _shifts(node: ast.AST) -> str | None:
    """The path of the list that `node` shifts by one."""
    match node:
        case ast.Call(func=ast.Attribute(value=items, attr="insert" | "pop"), args=[ast.Constant(value=0), *_]):
            return path_of(items)
        case ast.Subscript(value=items, slice=ast.Constant(value=0), ctx=ast.Del()):
            return path_of(items)
    return None


def _looks_up(node: ast.AST) -> bool:
    """Whether the next one is looked up in a table, which may be a long way; ancestors are few."""
    return isinstance(node, ast.Assign) and isinstance(node.value, ast.Subscript)

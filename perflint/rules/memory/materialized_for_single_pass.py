import ast
from collections.abc import Iterator

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, code, on, on_call, replace
from perflint.semantics.bindings import Binding
from perflint.semantics.data.streams import stream_of
from perflint.semantics.moments.promptness import is_prompt
from perflint.syntax.growth import is_same_place

_CHANGES_FILES = {"move", "remove", "rename", "replace", "truncate", "unlink", "write_bytes", "write_text"}


class MaterializedForSinglePass(Rule):
    """A list made of a file only to go through it once: 500 times the memory for 100,000 rows, where one row would do.

    Files, `csv.reader` and `DataFrame.itertuples` give their items one by one. A list of them takes as much memory as
    the file has rows, and a loop that stops early has read them all. This is about memory alone: going through a list
    takes the same time, and for `sum`, `min`, `max` and `join` a list is even the faster one.

    ## Stays silent
    - where it is not certain that the items come from a file or a data frame; files of the system are small
    - where the list is used anywhere else, or again and again in an outer loop
    - where the loop uses the file or frame, or writes, moves or removes files: one of these may be the one that is read
    - where the loop comes after the `with` that closes the file, or the `try` that is about reading it
    - where making an item may take long, or fail: then all may be made before the first is used

    ## Fix safety
    `list(rows)` becomes `rows`, and a list comprehension becomes a generator, where nothing between it and the loop,
    or in the loop, uses or changes what the items are made from. Always unsafe: an error in reading comes only when the
    loop has worked on the items before it, a loop that ends early leaves the rest unread, and what other code reads
    from the same file meanwhile is missing in the loop.
    """

    code = "PRF803"
    kind = Kind.MEMORY
    cost = Cost("O(n) memory", "O(1) memory")
    message = "all of `{source}` is held in memory at once, to be gone through once"
    advice = "{instead}"
    evidence = Evidence(
        setup="""
            import csv
            import tempfile

            def written(n):
                with tempfile.NamedTemporaryFile("w", delete=False) as file:
                    csv.writer(file).writerows((i, f"customer {i}", i % 100) for i in range(n))
                return file.name
        """,
        slow="""
            total = 0
            with open(path) as file:
                rows = list(csv.reader(file))
                for number, customer, price in rows:
                    total += int(price)
            return total
        """,
        fast="""
            total = 0
            with open(path) as file:
                for number, customer, price in csv.reader(file):
                    total += int(price)
            return total
        """,
        cases={"rows of a table": "path = written(n)"},
        sizes=(100, 1_000, 100_000),
        measures="memory",
    )

    @on(ast.For, iter=(ast.Call, ast.ListComp))
    def check_iterated(self, loop: ast.For, ctx: Context) -> Findings:
        match loop.iter:
            case ast.Call(func=ast.Name(id="enumerate"), args=[made, *_]) | made:
                yield from self._check(made, loop, ctx)

    @on(ast.Assign, value=(ast.ListComp,))
    def check_comprehension(self, statement: ast.Assign, ctx: Context) -> Findings:
        yield from self._check_assigned(statement, ctx)

    @on(ast.AnnAssign, value=(ast.ListComp,))
    def check_annotated(self, statement: ast.AnnAssign, ctx: Context) -> Findings:
        yield from self._check_assigned(statement, ctx)

    @on_call("builtins.list", "builtins.tuple")
    def check_copy(self, made: ast.Call, ctx: Context) -> Findings:
        yield from self._check_assigned(ctx.tree.parent(made), ctx)

    def fix(self, made: ast.Call | ast.ListComp, ctx: Context) -> Rewrite | None:
        items = made.args[0] if isinstance(made, ast.Call) else made.generators[0].iter
        statement, source = ctx.tree.statement(made), stream_of(ctx.model, items)
        loop = statement if isinstance(statement, ast.For) else _loop_over(statement, ctx)
        if loop is None or source is None or not _is_same_later(made, source, loop, ctx):
            return None
        match made:
            case ast.ListComp(elt=item, generators=[ast.comprehension(target=target, iter=items, ifs=conditions)]):
                named = {f"condition{number}": condition for number, condition in enumerate(conditions)}
                tests = "".join(f" if ${name}" for name in named)
                lazy = code(f"($item for $target in $items{tests})", item=item, target=target, items=items, **named)
                title = "make each item when the loop asks for it"
            case _:
                lazy, title = code("$items", items=items), f"go through `{ctx.source.slice(items)}` itself"
        if isinstance(statement, ast.AnnAssign):
            step = replace(statement, "$name = $lazy", name=statement.target, lazy=lazy)
        else:
            step = replace(made, "$lazy", lazy=lazy)
        return Rewrite(title, (step,), unsafe="an error in reading comes when the loop has begun, not before")

    def _check_assigned(self, statement: ast.AST | None, ctx: Context) -> Findings:
        match statement:
            case (
                ast.Assign(targets=[ast.Name() as name], value=ast.expr() as made)
                | ast.AnnAssign(target=ast.Name() as name, value=ast.expr() as made)
            ) if (loop := _only_loop(name, ctx)) is not None and _runs_with(loop, statement, ctx):
                yield from self._check(made, loop, ctx)

    def _check(self, made: ast.expr, loop: ast.For, ctx: Context) -> Findings:
        match made:
            case ast.Call(func=ast.Name(id="list" | "tuple") as called, args=[items], keywords=[]) if (
                ctx.model.binding(called) is None
            ):
                instead = f"go through `{ctx.source.slice(items)}` itself"
            case ast.ListComp(elt=item, generators=[ast.comprehension(iter=items, ifs=conditions, is_async=0)]) if all(
                _is_harmless(part, ctx) for part in (item, *conditions)
            ):
                instead = "make each item in the loop, or with a generator"
            case _:
                return
        source = stream_of(ctx.model, items)
        if source is not None and not _is_disturbed(items, source, loop, ctx):
            yield self.finding(ctx, made, source=ctx.source.slice(items), instead=instead)


def _is_disturbed(items: ast.expr, source: ast.expr, loop: ast.For, ctx: Context) -> bool:
    """Whether the loop uses, or may change, what the items come from."""
    parts = [source, *(part for part in (items, *ctx.tree.descendants(items)) if _is_variable(part, ctx))]
    return any(_may_change_files(node) or any(is_same_place(node, part) for part in parts) for node in _body(loop, ctx))


def _only_loop(name: ast.Name, ctx: Context) -> ast.For | None:
    """The only thing that is done with the list, if that is a loop over it."""
    match ctx.model.binding(name):
        case Binding(is_local=True) as binding if len(ctx.model.uses(binding)) == 1 == len(binding.definitions):
            match ctx.tree.parent(ctx.model.uses(binding)[0]):
                case ast.Call(func=ast.Name(id="enumerate")) as numbered:
                    over = ctx.tree.parent(numbered)
                case over:
                    pass
            return over if isinstance(over, ast.For) else None
    return None


def _loop_over(statement: ast.stmt, ctx: Context) -> ast.For | None:
    match statement:
        case ast.Assign(targets=[ast.Name() as name]) | ast.AnnAssign(target=ast.Name() as name):
            return _only_loop(name, ctx)
    return None


def _is_same_later(made: ast.expr, source: ast.expr, loop: ast.For, ctx: Context) -> bool:
    """Whether the items are the same if they are made one by one in the loop, as far as this function can tell."""
    parts = (made, *ctx.tree.descendants(made))
    if any(isinstance(part, ast.NamedExpr) or getattr(part, "id", "") == "next" for part in parts):
        return False
    inner = {part.id for part in parts if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store)}
    names = [part for part in (*parts, source) if isinstance(part, ast.Name) and part.id not in inner]
    between = [node for node in ctx.tree.descendants(ctx.tree.module) if _is_between(node, made, loop)]
    if any(_may_change_files(node) or any(is_same_place(node, one) for one in (*names, source)) for node in between):
        return False
    data = [name for name in names if ctx.model.qualified_name(name) is None]
    return all(ctx.model.is_unchanged(name, statement) for name in data for statement in loop.body)


def _is_between(node: ast.AST, made: ast.expr, loop: ast.For) -> bool:
    start = (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
    return (made.end_lineno, made.end_col_offset) < start < (loop.lineno, loop.col_offset)


def _runs_with(loop: ast.For, made: ast.stmt, ctx: Context) -> bool:
    """Whether the loop runs once for each time that the list is made, before what is around it has ended."""
    if ctx.tree.function(loop) is not ctx.tree.function(made) or ctx.model.loops(loop) != ctx.model.loops(made):
        return False
    return {*ctx.tree.ancestors(made)} <= {*ctx.tree.ancestors(loop)}


def _body(loop: ast.For, ctx: Context) -> Iterator[ast.AST]:
    for statement in loop.body:
        yield statement
        yield from ctx.tree.descendants(statement)


def _is_variable(node: ast.AST, ctx: Context) -> bool:
    """Whether this is a name of data, and not of a function, class or module."""
    return isinstance(node, ast.Name) and node.id != "self" and ctx.model.qualified_name(node) is None


def _may_change_files(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(attr=name)) if name in _CHANGES_FILES:
            return True
        case ast.Call(func=ast.Name(id="open") | ast.Attribute(attr="open"), args=args, keywords=keywords):
            return bool(args[1:] or keywords)
    return False


def _is_harmless(part: ast.expr, ctx: Context) -> bool:
    """Whether this certainly waits for nothing, and takes no time to speak of."""
    nodes = (part, *ctx.tree.descendants(part))
    return not any(
        isinstance(node, ast.Await) or (isinstance(node, ast.Call) and not is_prompt(ctx.model, node)) for node in nodes
    )

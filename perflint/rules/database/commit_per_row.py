import ast
import re
from itertools import takewhile

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, insert_after, on_call, remove
from perflint.semantics.data.sql import Statement, statement_of
from perflint.semantics.effects import Changes, path_of
from perflint.semantics.moments.promptness import is_prompt
from perflint.syntax.statements import block_of
from perflint.syntax.turns import runs_rarely

_UNIT = re.compile(
    r"attempt|batch|chunk|consum|listen|migrat|page|poll|queue|retr|revision|slice|stream|subscri|version",
    re.IGNORECASE,
)
"""Names of what is more than a row, or comes one by one."""
_BY_KEY = re.compile(r"(UPDATE|DELETE)\b.*\bWHERE\s+(\w+\.)?[\"`]?(\w+_)?(ID|PK|UUID|ROWID)[\"`]?\s*=", re.DOTALL)
_WRITES_ONE = {"add", "delete", "merge"}
_WRITES_MANY = {"add_all", "bulk_insert_mappings", "bulk_save_objects", "executemany", "executescript"}
_UNDOES = {"begin_nested", "rollback"}
_ASKS = {
    *("execute fetchall fetchone fetchval scalar scalars scalar_one scalar_one_or_none".split()),
    *("all cursor filter filter_by first on_conflict_do_nothing one one_or_none order_by where".split()),
}
"""Methods of cursors, results and statements."""
_LEAVING = (ast.Raise, ast.Return, ast.Yield, ast.YieldFrom)
_ALL_OR_NONE = "an error undoes the rows before it, and nobody sees a row before all are written"


class CommitPerRow(Rule):
    """A commit for each row waits for the disk as often: for a hundred rows that is a hundred times as slow.

    A commit returns when the database has written its log to the disk, and between two machines costs a round trip
    besides. One transaction for all rows pays that once. Where it must not become too long, commit once for every
    thousand rows; `session.flush()` gives the keys of new objects without a commit.

    ## Stays silent
    - where a branch or a `try` is around the commit: once in a while, or so that a bad row does not undo the others
    - where a turn is more than a row: chunks, pages, loops within the loop, `executemany`, `add_all`
    - where a turn may take long or wake somebody up (any call that is not known to be quick), in `while` loops, in
      asynchronous loops, and in loops over streams and queues, whose next item may be hours away
    - where each turn has a session or connection of its own, or rolls something back
    - in loops of a few turns

    ## Fix safety
    The commit goes behind the loop, if it is the last thing that a turn does. That is unsafe: an error then undoes the
    rows before it, and other connections see no row, and no lock is given back, before all are written. Where the loop
    has no turns at all, there is a commit now, of what has been done before.

    There is no fix where something follows the commit, which may need what it has set, such as the key of a new object;
    in a loop that may be left by `return`, `raise` or `yield`, which would leave rows behind; and below `with`.
    """

    code = "PRF602"
    kind = Kind.BLOCKING
    cost = Cost("n commits", "1 commit")
    message = "`{commit}()` makes every turn of this loop wait until its one row is on the disk"
    advice = "commit after the loop, or once for every thousand rows"
    evidence = Evidence(
        setup="""
            import sqlite3
            from tempfile import mkdtemp

            TABLE = "CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT)"
            on_disk = sqlite3.connect(f"{mkdtemp()}/orders.db")
            on_disk.execute(TABLE)
            in_memory = sqlite3.connect(":memory:")
            in_memory.execute(TABLE)
        """,
        slow="""
            connection.execute("DELETE FROM orders")
            ids = []
            for customer in customers:
                cursor = connection.execute("INSERT INTO orders (customer) VALUES (?)", (customer,))
                ids.append(cursor.lastrowid)
                connection.commit()
            return ids
        """,
        fast="""
            connection.execute("DELETE FROM orders")
            ids = []
            for customer in customers:
                cursor = connection.execute("INSERT INTO orders (customer) VALUES (?)", (customer,))
                ids.append(cursor.lastrowid)
            connection.commit()
            return ids
        """,
        cases={
            "a file": "connection = on_disk; customers = [f'customer {i}' for i in range(n)]",
            "no disk at all": "connection = in_memory; customers = [f'customer {i}' for i in range(n)]",
        },
        sizes=(1, 10, 100),
        measures="wall",
    )

    @on_call("*.commit", in_loop=True)
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        committed = path_of(getattr(call.func, "value", call))
        loop = next(iter(ctx.model.loops(call)), None)
        if committed is None or call.args or call.keywords or not isinstance(loop, ast.For):
            return
        if _UNIT.search(_described(loop, ctx)) or ctx.model.is_short(loop):
            return
        changes = ctx.model.changes_in(loop)
        if committed.partition(".")[0] in changes.rebound or _UNDOES & changes.methods.get(committed, set()):
            return
        written = [node for statement in _before(call, loop, ctx) for node in ctx.tree.descendants(statement)]
        if not any(_writes_a_row(node, committed, changes, ctx) for node in written):
            return
        inside = ctx.tree.descendants(loop, into_functions=False)
        if not runs_rarely(ctx.tree, call, loop) and all(_is_quick(node, committed, ctx) for node in inside):
            yield self.finding(ctx, call, commit=ctx.source.slice(call.func))

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        loop = next(iter(ctx.model.loops(call)), None)
        if not isinstance(loop, ast.For):
            return None
        inside = list(ctx.tree.descendants(loop, into_functions=False))
        committed = path_of(getattr(call.func, "value", call))
        commits = [node for node in inside if _is_commit_of(node, committed)]
        if any(isinstance(node, _LEAVING) for node in inside) or not all(_ends_turn(one, loop, ctx) for one in commits):
            return None
        above = ctx.tree.parent(call)
        behind = insert_after(loop, "$commit", commit=above if isinstance(above, ast.Await) else call)
        removed = (remove(ctx.tree.statement(one)) for one in commits)
        return Rewrite("commit once, after the loop", (*removed, behind), _ALL_OR_NONE)


def _is_commit_of(node: ast.AST, committed: str | None) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=receiver, attr="commit")):
            return path_of(receiver) == committed
    return False


def _ends_turn(commit: ast.AST, loop: ast.For, ctx: Context) -> bool:
    """Whether the turn does nothing after this commit, and something before it in the same block."""
    below: ast.AST = ctx.tree.statement(commit)
    if not isinstance(below, ast.Expr) or len(block_of(ctx.tree.parent(below) or loop, below)) == 1:
        return False
    for above in ctx.tree.ancestors(below):
        if not isinstance(below, ast.stmt) or block_of(above, below)[-1:] != [below]:
            return False
        if above is loop or not isinstance(above, ast.If):
            return above is loop and below in loop.body
        below = above
    return False


def _described(loop: ast.For, ctx: Context) -> str:
    return f"{ctx.source.slice(loop.target)} {ctx.source.slice(loop.iter)}"


def _before(call: ast.Call, loop: ast.For, ctx: Context) -> list[ast.stmt]:
    """The statements before the commit in its block; none if that is a `try`, or a branch that gives up the turn."""
    statement = ctx.tree.statement(call)
    above = takewhile(lambda node: node is not loop, ctx.tree.ancestors(statement))
    if not all(isinstance(node, ast.If | ast.With | ast.AsyncWith) for node in above):
        return []
    around = ctx.tree.parent(statement)
    blocks = [around.body, around.orelse] if isinstance(around, ast.If) else [getattr(around, "body", [])]
    for block in blocks:
        if statement in block and not isinstance(block[-1], ast.Continue):
            return block[: block.index(statement)]
    return []


def _writes_a_row(node: ast.AST, committed: str, changes: Changes, ctx: Context) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=receiver, attr=method), args=[_], keywords=[]) if method in _WRITES_ONE:
            return path_of(receiver) == committed
        case ast.Call():
            statement = statement_of(ctx.model, node)
            return statement is not None and _is_about_one_row(statement)
        case ast.Attribute(value=ast.Name(id=row), ctx=ast.Store()):
            return row in changes.rebound and committed.rpartition(".")[2].lower().endswith("session")
    return False


def _is_about_one_row(statement: Statement) -> bool:
    if statement.verb in ("INSERT", "REPLACE"):
        return "VALUES" in statement.words
    return _BY_KEY.match(statement.words) is not None


def _is_quick(node: ast.AST, committed: str, ctx: Context) -> bool:
    """Whether this certainly is no long work, and nothing that others wait for."""
    match node:
        case ast.Call():
            return _is_of_database(node, committed, ctx) or is_prompt(ctx.model, node)
    return not isinstance(node, ast.For | ast.AsyncFor | ast.While | ast.Yield | ast.YieldFrom)


def _is_of_database(call: ast.Call, committed: str, ctx: Context) -> bool:
    if (ctx.model.qualified_name(call.func) or "").startswith("sqlalchemy."):
        return True
    method = getattr(call.func, "attr", "")
    if method in _WRITES_MANY or method in _ASKS:
        return method in _ASKS
    called: ast.expr = call
    while isinstance(called, ast.Call | ast.Attribute):
        called = called.func if isinstance(called, ast.Call) else called.value
        if path_of(called) == committed:
            return True
    return False

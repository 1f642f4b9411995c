import ast
import re
from itertools import takewhile

from perflint.rules import Context, Cost, Evidence, Findings, Kind, Rewrite, Rule, on_call
from perflint.semantics.data.sql import SENDING, Statement, statement_of
from perflint.semantics.effects import path_of
from perflint.semantics.waiting.variation import is_paced, names_in, varies
from perflint.syntax.walker import Loop

_ONE_FOR_ALL = {
    "SELECT": "ask once for all rows, with `IN` or a join, and look them up in a dict",
    "DELETE": "delete all rows with one statement, with `IN`",
}
_MANY = "collect the rows and send them with one `executemany` (psycopg2: `execute_values`; SQLAlchemy: a list of rows)"
_SPECIAL = re.compile(
    r"(?s)^\s*SELECT\b(?!.*\bFROM\b)"
    r"|\b(IN_?|ANY|OFFSET|RETURNING|(WITH_)?FOR.UPDATE|ORDER.BY\b.*\bLIMIT|LIMIT(?!\s+1\b))\b"
)
"""What cannot be one statement for many: not of rows, of several already, of the first ones, locking, answering."""
_CATALOGUE = re.compile(
    r"\bFROM\s+[\"`\[]?(INFORMATION_SCHEMA\.|PG_|PRAGMA_|SQLITE_(MASTER|SCHEMA)|SYS\.|USER_|ALL_TAB)"
)
"""What a database says of itself: a table has a handful of columns and indexes."""
_CHUNK = re.compile(r"chunk|batch|page|slice|retr|attempt", re.IGNORECASE)
_MIGRATING = {"downgrade", "upgrade"}
_WARNING = {"critical", "error", "exception", "warn", "warning"}
_RESULTS = {"lastrowid", "rowcount", "inserted_primary_key"}
_COLLECTING = {"add", "append", "extend"}
_AT_ONCE = "all rows are made before the first is written; the driver decides which are when one fails"
_WRITES_OBJECTS = {"add", "add_all", "delete", "flush", "merge"}


class ExecuteInLoop(Rule):
    """A statement for each row waits for the database as often: n round trips where one would do.

    Each `execute` is sent, parsed, planned and answered on its own; between two machines that is about a millisecond,
    and for a thousand rows a second. Rows can be written together, with `executemany` or a list of rows, and looked up
    together, with `IN` or a join.

    ## Stays silent
    - where the text of the statement is not written out here, or differs from turn to turn (another table); on
      definitions of tables, `PRAGMA`, and all that neither reads nor writes rows
    - where it does not depend on the turn, in loops of a few turns or with a sleep, in a branch that gives up the turn,
      and in tests
    - in `while` loops, which page through rows or follow one to the next, in loops over chunks, and for rows that the
      loop has collected
    - where the loop needs each answer: `lastrowid`, `RETURNING`, an error that is caught, a search that ends with the
      first row, reads and writes that take turns
    - where each turn has a connection of its own, or the receiver is a class of this module
    - on what a database says of its tables, on migrations, which run once, and where each turn warns of something

    ## Fix safety
    A loop that does nothing but to write one row with `execute` becomes one `executemany` with all rows, for cursors,
    connections of `sqlite3` and those of `asyncpg`. That is unsafe: all rows are made before the first is written, so
    they are in memory at once, and one that cannot be made leaves none written; and when the database refuses one, the
    driver decides which of the others are written. Where there are no rows, a transaction may have begun all the same.

    There is no fix for loops that do more, for what reads, since the answers would have to be given back to the rows
    they are for, for statements whose values are put into their text, for other connections and sessions, which have no
    `executemany`, and where the function asks for `rowcount` or `lastrowid`.
    """

    code = "PRF601"
    kind = Kind.BLOCKING
    cost = Cost("n round trips", "1 round trip")
    message = "this loop sends one {verb} on every turn and waits for the answer"
    advice = "{instead}"
    evidence = Evidence(
        setup="""
            import sqlite3

            connection = sqlite3.connect(":memory:")
            connection.execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT)")
        """,
        slow="""
            connection.execute("DELETE FROM users")
            for id in ids:
                connection.execute("INSERT INTO users VALUES (?, ?)", (id, f"user {id}"))
            return connection.total_changes > 0
        """,
        fast="""
            connection.execute("DELETE FROM users")
            connection.executemany("INSERT INTO users VALUES (?, ?)", [(id, f"user {id}") for id in ids])
            return connection.total_changes > 0
        """,
        cases={"in order, in memory": "ids = list(range(n))", "backwards": "ids = list(range(n, 0, -1))"},
        sizes=(2, 10, 1_000),
    )

    @on_call(*(f"*.{method}" for method in SENDING), in_loop=True)
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        statement = statement_of(ctx.model, call)
        if statement is None:
            return
        loop = next((loop for loop in ctx.model.loops(call) if varies(ctx.model, statement.values, loop)), None)
        if loop is None or ctx.model.is_short(loop) or varies(ctx.model, statement.shape, loop):
            return
        if _CATALOGUE.search(statement.words) or _is_exceptional(call, loop, ctx):
            return
        if _is_paged(statement, loop, ctx) or is_paced(ctx.model, loop) or not _is_one_database(call, loop, ctx):
            return
        if not _is_needed(call, statement, loop, ctx):
            yield self.finding(ctx, call, verb=statement.verb, instead=_ONE_FOR_ALL.get(statement.verb, _MANY))

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.sending import sent_together

        statement, loop = statement_of(ctx.model, call), next(iter(ctx.model.loops(call)), None)
        if statement is None or not statement.writes or loop is None:
            return None
        steps = sent_together(ctx.model, call, loop)
        return Rewrite("send all rows with one `executemany`", steps, _AT_ONCE) if steps else None


def _is_exceptional(call: ast.Call, loop: Loop, ctx: Context) -> bool:
    """Whether this is a migration, or each turn tells somebody that something is wrong: there are few of those."""
    if getattr(ctx.tree.function(call), "name", "") in _MIGRATING:
        return True
    said = (getattr(statement, "value", None) for statement in getattr(loop, "body", ()))
    return any(isinstance(call, ast.Call) and getattr(call.func, "attr", "") in _WARNING for call in said)


def _is_paged(statement: Statement, loop: Loop, ctx: Context) -> bool:
    """Whether it is not sent for rows, but for pages, chunks, attempts, links to follow, or what has been collected."""
    methods = ctx.model.changes_in(loop).methods
    if any(not _COLLECTING.isdisjoint(methods.get(name, ())) for name in names_in(ctx.model, statement.values)):
        return True
    match loop:
        case ast.For(iter=ast.Call(func=ast.Name(id="range"), args=[_, _, _])) | ast.While():
            return True
        case ast.For(target=target, iter=iterable) | ast.AsyncFor(target=target, iter=iterable):
            return _CHUNK.search(f"{ctx.source.slice(target)} {ctx.source.slice(iterable)}") is not None
    return False


def _is_one_database(call: ast.Call, loop: Loop, ctx: Context) -> bool:
    """Whether the loop only talks to one database, through what is a database's own `execute`."""
    receiver = str(path_of(getattr(call.func, "value", call)))
    changes = ctx.model.changes_in(loop)
    if receiver in changes.rebound or not _WRITES_OBJECTS.isdisjoint(changes.methods.get(receiver, ())):
        return False
    return not (ctx.model.qualified_name(call.func) or "").startswith(".")


def _is_needed(call: ast.Call, statement: Statement, loop: Loop, ctx: Context) -> bool:
    """Whether the loop needs each answer before it goes on, or does not come here on most turns."""
    above = list(takewhile(lambda node: node is not loop, ctx.tree.ancestors(call)))
    if _SPECIAL.search(statement.words) or any(isinstance(node, ast.Try) for node in above) or _gives_up(call, ctx):
        return True
    inside = list(ctx.tree.descendants(loop, into_functions=False))
    sent = (statement_of(ctx.model, node) for node in inside)
    if any(other.writes != statement.writes for other in sent if other is not None):
        return True
    if statement.writes:
        is_used = not isinstance(next((node for node in above if not isinstance(node, ast.Await)), None), ast.Expr)
        return is_used or any(isinstance(node, ast.Attribute) and node.attr in _RESULTS for node in inside)
    later = {node.id for node in inside if isinstance(node, ast.Name) and _is_set_after(node, call, ctx)}
    is_carried = not later.isdisjoint(names_in(ctx.model, statement.values))
    return is_carried or any(isinstance(node, ast.Return | ast.Break) for node in inside)


def _gives_up(call: ast.Call, ctx: Context) -> bool:
    """Whether the branch that the call is in ends the turn: an exception to what the loop does."""
    statement = ctx.tree.statement(call)
    match ctx.tree.parent(statement):
        case ast.If(body=body, orelse=orelse):
            return isinstance((body if statement in body else orelse)[-1], ast.Continue | ast.Raise)
    return False


def _is_set_after(name: ast.Name, call: ast.Call, ctx: Context) -> bool:
    return isinstance(name.ctx, ast.Store) and ctx.tree.statement(name).lineno > call.lineno

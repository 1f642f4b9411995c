import ast
import re
from typing import NamedTuple

from perflint.rules import Context, Evidence, Findings, Kind, Rule, on_call
from perflint.semantics.moments.callers import answers_requests, calls_of
from perflint.semantics.moments.lifetimes import fate_of
from perflint.semantics.waiting.variation import is_paced, names_in, varies
from perflint.syntax.turns import is_in_a_branch, runs_rarely
from perflint.syntax.walker import Loop

_FILES = ("aiosqlite.connect", "duckdb.connect", "sqlite3.connect")
_SERVERS = (
    *("MySQLdb.connect", "aiomysql.connect", "asyncpg.connect", "cx_Oracle.connect", "mysql.connector.connect"),
    *("oracledb.connect", "oracledb.connect_async", "psycopg.AsyncConnection.connect", "psycopg.Connection.connect"),
    *("psycopg.connect", "psycopg2.connect", "pymssql.connect", "pymysql.connect", "pyodbc.connect"),
    *("snowflake.connector.connect",),
)
_POOLS = (
    *("aiomysql.create_pool", "asyncpg.create_pool", "motor.motor_asyncio.AsyncIOMotorClient"),
    *("psycopg_pool.AsyncConnectionPool", "psycopg_pool.ConnectionPool", "pymongo.AsyncMongoClient"),
    *("pymongo.MongoClient", "redis.Redis", "redis.Redis.from_url", "redis.StrictRedis", "redis.asyncio.Redis"),
    *("redis.asyncio.Redis.from_url", "redis.asyncio.from_url", "redis.from_url", "sqlalchemy.create_engine"),
    *("sqlalchemy.ext.asyncio.create_async_engine", "valkey.Valkey", "valkey.from_url"),
)
_FAR = 2
"""So many calls may lead from a loop or a request to the function that connects."""
_PER_REQUEST = "for each request"
_ATTEMPT = re.compile(r"attempt|retr|tries|try")
_ONCE = "connect once, before the loop"
_POOL = "take the connections from a pool, made once for the program"
_KEEP = "make it once for the program: it has a pool of connections"


class ConnectionPerCall(Rule):
    """A connection for each query costs more than the query: with SQLite eight times as much, with a server far more.

    Connecting to a server is several round trips, a handshake and a log-in, and on PostgreSQL a new process. Clients
    and engines (`create_engine`, `MongoClient`, `redis.Redis`) keep a pool of connections: making them for each call
    throws the pool away each time.

    ## Stays silent
    - outside of loops over items, of functions that such a loop calls, and of functions that answer web requests
    - on files (`sqlite3`, `duckdb`) for each request: a connection of each thread's own is in order there
    - where the connection is kept: in an attribute, a global, a container, a closure, or in a generator
    - where the turns of the loop connect to different databases, or to new ones in memory
    - in `while` loops and in loops that sleep, which poll or try again, and where the loop ends with the first one
    - in loops of a few turns
    """

    code = "PRF603"
    kind = Kind.BLOCKING
    message = "`{call}` makes a new connection {often}"
    advice = "{instead}"
    evidence = Evidence(
        setup="""
            import sqlite3
            from tempfile import mkdtemp

            DATABASE = f"{mkdtemp()}/orders.db"
            NEWEST = "SELECT total FROM orders WHERE customer = ? ORDER BY id DESC LIMIT 1"
            connection = sqlite3.connect(DATABASE)
            connection.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, customer INTEGER, total INTEGER)")
            connection.execute("CREATE INDEX by_customer ON orders (customer)")
            connection.executemany("INSERT INTO orders VALUES (?, ?, ?)", [(i, i % 1000, i) for i in range(10_000)])
            connection.commit()
            connection.close()
        """,
        slow="""
            totals = []
            for customer in customers:
                connection = sqlite3.connect(DATABASE)
                totals.append(connection.execute(NEWEST, (customer,)).fetchone()[0])
                connection.close()
            return totals
        """,
        fast="""
            connection = sqlite3.connect(DATABASE)
            totals = [connection.execute(NEWEST, (customer,)).fetchone()[0] for customer in customers]
            connection.close()
            return totals
        """,
        cases={"a file, and no network": "customers = list(range(n))"},
        sizes=(1, 10, 1_000),
        measures="wall",
    )

    @on_call(*_FILES, *_SERVERS, *_POOLS)
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        name = str(ctx.model.qualified_name(call.func))
        if name in _FILES and _is_in_memory(call):
            return
        repeated = _repeated(call, call, ctx, _FAR)
        if repeated is None or (name in _FILES and repeated.often == _PER_REQUEST):
            return
        instead = _KEEP if name in _POOLS else _POOL if repeated.often == _PER_REQUEST else _ONCE
        related = (("here", repeated.place),) if repeated.place is not call else ()
        yield self.finding(ctx, call, related=related, call=name, often=repeated.often, instead=instead)


class _Repeated(NamedTuple):
    """How often a connection is made, and the call or the function that shows it."""

    often: str
    place: ast.AST


def _repeated(made: ast.Call, connecting: ast.Call, ctx: Context, far: int, gives: bool = True) -> _Repeated | None:
    """How `made` is repeated: the call that connects, or one that leads to it. `gives`: its value is the connection."""
    fate = fate_of(ctx.model, made) if gives else "dropped"
    function, loop = ctx.tree.function(made), next(ctx.tree.loops(made), None)
    if fate == "dropped" and loop is not None:
        is_repeated = _has_turns(made, loop, ctx) and _makes_the_same(made, connecting, loop, ctx, gives)
        return _Repeated("on every turn of a loop", made) if is_repeated else None
    if fate == "kept" or function is None or not far or _is_cached(function):
        return None
    if fate == "dropped" and answers_requests(ctx.model, function):
        return _Repeated(_PER_REQUEST, function)
    found = (_repeated(call, connecting, ctx, far - 1, fate == "returned") for call in calls_of(ctx.model, function))
    return next(filter(None, found), None)


def _has_turns(made: ast.Call, loop: Loop, ctx: Context) -> bool:
    """Whether the loop goes through items, and comes to the call with each."""
    if isinstance(loop, ast.While | ast.AsyncFor) or ctx.model.is_short(loop) or is_paced(ctx.model, loop):
        return False
    return not runs_rarely(ctx.tree, made, loop) and not is_in_a_branch(ctx.tree, made, loop)


def _makes_the_same(made: ast.Call, connecting: ast.Call, loop: Loop, ctx: Context, gives: bool) -> bool:
    """Whether the turns have different work for connections to the same database."""
    given = [*made.args, *(keyword.value for keyword in made.keywords)]
    if gives:
        return not varies(ctx.model, given, loop) and not _tries_again(loop, ctx)
    names = (node for node in ctx.tree.descendants(connecting) if isinstance(node, ast.Name))
    bindings = (ctx.model.binding(name) for name in names if name.id not in ("cls", "self"))
    return varies(ctx.model, given, loop) and not any(binding.is_parameter for binding in bindings if binding)


def _tries_again(loop: Loop, ctx: Context) -> bool:
    """Whether the loop does nothing with its items, or only counts how often it does the same."""
    targets = [loop.target] if isinstance(loop, ast.For) else [one.target for one in getattr(loop, "generators", ())]
    read = {
        node.id for node in ctx.tree.descendants(loop) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
    }
    return all(name not in read or _ATTEMPT.search(name) for name in names_in(ctx.model, targets))


def _is_cached(function: ast.AST) -> bool:
    decorators = (ast.unparse(decorator) for decorator in getattr(function, "decorator_list", ()))
    return any("cache" in decorator for decorator in decorators)


def _is_in_memory(call: ast.Call) -> bool:
    match call:
        case ast.Call(args=[], keywords=[]) | ast.Call(args=[ast.Constant(value="" | ":memory:"), *_]):
            return True
    return False

import ast
import re

from perflint.rules import Context, Cost, Evidence, Findings, Imported, Kind, Rewrite, Rule, insert_before, on, replace
from perflint.semantics.data.caches import Entry, cache_with, dict_cache, is_tended, is_unlimited
from perflint.semantics.data.keys import is_ever_new, is_ever_new_parameter
from perflint.semantics.moments.callers import calls_of
from perflint.syntax.growth import is_same_place
from perflint.syntax.naming import last_name

_FEW = re.compile(r"adapter|client|compile|connect|engine|lock|module|pool|schema|service|session", re.IGNORECASE)
"""Things of which there are as many as somebody has set up or written, by the names of what makes them."""

_SIZE = 1024
_ANEW = "a result that is no longer kept is made anew, and is then another object"


class UnboundedCache(Rule):
    """A cache that lets go of nothing keeps a result for every key that it ever met, as long as the program runs.

    With keys that never come to an end (points in time, measured numbers, contents and their digests, what users type
    into an address) a server grows until it is restarted. `functools.lru_cache` with a size keeps those results that
    are asked for again.

    ## Stays silent
    - where the number of keys is not certain to grow for ever: other text and numbers may come from a short list, days
      come slowly, and what the function compares with something may be one of a few
    - where anything takes entries out, looks at how many there are, or hands the dict on
    - on dicts that are only filled, and never asked for a result in the same function
    - on clients, connections, locks and compiled code: there are as many as somebody has set up or written
    - on caches of an instance or of one call, which go with it, and on functions that call themselves

    Code of another module that empties the cache is not seen.

    ## Fix safety
    `cache` and `lru_cache(maxsize=None)` become `lru_cache(maxsize=1024)`; where a dict is filled, the oldest of 1,024
    results is taken out first. Always unsafe: a result that has been taken out is made anew when it is asked for again,
    with all that this does, and is then another object; and 1,024 is a guess. A dict has no fix where code that makes
    no results reads it, where a new result is made of the old one, as a counter does, or where a coroutine waits for
    something else between asking for a result and using it; code of other modules is not seen. Threads that share the
    dict need a lock.
    """

    code = "PRF802"
    kind = Kind.MEMORY
    cost = Cost("O(keys) memory", "O(1) memory")
    message = "`{cache}` keeps a result for every `{key}` that it ever meets"
    advice = "give the cache a size, as `functools.lru_cache(maxsize=...)` has, or take out what is old"
    evidence = Evidence(
        setup="""
            from datetime import datetime, timedelta
            from functools import lru_cache

            def report(moment):
                return f"{moment:%A, %d %B %Y, %H:%M} " * 10

            recent_report = lru_cache(maxsize=128)(report)
        """,
        slow="""
            class Reports:
                known = {}

                @classmethod
                def of(cls, moment: datetime):
                    if moment not in cls.known:
                        cls.known[moment] = report(moment)
                    return cls.known[moment]

            return sum(len(Reports.of(start + timedelta(minutes=minute))) for minute in range(n))
        """,
        fast="""
            return sum(len(recent_report(start + timedelta(minutes=minute))) for minute in range(n))
        """,
        cases={"one after the other": "start = datetime(2026, 1, 1)"},
        sizes=(100, 1_000, 100_000),
        measures="memory",
    )

    @on(ast.Assign, ast.AnnAssign, value=(ast.Dict,))
    def check_dict(self, statement: ast.stmt, ctx: Context) -> Findings:
        cache = dict_cache(ctx.model, statement)
        if cache is None:
            return
        for place, key, result in cache.entries():
            if not _FEW.search(_maker(result)) and is_ever_new(ctx.model, key) and cache.keeps_all():
                yield self.finding(ctx, place, cache=ctx.source.slice(place), key=ctx.source.slice(key))
                return

    @on(ast.FunctionDef, decorator_list=(ast.Name, ast.Attribute, ast.Call))
    def check_function(self, function: ast.FunctionDef, ctx: Context) -> Findings:
        for decorator in function.decorator_list:
            if is_unlimited(ctx.model, decorator) and ctx.tree.function(function) is None:
                key = _ever_new(function, ctx)
                if key is not None and not _is_made_to_measure(function, ctx) and not is_tended(ctx.model, function):
                    # The decorator runs once, at import; what matters is how often the function does.
                    yield self.finding(ctx, decorator, runs=function.body[0], cache=function.name, key=key)

    def fix(self, node: ast.expr, ctx: Context) -> Rewrite | None:
        title = f"keep at most {_SIZE} results"
        match node:
            case ast.Call(args=[ast.Constant() as size, *_]) | ast.Call(keywords=[ast.keyword(value=size), *_]):
                return Rewrite(title, (replace(size, str(_SIZE)),), _ANEW)
            case ast.Name() | ast.Attribute() if is_unlimited(ctx.model, node):
                sized = replace(node, f"$cache(maxsize={_SIZE})", cache=Imported("functools.lru_cache"))
                return Rewrite(title, (sized,), _ANEW)
        cache = cache_with(ctx.model, node)
        if cache is None or not cache.is_closed() or any(_is_made_of_old(entry, ctx) for entry in cache.entries()):
            return None
        steps = (
            insert_before(
                ctx.tree.statement(entry.place),
                f"if len($cache) >= {_SIZE}:\n    del $cache[next(iter($cache))]",
                cache=entry.place,
            )
            for entry in cache.entries()
        )
        return Rewrite(title, tuple(steps), _ANEW)


def _is_made_of_old(entry: Entry, ctx: Context) -> bool:
    """Whether a result is made of the one that is there, as a count is."""
    return any(is_same_place(node, entry.place) for node in ctx.tree.descendants(entry.result))


def _is_made_to_measure(function: ast.FunctionDef, ctx: Context) -> bool:
    """Whether the function makes a client or the like, or another function."""
    local = {statement.name for statement in function.body if isinstance(statement, ast.FunctionDef)}
    inside = ctx.tree.descendants(function, into_functions=False)
    returned = {getattr(node.value, "id", None) for node in inside if isinstance(node, ast.Return)}
    return _FEW.search(function.name) is not None or not local.isdisjoint(returned)


def _maker(result: ast.expr) -> str:
    """The name of what makes the result, or of the variable that holds it."""
    made = result.value if isinstance(result, ast.Await) else result
    named = made.func if isinstance(made, ast.Call) else made
    return last_name(named)


def _ever_new(function: ast.FunctionDef, ctx: Context) -> str | None:
    """What the function certainly gets ever new values of, by its parameters or by a call of it."""
    arguments = function.args
    for parameter in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        if is_ever_new_parameter(ctx.model, function, parameter):
            return parameter.arg
    given = [value for call in calls_of(ctx.model, function) for value in call.args]
    return next((ctx.source.slice(value) for value in given if is_ever_new(ctx.model, value)), None)

import ast
from collections.abc import Iterator

from perflint.knowledge.blocking import blocking_call
from perflint.knowledge.purity import grows
from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, on_call
from perflint.semantics.amounts.handfuls import has_few_turns, is_few
from perflint.syntax.turns import runs_rarely

_WAITING = {"database": "a database", "file": "the disk", "network": "the network", "process": "another process"}
_LINE = 88
_GETTING = "if $key in $table:\n    $target = $table[$key]\nelse:\n    $target = $default"
_SETTING = "if $key not in $table:\n    $table[$key] = $default"
_CHEAP = (ast.Attribute, ast.Constant, ast.Lambda, ast.Name)
_READING = {"builtins.open", "pathlib.Path.open", "pathlib.Path.read_bytes", "pathlib.Path.read_text"}


class EagerDefaultArgument(Rule):
    """A default is computed before the call that may have no need of it: `table.get(key, load(key))` always loads.

    Python evaluates the arguments of a call first. `get`, `setdefault` and `pop` of a dict, `getattr` and `next` get
    their default that way even where the key, the attribute or the next item is there. Who looks first, and computes
    the default only where something is missing, saves all of it in the usual case.

    ## Stays silent
    - where the default is not certainly costly: it waits for a coroutine, a network, a database, a file or another
      process, or it goes through all items of something on every turn of a loop
    - on a default that is the same on every turn: that is `invariant-call-in-loop`
    - on `get`, `setdefault` and `pop` of what is not certainly a dict or another mapping
    - on a default that is a function: nobody calls it; and in migrations, which run once

    ## Fix safety
    `get` and `pop` become `table[key] if key in table else default`, `getattr` asks `hasattr` first, and in front of a
    statement that is about a `setdefault` alone the key gets its value if it is missing. That is unsafe: where the
    default is not needed, it is not computed, with all that it does or raises; it is computed after the key was looked
    for, which it may change, and takes the place of what another task has put there meanwhile; and a property is read
    twice. There is no fix for `next`, none in the middle of a longer expression, and none where the key or the table
    would have to be computed twice.
    """

    code = "PRF109"
    kind = Kind.CONSTANT
    message = "this default {does}, even where `{function}` has no need of it"
    advice = "look first, and compute the default only where nothing is found"
    evidence = Evidence(
        slow="""
            known = dict(entries)
            found = {}
            for name, marks in pupils:
                found[name] = known.get(name, sorted(marks))
            return found
        """,
        fast="""
            known = dict(entries)
            found = {}
            for name, marks in pupils:
                if name in known:
                    found[name] = known[name]
                else:
                    found[name] = sorted(marks)
            return found
        """,
        cases={
            "all are known": "entries = pupils = [(i, list(range(n))) for i in range(10)]",
            "none is known": "entries = []; pupils = [(i, list(range(n))) for i in range(10)]",
        },
        sizes=(3, 100, 1_000),
    )

    @on_call("*.get", "*.pop", "*.setdefault")
    def check_method(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(func=ast.Attribute(value=table, attr=method), args=[_, default], keywords=[]) if (
                does := _costs(default, ctx)
            ) and ctx.model.is_instance(table, "typing.Mapping"):
                yield self.finding(ctx, default, does=does, function=method)

    @on_call("builtins.getattr", "builtins.next")
    def check_function(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(func=ast.Name(id="getattr" as function), args=[_, _, default]):
                pass
            case ast.Call(func=ast.Name(id="next" as function), args=[_, default]):
                pass
            case _:
                return
        does = _costs(default, ctx)
        if does:
            yield self.finding(ctx, default, does=does, function=function)

    def fix(self, default: ast.expr, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.looking_first import looking_first

        call = ctx.tree.parent(default)
        steps = looking_first(call, ctx.tree) if isinstance(call, ast.Call) else ()
        title = "compute the default only where nothing is found"
        return Rewrite(title, steps, "the default is not computed where it is not needed") if steps else None


def _costs(default: ast.expr, ctx: Context) -> str:
    """What is costly about the default, empty if nothing certainly is."""
    if isinstance(default, _CHEAP):
        return ""
    parts = [default, *ctx.tree.descendants(default, into_functions=False)]
    called = [inner for part in parts for inner in _called(part, ctx)]
    waited_for = next(filter(None, (_waited_for(part, ctx) for part in [*parts, *called])), "")
    if waited_for:
        return f"waits for {waited_for}"
    if not any(_goes_through(part, ctx) for part in parts):
        return ""
    loop = next((loop for loop in ctx.model.loops(default) if not has_few_turns(ctx.model, loop)), None)
    if loop is None or runs_rarely(ctx.tree, default, loop) or ctx.model.is_invariant(default, loop):
        return ""
    return "goes through all items of something"


def _called(part: ast.AST, ctx: Context) -> list[ast.AST]:
    """What certainly runs first in the function of this module that is called."""
    function = ctx.model.function(part) if isinstance(part, ast.Call) else None
    if not isinstance(function, ast.FunctionDef) or function.decorator_list:
        return []
    inside = list(ctx.tree.descendants(function, into_functions=False))
    is_generator = any(isinstance(node, ast.Yield | ast.YieldFrom) for node in inside)
    return [] if is_generator else list(_certain(function.body, ctx))


def _certain(block: list[ast.stmt], ctx: Context) -> Iterator[ast.AST]:
    """What runs whenever the block does: up to the first statement that decides what comes next."""
    for statement in block:
        match statement:
            case ast.With(items=items, body=body):
                for item in items:
                    yield from ctx.tree.descendants(item)
                yield from _certain(body, ctx)
            case ast.Assign() | ast.AnnAssign() | ast.Expr() | ast.Return():
                yield from ctx.tree.descendants(statement, into_functions=False)
            case _:
                return


def _waited_for(part: ast.AST, ctx: Context) -> str:
    if isinstance(part, ast.Await):
        return "a coroutine"
    name = ctx.model.qualified_name(part.func) if isinstance(part, ast.Call) else None
    known = blocking_call(name) if name is not None else None
    if known is None or (known.tier != "error" and known.name not in _READING):
        return ""
    return _WAITING.get(known.kind, "")


def _goes_through(part: ast.AST, ctx: Context) -> bool:
    """Whether this looks at all of what may be many items."""
    match part:
        case (
            ast.DictComp(generators=generators)
            | ast.ListComp(generators=generators)
            | ast.SetComp(generators=generators)
        ):
            return not all(is_few(ctx.model, generator.iter) for generator in generators)
        case ast.Call(func=ast.Name() as function, args=[items]) if not isinstance(items, ast.Starred):
            name = ctx.model.qualified_name(function)
            return name is not None and grows(name) is not None and not is_few(ctx.model, items)
    return False

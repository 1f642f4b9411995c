import ast
import re
from itertools import takewhile

from perflint.knowledge.handfuls import is_handful
from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, on_call
from perflint.semantics.amounts.sizes import has_fixed_size
from perflint.semantics.displays import is_plain_display
from perflint.syntax.naming import last_name
from perflint.syntax.scope import FunctionNode

_DEBUG = {"logging.debug", "logging.Logger.debug", "logging.LoggerAdapter.debug"}
_SERIALISING = {
    *("copy.deepcopy", "inspect.stack", "json.dumps", "pickle.dumps", "pprint.pformat", "traceback.format_stack"),
    *("xml.etree.ElementTree.tostring", "yaml.dump", "yaml.safe_dump"),
}
_GUARD = re.compile(r"debug|enabled_?for|level|trace|verbos", re.IGNORECASE)

_UNSEEN = "what the arguments do or raise does not happen when no debug messages are shown"


class LoggingExpensiveArgument(Rule):
    """What a debug message shows is computed even if nobody sees it: ten items cost 20 times as much as no message.

    `logger.debug("%s", value)` leaves it to the handlers to turn the value into text, which is all that is lazy. The
    arguments are computed before the call; so are the parts of an f-string. `if logger.isEnabledFor(logging.DEBUG):`
    around the call computes them only when they are shown. For values that are there anyway it makes no difference.

    ## Stays silent
    - on what costs little, or goes through a handful of items, as their number or the name for them says
    - on a comprehension outside of a loop; `json.dumps`, `pformat` and the like are dear enough there, too
    - on `info`, which most programs do show
    - on what the function computes elsewhere too, for something else than a message, and on texts that are written out
    - below a test of the level or of a flag like `verbose`, and in functions that ask `isEnabledFor` on their way
    - in `except` blocks and branches that only say why the function gives up, and at the top level of a module
    - where it is not certain that it is a logger of `logging`: others may be lazy

    ## Fix safety
    The call is put below `if logger.isEnabledFor(logging.DEBUG):`, with those that follow it, and stays as it is. That
    is safe where its arguments
    are plain work with texts and numbers, which can do and raise nothing. Otherwise it is unsafe: what the arguments do
    besides, such as asking a database for what an object loads when it is first looked at, and what they raise, does
    not happen when no debug messages are shown.

    There is no fix for `logging.debug` itself, which also sets up a handler when it is first called, where the logger
    is not just a name or an attribute, where the value of the call is used, and where an argument awaits or binds
    something.
    """

    code = "PRF705"
    kind = Kind.CONSTANT
    message = "{what} is computed even when no debug messages are shown"
    advice = "put the call below `if {logger}.isEnabledFor(logging.DEBUG):`"
    ruff = ("G001", "G002", "G003", "G004")
    evidence = Evidence(
        setup="""
            import logging

            logger = logging.getLogger("evidence")
            logger.setLevel(logging.WARNING)
        """,
        slow="""
            for page in pages:
                logger.debug("links: %s", [link.strip() for link in page])
            return len(pages)
        """,
        fast="""
            is_shown = logger.isEnabledFor(logging.DEBUG)
            for page in pages:
                if is_shown:
                    logger.debug("links: %s", [link.strip() for link in page])
            return len(pages)
        """,
        cases={
            "ten links on each page": "pages = [[f'link {i} ' for i in range(10)]] * n",
            "one link on each page": "pages = [['link ']] * n",
        },
        sizes=(1, 10, 100),
    )

    @on_call("*.debug")
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        costly = _costly_part(call, ctx)
        # Nearly all messages are cheap: what their loggers are is asked last.
        if costly is not None and ctx.model.is_one_of(call.func, _DEBUG):
            what = f"`{ast.unparse(costly.func)}`" if isinstance(costly, ast.Call) else "a comprehension"
            logger = ctx.source.slice(call.func).removesuffix(".debug")
            if ctx.model.qualified_name(call.func) == "logging.debug":
                logger = "logging.getLogger()"
            yield self.finding(ctx, costly, what=what, logger=logger, ruff=_ruff(call.args[:1]))

    def fix(self, node: ast.expr, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.guarding import below_level, is_plain, messages_from

        calls = list(messages_from(ctx.model, ctx.tree.statement(node)))
        if not calls or all(above is not calls[0] for above in ctx.tree.ancestors(node)):
            return None
        while _costly_part(calls[-1], ctx) is None:
            calls.pop()
        unsafe = "" if all(is_plain(ctx.model, call) for call in calls) else _UNSEEN
        return Rewrite("ask for the level first", below_level(ctx.model, calls), unsafe)


def _costly_part(call: ast.Call, ctx: Context) -> ast.expr | None:
    """The first thing in a debug message that costs much, and need not be computed if nobody sees it."""
    nodes = ctx.tree.descendants(call, into_functions=False)
    costly = [node for node in nodes if isinstance(node, ast.expr) and _is_costly(node, call, ctx)]
    costly = [node for node in costly if not _is_small(node, ctx) and not _is_needed(node, ctx)]
    if not costly or _is_seldom_or_guarded(call, ctx):
        return None
    return min(costly, key=lambda node: (node.lineno, node.col_offset))


def _is_costly(node: ast.AST, message: ast.Call, ctx: Context) -> bool:
    match node:
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            return any(ctx.model.loops(message)) and _is_long(node.generators[0].iter, ctx)
        case ast.Call(func=function, args=arguments):
            name = ctx.model.qualified_name(function)
            if name == "builtins.sorted":
                return any(ctx.model.loops(message)) and _is_long(arguments[0], ctx)
            return name in _SERIALISING
    return False


def _is_long(items: ast.expr, ctx: Context) -> bool:
    """Whether nothing says that it is a handful: not its size, nor its name; that of a class or constant does."""
    match items:
        case ast.Call(func=ast.Attribute(value=viewed), args=[]):
            return _is_long(viewed, ctx)
        case ast.Name(id=name) | ast.Attribute(attr=name) if is_handful(name) or name[:1].isupper():
            return False
    return not has_fixed_size(ctx.model, items)


def _is_small(costly: ast.AST, ctx: Context) -> bool:
    """Whether all that is turned into text is a display of texts and numbers, made just before."""
    inside = list(ctx.tree.descendants(costly))
    called = {node.func for node in inside if isinstance(node, ast.Call)}
    names = [node for node in inside if isinstance(node, ast.Name) and node not in called]
    data = [name for name in names if ctx.model.qualified_name(name) is None]
    return bool(data) and all(is_plain_display(ctx.model, name) for name in data)


def _is_needed(costly: ast.AST, ctx: Context) -> bool:
    """Whether the function computes the same for something else, too: then the message costs as much again at most."""
    functions = [above for above in ctx.tree.ancestors(costly) if isinstance(above, FunctionNode)]
    around = (node for function in functions[:1] for node in ctx.tree.descendants(function))
    alike = (node for node in around if not _is_said(node, ctx))
    return any(ctx.source.slice(node) == ctx.source.slice(costly) for node in alike)


def _is_said(node: ast.AST, ctx: Context) -> bool:
    """Whether this is a part of a debug message."""
    around = takewhile(lambda above: not isinstance(above, ast.stmt), ctx.tree.ancestors(node))
    return any(isinstance(above, ast.Call) and getattr(above.func, "attr", "") == "debug" for above in around)


def _is_seldom_or_guarded(call: ast.Call, ctx: Context) -> bool:
    for above in ctx.tree.ancestors(call):
        match above:
            case ast.ExceptHandler():
                return True
            case ast.If(test=test) | ast.IfExp(test=test) if _tests_level(test, ctx):
                return True
            case ast.If(body=[ast.Expr(value=said), ast.Return() | ast.Raise()]) if said is call:
                return True
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                return any(_asks_for_all(node, ctx) for node in ctx.tree.descendants(above))
    return True


def _asks_for_all(node: ast.AST, ctx: Context) -> bool:
    """Whether this asks for the level, and not only for what stands below it."""
    if getattr(node, "attr", "") != "isEnabledFor":
        return False
    match ctx.tree.statement(node):
        case ast.If(body=[*_, last]):
            return isinstance(last, ast.Return | ast.Raise | ast.Continue | ast.Break)
    return True


def _tests_level(test: ast.expr, ctx: Context) -> bool:
    names = map(last_name, (test, *ctx.tree.descendants(test)))
    return any(_GUARD.search(name) for name in names)


def _ruff(message: list[ast.expr]) -> tuple[str, ...]:
    """The rule of ruff that reports the message itself."""
    match message:
        case [ast.JoinedStr()]:
            return ("G004",)
        case [ast.BinOp(op=ast.Mod())]:
            return ("G002",)
        case [ast.BinOp(op=ast.Add())]:
            return ("G003",)
        case [ast.Call(func=ast.Attribute(attr="format"))]:
            return ("G001",)
    return ()

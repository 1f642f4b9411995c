import ast
import re
from typing import TypeGuard

from perflint.rules import (
    Context,
    Evidence,
    Findings,
    Fresh,
    Imported,
    Kind,
    Rewrite,
    Rule,
    insert_before,
    on_call,
    replace,
)
from perflint.semantics.waiting.variation import is_paced, varies
from perflint.syntax.turns import runs_rarely
from perflint.syntax.walker import Loop

_SESSIONS = {"requests": "requests.Session", "niquests": "niquests.Session", "httpx": "httpx.Client"}
_METHODS = ("delete", "get", "head", "options", "patch", "post", "put", "request")
_CONTENT = {"url", "params", "json", "data", "content", "files"}
_OF_CLIENT = {"cert", "cookies", "proxies", "proxy", "trust_env", "verify"}
"""Options that `httpx` has for a client, and not for its requests."""
_SHARED = (
    "cookies are sent again, the session is not closed, and what replaces the functions, as in tests, is not asked"
)
_HOST = re.compile(r"https?://[^/{%]*([^/{%.-]$|[^/{%]/)")


class HttpCallWithoutSession(Rule):
    """`requests.get` in a loop connects anew on every turn: two to four times as slow even without a network and TLS.

    Each call makes a client, opens a connection, agrees on its encryption, and throws all of that away. A
    `requests.Session` or `httpx.Client` keeps the connection to a host open; over a real network that saves two or
    three round trips for each request. `httpx.get` also reads all certificates again.

    ## Stays silent
    - outside of loops, in loops of a few turns, and in tests
    - where the same request is sent again and again: a retry, or a poll
    - where the loop sleeps between the requests, or ends with the first one that succeeds
    - where it is not certain that all requests go to one host; `httpx` is slow with many hosts, too

    ## Fix safety
    A session is made before the outermost loop, and all requests of the loop that are made by functions of the same
    library are sent through it. That is unsafe: cookies that an answer sets are sent with the next requests, a
    connection that the server has closed meanwhile may fail, the session is closed only when nobody has it any more,
    and what replaces `requests.get`, as in tests, is not asked.

    There is no fix for `httpx` with options that only a client has (`verify`, `cert`, `proxy`, `cookies`), for
    parameters of `requests.get` that are given by position, and in a lambda, whose loop runs elsewhere.
    """

    code = "PRF701"
    kind = Kind.BLOCKING
    message = "`{call}` opens a new connection on every turn of this loop"
    advice = "make a `{session}` before the loop and send the requests through it"
    evidence = Evidence(
        setup="""
            from multiprocessing import get_context
            from socketserver import StreamRequestHandler, ThreadingTCPServer

            import requests

            class Answer(StreamRequestHandler):
                def handle(self):
                    for line in self.rfile:
                        if line == b"\\r\\n":
                            self.wfile.write(b"HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\nhello")

            server = ThreadingTCPServer(("127.0.0.1", 0), Answer)
            get_context("fork").Process(target=server.serve_forever, daemon=True).start()
            base = f"http://127.0.0.1:{server.server_address[1]}"
        """,
        slow="""
            return [requests.get(f"{base}/items/{item}").text for item in range(n)]
        """,
        fast="""
            with requests.Session() as session:
                return [session.get(f"{base}/items/{item}").text for item in range(n)]
        """,
        cases={"a server on the same machine": ""},
        sizes=(1, 10, 100),
        requires=("requests",),
        measures="wall",
    )

    @on_call(*(f"{library}.{method}" for library in _SESSIONS for method in _METHODS), in_loop=True)
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        content = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg in _CONTENT)]
        loop = next((loop for loop in ctx.model.loops(call) if varies(ctx.model, content, loop)), None)
        if loop is None or ctx.model.is_short(loop) or is_paced(ctx.model, loop):
            return
        if runs_rarely(ctx.tree, call, loop):
            return
        library, *_, method = str(ctx.model.qualified_name(call.func)).split(".")
        urls = [*call.args[method == "request" :], *(word.value for word in call.keywords if word.arg == "url")]
        if library == "httpx" or any(_is_one_host(url, call, loop, ctx) for url in urls[:1]):
            yield self.finding(ctx, call, call=f"{library}.{method}", session=_SESSIONS[library])

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        library = str(ctx.model.qualified_name(call.func)).partition(".")[0]
        loop = ctx.model.loops(call)[-1]
        requests = [node for node in ctx.tree.descendants(loop, into_functions=False) if _is_sent(node, library, ctx)]
        statement = ctx.tree.statement(loop)
        is_elsewhere = ctx.tree.function(call) is not ctx.tree.function(statement)
        if is_elsewhere or not all(_may_share(one, _method(one, ctx), library) for one in requests):
            return None
        session = Fresh(_SESSIONS[library].rpartition(".")[2].lower())
        made = insert_before(statement, "$session = $made()", session=session, made=Imported(_SESSIONS[library]))
        sent = (replace(one.func, f"$session.{_method(one, ctx)}", session=session) for one in requests)
        return Rewrite(f"send the requests through one `{_SESSIONS[library]}`", (made, *sent), _SHARED)


def _method(call: ast.Call, ctx: Context) -> str:
    return str(ctx.model.qualified_name(call.func)).rpartition(".")[2]


def _is_sent(node: ast.AST, library: str, ctx: Context) -> TypeGuard[ast.Call]:
    """Whether this is a request that is sent by a function of the library."""
    if not isinstance(node, ast.Call):
        return False
    owner, _, method = (ctx.model.qualified_name(node.func) or "").rpartition(".")
    return owner == library and method in _METHODS


def _may_share(call: ast.Call, method: str, library: str) -> bool:
    """Whether a session takes the same arguments."""
    words = {keyword.arg for keyword in call.keywords}
    if None in words or any(isinstance(one, ast.Starred) for one in call.args):
        return False
    is_of_client = library == "httpx" and not words.isdisjoint(_OF_CLIENT)
    return not is_of_client and len(call.args) < (2 if method == "get" else 3)


def _is_one_host(url: ast.expr | None, call: ast.Call, loop: Loop, ctx: Context) -> bool:
    """Whether all turns of the loop certainly ask the same host."""
    match url:
        case ast.Name():
            binding = ctx.model.binding(url)
            made = [made for made in binding.definitions if loop in ctx.tree.ancestors(made.node)] if binding else []
            # What is set after the request is the address of the next page.
            before = [one for one in made if getattr(one.node, "lineno", 0) <= call.lineno]
            return all(one.kind == "assign" and _is_one_host(one.value, call, loop, ctx) for one in before)
        case ast.Attribute(value=first) | ast.FormattedValue(value=first):
            return _is_one_host(first, call, loop, ctx)
        case ast.JoinedStr() | ast.BinOp(op=ast.Add()):
            return _is_one_host(_beginning(url), call, loop, ctx)
        case ast.Constant(value=str(text)):
            return _HOST.match(text) is not None
        case ast.BinOp(left=ast.Constant() as text, op=ast.Mod()):
            return _is_one_host(text, call, loop, ctx)
        case ast.Call(func=ast.Attribute(value=ast.Constant() as text, attr="format")):
            return _is_one_host(text, call, loop, ctx)
        case ast.Call(func=func, args=[base, _]) if ctx.model.qualified_name(func) == "urllib.parse.urljoin":
            return _is_one_host(base, call, loop, ctx)
    return False


def _beginning(url: ast.expr) -> ast.expr:
    """The first part of the text that says more than `https://`."""
    parts: list[ast.expr] = []
    while isinstance(url, ast.BinOp):
        parts, url = [url.right, *parts], url.left
    parts = [*(url.values if isinstance(url, ast.JoinedStr) else [url]), *parts]
    is_scheme = str(getattr(parts[0], "value", "")).endswith("//")
    return parts[min(is_scheme, len(parts) - 1)]

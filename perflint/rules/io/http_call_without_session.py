import ast
import re

from perflint.rules import Context, Evidence, Findings, Kind, Rule, on_call
from perflint.semantics.waiting.variation import is_paced, varies
from perflint.syntax.turns import runs_rarely
from perflint.syntax.walker import Loop

_SESSIONS = {"requests": "requests.Session", "niquests": "niquests.Session", "httpx": "httpx.Client"}
_METHODS = ("delete", "get", "head", "options", "patch", "post", "put", "request")
_CONTENT = {"url", "params", "json", "data", "content", "files"}
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

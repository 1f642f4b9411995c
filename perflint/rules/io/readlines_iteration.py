import ast
import re

from perflint.rules import Context, Evidence, Findings, Kind, Rule, on_call
from perflint.syntax.growth import is_same_place

_FILES = ("typing.TextIO", "typing.BinaryIO", "io.TextIOWrapper", "io.BufferedReader", "gzip.GzipFile", "bz2.BZ2File")
_SMALL = ("/proc/", "/sys/", "/etc/")
_BY_HAND = re.compile(
    r"(?<![a-z])(args?|cfg|conf|config|ignored?|ini|licen[cs]e|options?|readme|requirements?|version)(?![a-z])",
    re.IGNORECASE,
)
"""Names of files that somebody writes by hand."""
_REPLACING = {"move", "remove", "rename", "replace", "truncate", "unlink", "write_bytes", "write_text"}


class ReadlinesIteration(Rule):
    """`for line in file.readlines()` holds all lines at once: 400 times the memory for 100,000 lines.

    A file gives its lines one by one, in the same time: `for line in file`. So it does instead of
    `file.read().splitlines()`, which holds the text as well; there the line keeps its end, until
    `line.rstrip("\\n")` takes it off. (`splitlines` of text also splits at a few rare characters, like form feeds.)

    ## Stays silent
    - where it is not certain that it is a file, on `StringIO` and on `sys.stdin`
    - where the loop uses the file, or writes, moves or removes files, for one of these may be the one that is read
    - on files of the system, which are small (`/proc/meminfo`), and on such as somebody writes by hand (`config_file`)
    """

    code = "PRF703"
    kind = Kind.MEMORY
    message = "`{read}` holds all lines of the file in memory at once"
    advice = "iterate over `{file}` itself{then}"
    ruff = ("FURB129",)
    evidence = Evidence(
        setup="""
            import os
            import tempfile

            def written(n):
                with tempfile.NamedTemporaryFile("w", delete=False) as file:
                    file.writelines(f"line {i} of some text that is not too short\\n" for i in range(n))
                return file.name
        """,
        slow="""
            length = 0
            with open(path) as file:
                for line in file.readlines():
                    length += len(line)
            return length
        """,
        fast="""
            length = 0
            with open(path) as file:
                for line in file:
                    length += len(line)
            return length
        """,
        cases={"lines of text": "path = written(n)"},
        sizes=(100, 1_000, 100_000),
        measures="memory",
    )

    @on_call("*.readlines")
    def check(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case ast.Call(func=ast.Attribute(value=file), args=[], keywords=[]):
                yield from self._report(call, file, "", ctx)

    @on_call("*.splitlines", "*.split")
    def check_text(self, call: ast.Call, ctx: Context) -> Findings:
        match call:
            case (
                ast.Call(func=ast.Attribute(value=text, attr="splitlines"), args=[], keywords=[])
                | ast.Call(func=ast.Attribute(value=text, attr="split"), args=[ast.Constant(value="\n" | b"\n")])
            ):
                match text:
                    case ast.Call(func=ast.Attribute(value=file, attr="read"), args=[]):
                        yield from self._report(call, file, ", and strip the end of each line", ctx)

    def _report(self, call: ast.Call, file: ast.expr, then: str, ctx: Context) -> Findings:
        match ctx.tree.parent(call):
            case (ast.For(iter=iterated) | ast.comprehension(iter=iterated)) as loop if iterated is call:
                # Not one of a derived class: `StringIO` is a `TextIO`, too.
                type_ = ctx.model.type_of(file)
                if type_ is not None and type_.name in _FILES and _is_only_read(file, loop, ctx):
                    read, name = ctx.source.slice(call), ctx.source.slice(file)
                    # That rule of ruff knows only `readlines`.
                    yield self.finding(ctx, call, read=read, file=name, then=then, ruff=() if then else self.ruff)


def _is_only_read(file: ast.expr, loop: ast.For | ast.comprehension, ctx: Context) -> bool:
    """Whether the loop certainly leaves the file alone, and it is one that may be large."""
    if _is_of_system(file, ctx) or _is_by_hand(file, ctx):
        return False
    body = loop.body if isinstance(loop, ast.For) else []
    nodes = [node for statement in body for node in (statement, *ctx.tree.descendants(statement))]
    return not any(is_same_place(node, file) or _may_replace(node) for node in nodes)


def _is_of_system(file: ast.expr, ctx: Context) -> bool:
    binding = ctx.model.binding(file) if isinstance(file, ast.Name) else None
    for opened in [file] if binding is None else [definition.value for definition in binding.definitions]:
        match opened:
            case ast.Call(args=[ast.Constant(value=str(path)), *_]) if path.startswith(_SMALL):
                return True
    return False


def _is_by_hand(file: ast.expr, ctx: Context) -> bool:
    """Whether the name of the file, or of its path, is that of something short that somebody writes."""
    binding = ctx.model.binding(file) if isinstance(file, ast.Name) else None
    opened = [file] if binding is None else [file, *(one.value for one in binding.definitions if one.value is not None)]
    return any(_BY_HAND.search(ctx.source.slice(one)) for one in opened)


def _may_replace(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr="replace"), args=[_, _, *_]):
            return getattr(owner, "id", "") == "os"  # Of text, it has two arguments too.
        case ast.Call(func=ast.Attribute(attr=name)) if name in _REPLACING:
            return True
        case ast.Call(func=ast.Name(id="open") | ast.Attribute(attr="open"), args=args, keywords=keywords):
            return bool(args[1:] or keywords)
    return False

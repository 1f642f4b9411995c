import ast
import re

from perflint.rules import Context, Evidence, Findings, Kind, Rewrite, Rule, insert_before, on_call, replace
from perflint.semantics.equivalence.roles import role_of
from perflint.semantics.types import STR
from perflint.syntax.growth import is_same_place

_FILES = ("typing.TextIO", "typing.BinaryIO", "io.TextIOWrapper", "io.BufferedReader", "gzip.GzipFile", "bz2.BZ2File")
_SMALL = ("/proc/", "/sys/", "/etc/")
_BY_HAND = re.compile(
    r"(?<![a-z])(args?|cfg|conf|config|ignored?|ini|licen[cs]e|options?|readme|requirements?|version)(?![a-z])",
    re.IGNORECASE,
)
"""Names of files that somebody writes by hand."""
_REPLACING = {"move", "remove", "rename", "replace", "truncate", "unlink", "write_bytes", "write_text"}
_MEANWHILE = "the loop begins before the last line has been read, and may see what happens to the file meanwhile"
_OTHER_ENDS = "`splitlines` also splits at characters like form feeds"


class ReadlinesIteration(Rule):
    """`for line in file.readlines()` holds all lines at once: 400 times the memory for 100,000 lines.

    A file gives its lines one by one, in the same time: `for line in file`. So it does instead of
    `file.read().splitlines()`, which holds the text as well; there the line keeps its end, until
    `line.rstrip("\\n")` takes it off. (`splitlines` of text also splits at a few rare characters, like form feeds.)

    ## Stays silent
    - where it is not certain that it is a file, on `StringIO` and on `sys.stdin`
    - where the loop uses the file, or writes, moves or removes files, for one of these may be the one that is read
    - on files of the system, which are small (`/proc/meminfo`), and on such as somebody writes by hand (`config_file`)

    ## Fix safety
    `for line in file.readlines()` becomes `for line in file`. That is safe where the function has opened the file, no
    turn can raise anything, and all that a turn does is to compute with texts and numbers and to put what it finds into
    a new list or a variable of the function. Otherwise it is unsafe: the loop begins before the last line has been
    read, so a turn may have done something when a later line turns out to be no text, and the loop sees what happens to
    the file meanwhile.

    `for line in file.read().splitlines()` becomes `for line in file` with a `line.rstrip("\n")`. That is unsafe
    besides, for `splitlines` also splits at characters like form feeds.

    There is no fix for a generator that may be consumed later, when the file is closed, for a loop that may be left
    before its end where the file is used again, and for `splitlines` of bytes and in comprehensions.
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

    def fix(self, call: ast.Call, ctx: Context) -> Rewrite | None:
        from perflint.rewrites.streaming import is_consumed_at_once, shows_nothing

        loop = ctx.tree.parent(call)
        match call:
            case ast.Call(func=ast.Attribute(value=file, attr="readlines")):
                whole = loop if isinstance(loop, ast.For) else ctx.tree.parent(loop or call)
                if not whole or not is_consumed_at_once(ctx.model, whole) or _is_left_for_more(file, whole, ctx):
                    return None
                unsafe = "" if shows_nothing(ctx.model, file, loop or whole) else _MEANWHILE
                return Rewrite("iterate over the file itself", (replace(call, "$file", file=file),), unsafe)
            case ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Attribute(value=file)), attr="splitlines")):
                return _without_ends(call, file, loop, ctx)
        return None

    def _report(self, call: ast.Call, file: ast.expr, then: str, ctx: Context) -> Findings:
        match ctx.tree.parent(call):
            case (ast.For(iter=iterated) | ast.comprehension(iter=iterated)) as loop if iterated is call:
                # Not one of a derived class: `StringIO` is a `TextIO`, too.
                type_ = ctx.model.type_of(file)
                if type_ is not None and type_.name in _FILES and _is_only_read(file, loop, ctx):
                    read, name = ctx.source.slice(call), ctx.source.slice(file)
                    # That rule of ruff knows only `readlines`.
                    yield self.finding(ctx, call, read=read, file=name, then=then, ruff=() if then else self.ruff)


def _without_ends(call: ast.Call, file: ast.expr, loop: ast.AST | None, ctx: Context) -> Rewrite | None:
    """The loop over a text file that takes the end off each line."""
    match loop:
        case ast.For(target=ast.Name() as line, body=[first, *_]) if not _is_left_for_more(file, loop, ctx):
            type_ = ctx.model.type_of(call)
            if type_ is None or type_.element != STR:
                return None
            stripped = insert_before(first, "$line = $line.rstrip($end)", line=line, end='"\\n"')
            steps = (replace(call, "$file", file=file), stripped)
            return Rewrite("iterate over the file itself", steps, f"{_OTHER_ENDS}, and {_MEANWHILE}")
    return None


def _is_left_for_more(file: ast.expr, loop: ast.AST, ctx: Context) -> bool:
    """Whether the loop may end before the file does, and somebody may go on to read it."""
    from perflint.rewrites.streaming import may_be_left

    binding = ctx.model.binding(file) if isinstance(file, ast.Name) else None
    if isinstance(file, ast.Call) or not may_be_left(ctx.model, loop):
        return False
    if binding is None:
        return True
    opened = set(ctx.model.flow.reaching(binding, file))
    others = (use for use in ctx.model.uses(binding) if use is not file and role_of(ctx.model, use) != ".close")
    return any(not opened.isdisjoint(ctx.model.flow.reaching(binding, use)) for use in others)


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

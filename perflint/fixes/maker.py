"""From a rewrite to a fix: what it may be trusted with, and, if someone asks, its edits."""

import ast
from collections.abc import Iterator

from perflint.findings import Applicability, Edit, Fix
from perflint.fixes.comments import loses_comment
from perflint.fixes.names import Naming, NoName
from perflint.fixes.places import is_in_formatted_string
from perflint.rewrites.steps import (
    Brace,
    Decorate,
    Insert,
    Move,
    Remove,
    Replace,
    Rewrite,
    Step,
    Unbracket,
    Undecorate,
)
from perflint.rules import Context
from perflint.syntax.parsing import ParseError, parse


def described(rewrite: Rewrite, ctx: Context) -> Fix | None:
    """The fix without its edits, which cost more; None if there is none in this place."""
    return _described(rewrite, ctx)[0]


def built(rewrite: Rewrite, ctx: Context) -> Fix | None:
    """The fix with its edits, of which it has been checked that they lead to what the rewrite means."""
    from perflint.fixes.building import NotBuildable

    fix, steps, naming = _described(rewrite, ctx)
    if fix is None:
        return None
    try:
        edits, imports = _edits(steps, naming, ctx)
    except NotBuildable as error:
        return fix._replace(applicability=Applicability.DISPLAY_ONLY, reason=str(error))
    return fix._replace(edits=edits, imports=imports)


def _described(rewrite: Rewrite, ctx: Context) -> tuple[Fix | None, list[Step], Naming]:
    naming = Naming(ctx)
    if ctx.source.cells or any(is_in_formatted_string(ctx.tree, node) for node in _places(rewrite)):
        return None, [], naming
    try:
        steps = [naming.named(step) for step in rewrite.steps]
    except NoName:
        return None, [], naming
    return Fix(rewrite.title, *_trust(rewrite, steps, ctx)), steps, naming


def _places(rewrite: Rewrite) -> Iterator[ast.AST]:
    for step in rewrite.steps:
        match step:
            case Replace(node=node) | Brace(items=node) | Unbracket(items=node) | Undecorate(decorator=node):
                yield node
            case Insert(beside=node) | Remove(statement=node) | Move(definition=node) | Decorate(function=node):
                yield node


def _trust(rewrite: Rewrite, steps: list[Step], ctx: Context) -> tuple[Applicability, str]:
    if rewrite.display_only:
        return Applicability.DISPLAY_ONLY, rewrite.display_only
    if loses_comment(steps, ctx):
        return Applicability.DISPLAY_ONLY, "a comment would be lost"
    if rewrite.unsafe:
        return Applicability.UNSAFE, rewrite.unsafe
    return Applicability.SAFE, ""


def _edits(steps: list[Step], naming: Naming, ctx: Context) -> tuple[tuple[Edit, ...], tuple[Edit, ...]]:
    """The edits, and those that import something. Raises NotBuildable if they don't lead to the intended tree."""
    from perflint.fixes.applying import Overlap, apply
    from perflint.fixes.building import NotBuildable
    from perflint.fixes.intent import intended_module
    from perflint.fixes.splicing import edits_of
    from perflint.fixes.templates import is_same

    imports = [one.edit for one in naming.imports.values()]
    edits = [_behind_import(edit, imports) for step in steps for edit in edits_of(step, ctx)]
    try:
        module = parse(apply((*edits, *imports), ctx.source.text).text)
    except (Overlap, ParseError) as error:
        raise NotBuildable(str(error)) from error
    if not is_same(module, intended_module(ctx.tree, steps, naming.imports.values())):
        raise NotBuildable("the new text does not read as intended")
    return tuple(sorted(edits)), tuple(imports)


def _behind_import(edit: Edit, imports: list[Edit]) -> Edit:
    """The edit, with an import that goes in the same place: what follows has to follow it."""
    for one in imports:
        if one.start == edit.start:
            imports.remove(one)
            return edit._replace(text=one.text + edit.text)
    return edit

"""Text that a loop puts together is collected in parts, which are joined after the loop."""

import ast
import re

from perflint.rewrites.adding import Addition
from perflint.rewrites.steps import Code, Fresh, Part, Step, code, insert_after, insert_before, replace
from perflint.semantics.equivalence.stretches import Stretch, is_seen_unfinished, may_be_caught, stretch_to
from perflint.semantics.equivalence.visibility import is_of_one_function
from perflint.semantics.model import SemanticModel
from perflint.semantics.types import STR
from perflint.source.text import SourceText
from perflint.syntax.growth import Growth
from perflint.syntax.walker import Loop

_PARTS = Fresh("parts")
_OPENING = re.compile(r"""([fF][rR]?|[rR][fF])(\"""|'''|"|')""")

_LATER = "what is added may be no plain text, which shows only when it is joined"
_MEANWHILE = "it is set after the loop: who looks at it on the way, or after an exception, misses the parts so far"
_UNFINISHED = "where an exception is caught, the text misses the parts so far"


def joined_later(
    model: SemanticModel, source: SourceText, growth: Growth, loop: Loop, growing: list[Growth]
) -> Addition | None:
    """How to collect what this loop adds to a text, by all these statements; None where someone would notice."""
    stretch = stretch_to(model, growth)
    is_from_start = stretch is not None and stretch.start.kind in ("assign", "annotated")
    growths = stretch.growths if stretch is not None and is_from_start else growing
    appended = [_appended(source, one) for one in growths]
    if None in appended or len({one.is_at_front for one in growths}) > 1:
        return None
    steps = [step for step in appended if step is not None]
    unsafe = "" if all(_is_text(model, one) for one in growths) else _LATER
    if stretch is not None and is_from_start:
        return _in_stretch(model, stretch, steps, unsafe)
    return _around(model, growth, loop, steps, unsafe)


def _in_stretch(model: SemanticModel, stretch: Stretch, steps: list[Step], unsafe: str) -> Addition | None:
    """The parts from where the text begins on: then the text itself need not be there before the end."""
    is_at_front = stretch.growths[0].is_at_front
    match stretch.value:
        case ast.Constant(value=""):
            steps.append(replace(stretch.first, "$parts = []", parts=_PARTS))
        case value:
            steps.append(replace(stretch.first, "$parts = [$start]", parts=_PARTS, start=value))
    text = _joined(is_at_front)
    for use in stretch.within:
        statement = model.tree.statement(use)
        if not isinstance(statement, ast.Return) or len(model.loops(use)) > len(model.loops(statement)):
            return None
        steps.append(replace(use, "$text", text=text))
    match stretch.outside:
        case [use] if stretch.is_all and _is_read_once(model, use, stretch):
            steps.append(replace(use, "$text", text=text))
        case [_, *_]:
            steps.append(insert_after(stretch.last, "$name = $text", name=stretch.binding.name, text=text))
            unsafe = unsafe or (_UNFINISHED if is_seen_unfinished(model, stretch) else "")
    return Addition(tuple(steps), unsafe)


def _around(model: SemanticModel, growth: Growth, loop: Loop, steps: list[Step], unsafe: str) -> Addition | None:
    """The parts around the loop: what holds the text keeps it, and gets the rest at once."""
    if not isinstance(loop, ast.stmt) or isinstance(_definition_around(model, loop), ast.ClassDef):
        return None  # In a class the parts would become an attribute.
    binding = model.binding(growth.target) if isinstance(growth.target, ast.Name) else None
    if binding is not None and binding.is_local and not is_of_one_function(model, binding):
        return None  # Another function may be called in the loop, and read it.
    if binding is None or not binding.is_local or may_be_caught(model, loop):
        unsafe = _MEANWHILE
        if _may_wait(model, loop):
            return None
    template = "$place = $text + $place" if growth.is_at_front else "$place += $text"
    end = insert_after(loop, template, place=growth.target, text=_joined(growth.is_at_front))
    return Addition((insert_before(loop, "$parts = []", parts=_PARTS), *steps, end), unsafe)


def _definition_around(model: SemanticModel, loop: ast.stmt) -> ast.AST | None:
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return next((above for above in model.tree.ancestors(loop) if isinstance(above, kinds)), None)


def _appended(source: SourceText, growth: Growth) -> Step | None:
    match growth.form, growth.extension.added:
        case "text", _:
            rest = _rest_of_text(source, growth)
            return replace(growth.statement, "$parts.append($rest)", parts=_PARTS, rest=rest) if rest else None
        case _, added:
            names = [f"part{number}" for number in range(len(added))]
            template = f"$parts.append({' + '.join(f'${name}' for name in names)})"
            parts: dict[str, Part] = dict(zip(names, added, strict=True))
            return replace(growth.statement, template, parts=_PARTS, **parts)


def _joined(is_at_front: bool) -> Code:
    return code('"".join(reversed($parts))' if is_at_front else '"".join($parts)', parts=_PARTS)


def _rest_of_text(source: SourceText, growth: Growth) -> str | None:
    """The f-string without the old text; None if it cannot be taken out so simply."""
    value = getattr(growth.statement, "value", None)
    if not isinstance(value, ast.JoinedStr):
        return None
    text, hole = source.slice(value), f"{{{source.slice(growth.target)}}}"
    opening = _OPENING.match(text)
    if opening is None or "\n" in text:
        return None
    start, end = opening.end(), len(text) - len(opening[2])
    if growth.is_at_front and text[start:end].endswith(hole):
        rest, kept = text[: end - len(hole)] + text[end:], value.values[:-1]
    elif not growth.is_at_front and text.startswith(hole, start):
        rest, kept = text[:start] + text[start + len(hole) :], value.values[1:]
    else:
        return None
    if not any(isinstance(part, ast.FormattedValue) for part in kept) and "{" not in rest:
        rest, kept = re.sub("^[fF]|(?<=^[rR])[fF]", "", rest), kept[:1]
        return rest if ast.dump(ast.parse(rest, mode="eval").body) == ast.dump(kept[0]) else None
    return rest if ast.dump(ast.parse(rest, mode="eval").body) == ast.dump(ast.JoinedStr(kept)) else None


def _is_text(model: SemanticModel, growth: Growth) -> bool:
    return growth.form == "text" or all(model.type_of(part) == STR for part in growth.extension.added)


def _is_read_once(model: SemanticModel, use: ast.Name, stretch: Stretch) -> bool:
    """Whether the one read of the text comes once after the stretch, where a fix can go."""
    around = model.loops(stretch.last)
    if model.tree.function(use) is not stretch.binding.scope.node:
        return False
    above = [use, *model.tree.ancestors(use)]
    is_after = any(statement in above for statement in stretch.rest)
    is_formatted = any(isinstance(one, ast.JoinedStr) for one in above)
    return is_after and not is_formatted and all(loop in around for loop in model.loops(use))


def _may_wait(model: SemanticModel, loop: ast.stmt) -> bool:
    """Whether others may want the text before the loop is done, for it has no end of its own or waits for something,
    or whether what comes after the loop is not all that does."""
    if not isinstance(loop, ast.For) or loop.orelse:
        return True
    waits = (ast.Return, ast.Yield, ast.YieldFrom, ast.Await, ast.AsyncFor, ast.AsyncWith)
    return any(isinstance(node, waits) for node in model.tree.descendants(loop, into_functions=False))

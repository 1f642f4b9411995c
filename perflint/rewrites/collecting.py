"""What a loop puts together turn by turn is collected in a list, and put together once after the loop."""

import ast
from collections.abc import Iterator

from perflint.rewrites.steps import Code, Fresh, Part, Several, Step, code, insert_after, insert_before, replace
from perflint.semantics.bindings import Binding
from perflint.semantics.data.inplace import changed_in_place, handed_on
from perflint.semantics.model import SemanticModel
from perflint.syntax.growth import Growth, original
from perflint.syntax.statements import TRIES, before
from perflint.syntax.walker import Loop


def collected(model: SemanticModel, growth: Growth, loop: Loop, whole: Code) -> list[Step]:
    """The steps that collect what `growth` adds, and set its target to `whole` after the loop; none if there are none.

    `whole` has the list in the hole `$parts`.
    """
    target = growth.target
    if not isinstance(target, ast.Name) or not _is_collectable(model, growth, loop):
        return []
    parts = Fresh(f"{target.id}_parts")
    start = start_before(model, loop, target)
    first: Step
    if start is not None:
        first = replace(start, "$parts = [$start]", parts=parts, start=start.value)
    elif _may_be_nothing(model, target):
        return []
    else:
        first = insert_before(_statement(loop), "$parts = [$start]", parts=parts, start=target)
    return [first, *_steps(growth, loop, parts, whole)]


def rows_collected(model: SemanticModel, growth: Growth, loop: Loop, whole: Code) -> list[Step]:
    """As `collected`, for what begins as an empty table right before the loop: the list begins empty."""
    target = growth.target
    if not isinstance(target, ast.Name) or not _is_collectable(model, growth, loop):
        return []
    start, parts = start_before(model, loop, target), Fresh(f"{target.id}_rows")
    if start is None:
        return []
    return [replace(start, "$parts = []", parts=parts), *_steps(growth, loop, parts, whole)]


def start_before(model: SemanticModel, loop: Loop, target: ast.Name) -> ast.Assign | None:
    """The statement before the loop that gives the variable its first value, if nothing between uses that."""
    above = model.tree.parent(loop)
    for statement in reversed(before(above, _statement(loop)) if above is not None else []):
        match statement:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name == target.id:
                return statement if not _is_nothing(value) and not _mentions(model, value, name) else None
        if _mentions(model, statement, target.id):
            break
    return None


def _mentions(model: SemanticModel, node: ast.AST, name: str) -> bool:
    return any(isinstance(below, ast.Name) and below.id == name for below in (node, *model.tree.descendants(node)))


def _steps(growth: Growth, loop: Loop, parts: Fresh, whole: Code) -> Iterator[Step]:
    match growth.extension.added:
        case [added]:
            yield replace(growth.statement, "$parts.append($added)", parts=parts, added=added)
        case added:
            yield replace(growth.statement, "$parts.extend([$added])", parts=parts, added=Several(tuple(added)))
    put_together: dict[str, Part] = {**whole.parts, "parts": parts}
    value = Code(whole.template, put_together)
    yield insert_after(_statement(loop), "$target = $value", target=growth.target, value=value)


def _is_collectable(model: SemanticModel, growth: Growth, loop: Loop) -> bool:
    """Whether nobody sees the difference before the loop has ended, as far as this function can tell."""
    binding = model.binding(growth.target) if isinstance(growth.target, ast.Name) else None
    if binding is None or not isinstance(loop, ast.For | ast.While) or loop.orelse or growth.is_at_front:
        return False
    if any(isinstance(part, ast.Starred) for part in growth.extension.added):
        return False
    if not _belongs_to(model, binding, loop) or _is_tried(model, loop):
        return False
    growing: set[ast.AST] = {growth.target, original(growth.extension.old)}
    if isinstance(growth.statement, ast.Assign) and growth.extension.old is growth.target:
        growing |= {node for node in model.tree.descendants(growth.statement.targets[0]) if isinstance(node, ast.Name)}
    inside = [node for node in model.tree.descendants(loop) if isinstance(node, ast.Name) and node.id == binding.name]
    if any(node not in growing for node in inside):
        return False
    return not any(_changes_later(model, part, growth.statement, loop) for part in growth.extension.added)


def _belongs_to(model: SemanticModel, binding: Binding, loop: Loop) -> bool:
    """Whether only the function around the loop, or the module itself, has to do with the variable."""
    places = [*model.uses(binding), *(one.node for one in binding.definitions)]
    function = model.tree.function(loop)
    is_own = binding.scope.node is function if function is not None else binding.scope.kind == "module"
    return is_own and all(model.tree.function(place) is function or _is_parameter(place) for place in places)


def _is_parameter(place: ast.AST) -> bool:
    return isinstance(place, ast.arg)


def _is_tried(model: SemanticModel, loop: Loop) -> bool:
    """Whether something goes on with what there is when the loop has failed."""
    function = model.tree.function(loop)
    for above in model.tree.ancestors(loop):
        if above is function:
            return False
        if isinstance(above, TRIES):
            return True
    return False


def _may_be_nothing(model: SemanticModel, target: ast.Name) -> bool:
    binding = model.binding(target)
    return binding is None or any(_is_nothing(one.value) for one in binding.definitions)


def _is_nothing(value: ast.expr | None) -> bool:
    return isinstance(value, ast.Constant) and value.value is None


def _changes_later(model: SemanticModel, part: ast.expr, statement: ast.stmt, loop: Loop) -> bool:
    """Whether the loop may change what it has added, which a list holds without a copy: a buffer that it fills anew."""
    names = {node.id for node in (part, *model.tree.descendants(part)) if isinstance(node, ast.Name)}
    if isinstance(part, ast.BinOp | ast.UnaryOp | ast.Constant) or not names:
        return False
    is_itself = isinstance(part, ast.Name | ast.Attribute | ast.Subscript)
    new = {name for name in names if name in model.changes_in(loop).rebound}
    for node in model.tree.descendants(loop):
        changed = {*changed_in_place(node), *(handed_on(node) if is_itself else ())} & names
        if changed - new or (changed and getattr(node, "lineno", 0) > statement.lineno):
            return True
    return False


def _statement(loop: Loop) -> ast.stmt:
    if not isinstance(loop, ast.stmt):
        raise TypeError("a comprehension is no statement")
    return loop


def call_of(call: ast.Call, called: Part | None = None) -> Code | None:
    """The same call with `$parts` for its first argument; None if another argument is no constant."""
    given = [*call.args[1:], *(keyword.value for keyword in call.keywords)]
    if not all(isinstance(value, ast.Constant) for value in given) or any(one.arg is None for one in call.keywords):
        return None
    values = [f"$given{number}" for number in range(len(given))]
    words = ["", *("" for _ in call.args[1:]), *(f"{keyword.arg}=" for keyword in call.keywords)]
    arguments = ", ".join(word + value for word, value in zip(words, ["$parts", *values], strict=True))
    named: dict[str, Part] = {f"given{number}": value for number, value in enumerate(given)}
    return code(f"$called({arguments})", called=called or call.func, **named)

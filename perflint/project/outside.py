"""Types that begin in the project and end in a package that is installed."""

from collections.abc import Sequence

from perflint.project.index import Project
from perflint.project.installed.installed import Installed
from perflint.project.target import Target
from perflint.semantics.summaries.summary import Expression
from perflint.semantics.types import Type, parse_type

_MOST_TURNS = 8
"""So many names and functions of the project may lie on the way."""


class Outside:
    """The last to be asked: for what the project and the knowledge tables leave open.

    `root` is the directory of the project, in whose environment packages are looked for.
    """

    def __init__(self, project: Project, root: str) -> None:
        self._project = project
        self._installed = Installed(root)

    def bases(self, dotted: str) -> tuple[str, ...]:
        """The base classes of a class of an installed package, as far as they are known."""
        return self._installed.bases(dotted) or ()

    def type_of(self, path: str, expression: Expression, function: str) -> str:
        """The type of an expression in a function (its key; empty: none) of a file; empty if nobody is certain."""
        steps = tuple(expression.split(":"))
        for _ in range(_MOST_TURNS):
            known, rest = self._known(path, steps, function)
            if known is not None:
                return self._followed(known, rest)
            further = self._further(path, steps, function)
            if further is None:
                return ""
            path, steps, function = further
        return ""

    def _known(self, path: str, steps: Sequence[str], function: str) -> tuple[Target | None, Sequence[str]]:
        """The longest beginning that is certainly one thing of a library, and the steps after it."""
        for length in range(len(steps), 0, -1):
            targets = self._project.resolve(path, ":".join(steps[:length]), function)
            if targets:
                is_outside = len(targets) == 1 and targets[0].kind in ("library", "library instance")
                return (targets[0] if is_outside else None), steps[length:]
        return None, steps

    def _further(self, path: str, steps: Sequence[str], function: str) -> tuple[str, tuple[str, ...], str] | None:
        """The same expression, with what its first name stands for in place of that; None if nothing does."""
        module = self._project.modules[path]
        summary = module.functions.get(function)
        bound = summary.names.get(steps[0], "") if summary is not None else ""
        values = (bound,) if bound else module.names.get(steps[0], ())
        if len(values) == 1 and values[0] and values[0][:1] not in ("@", "."):
            return path, (*values[0].split(":"), *steps[1:]), function if bound else ""
        for length in range(1, len(steps)):
            targets = self._project.resolve(path, ":".join(steps[:length]), function)
            if len(targets) == 1 and (inner := self._inside(targets[0], steps[length])) is not None:
                return inner[0], (*inner[1].split(":"), *steps[length + 1 :]), inner[2]
        return None

    def _inside(self, target: Target, step: str) -> tuple[str, Expression, str] | None:
        """What an attribute holds, or a call gives, as it stands in the class or function; and where that is."""
        module = self._project.modules.get(target.path)
        if module is None:
            return None
        if target.kind == "function" and step == "()":
            function = module.functions[target.name]
            values = (function.declared,) if function.declared else function.returns
            return (target.path, values[0], target.name) if len(values) == 1 and values[0] else None
        cls = module.classes.get(target.name) if target.kind == "instance" else None
        held = cls.attributes.get(step, ()) if cls is not None else ()
        return (target.path, *held[0]) if len(held) == 1 and held[0][0] else None

    def _followed(self, known: Target, steps: Sequence[str]) -> str:
        """The type of what these steps lead to from a thing of a library."""
        named = known.name if known.kind == "library" else ""
        type_ = parse_type(known.name) if known.kind == "library instance" else None
        for step in steps:
            if step == "()":
                type_, named = self._type(self._installed.returned_type(named) if named else None), ""
            elif step in ("[]", "*", "await"):
                type_, named = _item(type_, step), ""
            else:
                named = f"{type_.name if type_ is not None else named}.{step}"
                type_ = self._type(self._installed.attribute_type(named))
            if type_ is None and not named:
                return ""
        return str(type_ or (not steps and self._type(self._installed.attribute_type(named))) or "")

    @staticmethod
    def _type(text: str | None) -> Type | None:
        return parse_type(text) if text else None


def _item(type_: Type | None, step: str) -> Type | None:
    """What an index gives, going through, or awaiting."""
    if type_ is None:
        return None
    if step == "await":
        return type_.awaited
    return type_.value if step == "[]" else type_.element

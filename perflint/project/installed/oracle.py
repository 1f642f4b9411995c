"""The questions about installed packages, answered with astroid."""

from astroid import nodes

from perflint.project.installed.budget import Budget
from perflint.project.installed.classes import Library, bases_of
from perflint.project.installed.declared import name_of
from perflint.project.installed.names import Definitions, Names
from perflint.project.installed.packages import Packages
from perflint.project.installed.trees import Trees
from perflint.project.installed.values import Values
from perflint.semantics.types import Type, agreed


class Oracle:
    """Importing it imports astroid. Its methods raise whatever astroid does; see `Installed`."""

    def __init__(self, packages: Packages, budget: Budget) -> None:
        self._trees = Trees(packages, budget)
        self._names = Names(self._trees)
        self._values = Values(self._names)

    def returned_type(self, dotted: str) -> str | None:
        with self._trees.in_use():
            found, owner = self._definitions(dotted)
            return _text(agreed([self._values.given_by(one, owner) for one in found]))

    def attribute_type(self, dotted: str) -> str | None:
        with self._trees.in_use():
            owner, _, name = dotted.rpartition(".")
            classes = self._names.absolute(owner)
            if len(classes) == 1 and isinstance(classes[0], nodes.ClassDef):
                cls = name_of(classes[0])
                return _text(self._values.attribute(cls, name)) if cls else None
            return _text(self._values.of_variable(self._names.absolute(dotted)))

    def bases(self, dotted: str) -> tuple[str, ...] | None:
        with self._trees.in_use():
            found = self._names.absolute(dotted)
            if len(found) != 1 or not isinstance(found[0], nodes.ClassDef):
                return None
            names = [_class_name(one) for one in bases_of(self._names, found[0])]
            return tuple(names) if all(names) else None

    def close(self) -> None:
        self._trees.close()

    def _definitions(self, dotted: str) -> tuple[Definitions, str]:
        """What a dotted name stands for, and the class through which a method is named."""
        owner = self._names.absolute(dotted.rpartition(".")[0])
        through = name_of(owner[0]) if len(owner) == 1 and isinstance(owner[0], nodes.ClassDef) else ""
        return self._names.absolute(dotted), through


def _class_name(cls: nodes.ClassDef | Library | None) -> str:
    if isinstance(cls, Library):
        return cls.name
    return name_of(cls) if cls is not None else ""


def _text(type_: Type | None) -> str | None:
    return str(type_) if type_ is not None else None

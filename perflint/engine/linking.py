"""Joining the modules of a project, and asking them, so that no run fails by it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from perflint.engine.dispatch import InternalError, internal_error
from perflint.semantics.summaries.questions import NO_ANSWERS, Answers, Questions
from perflint.semantics.summaries.summary import ModuleSummary
from perflint.syntax.walker import Walk

if TYPE_CHECKING:
    from perflint.project.link import Link

ROUNDS = 3
"""So often answers may lead to new questions: the type of a variable, then that of its attribute."""


class Linking:
    """The link of some modules, made when first asked. If something goes wrong in it, that is the `error`, a bug of
    perflint's, and nothing is answered any more.

    `packages` is the directory in whose environment installed packages are looked for; empty if they are not to be.
    """

    def __init__(self, summaries: Sequence[ModuleSummary], packages: str) -> None:
        self._summaries = summaries
        self._packages = packages
        self._link: Link | None = None
        self.error: InternalError | None = None

    def answers(self, path: str, questions: Questions) -> Answers:
        """What the project answers to the module in this file."""
        if self.error is not None or not questions:
            return NO_ANSWERS
        try:
            if self._link is None:
                from perflint.project.link import Link

                self._link = Link(self._summaries, self._packages)
            return self._link.answers(path, questions)
        except Exception as error:
            self.error = internal_error(error, path, 1, "link")
            return NO_ANSWERS

    def close(self) -> None:
        """Let go of the project: its parts refer to each other, and the garbage collector rests during a run."""
        if self._link is not None:
            self._link.close()


def summary_of(walk: Walk, path: str, name: str, is_package: bool, errors: list[InternalError]) -> ModuleSummary | None:
    """The summary of the module of this name; None if something goes wrong, which is added to the errors."""
    from perflint.semantics.summaries.summarizing import summarize

    try:
        return summarize(walk, path, name, is_package=is_package)
    except RecursionError:
        # Very deep expressions are machine-made; nobody else has a question about them.
        return None
    except Exception as error:
        errors.append(internal_error(error, path, 1, "summary"))
        return None

"""The files of a project, each checked once, and again when the others have answered what it asks."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.engine.check import Check, CheckedFile, check_again, check_first
from perflint.engine.dispatch import InternalError
from perflint.engine.linking import ROUNDS, Linking
from perflint.engine.plan import Plan
from perflint.project.modules import module_name
from perflint.semantics.summaries.questions import NO_ANSWERS, Answers, Questions
from perflint.semantics.summaries.summary import ModuleSummary
from perflint.source.text import SourceText

if TYPE_CHECKING:
    from perflint.engine.fixing import Moved, Recheck


class Together:
    """Collects summaries and questions while the files are checked for the first time."""

    def __init__(self) -> None:
        self._plans: dict[str, Plan] = {}
        self._summaries: list[ModuleSummary] = []
        self._asked: dict[str, Questions] = {}
        self._answers: dict[str, Answers] = {}
        self._packages: dict[str, str] = {}

    def first(self, path: str, plan: Plan) -> Check:
        """Check a file, and summarize it."""
        self._plans[path] = plan
        name, is_package = module_name(path, self._packages)

        def check(source: SourceText) -> CheckedFile:
            target = plan.settings.effective_target
            checked, summary = check_first(
                source, plan.rules, target, name, is_package=is_package, with_edits=plan.with_edits
            )
            if summary is not None:
                self._summaries.append(summary)
            self._note(path, checked.questions)
            return checked

        return check

    def again(self) -> Iterator[tuple[str, Check]]:
        """The files of which the others have something to say, each with the way to check it with that."""
        if not self._asked:
            return
        linking = Linking(self._summaries, next(iter(self._plans.values())).packages)
        try:
            for _ in range(ROUNDS):
                asked, self._asked = self._asked, {}
                for path, questions in asked.items():
                    if more := linking.answers(path, questions):
                        self._answers[path] = self._answers.get(path, NO_ANSWERS).and_also(more)
                        yield path, self._again(path)
        finally:
            linking.close()
        if linking.error is not None:
            yield linking.error.path, self._again(linking.error.path, (linking.error,))

    def recheck(self, path: str) -> "Recheck":
        """The way to check a file while it is being fixed: with what the project has said of it as it was."""
        plan, answers = self._plans[path], self._answers.get(path, NO_ANSWERS)

        def check(source: SourceText, moved: "Moved") -> CheckedFile:
            target = plan.settings.effective_target
            return check_again(source, plan.rules, target, answers.at(moved), with_edits=True)

        return check

    def _again(self, path: str, errors: tuple[InternalError, ...] = ()) -> Check:
        plan, answers = self._plans[path], self._answers.get(path, NO_ANSWERS)

        def check(source: SourceText) -> CheckedFile:
            target = plan.settings.effective_target
            checked = check_again(source, plan.rules, target, answers, with_edits=plan.with_edits)
            self._note(path, checked.questions)
            return checked._replace(errors=checked.errors + errors)

        return check

    def _note(self, path: str, questions: Questions) -> None:
        if questions:
            self._asked[path] = questions

"""Where others call into a program."""

import pytest

from perflint.findings import Heat
from perflint.knowledge.entry_points import (
    EntryPoint,
    decorated_by,
    decorator_names,
    given,
    handed_to,
    is_lookalike,
    is_seldom_run,
    method_names,
    overridden,
    parameter_names,
    taking,
)

REQUEST, TASK = EntryPoint("request", Heat.HOT), EntryPoint("task", Heat.HOT)
COMMAND, UPKEEP = EntryPoint("command", Heat.WARM), EntryPoint("upkeep", Heat.COLD)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("fastapi.FastAPI.get", REQUEST),
        ("fastapi.applications.FastAPI.get", REQUEST),
        ("flask.Blueprint.route", REQUEST),
        ("flask.blueprints.Blueprint.route", REQUEST),
        ("celery.Celery.task", TASK),
        ("celery.app.shared_task", TASK),
        ("dramatiq.actor", TASK),
        ("click.decorators.command", COMMAND),
        ("typer.Typer.command", COMMAND),
        ("fastapi.FastAPI.on_event", UPKEEP),
        ("fastapi.FastAPI.mount", None),
        ("fastapi.get", None),
        ("get", None),
    ],
)
def test_decorators(name: str, expected: EntryPoint | None) -> None:
    assert decorated_by(name) == expected
    assert expected is None or name.rpartition(".")[2] in decorator_names()


@pytest.mark.parametrize(
    ("base", "method", "expected"),
    [
        ("django.views.View", "get", REQUEST),
        ("django.views.generic.base.TemplateView", "get_context_data", REQUEST),
        ("django.views.View", "clean", None),
        ("django.db.models.Model", "delete", None),
        ("celery.app.task.Task", "run", TASK),
        ("django.core.management.base.BaseCommand", "handle", UPKEEP),
        ("View", "get", None),
    ],
)
def test_methods(base: str, method: str, expected: EntryPoint | None) -> None:
    assert overridden(base, method) == expected
    assert expected is None or method in method_names()


def test_parameters() -> None:
    assert given("django.shortcuts", "request") == given("django", "request") == REQUEST
    assert given("djangoish", "request") is given("django", "self") is given("urllib.request", "request") is None
    assert parameter_names() == {"request"}
    assert taking("django.http.request.HttpRequest") == taking("fastapi.Request") == REQUEST
    assert taking("urllib.request.Request") is None


def test_what_functions_are_handed_to() -> None:
    assert handed_to("rq.Queue.enqueue") == TASK
    assert handed_to("fastapi.background.BackgroundTasks.add_task") == REQUEST
    assert handed_to("queue.Queue.put") is None


def test_lookalikes() -> None:
    assert is_lookalike("route")
    assert not is_lookalike("command")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("shop/migrations/versions/1.py", True),
        ("shop\\migrations\\1.py", True),
        ("benchmarks/orders.py", True),
        ("cli/orders.py", True),
        ("cli/orders/totals.py", False),
        ("shop/cli.py", False),
        ("shop/setup.py", True),
        ("setup.py", True),
        ("migrations.py", False),
    ],
)
def test_paths(path: str, expected: bool) -> None:
    assert is_seldom_run(path) is expected

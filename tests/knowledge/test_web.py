"""What web frameworks hand to the code that answers a request."""

from perflint.knowledge.web import chosen_parts, request_classes, request_variables


def test_requests() -> None:
    assert "flask.request" in request_variables()
    assert "django.http.HttpRequest" in request_classes()


def test_what_somebody_asks_for_is_chosen_and_who_asks_is_not() -> None:
    assert {"args", "GET", "query_params", "url"} <= chosen_parts()
    assert not {"method", "path", "user"} & chosen_parts()

"""The OpenAPI document, finished: what the framework cannot know of doors, problems and retries."""

from typing import Any

from motk.gate.examples import example_of
from motk.gate.verbs import VERBS

Doc = dict[str, Any]

_PROBLEM = {"$ref": "#/components/schemas/ProblemOut"}
_WRITES = {"post", "put", "patch", "delete"}

_SCHEMES = {
    "token": {"type": "http", "scheme": "bearer", "description": "A personal token, or a bot's."},
    "session": {"type": "apiKey", "in": "cookie", "name": "motk_session"},
    "csrf": {
        "type": "apiKey",
        "in": "header",
        "name": "X-CSRF-Token",
        "description": "With a session, on every write: `csrf_token` of /api/v1/me.",
    },
}

_IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "A UUID of your own. The same request sent again gets the first answer, and nothing is made twice.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[!-~]+$"},
}

_CHANGE_SET = {
    "description": "The change set that this request became, to show or to revert; absent when nothing has changed.",
    "schema": {"type": "string", "format": "uuid"},
}


def finish(doc: Doc) -> Doc:
    """Add to the framework's document: security, problem JSON, retries, change sets and examples."""
    doc.setdefault("components", {})["securitySchemes"] = _SCHEMES
    schemas = doc["components"].setdefault("schemas", {})
    for item in doc["paths"].values():
        for method, operation in item.items():
            _secure(method, operation)
            _tell_problems(operation)
            if method in _WRITES:
                _tell_writing(operation)
            _show(operation, schemas)
    return doc


def _is_public(operation: Doc) -> bool:
    verb = VERBS.get(operation.get("operationId", ""))
    return verb is None or verb.public


def _secure(method: str, operation: Doc) -> None:
    if _is_public(operation):
        operation["security"] = []
        return
    session: dict[str, list[str]] = {"session": [], "csrf": []} if method in _WRITES else {"session": []}
    operation["security"] = [{"token": []}, session]


def _tell_problems(operation: Doc) -> None:
    if operation.get("operationId") not in VERBS:
        return
    responses = operation["responses"]
    if "requestBody" in operation:
        responses["400"] = {
            "description": "The body is no JSON.",
            "content": {"application/json": {"schema": _PROBLEM}},
        }
    for response in responses.values():
        content = response.get("content", {})
        if content.get("application/json", {}).get("schema") == _PROBLEM:
            content["application/problem+json"] = content.pop("application/json")


def _tell_writing(operation: Doc) -> None:
    verb = VERBS.get(operation.get("operationId", ""))
    if verb is None or verb.public or not verb.says:  # what the diary does not tell stands outside the log
        return
    operation.setdefault("parameters", []).append(_IDEMPOTENCY_KEY)
    for status, response in operation["responses"].items():
        if status.startswith("2"):
            response.setdefault("headers", {})["X-Change-Set"] = _CHANGE_SET


def _show(operation: Doc, schemas: Doc) -> None:
    """An example of what to send and of what comes back, put together from the fields' own."""
    bodies = [operation.get("requestBody", {})]
    bodies += [response for status, response in operation["responses"].items() if status.startswith("2")]
    for body in bodies:
        media = body.get("content", {}).get("application/json")
        if media and media.get("schema"):
            media.setdefault("example", example_of(media["schema"], schemas))

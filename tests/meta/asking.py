"""Requests made from the OpenAPI description: with ids of one's own studio, and one or all of another's in their place."""

import copy
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx2

Json = dict[str, Any]
Place = tuple[str | int, ...]
# What every operation takes that takes a file: a PNG by its first bytes.
PICTURE = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII5B", 13, b"IHDR", 64, 36, 8, 6, 0, 0, 0)


@dataclass(frozen=True)
class Asked:
    """One request. `foreign` are the ids in it that belong to the other studio."""

    verb: str
    method: str
    path: str
    body: Any
    foreign: frozenset[str]
    has_ids: bool

    @property
    def changes_ones_own(self) -> bool:
        return self.method != "GET" and self.has_ids and not self.foreign

    @property
    def sent(self) -> Json:
        """The body as the client takes it: a file as it is, the rest as JSON."""
        if isinstance(self.body, bytes):
            return {"content": self.body, "headers": {"Content-Type": "application/octet-stream"}}
        return {} if self.body is None else {"json": self.body}

    @property
    def words(self) -> frozenset[str]:
        """Everything the request names, its ids among them."""
        return frozenset(re.split(r"""[\s/?&=:,'"{}\[\]]+""", f"{self.path} {self.body}"))


def requests(description: Json, own: dict[str, str], other: dict[str, str]) -> Iterator[Asked]:
    """For every operation: each place that takes an id gets a foreign one in turn, then all of them; and once none, to look around."""
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            yield from _of_operation(description, path, method.upper(), operation, own, other)


def _of_operation(
    description: Json, path: str, method: str, operation: Json, own: dict[str, str], other: dict[str, str]
) -> Iterator[Asked]:
    verb = operation["operationId"]
    noun = verb.partition(".")[0]
    content: Json = operation.get("requestBody", {}).get("content", {})
    bodies: list[Json] = list(content.values())
    schema = bodies[0]["schema"] if bodies else None
    body = PICTURE if "application/octet-stream" in content else _sample(description, schema) if schema else None
    request: Json = {"path": {}, "query": {}, "body": body}
    for parameter in operation.get("parameters", []):
        if parameter["in"] in {"path", "query"} and (parameter.get("required") or _is_id(parameter["schema"])):
            request[parameter["in"]][parameter["name"]] = _sample(description, parameter["schema"])
    places = list(_ids(request))
    for place in places:
        _put(request, place, own[_table(place, noun, verb)])
    for foreign in [[], *([place] for place in places), *([places] if len(places) > 1 else [])]:
        asked = copy.deepcopy(request)
        for place in foreign:
            _put(asked, place, other[_table(place, noun, verb)])
        # A stream that is not refused never ends; tests/features/live asks for those.
        if verb == "live.follow" and not foreign:
            continue
        ids = frozenset(other[_table(place, noun, verb)] for place in foreign)
        if not foreign and (verb.endswith((".create", ".create_many")) or verb == "grid.edit"):
            _renew_ids(asked["body"])
        yield Asked(verb, method, _address(path, asked), asked["body"], ids, bool(places))
    if verb.endswith(".list") and "filter" in str(operation.get("parameters")):
        for query in ({"filter": f"id:eq:{other[noun]}"}, {"archived": "yes", "limit": 1000}):
            yield Asked(verb, method, _address(path, {"path": {}, "query": query}), None, frozenset(), has_ids=False)


def is_empty_page(answer: httpx2.Response) -> bool:
    """A list that was asked for one row and holds none has told nothing of it."""
    return answer.text == '{"rows":[],"next":null}'


def _renew_ids(body: Json) -> None:
    """A new row of one's own has an id of its own."""
    added = [row for name, rows in body.items() if name.startswith("new_") for row in rows]
    for row in added or body.get("rows", [body]):
        if "id" in row:
            row["id"] = str(uuid4())


def _address(path: str, asked: Json) -> str:
    for name, value in asked["path"].items():
        path = path.replace(f"{{{name}}}", str(value))
    query = "&".join(f"{name}={value}" for name, value in asked["query"].items())
    return path.removeprefix("/api/v1") + (f"?{query}" if query else "")


_LISTS = {
    "task_types": "task_type",
    "task_statuses": "task_status",
    "entity_types": "entity_type",
    "entities": "entity",
    "tasks": "task",
    "new_entities": "entity",
    "new_tasks": "task",
    "lines": "credit_line",
}


_OF_ROWS = {"access", "change_set", "presence"}
_OF_THE_PLAN = {
    "needs": "other_task",
    "under": "entity",
    "template": "project_template",
    "when_task_type": "task_type",
    "then_task_type": "task_type",
    "default_task_type": "task_type_for_assets",
    "when_status": "task_status",
    "then_status": "other_status",
}
_OF_PEOPLE = {
    "actor": "account",
    "seen": "member",
    "from_member": "member",
    "to_member": "member",
    "seen_by": "department",
    "edited_by": "department",
}
_MEANT = {
    "reply_to": "comment",
    "after": "change_set",
    "client": "session",
    "provider": "identity_provider",
    **_OF_THE_PLAN,
    **_OF_PEOPLE,
}


def _table(place: Place, noun: str, verb: str) -> str:
    """Which table an id in this place belongs to."""
    words = [part for part in place if isinstance(part, str)]
    name = words[-1].removesuffix("_ids").removesuffix("_id")
    if verb.startswith("token.") and "_for" in verb:
        return {"account": "bot", "token": "bot_token"}[name]
    if verb in {"session.list_for", "session.revoke_for"} and name == "account":
        return "signed_in"
    if verb == "session.revoke_for" and name == "session":
        return "other_session"
    if verb == "time_entry.of_task":
        return "task"
    if name in _MEANT:
        return _MEANT[name]
    if verb == "grid.export":
        return "entity" if name == "ids" else name
    if name == "before":
        return noun
    if name in {"id", "ids", "row"}:
        return _LISTS.get(words[-2], "task" if noun in _OF_ROWS or words[0] == "query" else noun)
    return name


def _ids(part: Any, place: Place = ()) -> Iterator[Place]:
    if part == "<id>":
        yield place
    if isinstance(part, dict):
        for name, inner in part.items():
            yield from _ids(inner, (*place, name))
    if isinstance(part, list):
        for number, inner in enumerate(part):
            yield from _ids(inner, (*place, number))


def _put(request: Any, place: Place, value: str) -> None:
    for part in place[:-1]:
        request = request[part]
    request[place[-1]] = value


def _is_id(schema: Json) -> bool:
    return schema.get("format") == "uuid" or any(_is_id(one) for one in schema.get("anyOf", []))


def _sample(description: Json, schema: Json) -> Any:
    """A value of a schema: what is required, and everything that is or holds an id."""
    if "$ref" in schema:
        return _sample(description, description["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]])
    if schema.get("anyOf") or schema.get("allOf"):
        options = schema.get("anyOf") or schema["allOf"]
        return _sample(description, next((one for one in options if _holds_id(description, one)), options[0]))
    if schema.get("format") == "uuid":
        return "<id>"
    if schema.get("examples") and schema.get("type") != "array":
        return schema["examples"][0]
    if "enum" in schema or "const" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    return _of_type(description, schema)


def _of_type(description: Json, schema: Json) -> Any:
    kind = schema.get("type")
    if kind == "object":
        required = schema.get("required", [])
        return {
            name: _sample(description, inner)
            for name, inner in schema.get("properties", {}).items()
            if name in required or _holds_id(description, inner)
        }
    if kind == "array":
        return (
            [_sample(description, schema["items"])] if _holds_id(description, schema) or schema.get("minItems") else []
        )
    plain: Json = {"integer": 1, "number": 1, "boolean": False, "date": "2026-11-20"}
    if "@" in schema.get("pattern", ""):
        return "noor@meadow.example"
    return plain.get(str(schema.get("format", kind)), "Sample")


# What each schema of the description answers, by its name: they refer to each other in hundreds of places.
_known: dict[tuple[int, str, int], bool] = {}


def _holds_id(description: Json, schema: Json, depth: int = 0) -> bool:
    if "$ref" in schema:
        name = schema["$ref"].rsplit("/", 1)[1]
        place = (id(description), name, depth)
        if depth < 5 and place not in _known:
            _known[place] = _holds_id(description, description["components"]["schemas"][name], depth + 1)
        return depth < 5 and _known[place]
    inner = [*schema.get("anyOf", []), *schema.get("allOf", []), *schema.get("properties", {}).values()]
    inner += [schema["items"]] if "items" in schema else []
    return schema.get("format") == "uuid" or any(_holds_id(description, one, depth + 1) for one in inner)

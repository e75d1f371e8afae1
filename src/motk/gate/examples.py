"""Examples for the API's document, put together from its schemas."""

from typing import Any

Schema = dict[str, Any]

_ID = "0193d1a0-7a10-7c3e-9b1f-5d2f6a4c8e01"

# How a field looks that says nothing of it itself.
LOOKS: dict[str, Any] = {
    "account_name": "leila",
    "address": "127.0.0.1",
    "code": "010",
    "color": "#4a9eff",
    "contract_type": "freelance",
    "cursor": "1.10423.0",
    "description": "Bunny leaves the burrow at dawn.",
    "detail": "Choose another name.",
    "display_name": "Leila Osei",
    "email": "leila@meadow.example",
    "extra": {"lens": "35 mm"},
    "first_name": "Leila",
    "fps": "24",
    "icon": "rabbit",
    "initials": "LO",
    "kind": "shot",
    "label": "left",
    "last_name": "Osei",
    "locale": "en",
    "name": "SH010",
    "next": None,
    "ratio": "16:9",
    "resolution": "1920x1080",
    "role": "Lead Lighter",
    "sentence": "Leila Osei moved SH010 Animation to Approved",
    "settings": {},
    "short_name": "ANI",
    "slug": "meadow",
    "text": "Lovely. Hold the last pose for eight frames.",
    "timezone": "Europe/Paris",
    "verb": "task.set_status",
    "via": "web",
}

_FORMATS = {"uuid": _ID, "date-time": "2026-11-20T17:04:05.123456+00:00", "date": "2026-11-20", "binary": ""}


def example_of(schema: Schema, schemas: dict[str, Schema], name: str = "", depth: int = 6) -> Any:
    """A value that fits the schema, as a person would write it: required fields, and those with an example of their own."""
    schema = _resolved(schema, schemas)
    if "example" in schema:
        return schema["example"]
    if schema.get("examples"):
        return schema["examples"][0]
    if "const" in schema or "enum" in schema:
        return schema.get("const", schema.get("enum", [None])[0])
    if name in LOOKS:
        return LOOKS[name]
    if "anyOf" in schema:
        return example_of(schema["anyOf"][0], schemas, name, depth)
    if schema.get("type") == "object":
        return _of_object(schema, schemas, depth)
    if schema.get("type") == "array":
        return [example_of(schema["items"], schemas, name, depth - 1)] if depth and "items" in schema else []
    return _of_scalar(schema)


def _resolved(schema: Schema, schemas: dict[str, Schema]) -> Schema:
    reference = schema.get("$ref")
    return {**schemas[reference.rpartition("/")[2]], **schema} if reference else schema


def _of_object(schema: Schema, schemas: dict[str, Schema], depth: int) -> Schema:
    required = set(schema.get("required", []))
    chosen = {
        name: part
        for name, part in schema.get("properties", {}).items()
        if name in required
        or (name not in {"id", "rev"} and (name in LOOKS or _resolved(part, schemas).get("examples")))
    }
    return {name: example_of(part, schemas, name, depth - 1) for name, part in chosen.items()} if depth else {}


def _of_scalar(schema: Schema) -> Any:
    if schema.get("format") in _FORMATS:
        return _FORMATS[schema["format"]]
    if "default" in schema:
        return schema["default"]
    numbers = {"integer": 1, "number": 1.0, "boolean": False, "null": None}
    return numbers.get(schema.get("type", "string"), "text")

"""Refusals. One class per reason, carrying its facts; on the wire they are RFC 9457 problem JSON."""

from typing import Any, ClassVar


class Problem(Exception):
    """Something a person can mend. The message says what to do; `facts` become members of the problem JSON."""

    status: ClassVar[int] = 400
    slug: ClassVar[str] = "bad-request"
    title: ClassVar[str] = "Bad request"

    def __init__(self, detail: str, **facts: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.facts = facts


class NotSignedIn(Problem):
    status, slug, title = 401, "not-signed-in", "Not signed in"


class Forbidden(Problem):
    status, slug, title = 403, "forbidden", "Not allowed"


class NeedsFactor(Forbidden):
    slug, title = "needs-factor", "A second factor is needed"


class NotFound(Problem):
    status, slug, title = 404, "not-found", "Not found"

    def __init__(self, noun: str, row_id: object) -> None:
        super().__init__(f"There is no {noun} {row_id} here, or you may not see it.", noun=noun, row_id=str(row_id))


class Conflict(Problem):
    status, slug, title = 409, "conflict", "Conflict"


class RevConflict(Conflict):
    """Somebody changed rows since the client read them. Carries both values of each, so that a person can choose.

    `conflicts` are {"table", "row_id", "rev", "current", "yours"}; those of the first row stand at the top as well.
    """

    slug, title = "rev-conflict", "Changed by someone else"

    def __init__(self, noun: str, conflicts: list[dict[str, Any]]) -> None:
        which = (
            f"This {noun.replace('_', ' ')} has changed since you read it."
            if len(conflicts) == 1
            else f"{len(conflicts):,} rows have changed since you read them."
        )
        super().__init__(
            f"{which} Choose which values to keep.",
            conflicts=conflicts,
            **conflicts[0],
        )


class Invalid(Problem):
    """A value cannot be taken. `errors` names each field and says what would fit."""

    status, slug, title = 422, "invalid", "Some values do not fit"

    def __init__(self, errors: list[tuple[str, str]]) -> None:
        super().__init__(
            "; ".join(f"{field}: {message}" for field, message in errors[:5]),
            errors=[{"field": field, "message": message} for field, message in errors[:100]],
        )


class TooMany(Problem):
    """Slow down; `retry_after_s` says for how long."""

    status, slug, title = 429, "too-many", "Too many tries"

    def __init__(self, detail: str, *, retry_after_s: int) -> None:
        super().__init__(detail, retry_after_s=retry_after_s)

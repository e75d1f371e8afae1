"""How to get into the demo: one password for its people, told in a file only its owner reads."""

import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from psycopg import Connection

from motk.core.home import state_folder
from motk.demo.rows import Account
from motk.gate.passwords import hash_password

# What the file shows, in this order: one account of each.
_SHOWN = ("admin", "supervisor", "artist", "client")
# No letter that is read as another.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """Four groups of four: 79 bits, and still typed in one go."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def set_password(connection: Connection, account_ids: Sequence[UUID], password: str) -> None:
    connection.execute(
        "insert into account_secret (account_id, password_hash, password_changed_at) select unnest(%s::uuid[]), %s, now()",
        (list(account_ids), hash_password(password)),
    )


def sign_in_text(address: str, accounts: Sequence[Account], password: str) -> str:
    shown = [next(account for account in accounts if account.account_type == kind) for kind in _known_kinds(accounts)]
    width = max(len(account.account_name) for account in shown)
    lines = [f"  {account.account_name:<{width}}  {account.account_type}" for account in shown]
    return "\n".join([f"Sign in to the demo at {address} as", *lines, f"with the password {password}", ""])


def _known_kinds(accounts: Sequence[Account]) -> list[str]:
    there = {account.account_type for account in accounts}
    return [kind for kind in _SHOWN if kind in there]


def write_sign_in(home: Path, text: str) -> Path:
    """Write HOME/demo-sign-in.txt, for its owner's eyes only."""
    path = state_folder(home) / "demo-sign-in.txt"
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    return path

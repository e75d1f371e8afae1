"""Passwords: Argon2id, two at a time and never on the event loop; bcrypt hashes from elsewhere are taken once and replaced."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher
from pwdlib.hashers.bcrypt import BcryptHasher

from motk.core.errors import Invalid

SHORTEST, LONGEST = 10, 256

# bcrypt reads no further; its library refuses more.
_BCRYPT_BYTES = 72

# One hash takes 64 MB and all four lanes of a core or two: more at a time would be slower for everybody.
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="password")
_hashers = PasswordHash((Argon2Hasher(), BcryptHasher()))

T = TypeVar("T")


@dataclass(frozen=True)
class Checked:
    """`replacement` is the hash to keep from now on, when the old one is of an older kind."""

    is_right: bool
    replacement: str | None = None


def hash_password(password: str) -> str:
    """The hash to keep. Takes about 50 ms of a core: use `hashed` on an event loop."""
    return _hashers.hash(password)


async def hashed(password: str) -> str:
    return await _in_thread(lambda: hash_password(password))


async def check(password: str, stored: str | None) -> Checked:
    """Whether the password is the stored one. Without a stored one it works just as long, and says no."""
    return await _in_thread(lambda: _check(password, stored))


def _check(password: str, stored: str | None) -> Checked:
    if stored is None:
        hash_password(password)
        return Checked(is_right=False)
    given = password.encode()
    try:
        is_right = _hashers.verify(given[:_BCRYPT_BYTES] if BcryptHasher.identify(stored) else given, stored)
    except UnknownHashError:
        return Checked(is_right=False)
    if not is_right or (Argon2Hasher.identify(stored) and not _hashers.current_hasher.check_needs_rehash(stored)):
        return Checked(is_right)
    return Checked(is_right, hash_password(password))


async def _in_thread(work: Callable[[], T]) -> T:
    return await asyncio.get_running_loop().run_in_executor(_threads, work)


def refuse_weak(field: str, password: str, *names: str | None) -> None:
    """Raises Invalid, saying why, unless `password` will do for somebody of these names."""
    weakness = why_weak(password, *names)
    if weakness:
        raise Invalid([(field, weakness)])


def why_weak(password: str, *names: str | None) -> str | None:
    """The sentence that refuses a password for somebody of these names; None when it will do."""
    if len(password) < SHORTEST:
        return f"Use at least {SHORTEST} characters; a few words are easy to remember."
    if len(password) > LONGEST:
        return f"Use at most {LONGEST} characters."
    plain = password.strip().casefold()
    if any(name and plain == name.casefold() for name in names):
        return "Choose something else than your own name or address."
    if len(set(plain)) < 5 or _is_common(plain):
        return "This is one of the first passwords anybody would try. Choose another."
    return None


def _is_common(plain: str) -> bool:
    """Rows of the keyboard, counting, and the words everybody takes, however padded with digits and signs."""
    if any(plain in run or plain[::-1] in run for run in _RUNS):
        return True
    word = plain.strip("0123456789!?.,;:*#$%&+-_=@ ").translate(_SPELLED)
    halves = {word, word[: len(word) // 2]} if word[: len(word) // 2] * 2 == word else {word}
    return bool(halves & _WORDS)


_RUNS = (
    "1234567890" * 4,
    "abcdefghijklmnopqrstuvwxyz" * 2,
    "qwertyuiopasdfghjklzxcvbnm" * 2,
    "qwertzuiopasdfghjklyxcvbnm" * 2,
    "azertyuiopqsdfghjklmwxcvbn" * 2,
    "1q2w3e4r5t6y7u8i9o0p",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "qazwsxedcrfvtgbyhnujmikolp",
)
_SPELLED = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s"})
_WORDS = frozenset(
    "password passwort passwordpassword motdepasse contrasena wachtwoord parola administrator admin administrador letmein"
    " letmeinnow welcome welcomehome changeme changemenow iloveyou iloveu qwerty qwertyuiop qwertz azerty trustno football"
    " baseball basketball superman batman starwars sunshine princess dragon monkey shadow master computer internet"
    " whatever freedom secret topsecret supersecret mypassword thepassword nopassword newpassword default guest test"
    " testing animation production studio filmstudio motk motkmotk blender maya houdini nuke".split()
)

import pytest

from motk.core.sealing import CannotUnseal, seal, unseal

KEY = "a key of an installation, long enough"


def test_what_is_sealed_opens_with_the_same_key_and_purpose() -> None:
    sealed = seal(KEY, "webhook", b"s3cret")

    assert unseal(KEY, "webhook", sealed) == b"s3cret"
    assert b"s3cret" not in sealed


def test_the_same_secret_sealed_twice_looks_different() -> None:
    assert seal(KEY, "webhook", b"s3cret") != seal(KEY, "webhook", b"s3cret")


def test_another_key_says_what_to_do() -> None:
    sealed = seal(KEY, "webhook", b"s3cret")

    with pytest.raises(CannotUnseal, match="MOTK_SECRET_KEY"):
        unseal(KEY + "!", "webhook", sealed)


def test_a_secret_of_one_purpose_does_not_open_for_another() -> None:
    with pytest.raises(CannotUnseal, match="totp"):
        unseal(KEY, "totp", seal(KEY, "webhook", b"s3cret"))


@pytest.mark.parametrize("kept", [b"", b"s3cret", b"\x02" * 40, b"\x01" + b"0" * 12])
def test_what_was_never_sealed_is_refused(kept: bytes) -> None:
    with pytest.raises(CannotUnseal):
        unseal(KEY, "webhook", kept)


def test_one_changed_bit_is_refused() -> None:
    sealed = bytearray(seal(KEY, "webhook", b"s3cret"))
    sealed[20] ^= 1

    with pytest.raises(CannotUnseal):
        unseal(KEY, "webhook", bytes(sealed))

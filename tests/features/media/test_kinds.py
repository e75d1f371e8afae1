from motk.features.media.kinds import kind_of


def jpeg(segments: int, size: bytes) -> bytes:
    return b"\xff\xd8" + b"\xff\xe0\x00\x04ab" * segments + b"\xff\xc0\x00\x0b\x08" + size + b"\x01\x01\x11\x00"


def test_the_size_of_a_jpeg_is_read_behind_its_segments() -> None:
    kind = kind_of(jpeg(12, b"\x00\x10\x00\x20"))
    assert kind is not None
    assert (kind.mime_type, kind.width, kind.height) == ("image/jpeg", 32, 16)


def test_a_jpeg_is_not_walked_for_ever() -> None:
    """Millions of empty segments would keep a whole process busy for seconds."""
    kind = kind_of(jpeg(1_000, b"\x00\x10\x00\x20"))
    assert kind is not None
    assert (kind.width, kind.height) == (None, None)

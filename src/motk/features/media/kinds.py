"""What a file really is, by its first bytes: neither its name nor its sender is asked."""

from dataclasses import dataclass
from struct import unpack_from

# Kinds by what they begin with.
_BEGIN: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x76\x2f\x31\x01", "image/x-exr"),
    (b"8BPS", "image/vnd.adobe.photoshop"),
    (b"SDPX", "image/x-dpx"),
    (b"XPDS", "image/x-dpx"),
    (b"\x1a\x45\xdf\xa3", "video/webm"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"(\xb5/\xfd", "application/zstd"),
    (b"7z\xbc\xaf'\x1c", "application/x-7z-compressed"),
    (b"BLENDER", "application/x-blender"),
    (b"OggS", "audio/ogg"),
    (b"fLaC", "audio/flac"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"glTF", "model/gltf-binary"),
    (b"Kaydara FBX", "model/x-fbx"),
)
# Of a JPEG: where the picture itself begins, and how many segments are walked to find its size before that.
_SCAN = 0xDA
_MOST_SEGMENTS = 500
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xcf\xfa\xed\xfe",
    b"\xca\xfe\xba\xbe",
    b"#!",
)
# ISO media: the brand follows "ftyp".
_BRANDS = {b"avif": "image/avif", b"avis": "image/avif", b"qt  ": "video/quicktime", b"heic": "image/heic"}
_TEXT_BYTES = 4096


@dataclass(frozen=True)
class Kind:
    mime_type: str
    width: int | None = None
    height: int | None = None


def kind_of(content: bytes) -> Kind | None:
    """Its type, and for pictures their size; None for programs, which nobody gets from us. What is unknown is a mere row of bytes."""
    if content.startswith(_PROGRAMS):
        return None
    if content[4:8] == b"ftyp":
        return Kind(_BRANDS.get(content[8:12], "video/mp4"))
    if content.startswith(b"RIFF"):
        return Kind({b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(content[8:12], "application/octet-stream"))
    for start, mime_type in _BEGIN:
        if content.startswith(start):
            return Kind(mime_type, *_size(mime_type, content))
    return Kind("text/plain" if _is_text(content[:_TEXT_BYTES]) else "application/octet-stream")


def _is_text(start: bytes) -> bool:
    if b"\x00" in start:
        return False
    try:
        start.decode()
    except UnicodeDecodeError as error:
        # Cut in the middle of a letter.
        return len(start) == _TEXT_BYTES and error.start > _TEXT_BYTES - 4
    return True


def _size(mime_type: str, content: bytes) -> tuple[int | None, int | None]:
    if mime_type == "image/png" and len(content) >= 24:
        width, height = unpack_from(">II", content, 16)
    elif mime_type == "image/gif" and len(content) >= 10:
        width, height = unpack_from("<HH", content, 6)
    elif mime_type == "image/jpeg":
        width, height = _size_of_jpeg(content)
    else:
        return None, None
    return (width, height) if 0 < width < 2**31 and 0 < height < 2**31 else (None, None)


def _size_of_jpeg(content: bytes) -> tuple[int, int]:
    """From the frame header, found by walking from segment to segment: some dozens in a real picture, and the picture itself after them."""
    place = 2
    for _ in range(_MOST_SEGMENTS):
        if place + 9 > len(content) or content[place] != 0xFF or content[place + 1] == _SCAN:
            break
        marker = content[place + 1]
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = unpack_from(">HH", content, place + 5)
            return width, height
        place += 2 + int(unpack_from(">H", content, place + 2)[0])
    return 0, 0

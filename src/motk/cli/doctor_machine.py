"""What `motk doctor` finds in the settings and on the machine."""

import shutil
import stat
from pathlib import Path
from urllib.parse import urlsplit

import motk
from motk.cli.doctor_findings import Finding
from motk.core.settings import Settings

_LITTLE_BYTES = 2_000_000_000
_LITTLE_SHARE = 0.05
_AT_HOME = {"127.0.0.1", "localhost", "::1"}


def machine_checks(settings: Settings) -> list[Finding]:
    return [
        Finding("fine", "MOTK", f"version {motk.__version__}, state folder {settings.home}"),
        *_disk(settings),
        *_secret_key(settings),
        *_address(settings),
        *_mail(settings),
    ]


def _disk(settings: Settings) -> list[Finding]:
    places = {str(path) for path in (_nearest(settings.home), _nearest(settings.media_root))}
    findings = []
    for place in sorted(places):
        disk = shutil.disk_usage(place)
        free = f"{disk.free / 1e9:,.1f} GB free of {disk.total / 1e9:,.1f} GB at {place}"
        if disk.free < _LITTLE_BYTES or disk.free < disk.total * _LITTLE_SHARE:
            findings.append(Finding("warning", "Disk", free, "Make room: a full disk stops every write."))
        else:
            findings.append(Finding("fine", "Disk", free))
    return findings


def _nearest(path: Path) -> Path:
    """The folder, or the first one above it that is there."""
    return next((folder for folder in (path, *path.parents) if folder.exists()), Path("/"))


def _secret_key(settings: Settings) -> list[Finding]:
    if settings.secret_key is not None:
        return [Finding("fine", "Secret key", "set by MOTK_SECRET_KEY; keep a copy where your backups are")]
    path = settings.home / "secret_key"
    if not path.exists():
        return [Finding("note", "Secret key", "not made yet; the first start makes it")]
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        return [Finding("error", "Secret key", f"{path} can be read by others", f"chmod 600 {path}")]
    return [Finding("fine", "Secret key", f"{path}, readable by its owner alone")]


def _address(settings: Settings) -> list[Finding]:
    address = urlsplit(settings.public_url)
    if address.scheme == "http" and address.hostname not in _AT_HOME:
        return [
            Finding(
                "warning",
                "Address",
                f"{settings.public_url} is without encryption: passwords cross the network as they are",
                "Put a proxy with a certificate before MOTK and set MOTK_PUBLIC_URL to its https address.",
            )
        ]
    return [Finding("fine", "Address", settings.public_url)]


def _mail(settings: Settings) -> list[Finding]:
    if settings.smtp_url is None:
        return [
            Finding(
                "note", "Mail", "no mail server: invitations and resets are written to the log", "Set MOTK_SMTP_URL."
            )
        ]
    return [Finding("fine", "Mail", f"by {urlsplit(settings.smtp_url.get_secret_value()).hostname}")]

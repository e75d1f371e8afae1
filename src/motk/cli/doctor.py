"""`motk doctor`: is everything as it should be, and what to do where it is not."""

import asyncio
import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer

from motk.cli.database import database
from motk.cli.doctor_findings import Finding, Level
from motk.cli.start import settings_for_command
from motk.core.settings import Settings

_MARKS: dict[Level, str] = {"fine": "✓", "note": "·", "warning": "!", "error": "✗"}


def doctor(
    thorough: Annotated[
        bool, typer.Option("--thorough", help="Read every media file and compare it with what was stored.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The findings as JSON, for a monitor.")] = False,
) -> None:
    """Look over settings, database, log, media, jobs and disk. Changes nothing; ends with 1 when something is wrong."""
    settings = settings_for_command()
    with database(settings) as dsn:
        findings = asyncio.run(examine(settings, dsn, thorough=thorough))
    report(findings, as_json=as_json)


async def examine(settings: Settings, dsn: str, *, thorough: bool = False) -> list[Finding]:
    """Every check, in the order in which one would look."""
    from motk.cli.doctor_database import database_checks
    from motk.cli.doctor_machine import machine_checks
    from motk.cli.doctor_media import media_checks

    findings = machine_checks(settings)
    found, is_ours = database_checks(dsn)
    findings += found
    return findings + (await media_checks(settings, dsn, thorough=thorough) if is_ours else [])


def report(findings: list[Finding], *, as_json: bool = False) -> None:
    """Write the findings. Exits with 1 when one of them is an error."""
    if as_json:
        sys.stdout.write(json.dumps([asdict(finding) for finding in findings], indent=1) + "\n")
    else:
        for finding in findings:
            sys.stdout.write(f"{_MARKS[finding.level]} {finding.about}: {finding.says}\n")
            if finding.remedy:
                sys.stdout.write(f"    {finding.remedy}\n")
    if any(finding.level == "error" for finding in findings):
        raise typer.Exit(1)

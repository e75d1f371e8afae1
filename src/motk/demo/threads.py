"""The thread of a task: the notes that lead it to the status it has, each with its hour."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from motk.demo import phrases, rows
from motk.demo.plan import Note, Work
from motk.demo.studio import Studio
from motk.demo.windows import Window
from motk.demo.workdays import office_hour, shift

REVIEWERS = {
    "Animation": "Leila Osei",
    "Layout": "Leila Osei",
    "Storyboard": "Leila Osei",
    "Concept": "Ana Moreau",
}
REVIEWER_OF_THE_REST = "Tomás Rivera"
CLIENT = "Hannah Weiss"


@dataclass(frozen=True)
class Thread:
    """Comments in the order they were written, and what follows from them for the task."""

    comments: tuple[rows.Comment, ...] = ()
    retake_count: int = 0
    started: datetime | None = None
    done: datetime | None = None

    @property
    def last(self) -> datetime | None:
        return self.comments[-1].created_at if self.comments else None


def tell(work: Work, step: str, artist: str | None, chance: Random) -> tuple[Note, ...]:
    """The notes of a task nobody wrote notes for."""
    reviewer = REVIEWERS.get(step, REVIEWER_OF_THE_REST)
    if work.status == "Ready":
        return (Note(reviewer, chance.choice(phrases.BRIEFINGS)),) if work.talkative else ()
    if work.status == "Omitted":
        return (Note(reviewer, "Not needed in this shot.", "Omitted"),)
    if not work.talkative or artist is None:
        return ()
    notes = [Note(artist, chance.choice(phrases.STARTED), "In progress")]
    if work.status == "In progress" and not work.rounds:
        return tuple(notes)
    asked = chance.sample(
        phrases.RETAKES[step], k=min(max(work.rounds, work.status == "Retake"), len(phrases.RETAKES[step]))
    )
    for version, (retake, points) in enumerate(asked, start=1):
        last = version == len(asked)
        notes += [_submit(artist, version, chance), _retake(reviewer, retake, points, done=not last, chance=chance)]
        if chance.random() < 0.5:
            notes.append(Note(artist, chance.choice(phrases.REPLIES)))
    return (*notes, *_ending(work, artist, reviewer, len(asked) + 1, chance))


def write(
    studio: Studio, task: rows.Task, notes: tuple[Note, ...], window: Window | None, today: date, chance: Random
) -> Thread:
    """The notes as comments between the start of the work and yesterday evening; approved work ends on its due date."""
    yesterday = shift(today, -1) if shift(today, -1) < today else shift(today, -2)
    first = min(window.start, yesterday) if window else yesterday
    approved = bool(notes) and notes[-1].status == "Approved"
    final = min(window.due, yesterday) if window and approved else yesterday
    hours = _hours(len(notes), first, max(first, final), chance)
    comments = tuple(_comment(studio, task, note, at, n) for n, (note, at) in enumerate(zip(notes, hours, strict=True)))
    begun = [at for note, at in zip(notes, hours, strict=True) if note.status == "In progress"]
    return Thread(
        comments=comments,
        retake_count=sum(note.status == "Retake" for note in notes),
        started=begun[0] if begun else None,
        done=hours[-1] if approved else None,
    )


def _submit(artist: str, version: int, chance: Random) -> Note:
    words = phrases.SUBMITTED_AGAIN if version > 1 else phrases.SUBMITTED
    return Note(artist, chance.choice(words).format(version=version), "To review")


def _retake(reviewer: str, text: str, points: tuple[str, ...], *, done: bool, chance: Random) -> Note:
    ticked = tuple(f"x {point}" if done or chance.random() < 0.4 else point for point in points)
    return Note(reviewer, text, "Retake", ticked)


def _ending(work: Work, artist: str, reviewer: str, version: int, chance: Random) -> list[Note]:
    if work.status == "Retake":
        return []
    if work.status == "In progress":
        return [Note(artist, chance.choice(phrases.REPLIES), "In progress")]
    ending = [_submit(artist, version, chance)]
    if chance.random() < 0.08:
        ending.append(Note(CLIENT, chance.choice(phrases.CLIENT), for_client=True))
    if work.status == "Approved":
        ending.append(Note(reviewer, chance.choice(phrases.APPROVED), "Approved"))
    return ending


def _hours(count: int, first: date, final: date, chance: Random) -> list[datetime]:
    """`count` office hours from `first` to `final`, in order, the last one on `final`."""
    span = (final - first).days
    days = [first + timedelta(days=span * (n + 1) // count) for n in range(count)] if count else []
    hours = sorted(office_hour(_weekday(day, first), chance) for day in days)
    return [at + timedelta(seconds=n) for n, at in enumerate(hours)]


def _weekday(day: date, first: date) -> date:
    friday = day - timedelta(days=max(0, day.weekday() - 4))
    return max(first, friday)


def _comment(studio: Studio, task: rows.Task, note: Note, at: datetime, place: int) -> rows.Comment:
    author: UUID = studio.accounts[note.author].id
    return rows.Comment(
        id=studio.seed.id("comment", task.id, place, at=at),
        organization_id=studio.id,
        project_id=task.project_id,
        task_id=task.id,
        author_id=author,
        text=note.text,
        task_status_id=studio.statuses[note.status].id if note.status else None,
        checklist=[_point(point) for point in note.checklist],
        for_client=note.for_client,
        created_at=at,
        created_by=author,
        updated_at=at,
        updated_by=author,
    )


def _point(point: str) -> dict[str, Any]:
    return {"text": point.removeprefix("x "), "done": point.startswith("x ")}


def settle(task: rows.Task, thread: Thread) -> rows.Task:
    """The task with what its thread says about it."""
    return replace(
        task,
        retake_count=thread.retake_count,
        last_comment_at=thread.last,
        comment_count=len(thread.comments),
        real_start_date=thread.started or task.real_start_date,
        done_at=thread.done or task.done_at,
    )

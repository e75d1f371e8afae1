"""What the studio has before any production: departments, task types, statuses, asset types, people."""

from dataclasses import dataclass
from uuid import UUID

from motk.demo import rows
from motk.demo.identity import Seed

NAME = "Peach Studio"
SLUG = "peach"

DEPARTMENTS = {
    "Production": "#7f8fa6",
    "Art": "#7a8599",
    "Assets": "#4fb0ae",
    "Layout": "#5aa9e6",
    "Animation": "#e6a23c",
    "FX": "#c56cf0",
    "Lighting": "#f2c94c",
    "Compositing": "#56c596",
}

# name, short name, colour, department
SHOT_TASK_TYPES = (
    ("Storyboard", "SB", "#7a8599", "Art"),
    ("Layout", "LAY", "#5aa9e6", "Layout"),
    ("Animation", "ANM", "#e6a23c", "Animation"),
    ("Character FX", "CFX", "#ef7fb2", "FX"),
    ("FX", "FX", "#c56cf0", "FX"),
    ("Lighting", "LGT", "#f2c94c", "Lighting"),
    ("Comp", "CMP", "#56c596", "Compositing"),
    ("Grade", "GRD", "#9aa05b", "Compositing"),
)
ASSET_TASK_TYPES = (
    ("Concept", "CPT", "#7a8599", "Art"),
    ("Modeling", "MOD", "#4fb0ae", "Assets"),
    ("Texturing", "TEX", "#d98c6a", "Assets"),
    ("Rigging", "RIG", "#8f88e8", "Assets"),
    ("Shading", "SHD", "#f2c94c", "Lighting"),
)

# name, short name, colour, what it means
STATUSES = (
    ("Ready", "RDY", "#8b93a3", {"is_default": True}),
    ("In progress", "WIP", "#4c8dff", {"is_wip": True}),
    ("To review", "REV", "#b07cff", {"is_feedback_request": True}),
    ("Retake", "RTK", "#ff6b6b", {"is_retake": True, "is_artist_allowed": False, "is_client_allowed": True}),
    ("Approved", "APP", "#35b37e", {"is_done": True, "is_artist_allowed": False, "is_client_allowed": True}),
    ("Omitted", "OMT", "#5b6270", {"is_artist_allowed": False}),
)

# name, icon, colour
ASSET_TYPES = (
    ("Character", "user", "#e6a23c"),
    ("Prop", "box", "#5aa9e6"),
    ("Environment", "trees", "#56c596"),
    ("FX", "sparkles", "#c56cf0"),
    ("Graphic", "typography", "#8b93a3"),
)

# first name, last name, account type, position, seniority, department
PEOPLE = (
    ("Ana", "Moreau", "admin", "supervisor", "senior", "Production"),
    ("Marta", "Nowak", "manager", None, "senior", "Production"),
    ("Leila", "Osei", "supervisor", "supervisor", "senior", "Animation"),
    ("Tomás", "Rivera", "supervisor", "supervisor", "senior", "Lighting"),
    ("Kenji", "Tanaka", "artist", "lead", "senior", "Animation"),
    ("Lucas", "Ferreira", "artist", "artist", "junior", "Animation"),
    ("Priya", "Raman", "artist", "lead", "mid", "Layout"),
    ("Nadia", "Haddad", "artist", "artist", "mid", "Layout"),
    ("Sofia", "Lindqvist", "artist", "lead", "senior", "Art"),
    ("Mei", "Chen", "artist", "artist", "mid", "Assets"),
    ("Yusuf", "Demir", "artist", "artist", "mid", "Assets"),
    ("Daniel", "Mensah", "artist", "artist", "senior", "FX"),
    ("Clara", "Dubois", "artist", "artist", "junior", "Lighting"),
    ("Jonas", "Berg", "artist", "lead", "mid", "Compositing"),
    ("Ivo", "Petrov", "vendor", "artist", "mid", "Compositing"),
    ("Hannah", "Weiss", "client", None, None, "Production"),
)


@dataclass(frozen=True)
class Studio:
    """The studio's rows, and where to find them by the names people use."""

    seed: Seed
    organization: rows.Organization
    departments: dict[str, rows.Department]
    task_types: dict[tuple[str, str], rows.TaskType]
    statuses: dict[str, rows.TaskStatus]
    asset_types: dict[str, rows.EntityType]
    accounts: dict[str, rows.Account]
    account_departments: tuple[rows.AccountDepartment, ...]

    @property
    def id(self) -> UUID:
        return self.organization.id


def build_studio(seed: Seed, *, name: str, slug: str) -> Studio:
    studio = seed.id("organization")
    settings = {"hours_per_day": 8, "week": [1, 2, 3, 4, 5], "timezone": "Europe/Paris", "locale": "en"}
    departments = {
        department: rows.Department(seed.id("department", department), studio, department, color)
        for department, color in DEPARTMENTS.items()
    }
    accounts = {f"{person[0]} {person[1]}": _account(seed, studio, slug, person) for person in PEOPLE}
    return Studio(
        seed=seed,
        organization=rows.Organization(studio, name, slug, settings),
        departments=departments,
        task_types={
            (kind, task_type[0]): _task_type(seed, studio, kind, departments, task_type, priority)
            for kind, listed in (("shot", SHOT_TASK_TYPES), ("asset", ASSET_TASK_TYPES))
            for priority, task_type in enumerate(listed, start=1)
        },
        statuses={
            status: rows.TaskStatus(seed.id("status", status), studio, status, short, color, priority, **flags)
            for priority, (status, short, color, flags) in enumerate(STATUSES, start=1)
        },
        asset_types={
            asset_type: rows.EntityType(seed.id("entity type", asset_type), studio, asset_type, "asset", icon, color, n)
            for n, (asset_type, icon, color) in enumerate(ASSET_TYPES, start=1)
        },
        accounts=accounts,
        account_departments=tuple(
            rows.AccountDepartment(
                seed.id("account department", first, last),
                studio,
                accounts[f"{first} {last}"].id,
                departments[department].id,
            )
            for first, last, *_, department in PEOPLE
        ),
    )


def _task_type(
    seed: Seed,
    studio: UUID,
    kind: str,
    departments: dict[str, rows.Department],
    declared: tuple[str, str, str, str],
    priority: int,
) -> rows.TaskType:
    name, short, color, department = declared
    return rows.TaskType(
        seed.id("task type", kind, name), studio, name, short, color, departments[department].id, kind, priority
    )


def _account(
    seed: Seed, studio: UUID, slug: str, person: tuple[str, str, str, str | None, str | None, str]
) -> rows.Account:
    first, last, account_type, position, seniority, _ = person
    account_name = f"{first}.{last}".lower().replace("á", "a")
    return rows.Account(
        id=seed.id("account", account_name),
        organization_id=studio,
        account_name=account_name,
        email=f"{account_name}@{slug}.example",
        first_name=first,
        last_name=last,
        display_name=f"{first} {last}",
        account_type=account_type,
        position=position,
        seniority=seniority,
    )

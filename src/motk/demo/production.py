"""A planned production as rows."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from motk.demo import rows
from motk.demo.footage import media_row
from motk.demo.labour import Desk
from motk.demo.plan import Phase, Production, Slot, Thing
from motk.demo.roster import Roster
from motk.demo.studio import Studio
from motk.demo.workdays import shift

FIRST_FRAME = 1001


@dataclass
class Rows:
    """What a production adds, by kind of row; `files` says where in the package the bytes of a media row are."""

    project: rows.Project
    workflow: list[rows.ProjectTaskType | rows.ProjectTaskStatus | rows.ProjectEntityType]
    members: list[rows.Member]
    media: list[rows.Media] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    entities: list[rows.Entity] = field(default_factory=list)
    links: list[rows.EntityLink] = field(default_factory=list)
    tasks: list[rows.Task] = field(default_factory=list)
    assignees: list[rows.TaskAssignee] = field(default_factory=list)
    comments: list[rows.Comment] = field(default_factory=list)
    milestones: list[rows.Milestone] = field(default_factory=list)
    phases: list[rows.ScheduleItem] = field(default_factory=list)


def build_production(studio: Studio, plan: Production, today: date) -> Rows:
    return _Building(studio, plan, today).build()


class _Building:
    def __init__(self, studio: Studio, plan: Production, today: date) -> None:
        self.studio, self.plan, self.today = studio, plan, today
        self.project_id = studio.seed.id("project", plan.code)
        self.roster = Roster(plan.slots, {slot.role: self._id("member", slot.role, slot.person) for slot in plan.slots})
        self.desk = Desk(studio, plan.code, self.project_id, self.roster, today)
        self.groups: dict[str, UUID] = {}
        self.pictures: dict[str, UUID] = {}

    def build(self) -> Rows:
        media = self._media()
        made = Rows(
            project=self._project(),
            workflow=self._workflow(),
            members=[self._member(slot) for slot in self.plan.slots],
            media=media,
            files={row.file_path: path for path, row in zip(self.pictures, media, strict=True)},
            milestones=[self._milestone(name, day) for name, day in self.plan.milestones.items()],
            phases=[self._phase(position, phase) for position, phase in enumerate(self.plan.phases, start=1)],
        )
        made.entities += [self._sequence(name, text) for name, text in self.plan.sequences.items()]
        assets: dict[str, UUID] = {}
        for thing in self.plan.things:
            entity = self._entity(thing)
            made.entities.append(entity)
            if thing.kind == "asset":
                assets[thing.name] = entity.id
            made.links += [
                rows.EntityLink(
                    self._id("link", entity.id, cast), self.studio.id, self.project_id, entity.id, assets[cast], n
                )
                for cast, n in thing.cast.items()
            ]
            for task, slot, comments in self.desk.work_on(thing, entity):
                made.tasks.append(task)
                made.comments += comments
                if slot:
                    made.assignees.append(self._assignee(task, slot))
        return made

    def _id(self, *key: object) -> UUID:
        return self.studio.seed.id("project", self.plan.code, *key)

    def _media(self) -> list[rows.Media]:
        paths = [thing.thumbnail for thing in self.plan.things if thing.thumbnail]
        made = [
            media_row(self.studio.seed, self.studio.id, self.project_id, path) for path in [*paths, *self.plan.footage]
        ]
        self.pictures = {path: row.id for path, row in zip([*paths, *self.plan.footage], made, strict=True)}
        return made

    def _project(self) -> rows.Project:
        plan = self.plan
        first, last = plan.runs
        return rows.Project(
            id=self.project_id,
            organization_id=self.studio.id,
            name=plan.name,
            code=plan.code,
            description=plan.description,
            tags=list(plan.tags),
            production_type=plan.production_type,
            production_style=plan.production_style,
            fps=plan.fps,
            ratio=plan.ratio,
            resolution=plan.resolution,
            start_date=shift(self.today, first),
            end_date=shift(self.today, last),
            max_retakes=3,
            thumbnail_id=self.pictures[plan.thumbnail] if plan.thumbnail else None,
        )

    def _workflow(self) -> list[rows.ProjectTaskType | rows.ProjectTaskStatus | rows.ProjectEntityType]:
        studio, project = self.studio, self.project_id
        return [
            *(
                rows.ProjectTaskType(self._id("uses", row.id), studio.id, project, row.id, position)
                for position, row in enumerate(studio.task_types.values(), start=1)
            ),
            *(
                rows.ProjectTaskStatus(self._id("uses", row.id), studio.id, project, row.id, position)
                for position, row in enumerate(studio.statuses.values(), start=1)
            ),
            *(
                rows.ProjectEntityType(self._id("uses", row.id), studio.id, project, row.id, position)
                for position, row in enumerate(studio.asset_types.values(), start=1)
            ),
        ]

    def _member(self, slot: Slot) -> rows.Member:
        """Open slots begin in two weeks, at best; everybody else is there from the first day."""
        first, last = self.plan.runs
        return rows.Member(
            id=self.roster.ids[slot.role],
            organization_id=self.studio.id,
            project_id=self.project_id,
            account_id=self.studio.accounts[slot.person].id if slot.person else None,
            display_name=slot.person or "",
            department_id=self.studio.departments[slot.department].id,
            role=slot.role,
            starts_on=shift(self.today, first if slot.person else 10),
            ends_on=shift(self.today, last),
            allocation=slot.allocation,
        )

    def _milestone(self, name: str, day: int) -> rows.Milestone:
        return rows.Milestone(
            self._id("milestone", name), self.studio.id, self.project_id, name, shift(self.today, day)
        )

    def _phase(self, position: int, phase: Phase) -> rows.ScheduleItem:
        task_type = self.studio.task_types[phase.kind, phase.task_type]
        first, last = (shift(self.today, day) for day in phase.runs)
        return rows.ScheduleItem(
            self._id("phase", phase.kind, phase.task_type),
            self.studio.id,
            self.project_id,
            task_type.id,
            first,
            last,
            task_type.color,
            position,
        )

    def _sequence(self, name: str, description: str) -> rows.Entity:
        self.groups[name] = self._id("sequence", name)
        return rows.Entity(
            id=self.groups[name],
            organization_id=self.studio.id,
            project_id=self.project_id,
            kind="sequence",
            name=name,
            description=description,
            cut_order=len(self.groups),
        )

    def _entity(self, thing: Thing) -> rows.Entity:
        asset_type = self.studio.asset_types[thing.group].id if thing.kind == "asset" else None
        return rows.Entity(
            id=self._id(thing.kind, thing.name),
            organization_id=self.studio.id,
            project_id=self.project_id,
            kind=thing.kind,
            name=thing.name,
            entity_type_id=asset_type,
            parent_id=self.groups[thing.group] if thing.kind == "shot" else None,
            description=thing.description,
            status=thing.status,
            frame_in=FIRST_FRAME if thing.nb_frames else None,
            frame_out=FIRST_FRAME + thing.nb_frames - 1 if thing.nb_frames else None,
            nb_frames=thing.nb_frames,
            cut_order=thing.cut_order,
            thumbnail_id=self.pictures[thing.thumbnail] if thing.thumbnail else None,
            tags=list(thing.tags),
            extra=thing.extra,
        )

    def _assignee(self, task: rows.Task, slot: Slot) -> rows.TaskAssignee:
        member = self.roster.ids[slot.role]
        return rows.TaskAssignee(self._id("assignee", task.id), self.studio.id, self.project_id, task.id, member)

"""The demo studio with its two productions, as rows ready to be copied into the database.

Pure and deterministic: the same day and seed give the same rows. Nothing here reads or writes a database.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from motk.demo import rows, studio
from motk.demo.bunny import plan_bunny
from motk.demo.feature import plan_feature
from motk.demo.identity import Seed
from motk.demo.production import Rows, build_production
from motk.demo.studio import Studio, build_studio


@dataclass(frozen=True)
class Demo:
    studio: Studio
    productions: tuple[Rows, ...]

    @property
    def admin(self) -> rows.Account:
        """Whose account to sign in with."""
        return next(account for account in self.studio.accounts.values() if account.account_type == "admin")

    def files(self) -> dict[str, str]:
        """Storage path of every media row -> the file of this package that holds its bytes (`footage.packaged`)."""
        return {to: path for production in self.productions for to, path in production.files.items()}

    def tables(self) -> Iterator[tuple[str, Sequence[rows.Row]]]:
        """Every table with its rows, what is referred to before what refers to it."""
        yield from _by_table(
            [
                self.studio.organization,
                *self.studio.departments.values(),
                *self.studio.accounts.values(),
                *self.studio.account_departments,
                *self.studio.task_types.values(),
                *self.studio.statuses.values(),
                *self.studio.asset_types.values(),
                *(production.project for production in self.productions),
                *(row for production in self.productions for row in production.workflow),
                *(row for production in self.productions for row in production.members),
                *(row for production in self.productions for row in production.milestones),
                *(row for production in self.productions for row in production.phases),
                *(row for production in self.productions for row in production.media),
                *(row for production in self.productions for row in production.entities),
                *(row for production in self.productions for row in production.links),
                *(row for production in self.productions for row in production.tasks),
                *(row for production in self.productions for row in production.assignees),
                *(row for production in self.productions for row in production.comments),
            ]
        )


def build(today: date, *, seed: str = "motk demo", name: str = studio.NAME, slug: str = studio.SLUG) -> Demo:
    """The demo as of `today`. A second studio in one database needs a seed and a slug of its own."""
    built = build_studio(Seed(seed), name=name, slug=slug)
    plans = (plan_bunny(), plan_feature())
    return Demo(studio=built, productions=tuple(build_production(built, plan, today) for plan in plans))


def _by_table(ordered: list[rows.Row]) -> Iterator[tuple[str, Sequence[rows.Row]]]:
    tables: dict[str, list[rows.Row]] = {}
    for row in ordered:
        tables.setdefault(row.table, []).append(row)
    yield from tables.items()

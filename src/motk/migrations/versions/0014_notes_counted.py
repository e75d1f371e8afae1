"""How many notes a task has, and when the last was written, as the trigger `notes_counted` (model/rules.sql) keeps them from now on.

Revision: 0014, after 0013
"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

COUNTED = """
update task set comment_count = counted.notes, last_comment_at = counted.last
from (
  select task.id, count(comment.id) as notes, max(comment.created_at) as last
  from task left join comment on comment.task_id = task.id and comment.archived_at is null
  group by task.id
) as counted
where task.id = counted.id and (task.comment_count, task.last_comment_at) is distinct from (counted.notes, counted.last)
"""


def upgrade() -> None:
    # Nobody's work, and rows of several studios: no change set holds it.
    op.execute("alter table task disable trigger user")
    op.execute(COUNTED)
    op.execute("alter table task enable trigger user")

-- The layouts of pages.

-- name: in_force(organization_id uuid, project_id uuid, kind text, role text, account_id uuid) -> rows
-- The most particular layout: a person's, then a role's, of the project before the studio's. Without a project, a role or a person, what is
-- theirs counts for nothing.
-- Shape: layout, whose, rev.  Index: page_layout_key.  Budget: 1 ms.
select layout, rev, project_id, role, account_id
from page_layout
where organization_id = :organization_id and kind = :kind
  and (project_id is null or project_id = :project_id)
  and (page_layout.role is null or page_layout.role = :role)
  and (page_layout.account_id is null or page_layout.account_id = :account_id)
order by (account_id is not null) desc, (page_layout.role is not null) desc, (project_id is not null) desc
limit 1

-- name: held(organization_id uuid, project_id uuid, kind text, role text, account_id uuid) -> rows
-- The layout saved for exactly these, locked.  Index: page_layout_key.
select id, rev, layout
from page_layout
where organization_id = :organization_id and kind = :kind and project_id is not distinct from :project_id
  and page_layout.role is not distinct from :role and page_layout.account_id is not distinct from :account_id
for no key update

-- name: save(organization_id uuid, project_id uuid, kind text, role text, account_id uuid, layout jsonb) -> value
-- Two who save the same for the first time: the second one's stands.
insert into page_layout (organization_id, project_id, kind, role, account_id, layout)
values (:organization_id, :project_id, :kind, :role, :account_id, :layout)
on conflict (
  organization_id, coalesce(project_id, '00000000-0000-0000-0000-000000000000'), kind, coalesce(role, ''),
  coalesce(account_id, '00000000-0000-0000-0000-000000000000')
) do update set layout = excluded.layout
where page_layout.layout <> excluded.layout
returning rev

-- name: drop(row_id uuid) -> value
delete from page_layout where id = :row_id returning id

-- name: is_held_back(epoch int, tx xid8, id bigint) -> value
-- Whether something is committed that no reader may have yet, because an older transaction is still running.  Index: change_pkey.
select exists(select from change where (epoch, tx, id) > (:epoch, :tx, :id))

-- name: names(account_ids uuid[]) -> rows
select id, display_name from account where id = any (:account_ids)

-- name: own_slots(account_id uuid) -> value
-- The role slots that an account fills, as one array.  Index: member_account_idx.
select array(select id from member where account_id = :account_id)

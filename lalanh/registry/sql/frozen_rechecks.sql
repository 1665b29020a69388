-- The blind re-check belongs to what a closed round published: its error rate stays too.
create trigger frozen_insert after insert on registry_recheck referencing new table as changed_rows for each statement execute function registry_frozen_answers();
create trigger frozen_update after update on registry_recheck referencing new table as changed_rows for each statement execute function registry_frozen_answers();
create trigger frozen_delete after delete on registry_recheck referencing old table as changed_rows for each statement execute function registry_frozen_answers();

-- The departments of an administration that answer together: their people, what each was given in a round, by when.
-- Nothing is overwritten: a row holds from one change to the next, so that a change can be undone as a whole.

create table department_change (
  id text primary key,
  round_id text not null references round (id) on delete cascade,
  kind text not null check (kind in ('added', 'renamed', 'people', 'removed', 'given', 'reminded')),
  -- The department it is about; null where it is about several. No reference: the change comes first.
  department_id text,
  name_before text,
  at timestamptz not null,
  by text references auth_user (id) on delete set null,
  undone_at timestamptz,
  undone_by text references auth_user (id) on delete set null,
  check ((kind = 'renamed') = (name_before is not null))
);
create index department_change_round on department_change (round_id, at);
create index department_change_by on department_change (by);
create index department_change_undone_by on department_change (undone_by);

create table department (
  id text primary key,
  place_id text not null references place (id) on delete cascade,
  name text not null,
  begun_in text not null references department_change (id) on delete cascade,
  ended_in text references department_change (id) on delete set null
);
create unique index department_name on department (place_id, lower(name)) where ended_in is null;
create index department_begun on department (begun_in);
create index department_ended on department (ended_in);

create table department_person (
  id text primary key,
  department_id text not null references department (id) on delete cascade,
  account_id text references auth_user (id) on delete cascade,
  -- Until it is accepted: then the account stands in its place.
  invitation_id text references invitation (id) on delete cascade,
  -- The invitation was made for the department, and is withdrawn when nobody waits for it any more.
  invited boolean not null,
  -- When the person could first see what was given to them.
  joined_at timestamptz,
  begun_in text not null references department_change (id) on delete cascade,
  ended_in text references department_change (id) on delete set null,
  check ((account_id is null) <> (invitation_id is null)),
  check ((account_id is null) = (joined_at is null))
);
create unique index department_person_once on department_person (department_id, account_id) where ended_in is null;
create index department_person_account on department_person (account_id);
create index department_person_invitation on department_person (invitation_id);
create index department_person_begun on department_person (begun_in);
create index department_person_ended on department_person (ended_in);

-- An item that is given by itself is no longer part of its area.
create table department_part (
  id text primary key,
  round_id text not null references round (id) on delete cascade,
  department_id text not null references department (id) on delete cascade,
  area text,
  item text,
  due_on date not null,
  begun_in text not null references department_change (id) on delete cascade,
  ended_in text references department_change (id) on delete set null,
  check ((area is null) <> (item is null))
);
create unique index department_part_area on department_part (round_id, area) where ended_in is null;
create unique index department_part_item on department_part (round_id, item) where ended_in is null;
create index department_part_department on department_part (department_id);
create index department_part_begun on department_part (begun_in);
create index department_part_ended on department_part (ended_in);

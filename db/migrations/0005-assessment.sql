-- A round: one place answers one edition. What happens to it is told by times, not by a state beside them.

create table round (
  id text primary key,
  place_id text not null references place (id) on delete cascade,
  edition_id text not null references edition (id),
  response_id text not null unique references response (id) on delete cascade,
  -- The year the answers describe.
  year integer not null,
  opened_by text references auth_user (id) on delete set null,
  opened_at timestamptz not null,
  submitted_by text references auth_user (id) on delete set null,
  submitted_at timestamptz,
  validated_at timestamptz,
  published_at timestamptz,
  demonstration boolean not null default false
);
create index round_place on round (place_id);
-- A place answers an edition once for a year.
create unique index round_year on round (place_id, edition_id, year);
-- One open round of a place and an edition at a time.
create unique index round_open on round (place_id, edition_id) where submitted_at is null;

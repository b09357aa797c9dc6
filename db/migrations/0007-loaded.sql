-- Which version of the data files stands in the tables, so that a restart loads only what has changed.
-- The hash 'removed' says that somebody took it out and a start must not put it back.
create table loaded (
  name text primary key,
  hash text not null,
  loaded_at timestamptz not null default now()
);

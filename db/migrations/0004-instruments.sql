-- The response engine: what was answered to which published edition, by whom, in every version.

-- A published edition never changes: the document as published, with its hash.
create table edition (
  id text primary key,
  hash text not null,
  document jsonb not null,
  registered_at timestamptz not null
);

create table response (
  id text primary key,
  edition_id text not null references edition (id),
  -- Null in anonymous mode: nothing then leads to a person or a place.
  place_id text references place (id) on delete cascade,
  anonymous boolean not null default false,
  opened_at timestamptz not null,
  submitted_at timestamptz,
  check (not anonymous or place_id is null)
);
create index response_place on response (place_id);

-- Every save is kept. The current answer is the highest revision that was not set aside.
create table answer_revision (
  response_id text not null references response (id) on delete cascade,
  item text not null,
  revision integer not null,
  -- The revision the writer had before their eyes; 0 for none.
  based_on integer not null,
  -- A save that met a newer revision: kept and shown, but not in force until somebody chooses it.
  set_aside boolean not null default false,
  state text not null check (state in ('answered', 'na', 'missing')),
  -- Option codes as an array, or a number. Never texts of options.
  value jsonb,
  comment text,
  source text,
  account_id text references auth_user (id) on delete set null,
  saved_at timestamptz not null,
  primary key (response_id, item, revision)
);
create index answer_revision_account on answer_revision (account_id);

-- What was saved stays as it was saved. Only the person behind it may be taken out.
create function answer_revision_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'a saved answer never changes: save a new revision';
end $$;
create trigger answer_revision_is_kept
  before update of response_id, item, revision, based_on, set_aside, state, value, comment, source, saved_at
  on answer_revision for each row execute function answer_revision_is_kept();

-- What a place makes of its result, and the visits of experts. What is written in them is a document of its own with all
-- its versions: a change takes the newest and saves the next, and going back saves an old one anew.

create function written_version_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'a saved version never changes: save a new one';
end $$;

-- The strategy that comes out of a round.
create table strategy (
  round_id text primary key references round (id) on delete cascade,
  -- Null: for those who act for the place, its experts and the secretariat.
  public_since timestamptz
);

create table strategy_version (
  round_id text not null references strategy (round_id) on delete cascade,
  version integer not null,
  content jsonb not null,
  -- What was done, for the list of versions: a key of the words.
  change text not null,
  saved_at timestamptz not null,
  saved_by text references auth_user (id) on delete set null,
  -- The version that this one brought back; 0 is the empty one.
  restored_from integer,
  primary key (round_id, version)
);
create index strategy_version_saved_by on strategy_version (saved_by);
create trigger strategy_version_is_kept
  before update of round_id, version, content, change, saved_at, restored_from
  on strategy_version for each row execute function written_version_is_kept();

-- Experts meet a place, and write its intercultural profile.
create table visit (
  id text primary key,
  -- The round whose result it looks into.
  round_id text not null references round (id) on delete cascade,
  kind text not null check (kind in ('first', 'monitoring')),
  -- The language in which findings and profile are written.
  language text not null,
  created_at timestamptz not null,
  created_by text references auth_user (id) on delete set null,
  held_at timestamptz,
  -- The draft of the profile went to the place, which checks its facts.
  sent_at timestamptz,
  checked_at timestamptz,
  published_at timestamptz,
  -- The profile as published, and the SHA-256 of it.
  profile jsonb,
  profile_hash text,
  cancelled_at timestamptz,
  cancelled_reason text,
  check ((published_at is null) = (profile is null)),
  check ((cancelled_at is null) = (cancelled_reason is null))
);
create index visit_round on visit (round_id);
create index visit_created_by on visit (created_by);

create table visit_expert (
  visit_id text not null references visit (id) on delete cascade,
  account_id text not null references auth_user (id) on delete cascade,
  assigned_at timestamptz not null,
  assigned_by text references auth_user (id) on delete set null,
  primary key (visit_id, account_id)
);
create index visit_expert_account on visit_expert (account_id);
create index visit_expert_assigned_by on visit_expert (assigned_by);

create table visit_version (
  visit_id text not null references visit (id) on delete cascade,
  version integer not null,
  content jsonb not null,
  change text not null,
  saved_at timestamptz not null,
  saved_by text references auth_user (id) on delete set null,
  restored_from integer,
  primary key (visit_id, version)
);
create index visit_version_saved_by on visit_version (saved_by);
create trigger visit_version_is_kept
  before update of visit_id, version, content, change, saved_at, restored_from
  on visit_version for each row execute function written_version_is_kept();

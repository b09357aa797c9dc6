-- Entries of the record: what people write, in several languages, and publish when they choose. Each kind has a table of its own
-- (events, publications, figures of channels …), all of them with these columns:
--
--   id text primary key,
--   network_id text references network (id) on delete cascade,       -- whose entry it is; null: the programme's
--   visibility text not null default 'public' check (visibility in ('public', 'members', 'network', 'secretariat')),
--   texts jsonb not null default '{}',                                -- { "en": { "title": … }, "fr": … }
--   source_language text not null default 'en',                       -- the one the others were translated from
--   translated_from jsonb not null default '{}',                      -- { "fr": digest of the texts it was made from }
--   source text not null,                                             -- where it is recorded from
--   published_at timestamptz,                                         -- null: a draft; it may lie ahead
--   withdrawn_at timestamptz,
--   version integer not null default 1,                               -- of the last save
--   changed_at timestamptz,                                           -- null while it is as the open record has it
--   demonstration boolean not null default false,
--   check (visibility <> 'network' or network_id is not null)

-- Places that an entry is about or that took part; one that is in no list of places stands by its name alone.
create table entry_place (
  kind text not null,
  entry_id text not null,
  role text not null,
  position integer not null,
  place_id text references place (id) on delete cascade,
  name text not null,
  country text,
  primary key (kind, entry_id, role, position)
);
create index entry_place_place on entry_place (place_id);

-- Every save as it was, so that any can be brought back.
create table entry_version (
  kind text not null,
  entry_id text not null,
  version integer not null,
  content jsonb not null,
  saved_at timestamptz not null,
  saved_by text references auth_user (id) on delete set null,
  primary key (kind, entry_id, version)
);
create index entry_version_account on entry_version (saved_by);

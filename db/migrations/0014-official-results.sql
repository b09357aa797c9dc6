-- What is public of a result; results published elsewhere as entries with versions; files; releases of the open data.

-- What the mandate holder of a place lets everybody read of one result. No row: nothing.
create table result_publication (
  result_id text primary key references result (id) on delete cascade,
  total boolean not null,
  areas boolean not null,
  answers boolean not null,
  chosen_at timestamptz not null,
  chosen_by text references auth_user (id) on delete set null,
  -- Answers give the areas away, and areas the total.
  check (areas or not answers),
  check (total or not areas)
);

-- The invented network is open as a whole.
insert into result_publication (result_id, total, areas, answers, chosen_at)
  select id, true, true, true, computed_at from result where demonstration;

-- A file somebody sent, by the SHA-256 of its bytes; the bytes stand in the folder of files.
create table stored_file (
  id text primary key check (id ~ '^[0-9a-f]{64}$'),
  type text not null,
  bytes integer not null,
  stored_at timestamptz not null
);

-- Until now the record's figures alone, one row each; from here on entries, of the record and of people, with versions.
drop table official_result;
drop table known_report;

create table known_report (
  -- From what the report is, so that it stays the same when the record is loaded anew.
  id text primary key,
  place_id text references place (id) on delete cascade,
  name text not null,
  country text not null,
  report_date text,
  sample_size integer,
  rank integer,
  seen_as text not null,
  source text not null
);

create table official_entry (
  id text primary key,
  -- Null: the place is on no list of ours and stands by its name.
  place_id text references place (id) on delete cascade,
  name text not null,
  country text not null,
  -- The known report whose scores these are, by its id; the record may no longer hold it.
  known_report_id text,
  created_at timestamptz not null
);
create index official_entry_place on official_entry (place_id);

-- The highest version is in force; a version that was withdrawn has no figures.
create table official_version (
  entry_id text not null references official_entry (id) on delete cascade,
  version integer not null,
  year integer,
  report_date text,
  variant text not null check (variant in ('core', 'extended', 'unspecified')),
  -- The version of the questionnaire, as the report names it.
  questionnaire text,
  sample_size integer,
  rank integer,
  -- 'own_result', or 'comparator': quoted in the result of another place.
  basis text not null check (basis in ('own_result', 'comparator')),
  -- [{ "area": "overall" or the key of an area, "score": 0..100, "note": text or null }]
  figures jsonb not null,
  note text,
  -- Where it was published; or the file that was published.
  source text,
  file_id text references stored_file (id),
  file_name text,
  origin text not null check (origin in ('record', 'form', 'csv')),
  -- Why it takes the place of the version before; null in the first.
  reason text,
  withdrawn boolean not null default false,
  entered_by text references auth_user (id) on delete set null,
  entered_at timestamptz not null,
  primary key (entry_id, version),
  check (source is not null or file_id is not null),
  check ((version = 1) = (reason is null))
);
create index official_version_account on official_version (entered_by);
create index official_version_file on official_version (file_id);

-- A version stays as it was entered. Only the person behind it may be taken out.
create function official_version_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'a version never changes: enter a new one';
end $$;
create trigger official_version_is_kept
  before update of entry_id, version, year, report_date, variant, questionnaire, sample_size, rank, basis, figures, note,
    source, file_id, file_name, origin, reason, withdrawn, entered_at
  on official_version for each row execute function official_version_is_kept();

-- The record is read anew at the next start, into the new tables.
delete from loaded where name = 'record';

-- A released package of the open data, whole: what was released is read at its address for good.
create table data_release (
  version text not null,
  -- The real network, or the invented one: never both in one.
  package text not null check (package in ('record', 'demonstration')),
  hash text not null,
  archive bytea not null,
  -- [{ "name": …, "bytes": …, "hash": …, "rows": number or null }]
  files jsonb not null,
  released_at timestamptz not null,
  primary key (version, package)
);
create function data_release_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'a release never changes: make a new one';
end $$;
create trigger data_release_is_final before update on data_release
  for each row execute function data_release_is_final();

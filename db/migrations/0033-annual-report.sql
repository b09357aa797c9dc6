-- The annual report of a year: what was stated in print, where the record says otherwise and who knows it, the texts people
-- write, and the versions that were frozen.

-- Cities that a printed report names as having completed the Index in its year.
create table named_index_report (
  year integer not null,
  place_id text references place (id) on delete set null,
  name text not null,
  country text not null,
  source text not null,
  primary key (year, name, country)
);
create index named_index_report_place on named_index_report (place_id);

-- A figure as it was printed: what a regenerated report is compared with.
create table stated_figure (
  year integer not null,
  name text not null,
  value numeric not null,
  unit text not null,
  chapter text not null,
  note text not null,
  source text not null,
  -- As they stand in the file.
  position integer not null,
  primary key (year, name)
);

-- Somebody has seen that the record says this and the print says that: both are shown. Other values need another word.
create table acknowledged_difference (
  id text primary key,
  year integer not null,
  figure text not null,
  -- Null: the record has nothing to make the figure from.
  recorded numeric,
  stated numeric not null,
  reason jsonb not null,
  -- Who, where no account says it.
  name text,
  acknowledged_by text references auth_user (id) on delete set null,
  acknowledged_at timestamptz not null,
  withdrawn_at timestamptz,
  -- False: it came with the open record, which may take it out again.
  by_hand boolean not null
);
create index acknowledged_difference_by on acknowledged_difference (acknowledged_by);
create unique index acknowledged_difference_once on acknowledged_difference (year, figure) where withdrawn_at is null;

-- A year that somebody has begun to report on; those that the program brings texts for need no row.
create table annual_report (
  year integer primary key check (year between 2008 and 2200),
  opened_at timestamptz not null,
  opened_by text references auth_user (id) on delete set null
);
create index annual_report_opened_by on annual_report (opened_by);

-- Every save of a chapter in one language; the highest revision is in force. A text of null gives the chapter back to what
-- the program brings.
create table annual_report_text (
  year integer not null,
  chapter text not null,
  lang text not null,
  revision integer not null,
  text text,
  saved_at timestamptz not null,
  saved_by text references auth_user (id) on delete set null,
  primary key (year, chapter, lang, revision)
);
create index annual_report_text_saved_by on annual_report_text (saved_by);

-- The report as frozen, whole, in every language, with every figure and the rows it was made from; and its package as a file.
create table annual_report_version (
  year integer not null,
  version integer not null,
  document text not null,
  -- SHA-256 over the document.
  hash text not null,
  package bytea not null,
  package_hash text not null,
  reason text,
  frozen_at timestamptz not null,
  frozen_by text references auth_user (id) on delete set null,
  primary key (year, version),
  check ((version = 1) = (reason is null))
);
create index annual_report_version_by on annual_report_version (frozen_by);

-- Only the name of who froze it can be taken out.
create function annual_report_version_is_fixed() returns trigger language plpgsql as $$
begin
  if (new.year, new.version, new.document, new.hash, new.package, new.package_hash, new.reason, new.frozen_at)
     is distinct from
     (old.year, old.version, old.document, old.hash, old.package, old.package_hash, old.reason, old.frozen_at) then
    raise exception 'A frozen report is never altered: freeze a correction.';
  end if;
  return new;
end $$;
create trigger annual_report_version_fixed before update on annual_report_version
  for each row execute function annual_report_version_is_fixed();

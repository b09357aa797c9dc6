-- Visits of experts that sources tell of and nobody ran here. Columns up to `demonstration` are those of every entry (0028).
create table visit_record (
  id text primary key,
  network_id text references network (id) on delete cascade,
  visibility text not null default 'public' check (visibility in ('public', 'members', 'network', 'secretariat')),
  texts jsonb not null default '{}',
  source_language text not null default 'en',
  translated_from jsonb not null default '{}',
  source text not null,
  published_at timestamptz,
  withdrawn_at timestamptz,
  version integer not null default 1,
  changed_at timestamptz,
  demonstration boolean not null default false,
  -- Null where no source says whether it was the first.
  kind text check (kind in ('first', 'monitoring')),
  start_on partial_date not null,
  end_on partial_date,
  -- The single days of one that was not held on all days between.
  days text[],
  mode text check (mode in ('on_site', 'online', 'hybrid')),
  -- The year of the Index that it looked into.
  index_year integer,
  profile_address text,
  check (visibility <> 'network' or network_id is not null)
);
create index visit_record_network on visit_record (network_id);

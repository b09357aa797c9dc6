-- What the programme and its networks do: events, series of them, projects. Columns up to `demonstration` are those of every
-- entry (0028). Registrations, attendance and minutes hang on event (id); calls, applications and payments on project (id).

create table event_series (
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
  check (visibility <> 'network' or network_id is not null)
);
create index event_series_network on event_series (network_id);

create table project (
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
  kind text not null check (kind in ('inter_city_grant', 'european_project', 'network_project', 'other')),
  -- How its partners work together.
  methods text[],
  start_on partial_date,
  end_on partial_date,
  countries text[],
  -- As a source counts them, whether they are named or not.
  partners_stated integer check (partners_stated > 0),
  -- Euro.
  amount numeric(14, 2) check (amount >= 0),
  themes text[],
  publications text[],
  links jsonb,
  check (visibility <> 'network' or network_id is not null)
);
create index project_network on project (network_id);

create table event (
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
  kind text not null,
  -- As exact as the source: a year alone, a month, or a day. Null where nothing at all is known.
  start_on partial_date,
  end_on partial_date,
  -- The single days of one that is not held on all days between.
  days text[],
  start_time time,
  end_time time,
  -- IANA; times without a zone are nobody's.
  time_zone text,
  hours double precision check (hours > 0),
  -- Null where no source says it.
  mode text check (mode in ('online', 'in_person', 'hybrid')),
  -- Where it was held, and whose people took part.
  country text,
  countries text[],
  participants integer check (participants > 0),
  participants_of text check (participants_of in ('people', 'places', 'regions', 'delegations')),
  level text check (level in ('main', 'regional', 'local', 'network', 'strategic', 'anti_rumours', 'tools')),
  -- Deferred: a file names them in any order.
  part_of text references event (id) on delete set null deferrable initially deferred,
  series text references event_series (id) on delete set null deferrable initially deferred,
  -- Which one of its series.
  edition integer check (edition > 0),
  project text references project (id) on delete set null deferrable initially deferred,
  -- Of a meeting of a working group, whose own page has it too.
  working_group text,
  themes text[],
  links jsonb,
  check (visibility <> 'network' or network_id is not null),
  check ((participants is null) = (participants_of is null)),
  check (start_time is null or (length(start_on) = 10 and time_zone is not null)),
  check (end_time is null or start_time is not null)
);
create index event_network on event (network_id);
create index event_start on event (start_on);
create index event_part_of on event (part_of);
create index event_series_of on event (series);
create index event_project on event (project);
create index event_working_group on event (working_group);

-- The library beside the practices: publications, news, themes, terms, courses, issues of the magazine, tools, and counts that
-- somebody states. Entries (0028) name one another by id without a foreign key: their kinds are loaded and taken out apart.

create table publication (
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
  check (visibility <> 'network' or network_id is not null),
  -- What it is: a policy brief, a guide …
  form text not null,
  -- As exact as its source has it; null: it does not say.
  issued text check (issued ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  -- The year whose report lists it, and under which heading.
  listed_year integer,
  section text,
  -- Titles of entries are translated; what is printed on the publication never is.
  printed_title text not null,
  printed_language text not null,
  language text,
  -- The source does not state the language: it follows from the list the publication stands in.
  language_inferred boolean,
  languages text[],
  -- 'es https://…', one a version.
  addresses text[],
  authors text[],
  themes text[],
  event text,
  -- The tool it is a part of: the welcome pack, the brand pack …
  pack text,
  -- The publication that it is a version of in another language.
  version_of text
);
create index publication_network on publication (network_id);
create index publication_listed on publication (listed_year);
create index publication_themes on publication using gin (themes);

create table news_item (
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
  check (visibility <> 'network' or network_id is not null),
  happened date not null,
  address text,
  themes text[],
  event text,
  publication text
);
create index news_item_network on news_item (network_id);
create index news_item_happened on news_item (happened);

-- A thematic page: its text, and what is chosen by hand. The rest is gathered from entries that name the theme.
create table theme (
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
  check (visibility <> 'network' or network_id is not null),
  themes text[],
  practices text[]
);
create index theme_network on theme (network_id);

create table glossary_term (
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
  check (visibility <> 'network' or network_id is not null),
  themes text[],
  see text[]
);
create index glossary_term_network on glossary_term (network_id);

create table course (
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
  check (visibility <> 'network' or network_id is not null),
  prepared_year integer,
  state text not null,
  address text,
  themes text[],
  publication text
);
create index course_network on course (network_id);

create table magazine_issue (
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
  check (visibility <> 'network' or network_id is not null),
  number integer not null,
  year integer not null,
  launched date,
  themes text[],
  address text
);
create index magazine_issue_network on magazine_issue (network_id);

create table tool (
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
  check (visibility <> 'network' or network_id is not null),
  form text not null,
  year integer,
  state text not null,
  themes text[],
  -- The project it came out of.
  project text,
  event text,
  publications text[],
  address text
);
create index tool_network on tool (network_id);

-- What a source counts without naming the things it counted: the only way to a figure where the record has no rows to count.
create table stated_count (
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
  check (visibility <> 'network' or network_id is not null),
  -- The name of a figure.
  figure text not null,
  year integer not null,
  amount integer not null
);
create index stated_count_network on stated_count (network_id);

-- How the programme is heard of, what it set out to do in a year and what it spent. All of them entries (0028).

-- One point of one channel: a number there was, or by how much it changed over the year.
create table channel_figure (
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
  channel text,
  measure text check (measure in ('followers', 'followers_gained', 'visits', 'visits_growth_percent')),
  on_day partial_date,
  value numeric,
  check (published_at is null or num_nonnulls(channel, measure, on_day, value) = 4),
  check (visibility <> 'network' or network_id is not null),
  check (value >= 0 or measure in ('followers_gained', 'visits_growth_percent'))
);
create index channel_figure_network on channel_figure (network_id);
create index channel_figure_series on channel_figure (channel, measure, on_day);

-- Where others spoke of the programme. A source that only says how often is one row with `times`.
create table mention (
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
  by_whom text check (by_whom in ('media', 'week_in_brief', 'main_page', 'newsletter', 'organisation')),
  -- Themes of the taxonomy: what it was about, where it was not the programme as a whole.
  subjects text[] not null default '{}',
  on_day partial_date,
  -- Null: one mention. A number: as stated, the single ones not being named.
  times integer check (times > 0),
  -- `times` is the least that is known.
  at_least boolean not null default false,
  countries text[] not null default '{}',
  address text,
  check (visibility <> 'network' or network_id is not null),
  check (published_at is null or num_nonnulls(by_whom, on_day) = 2)
);
create index mention_network on mention (network_id);
create index mention_day on mention (on_day);

create table campaign (
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
  form text check (form in ('special_publication', 'joint_campaign')),
  on_day partial_date,
  -- People who sent a message, as stated; `messages_more`: there were more.
  messages integer check (messages > 0),
  messages_more boolean not null default false,
  -- Ids of entries: one that is gone leaves its id, which a page passes over. So in `objective`.
  publications text[] not null default '{}',
  check (visibility <> 'network' or network_id is not null),
  check (published_at is null or num_nonnulls(form, on_day) = 2)
);
create index campaign_network on campaign (network_id);
create index campaign_day on campaign (on_day);

-- Numbers of issues are not consistent from year to year: an issue is known by its month.
create table newsletter_issue (
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
  month text check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  -- As printed: "26th issue".
  label text,
  languages text[] not null default '{}',
  address text,
  check (visibility <> 'network' or network_id is not null),
  check (published_at is null or month is not null)
);
create index newsletter_issue_network on newsletter_issue (network_id);
create index newsletter_issue_month on newsletter_issue (month);

-- What a year was to bring, beside what came of it.
create table objective (
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
  year integer check (year between 1949 and 2200),
  -- Among those of its year; null: after the others.
  position integer,
  state text check (state in ('planned', 'done', 'partly', 'put_off')),
  put_off_to integer check (put_off_to > year),
  events text[] not null default '{}',
  publications text[] not null default '{}',
  check (visibility <> 'network' or network_id is not null),
  check (put_off_to is null or state in ('put_off', 'partly')),
  check (published_at is null or num_nonnulls(year, state) = 2)
);
create index objective_network on objective (network_id);
create index objective_year on objective (year);

-- Spending of a year: its lines, or the one total that is known, never added to them. A certified total comes beside the
-- provisional one and takes its place.
create table expenditure (
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
  year integer check (year between 1949 and 2200),
  covers text check (covers in ('line', 'total')),
  amount numeric(14, 2) check (amount >= 0),
  -- One currency: amounts of several cannot be added.
  currency text check (currency = 'EUR'),
  standing text check (standing in ('provisional', 'certified')),
  check (visibility <> 'network' or network_id is not null),
  check (published_at is null or num_nonnulls(year, covers, amount, currency, standing) = 5)
);
create index expenditure_network on expenditure (network_id);
create index expenditure_year on expenditure (year);

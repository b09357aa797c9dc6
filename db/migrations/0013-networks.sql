-- Networks (a place may be in several) and what they write; working groups; experts; requests for tailored support.

create table network_membership (
  place_id text not null references place (id) on delete cascade,
  network_id text not null references network (id) on delete cascade,
  from_year integer,
  -- The year it left; null while it is in the network.
  until_year integer,
  source text not null,
  -- When it was last changed here; null while it is as the record has it.
  changed_at timestamptz,
  primary key (place_id, network_id),
  check (until_year >= from_year)
);
create index network_membership_network on network_membership (network_id);
insert into network_membership (place_id, network_id, source)
  select id, network_id, source from place where network_id is not null;
alter table place drop column network_id;

alter table network
  -- 'initiative': not a network of the programme; 'grouping': a heading of the record, nobody runs it.
  add column kind text not null default 'national' check (kind in
    ('national', 'regional', 'thematic', 'platform', 'initiative', 'grouping')),
  -- Null where no source states it, as with everything below.
  add column model text check (model in
    ('lead_city', 'single_coordinator', 'association', 'ngo_by_call', 'informal_group')),
  add column lead_place_id text references place (id) on delete set null,
  add column lead_organisation text,
  add column contact_page text,
  add column languages text[] not null default '{}',
  add column founded_year integer,
  -- Where each of them is recorded from: { "model": …, "lead": …, "contactPage": …, "languages": …, "founded": … }
  add column sources jsonb not null default '{}',
  -- When they were last changed here; null while they are as the record has them.
  add column facts_changed_at timestamptz;

-- Whom a network names to the public; it goes with the account of the person.
create table network_contact (
  network_id text primary key references network (id) on delete cascade,
  account_id text not null references auth_user (id) on delete cascade,
  name text not null,
  email text not null
);
create index network_contact_account on network_contact (account_id);

-- What a network writes: about itself, about a year, and pages of its own.
create table network_page (
  id text primary key,
  network_id text not null references network (id) on delete cascade,
  kind text not null check (kind in ('about', 'year', 'page')),
  year integer,
  position integer not null default 0,
  -- What readers see; null while it is a draft.
  published_version integer,
  published_at timestamptz,
  -- A page that readers have seen is kept, published or not.
  first_published_at timestamptz,
  check ((kind = 'year') = (year is not null)),
  check ((published_version is null) = (published_at is null))
);
create unique index network_page_about on network_page (network_id) where kind = 'about';
create unique index network_page_year on network_page (network_id, year) where kind = 'year';
create index network_page_network on network_page (network_id, position);

create table network_page_version (
  page_id text not null references network_page (id) on delete cascade,
  version integer not null,
  -- { "en": { "title": …, "text": … }, "fr": … }; text is Markdown.
  texts jsonb not null,
  -- Whoever wrote one language said that the other needs no change.
  both_current boolean not null default false,
  saved_at timestamptz not null,
  saved_by text references auth_user (id) on delete set null,
  restored_from integer,
  primary key (page_id, version)
);
create index network_page_version_account on network_page_version (saved_by);

create function network_page_version_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'a saved version never changes: save a new one';
end $$;
create trigger network_page_version_is_kept
  before update of page_id, version, texts, both_current, saved_at, restored_from
  on network_page_version for each row execute function network_page_version_is_kept();

-- A day, a month or a year, as exactly as a source has it.
create domain partial_date as text check (value ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$');

create table working_group (
  id text primary key,
  acronym text,
  -- By language: { "en": …, "fr": … }, here and below.
  name jsonb not null,
  purpose jsonb not null,
  -- The network whose group it is; null for one of the programme.
  network_id text references network (id) on delete cascade,
  -- Who decided it, and the body it works for.
  decided_by jsonb,
  attached_to jsonb,
  from_on partial_date,
  until_on partial_date,
  -- What sources say differently, or do not say.
  note jsonb,
  source text not null,
  changed_at timestamptz,
  demonstration boolean not null default false
);
create index working_group_network on working_group (network_id);

-- Seats as stated, whether their holders are known or not.
create table working_group_seats (
  id text primary key,
  group_id text not null references working_group (id) on delete cascade,
  kind text not null check (kind in ('state', 'place', 'organisation', 'person')),
  seats integer not null check (seats > 0),
  source text not null,
  unique (group_id, kind)
);

create table working_group_member (
  id text primary key,
  group_id text not null references working_group (id) on delete cascade,
  kind text not null check (kind in ('state', 'place', 'organisation', 'person')),
  standing text not null check (standing in ('member', 'observer')),
  place_id text references place (id) on delete cascade,
  country text,
  -- An organisation, or a person by function; never a person's name.
  name jsonb,
  from_on partial_date,
  until_on partial_date,
  source text not null,
  check (num_nonnulls(place_id, country, name) = 1)
);
create index working_group_member_group on working_group_member (group_id);
create index working_group_member_place on working_group_member (place_id);

create table working_group_meeting (
  id text primary key,
  group_id text not null references working_group (id) on delete cascade,
  from_on partial_date not null,
  until_on partial_date,
  -- 'online', 'in_person', 'hybrid'; null where no source says it.
  format text check (format in ('online', 'in_person', 'hybrid')),
  location text,
  summary jsonb,
  -- [{ "title": …, "url": … }]
  documents jsonb not null default '[]',
  source text not null
);
create index working_group_meeting_group on working_group_meeting (group_id);

create table working_group_output (
  id text primary key,
  group_id text not null references working_group (id) on delete cascade,
  kind text not null check (kind in ('exchange', 'practices', 'guidelines', 'recommendation', 'other')),
  title jsonb not null,
  begun_on partial_date,
  -- Of practices: assessed.
  drafted_on partial_date,
  adopted_on partial_date,
  document text,
  source text not null
);
create index working_group_output_group on working_group_output (group_id);

-- What a holder of an expert mandate says of their work.
create table expert (
  account_id text primary key references auth_user (id) on delete cascade,
  languages text[] not null default '{}',
  -- Keys of the taxonomy.
  themes text[] not null default '{}',
  about jsonb,
  days_a_year integer check (days_a_year between 0 and 366),
  away_from date,
  away_until date,
  -- When the person agreed that everybody may see it; null: readers who are signed in.
  public_since timestamptz,
  changed_at timestamptz not null,
  check (away_until >= away_from)
);

create table expert_conflict (
  id text primary key,
  account_id text not null references auth_user (id) on delete cascade,
  place_id text references place (id) on delete cascade,
  network_id text references network (id) on delete cascade,
  from_on date not null,
  until_on date,
  reason text not null,
  declared_at timestamptz not null,
  declared_by text references auth_user (id) on delete set null,
  check (num_nonnulls(place_id, network_id) = 1),
  check (until_on >= from_on)
);
create index expert_conflict_account on expert_conflict (account_id);
create index expert_conflict_place on expert_conflict (place_id);
create index expert_conflict_network on expert_conflict (network_id);
create index expert_conflict_declared_by on expert_conflict (declared_by);

-- Tailored support: what a place asked for and what came of it, told by times.
create table support_request (
  id text primary key,
  place_id text not null references place (id) on delete cascade,
  theme text not null,
  need text not null,
  language text not null,
  wished_for date,
  asked_at timestamptz not null,
  asked_by text references auth_user (id) on delete set null,
  expert_id text references auth_user (id) on delete set null,
  assigned_at timestamptz,
  -- What was agreed to be done, and until when.
  work text,
  due_on date,
  agreed_at timestamptz,
  output_title text,
  output_link text,
  output_visibility text check (output_visibility in ('public', 'members', 'secretariat')),
  delivered_at timestamptz,
  closed_at timestamptz,
  -- The secretariat cannot help, or the place no longer needs it.
  ended_as text check (ended_as in ('declined', 'withdrawn')),
  ended_reason text,
  ended_at timestamptz,
  check ((ended_as is null) = (ended_at is null)),
  check (num_nulls(output_title, output_visibility, delivered_at) in (0, 3))
);
create index support_request_place on support_request (place_id);
create index support_request_expert on support_request (expert_id);
create index support_request_asked_by on support_request (asked_by);

-- Support on record that was never asked for here.
create table support_record (
  id text primary key,
  year integer not null,
  place_id text references place (id) on delete set null,
  -- As the source has it, where it is none of our places.
  beneficiary jsonb,
  countries text[] not null,
  title jsonb not null,
  summary jsonb,
  source text not null,
  check (num_nonnulls(place_id, beneficiary) >= 1)
);
create index support_record_place on support_record (place_id);

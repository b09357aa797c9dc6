-- How a place becomes a member, what members owe one another, and notices gathered into one mail a day.

create table accession (
  id text primary key,
  place_id text not null references place (id) on delete cascade,
  -- Null where the record tells of it.
  opened_at timestamptz,
  opened_by text references auth_user (id) on delete set null,
  note text,
  -- Where the record has it from; null for one that was opened here.
  source text,
  -- It came to nothing; may be taken back.
  ended_on date,
  ended_reason text,
  -- Of the statement of intent: who signs for the place, as what, and the day it bears.
  signatory text,
  signatory_office text,
  letter_on date,
  check (opened_at is not null or source is not null),
  check ((ended_on is null) = (ended_reason is null))
);
create index accession_place on accession (place_id);
create index accession_opened_by on accession (opened_by);

-- Every planning and every doing of a step is a row of its own: rows are added and taken back, never changed.
create table accession_step (
  id text primary key,
  accession_id text not null references accession (id) on delete cascade,
  step text not null check (step in
    ('interest', 'statement', 'questionnaire', 'report', 'agreement', 'visit', 'welcome')),
  -- Planned for this day, unless done.
  due_on date,
  done boolean not null,
  -- A day, a month or a year, as exactly as it is known; null where no date is recorded.
  done_on text check (done_on ~ '^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$'),
  note text,
  -- Address of a document.
  document text,
  source text,
  recorded_at timestamptz,
  recorded_by text references auth_user (id) on delete set null,
  -- Of a welcome: what the place was before, so that it can be taken back.
  before jsonb,
  taken_back_at timestamptz,
  taken_back_by text references auth_user (id) on delete set null,
  taken_back_reason text,
  check (done or (due_on is not null and done_on is null)),
  check (recorded_at is not null or source is not null),
  check ((taken_back_at is null) = (taken_back_reason is null))
);
create index accession_step_accession on accession_step (accession_id);
create index accession_step_recorded_by on accession_step (recorded_by);
create index accession_step_taken_back_by on accession_step (taken_back_by);

-- What an obligation was kept with, where no other table says it: a survey answered, a meeting attended …
create table obligation_kept (
  id text primary key,
  place_id text not null references place (id) on delete cascade,
  kind text not null,
  kept_on date not null,
  note text,
  recorded_at timestamptz not null,
  recorded_by text references auth_user (id) on delete set null,
  taken_back_at timestamptz,
  taken_back_by text references auth_user (id) on delete set null,
  taken_back_reason text,
  check ((taken_back_at is null) = (taken_back_reason is null))
);
create index obligation_kept_place on obligation_kept (place_id);
create index obligation_kept_recorded_by on obligation_kept (recorded_by);
create index obligation_kept_taken_back_by on obligation_kept (taken_back_by);

-- Terms of the programme, or of members of one network alone.
create table membership_setting (
  id text primary key,
  demonstration boolean not null,
  network_id text references network (id) on delete cascade,
  fee numeric(10, 2) not null check (fee >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  -- The fee of a year is due at the end of this month of it.
  fee_due_month integer not null check (fee_due_month between 1 and 12),
  -- The first year whose yearly obligations and fees are asked after: nothing earlier was kept here.
  counted_from integer not null,
  source text,
  changed_at timestamptz,
  changed_by text references auth_user (id) on delete set null,
  unique nulls not distinct (demonstration, network_id)
);
create index membership_setting_network on membership_setting (network_id);
create index membership_setting_changed_by on membership_setting (changed_by);

-- Members of a network alone, to which its setting applies; all others are members of the programme.
create table membership_terms (
  place_id text primary key references place (id) on delete cascade,
  network_id text not null references network (id) on delete cascade,
  recorded_at timestamptz not null,
  recorded_by text references auth_user (id) on delete set null
);
create index membership_terms_network on membership_terms (network_id);
create index membership_terms_recorded_by on membership_terms (recorded_by);

-- A member's fee of a year. What has become of it is told by dates.
create table membership_fee (
  place_id text not null references place (id) on delete cascade,
  year integer not null,
  amount numeric(10, 2) not null check (amount >= 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  due_on date not null,
  invoiced_on date,
  paid_on date,
  waived_on date,
  note text,
  changed_at timestamptz not null,
  changed_by text references auth_user (id) on delete set null,
  primary key (place_id, year),
  check (num_nonnulls(paid_on, waived_on) <= 1)
);
create index membership_fee_changed_by on membership_fee (changed_by);

-- What somebody is to be told, until the mail of the day gathers it.
create table notice (
  id text primary key,
  account_id text not null references auth_user (id) on delete cascade,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  -- What the words need, in no language; nothing that names a person.
  payload jsonb not null,
  -- The same thing is told once.
  key text not null,
  at timestamptz not null,
  sent_at timestamptz,
  -- Not sent: the person had turned this kind off.
  left_out_at timestamptz,
  unique (account_id, key)
);
create index notice_waiting on notice (account_id, at) where sent_at is null and left_out_at is null;

create table notice_setting (
  account_id text primary key references auth_user (id) on delete cascade,
  -- Null: the first of the mandate's languages that has words here.
  language text,
  kinds_off text[] not null default '{}',
  changed_at timestamptz not null
);

-- A mail of the day is claimed before it is sent: a second one cannot be.
create table digest (
  account_id text not null references auth_user (id) on delete cascade,
  day date not null,
  claimed_at timestamptz not null,
  sent_at timestamptz,
  primary key (account_id, day)
);

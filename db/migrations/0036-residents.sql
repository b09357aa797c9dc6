-- What residents do here without an account. No column of these tables leads to a person: days,
-- never times. Whoever queries as administrator sees system columns too (xmin), and by them an order and roughly a time.

-- An answered citizenship test that somebody agreed to give, or that was answered in a group.
create table test_run (
  response_id text primary key references response (id) on delete cascade,
  place_id text references place (id) on delete cascade,
  channel text not null check (channel in ('alone', 'group', 'paper')),
  -- What the person said of themselves; null where nothing was said.
  gender text check (gender in ('woman', 'man', 'other')),
  age_band text check (age_band in ('under_18', '18_29', '30_44', '45_64', '65_over')),
  day date not null
);
create index test_run_place on test_run (place_id);

-- A question that a place put in the stead of an adaptable one, in the shape of the texts of an item.
-- A version for every save: an answer belongs to the version it was given to.
create table test_adaptation (
  place_id text not null references place (id) on delete cascade,
  item text not null,
  version integer not null check (version > 0),
  -- { kind, options: [code], texts: { en: { ask, options, reflection, action }, fr: … } }; null: the common question again.
  content jsonb,
  account_id text references auth_user (id) on delete set null,
  saved_at timestamptz not null,
  primary key (place_id, item, version)
);
create index test_adaptation_account on test_adaptation (account_id);

-- Which question of the place was answered, where it was not the common one.
create table test_run_adaptation (
  response_id text not null references test_run (response_id) on delete cascade,
  item text not null,
  version integer not null,
  primary key (response_id, item)
);

-- Pages whose answers were given, so that a second press gives nothing: chance made for one page, written in a
-- transaction of its own.
create table test_given (
  page text primary key,
  day date not null
);

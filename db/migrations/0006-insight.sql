-- Results: ours, computed from answers and never changed; and official ones as published elsewhere. Never mixed.

create table result (
  id text primary key,
  round_id text not null unique references round (id) on delete cascade,
  place_id text not null references place (id) on delete cascade,
  edition_id text not null references edition (id),
  edition_hash text not null,
  year integer not null,
  -- The whole result as published: rule, scores, counts, items. Its hash is over this document.
  document jsonb not null,
  hash text not null,
  engine text not null,
  computed_at timestamptz not null,
  demonstration boolean not null default false
);
create index result_place on result (place_id, year);
-- The latest result of every place in an edition, in the order it is asked for.
create index result_latest on result (edition_id, demonstration, place_id, year desc, computed_at desc);

-- One row a score, for comparison: key is an area, a composite, 'core' or 'extended'; 0..100, null where nothing applies.
create table result_score (
  result_id text not null references result (id) on delete cascade,
  key text not null,
  value double precision,
  primary key (result_id, key)
);

create table official_result (
  id integer generated always as identity primary key,
  place_id text references place (id) on delete cascade,
  name text not null,
  country text not null,
  year integer,
  report_date text,
  sample_size integer,
  rank integer,
  variant text not null,
  area text not null,
  score_percent double precision not null,
  -- 'own_result', or 'comparator': quoted in the result of another place.
  basis text not null,
  note text,
  source text not null
);
create index official_result_place on official_result (place_id);

-- Reports known to exist whose scores are not entered.
create table known_report (
  id integer generated always as identity primary key,
  place_id text references place (id) on delete cascade,
  name text not null,
  country text not null,
  report_date text,
  sample_size integer,
  rank integer,
  seen_as text not null,
  source text not null
);

-- What was computed and shown stays as it was, whoever asks: a correction is a new result of a new round.
create function result_is_final() returns trigger language plpgsql as $$
begin
  raise exception 'a result never changes';
end $$;
create trigger result_is_final before update on result
  for each row execute function result_is_final();
create trigger result_score_is_final before update on result_score
  for each row execute function result_is_final();

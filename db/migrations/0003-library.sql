-- Good practices of places.

create table practice (
  id text primary key,
  title text not null,
  -- First year the source gives, and the period as the source puts it.
  year integer,
  period text,
  policy_area text not null,
  summary text not null,
  -- Language of the summary, and of the title unless another is named.
  language text not null,
  title_language text,
  source text not null,
  demonstration boolean not null default false,
  searched text generated always as (folded(title) || ' ' || folded(summary)) stored
);
create index practice_area on practice (policy_area);

-- A practice may be of several places; some are in no membership list and stand by name alone.
create table practice_place (
  practice_id text not null references practice (id) on delete cascade,
  position integer not null,
  place_id text references place (id) on delete cascade,
  name text not null,
  country text not null,
  primary key (practice_id, position)
);
create index practice_place_place on practice_place (place_id);

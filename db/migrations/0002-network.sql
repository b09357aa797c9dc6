-- Places (cities, boroughs, cantons, islands, unions, regions), what is known of them, networks, and who acts for whom.

-- Text as it is searched: without accents, in small letters. Letters that do not decompose (ø, ł, đ …) by the list.
create function folded(text) returns text language sql immutable strict parallel safe as $$
  select translate(
    lower(regexp_replace(normalize($1, NFD), '[\u0300-\u036F]', '', 'g')), 'øłđðħıæœßþ’', 'olddhiaosp''')
$$;

create table network (
  id text primary key,
  -- { "en": …, "fr": … }
  name jsonb not null,
  description jsonb not null,
  -- What the programme's 2020 report says it did that year, as a list of texts by language.
  activities jsonb not null default '{}',
  demonstration boolean not null default false
);

-- Invented countries only: ISO 3166-1 leaves QM to QZ to users. Real names come from CLDR.
create table invented_country (
  code text primary key check (code ~ '^Q[M-Z]$'),
  name jsonb not null
);

create table place (
  id text primary key,
  name text not null,
  local_name text,
  country text not null,
  kind text not null,
  network_id text references network (id),
  status text not null check (status in
    ('member', 'member_unconfirmed_2020', 'joined_after_2020', 'index_participant', 'accession_pending', 'former')),
  joined_year integer,
  -- Latest year in which a source names the place in its stated role.
  evidence_year integer,
  latitude double precision,
  longitude double precision,
  -- 'seat': the place is a borough, canton, island … and the point is its seat.
  coordinate_scope text check (coordinate_scope in ('place', 'seat')),
  coordinate_source text,
  note text,
  source text not null,
  demonstration boolean not null default false,
  searched text generated always as (folded(name) || ' ' || coalesce(folded(local_name), '')) stored
);
create index place_network on place (network_id);

create table place_fact (
  place_id text not null references place (id) on delete cascade,
  measure text not null check (measure in
    ('population', 'foreign_born_percent', 'non_national_percent', 'gdp_per_capita_eur')),
  value double precision not null,
  -- The year the figure describes; null where the source does not date it.
  year integer,
  -- 'geonames': the figure of the place of that name, often smaller than the municipality.
  basis text not null check (basis in ('stated', 'geonames', 'invented')),
  source text not null,
  -- What the figure does not mean, by language.
  caveat jsonb
);
create index place_fact_place on place_fact (place_id);

-- Who may act for a place, and from when until when.
create table mandate (
  id text primary key,
  account_id text not null references auth_user (id) on delete cascade,
  place_id text not null references place (id) on delete cascade,
  role text not null check (role in ('coordinator')),
  from_on date not null,
  until_on date,
  unique (account_id, place_id, role, from_on)
);
create index mandate_place on mandate (place_id);

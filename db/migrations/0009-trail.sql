-- The trail: who changed what and when, each row chained to the one before by its hash.

create table trail (
  seq bigint primary key,
  -- To the millisecond: that is what is hashed.
  at timestamptz not null check (at = date_trunc('milliseconds', at)),
  -- An account's id, which leads to nobody once the account is erased; null for the program itself and for strangers.
  actor text,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  -- Whose part of the trail the row belongs to. No references: the trail outlives what it tells of.
  place_id text,
  network_id text,
  -- JSON as it was hashed; nothing that names a person.
  details text,
  -- SHA-256 over the salt and the content of the row of trail_personal.
  personal_digest text,
  previous text not null,
  hash text not null
);
create index trail_place on trail (place_id, seq desc) where place_id is not null;
create index trail_network on trail (network_id, seq desc) where network_id is not null;
create index trail_actor on trail (actor, seq desc) where actor is not null;

-- Names and addresses: kept apart so that they can be erased while the chain still verifies.
create table trail_personal (
  seq bigint primary key references trail (seq),
  -- The person it is about, where it is one of ours.
  about text,
  salt text not null,
  content text not null,
  written_at timestamptz not null
);
create index trail_personal_about on trail_personal (about);

-- The last row. Writers wait for each other here, so that rows stand in the order in which they were committed.
create table trail_head (
  only_row boolean primary key default true check (only_row),
  seq bigint not null,
  hash text not null
);
insert into trail_head (seq, hash) values (0, repeat('0', 64));

-- Length before text: no two lists of fields give the same sequence of characters.
create function trail_field(text) returns text language sql immutable parallel safe as $$
  select coalesce(length($1)::text || ':' || $1, '-')
$$;

create function trail_hash(
  seq bigint, at timestamptz, actor text, action text, subject_kind text, subject_id text, place_id text,
  network_id text, details text, personal_digest text, previous text
) returns text language sql immutable parallel safe as $$
  select encode(sha256(convert_to(
    trail_field(seq::text) || trail_field(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
    || trail_field(actor) || trail_field(action) || trail_field(subject_kind) || trail_field(subject_id)
    || trail_field(place_id) || trail_field(network_id) || trail_field(details) || trail_field(personal_digest)
    || trail_field(previous), 'UTF8')), 'hex')
$$;

-- Written in one statement: the head is held no longer than it takes.
create function trail_append(
  at timestamptz, actor text, action text, subject_kind text, subject_id text, place_id text, network_id text,
  details text, personal_digest text
) returns bigint language plpgsql as $$
declare
  head trail_head%rowtype;
  next_hash text;
begin
  select * into strict head from trail_head for update;
  next_hash := trail_hash(head.seq + 1, at, actor, action, subject_kind, subject_id, place_id, network_id, details,
    personal_digest, head.hash);
  insert into trail values (head.seq + 1, at, actor, action, subject_kind, subject_id, place_id, network_id, details,
    personal_digest, head.hash, next_hash);
  update trail_head set seq = head.seq + 1, hash = next_hash;
  return head.seq + 1;
end $$;

create function trail_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'the trail never changes';
end $$;
create trigger trail_is_kept before update or delete or truncate on trail
  for each statement execute function trail_is_kept();

-- The citizenship test in a group: a round that one person leads, and the phones that joined it.

create table group_round (
  -- What people type: short, without letters or digits that look alike.
  code text primary key,
  edition_id text not null references edition (id),
  place_id text references place (id) on delete cascade,
  -- SHA-256 of the secret that the facilitator's browser holds; there is no account.
  lead_hash text not null,
  lang text not null,
  -- The questions that were chosen, in their order.
  items text[] not null check (cardinality(items) > 0),
  -- Which of them are the place's own, with the version that the round began with: { item: version }.
  versions jsonb not null default '{}',
  -- 0: people are joining; 1 … n: the question that the room is at.
  position integer not null default 0 check (position between 0 and cardinality(items)),
  -- 'shown': answering is closed and the bars are drawn; 'reflecting': with what there is to think about.
  phase text not null default 'asking' check (phase in ('asking', 'shown', 'reflecting')),
  talk_until timestamptz,
  -- Counts every move, so that two presses are one.
  step integer not null default 0,
  opened_at timestamptz not null,
  ended_at timestamptz
);
create index group_round_place on group_round (place_id);
create index group_round_edition on group_round (edition_id);
create index group_round_open on group_round (opened_at) where ended_at is null;

-- A phone. Gone when the round ends: then nothing says any more which answers came from where.
create table group_seat (
  id text primary key,
  code text not null references group_round (code) on delete cascade,
  seat_hash text not null unique,
  response_id text not null unique references response (id) on delete cascade
);
create index group_seat_code on group_seat (code);

-- What the facilitator noted of the talk about a question.
create table group_note (
  code text not null references group_round (code) on delete cascade,
  item text not null,
  note text not null,
  primary key (code, item)
);

-- How the room answered a question, kept when it closes: counts alone. Of fewer than five, that many and nothing else.
create table group_tally (
  code text not null references group_round (code) on delete cascade,
  item text not null,
  tally jsonb not null,
  primary key (code, item)
);

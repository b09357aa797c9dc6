-- The review of a signed-off round. Nothing here overwrites what the place said: answer_revision stays as it is.

alter table review
  -- When the expert had been through the whole of it; a second expert's opinions stay apart until both have.
  add column finished_at timestamptz;
create unique index review_blind on review (round_id) where part = 'blind';

-- What an expert says of an item; every save is kept, the newest holds.
create table review_opinion (
  round_id text not null references round (id) on delete cascade,
  -- Of whom: another first expert goes on where the one before stopped.
  part text not null check (part in ('lead', 'blind')),
  item text not null,
  revision integer not null,
  verdict text not null check (verdict in ('agree', 'propose')),
  -- What the expert holds to be right: the place's own answer, or another.
  answer jsonb not null,
  reason text not null default '',
  confidence text not null check (confidence in ('high', 'medium', 'low')),
  -- The place's answer that was read; 0 where there was none. A later one has to be read anew.
  answer_revision integer not null,
  account_id text references auth_user (id) on delete set null,
  saved_at timestamptz not null,
  primary key (round_id, part, item, revision)
);
create index review_opinion_account on review_opinion (account_id);

-- What is said to and fro about an item, one after the other.
create table review_turn (
  round_id text not null references round (id) on delete cascade,
  item text not null,
  number integer not null,
  -- Of a question: asked, answered, closed. Of a proposal: accepted or contested by the place, kept or withdrawn by the
  -- expert. 'settled': the first expert has looked at what the second one said otherwise.
  step text not null check (
    step in ('asked', 'answered', 'closed', 'accepted', 'contested', 'kept', 'withdrawn', 'settled')),
  -- The opinion that it is about.
  opinion integer,
  text text not null default '',
  account_id text references auth_user (id) on delete set null,
  said_at timestamptz not null,
  primary key (round_id, item, number),
  check ((step in ('accepted', 'contested', 'kept', 'withdrawn', 'settled')) = (opinion is not null))
);
create index review_turn_account on review_turn (account_id);

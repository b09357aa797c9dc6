-- A round may be signed off more than once, and has a result of what was answered and one of what review came to.

alter table result drop constraint result_round_id_key;
alter table result
  -- 'reviewed': of the answers that place and experts came to; 'answered': of what the place said.
  add column basis text not null default 'answered' check (basis in ('answered', 'reviewed')),
  -- 1, 2, 3 … of the round: each takes the place of the one before.
  add column revision integer not null default 1;
create unique index result_of_round on result (round_id, revision);

alter table round
  add column validated_by text references auth_user (id) on delete set null,
  add column published_by text references auth_user (id) on delete set null;
create index round_validated_by on round (validated_by);
create index round_published_by on round (published_by);

-- Every sign-off of a round, and how it was taken back; round.submitted_at is the one that holds.
create table round_sign_off (
  round_id text not null references round (id) on delete cascade,
  number integer not null,
  signed_off_at timestamptz not null,
  signed_off_by text references auth_user (id) on delete set null,
  reopened_at timestamptz,
  reopened_by text references auth_user (id) on delete set null,
  reason text,
  primary key (round_id, number),
  check ((reopened_at is null) = (reason is null))
);
create index round_sign_off_by on round_sign_off (signed_off_by);
create index round_reopened_by on round_sign_off (reopened_by);
insert into round_sign_off (round_id, number, signed_off_at, signed_off_by)
  select id, 1, submitted_at, submitted_by from round where submitted_at is not null;

-- Who reviews a round, chosen by the secretariat among its experts.
create table review (
  round_id text not null references round (id) on delete cascade,
  account_id text not null references auth_user (id) on delete cascade,
  -- 'blind': a second expert, who scores without sight of the first.
  part text not null check (part in ('lead', 'blind')),
  assigned_at timestamptz not null,
  assigned_by text references auth_user (id) on delete set null,
  primary key (round_id, account_id)
);
create unique index review_lead on review (round_id) where part = 'lead';
create index review_account on review (account_id);
create index review_assigned_by on review (assigned_by);

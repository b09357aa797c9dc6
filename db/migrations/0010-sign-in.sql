-- Sign-in beyond the mailed link: a second factor, sessions that have shown it, and how often something was tried.

alter table auth_user
  -- In which mail to the person is written; null until they chose one.
  add language text,
  -- Since when a second factor is asked for; null: none is set up.
  add second_factor_since timestamptz;

alter table auth_session
  -- When this session showed the second factor. It counts while it is not older than the second factor itself.
  add second_factor_at timestamptz;

create table second_factor (
  account_id text primary key references auth_user (id) on delete cascade,
  -- What the person's app knows too: AES-256-GCM (nonce, tag, text) under a key derived from SECRET.
  secret bytea not null,
  -- The 30 seconds, counted from 1970, whose code was accepted last: a code works once.
  last_step bigint not null
);

-- A secret that is shown to one session and waits to be confirmed with a code.
create table second_factor_offer (
  session_id text primary key references auth_session (id) on delete cascade,
  secret bytea not null,
  offered_at timestamptz not null
);

-- Codes for whoever has lost the app; a used one is gone.
create table recovery_code (
  account_id text not null references auth_user (id) on delete cascade,
  -- HMAC-SHA-256 under a key derived from SECRET.
  digest text not null,
  primary key (account_id, digest)
);

-- Tries of a kind by an address or an account. A crash may forget them: unlogged, since every try writes.
create unlogged table limit_count (
  -- A digest: neither addresses nor accounts can be read from it.
  key text primary key,
  used integer not null,
  ends_at timestamptz not null
);
create index limit_count_ends on limit_count (ends_at);

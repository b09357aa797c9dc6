-- Invitations to a mandate, the way back from a changed last day, and what the institution behind the site says of itself.

create table invitation (
  id text primary key,
  -- Both go when the invitation is accepted: the account then has them.
  email text,
  name text,
  role text not null,
  place_id text references place (id) on delete cascade,
  network_id text references network (id) on delete cascade,
  languages text[] not null default '{}',
  -- Of the mandate: the first day at the earliest, and the last.
  from_on date not null,
  until_on date,
  -- The mail is written in it.
  language text not null,
  -- A handover: this mandate ends the day before the new one begins.
  replaces text references mandate (id) on delete set null,
  invited_by text references auth_user (id) on delete set null,
  invited_at timestamptz not null,
  -- SHA-256 of what stands in the mailed link; null until the mail is written.
  token_hash text unique,
  expires_at timestamptz not null,
  withdrawn_at timestamptz,
  accepted_at timestamptz,
  accepted_by text references auth_user (id) on delete cascade,
  mandate_id text references mandate (id) on delete cascade,
  demonstration boolean not null,
  check (email is not null or accepted_at is not null),
  check (until_on >= from_on)
);
create index invitation_place on invitation (place_id);
create index invitation_network on invitation (network_id);
create index invitation_email on invitation (email);
create index invitation_accepted_by on invitation (accepted_by);
create index invitation_invited_by on invitation (invited_by);

alter table mandate
  -- Set while a changed last day may be taken back: when it was changed, and what it was before.
  add changed_at timestamptz,
  add until_before date;

-- Fields of the legal pages, as the institution filled them in. A field without a row is shown as missing.
create table legal_field (
  name text not null,
  -- 'und' (undetermined) where the value is the same in every language: a date, an address.
  language text not null,
  value text not null check (value <> ''),
  changed_at timestamptz not null,
  changed_by text references auth_user (id) on delete set null,
  primary key (name, language)
);
create index legal_field_changed_by on legal_field (changed_by);

-- The harmonised report of a round: texts of its sections with their versions, the place's checks, and what was published.

-- Every save of a section's text in one language; the highest revision is in force. A text of null gives the section back
-- to the program, which writes it from the data.
create table report_text (
  round_id text not null references round (id) on delete cascade,
  section text not null,
  lang text not null,
  revision integer not null,
  text text,
  -- The result whose figures were before the writer's eyes.
  result_id text references result (id) on delete set null,
  saved_at timestamptz not null,
  saved_by text references auth_user (id) on delete set null,
  primary key (round_id, section, lang, revision)
);
create index report_text_result on report_text (result_id);
create index report_text_saved_by on report_text (saved_by);

-- What the place says of the facts of a section, and what was done about it.
create table report_check (
  id text primary key,
  round_id text not null references round (id) on delete cascade,
  section text not null,
  text text not null,
  said_at timestamptz not null,
  said_by text references auth_user (id) on delete set null,
  -- Words of whoever settled it; empty where nothing had to be said.
  reply text,
  settled_at timestamptz,
  settled_by text references auth_user (id) on delete set null,
  check ((settled_at is null) = (reply is null))
);
create index report_check_round on report_check (round_id);
create index report_check_said_by on report_check (said_by);
create index report_check_settled_by on report_check (settled_by);

-- The place's word that the report may be published as it stands. A text saved later needs another.
create table report_approval (
  round_id text not null references round (id) on delete cascade,
  number integer not null,
  approved_at timestamptz not null,
  approved_by text references auth_user (id) on delete set null,
  withdrawn_at timestamptz,
  primary key (round_id, number)
);
create index report_approval_by on report_approval (approved_by);

-- The report as published, whole, in every language. A correction is another version that says why.
create table report_version (
  round_id text not null references round (id) on delete cascade,
  version integer not null,
  document text not null,
  -- SHA-256 over the document.
  hash text not null,
  result_id text not null references result (id) on delete cascade,
  reason text,
  published_at timestamptz not null,
  published_by text references auth_user (id) on delete set null,
  primary key (round_id, version),
  check ((version = 1) = (reason is null))
);
create index report_version_result on report_version (result_id);
create index report_version_by on report_version (published_by);

-- What was published stays as it was; only the name of who published it can be taken out, and the round with all of it.
create function report_version_is_fixed() returns trigger language plpgsql as $$
begin
  if (new.round_id, new.version, new.document, new.hash, new.result_id, new.reason, new.published_at)
     is distinct from
     (old.round_id, old.version, old.document, old.hash, old.result_id, old.reason, old.published_at) then
    raise exception 'A published report is never altered: publish a correction.';
  end if;
  return new;
end $$;
create trigger report_version_fixed before update on report_version for each row execute function report_version_is_fixed();

-- The drafting guide where the secretariat has changed it; without a row the one that the program brings holds.
create table report_guide (
  kind text not null,
  lang text not null,
  version integer not null,
  text text not null,
  saved_at timestamptz not null,
  saved_by text references auth_user (id) on delete set null,
  primary key (kind, lang, version)
);
create index report_guide_saved_by on report_guide (saved_by);

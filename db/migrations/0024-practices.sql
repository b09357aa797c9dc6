-- Which questions practices answer, what places make of them, and how a place writes one of its own.

alter table practice
  -- The place that wrote the entry here and keeps it; null where others compiled it.
  add column owner_place_id text references place (id) on delete cascade,
  -- Title and summary in a second language, where the owner wrote them: {language, title, summary}.
  add column translation jsonb;
create index practice_owner on practice (owner_place_id);
alter table practice drop column searched;
alter table practice add column searched text generated always as (
  folded(title) || ' ' || folded(summary) || ' ' ||
  folded(coalesce(translation ->> 'title', '') || ' ' || coalesce(translation ->> 'summary', ''))) stored;

-- Judged by reading. Without an item: the reason says why none was chosen.
create table practice_item (
  practice_id text not null references practice (id) on delete cascade,
  item text,
  fit text check (fit in ('strong', 'partial')),
  reason text not null,
  language text not null default 'en',
  check ((item is null) = (fit is null)),
  unique nulls not distinct (practice_id, item)
);
create index practice_item_item on practice_item (item);

create table practice_mark (
  practice_id text not null references practice (id) on delete cascade,
  place_id text not null references place (id) on delete cascade,
  kind text not null check (kind in ('interested', 'adopted')),
  -- Of an adoption: since when, and how the place does it.
  year integer,
  how text,
  -- Whether everybody may read which place it is; the count is for everybody.
  public boolean not null default false,
  marked_at timestamptz not null,
  marked_by text references auth_user (id) on delete set null,
  primary key (practice_id, place_id, kind),
  check (kind = 'adopted' or (year is null and how is null))
);
create index practice_mark_place on practice_mark (place_id);
create index practice_mark_by on practice_mark (marked_by);

-- What a place writes; its versions tell how far it is.
create table practice_draft (
  id text primary key,
  place_id text not null references place (id) on delete cascade,
  -- The answer it began from.
  round_id text references round (id) on delete set null,
  item text,
  -- The entry of the bank it became.
  practice_id text unique references practice (id) on delete set null,
  begun_at timestamptz not null,
  begun_by text references auth_user (id) on delete set null,
  discarded_at timestamptz,
  discarded_by text references auth_user (id) on delete set null
);
create index practice_draft_place on practice_draft (place_id);
create index practice_draft_answer on practice_draft (round_id, item);
create index practice_draft_begun_by on practice_draft (begun_by);
create index practice_draft_discarded_by on practice_draft (discarded_by);

create table practice_version (
  draft_id text not null references practice_draft (id) on delete cascade,
  version integer not null,
  content jsonb not null,
  saved_at timestamptz not null,
  saved_by text references auth_user (id) on delete set null,
  submitted_at timestamptz,
  submitted_by text references auth_user (id) on delete set null,
  returned_at timestamptz,
  returned_by text references auth_user (id) on delete set null,
  remark text,
  approved_at timestamptz,
  approved_by text references auth_user (id) on delete set null,
  primary key (draft_id, version),
  check ((returned_at is null) = (remark is null)),
  check (submitted_at is not null or (returned_at is null and approved_at is null)),
  check (returned_at is null or approved_at is null)
);
create index practice_version_saved_by on practice_version (saved_by);
create index practice_version_submitted_by on practice_version (submitted_by);
create index practice_version_returned_by on practice_version (returned_by);
create index practice_version_approved_by on practice_version (approved_by);

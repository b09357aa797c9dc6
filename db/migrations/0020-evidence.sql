-- What stands beside an answer while a place answers: evidence, the talk of its own people, and how a version came about.

create table evidence (
  id text primary key,
  round_id text not null references round (id) on delete cascade,
  item text not null,
  title text not null,
  note text,
  -- When the document was made, as exactly as it is known: a year, a month or a day.
  dated text check (dated ~ '^\d{4}(-\d\d(-\d\d)?)?$'),
  link text,
  file_id text references stored_file (id),
  file_name text,
  added_by text references auth_user (id) on delete set null,
  added_at timestamptz not null,
  -- Taken away: no longer shown, and can be put back for a while.
  removed_by text references auth_user (id) on delete set null,
  removed_at timestamptz,
  check ((link is null) <> (file_id is null)),
  check ((file_id is null) = (file_name is null))
);
create index evidence_item on evidence (round_id, item);
create index evidence_file on evidence (file_id);
create index evidence_added_by on evidence (added_by);
create index evidence_removed_by on evidence (removed_by);

create table item_comment (
  id text primary key,
  round_id text not null references round (id) on delete cascade,
  item text not null,
  -- Null once its writer took it back: that there was one stays.
  body text,
  written_by text references auth_user (id) on delete set null,
  written_at timestamptz not null,
  edited_at timestamptz,
  removed_at timestamptz,
  check ((body is null) = (removed_at is not null))
);
create index item_comment_item on item_comment (round_id, item);
create index item_comment_by on item_comment (written_by);

-- How a version of an answer came about: given here, the former answer confirmed by "nothing changed", or read from a file.
alter table answer_revision
  add column origin text not null default 'given' check (origin in ('given', 'unchanged', 'imported'));
drop trigger answer_revision_is_kept on answer_revision;
create trigger answer_revision_is_kept
  before update of response_id, item, revision, based_on, set_aside, state, value, comment, source, saved_at, origin
  on answer_revision for each row execute function answer_revision_is_kept();

-- Surveys of the secretariat: the questionnaire being written, its published versions, one invitation a member.

create table survey (
  id text primary key,
  kind text not null check (kind in ('thematic', 'crisis', 'annual')),
  demonstration boolean not null default false,
  -- The questionnaire as it is being written, in the shape of an edition's files: { edition, texts }.
  draft jsonb not null,
  -- Counts saves, so that nobody writes over what they have not seen.
  draft_version integer not null default 1 check (draft_version > 0),
  -- What the form it was begun with is told by: sent twice, it begins one survey.
  form text unique,
  -- What the invitation says, by language: { "en": { "subject", "text" }, "fr": … }.
  letter jsonb not null,
  -- The last day for answers; nothing closes by itself before somebody says so.
  answers_until date,
  created_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz,
  -- From when on everybody may read the totals.
  totals_public_at timestamptz
);

-- A published version never changes; `edition` holds the document.
create table survey_version (
  survey_id text not null references survey (id) on delete cascade,
  version integer not null check (version > 0),
  edition_id text not null unique references edition (id),
  published_at timestamptz not null,
  primary key (survey_id, version)
);

-- Who is asked: a place, or a network for which its coordinators answer. The link is signed, and kept nowhere.
create table survey_invitation (
  id text primary key,
  survey_id text not null references survey (id) on delete cascade,
  place_id text references place (id) on delete cascade,
  network_id text references network (id) on delete cascade,
  -- What is answered: set when the link is first opened, with the version of that day.
  response_id text unique references response (id) on delete set null,
  -- Which of its links is good: a new one ends those before.
  link integer not null default 0 check (link >= 0),
  invited_at timestamptz not null,
  mailed_at timestamptz,
  first_opened_at timestamptz,
  last_saved_at timestamptz,
  submitted_at timestamptz,
  reminded_at timestamptz,
  reminders integer not null default 0,
  check ((place_id is null) <> (network_id is null)),
  unique (survey_id, place_id),
  unique (survey_id, network_id)
);
create index survey_invitation_place on survey_invitation (place_id);
create index survey_invitation_network on survey_invitation (network_id);

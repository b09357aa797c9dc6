-- The newest documents have an index of their own: what has a word that stands nearly everywhere is found among them, without a look
-- at all the others. And what most documents are judged by stands before their words, which are long: a row is read no further than
-- is asked for. Both want the table anew.

create table search_document_anew (
  -- 'public' and the like: who may find it, one of these is enough.
  audience text[] not null,
  published_at timestamptz not null,
  -- Newer ones come first among equals.
  dated timestamptz not null,
  weight real not null default 1,
  -- Among the newest: none that is not is newer. Marked when written, and again once a day.
  newest boolean not null,
  -- 'kind=event', 'year=2020': what a search is narrowed by.
  facets text[] not null,
  kind text not null,
  id text not null,
  -- A: title. B: names and words that belong to it. C: body. Of every language, each cut in its own way.
  title_vector tsvector not null,
  vector tsvector not null
);
-- Read for the few that are ranked; whole, since to unpack them costs more than their place.
alter table search_document_anew alter column vector set storage external;
insert into search_document_anew
  select audience, published_at, dated, weight, true, facets, kind, id, title_vector, vector from search_document;

drop table search_document cascade;
alter table search_document_anew rename to search_document;
alter table search_document add constraint search_document_pkey primary key (kind, id);
-- Words and what they are narrowed by are met in one pass, led by the rarer of the two.
create index search_document_vector on search_document using gin (vector, facets);
create index search_document_title on search_document using gin (title_vector, facets);
create index search_document_newest on search_document using gin (vector) where newest;
create index search_document_newest_title on search_document using gin (title_vector) where newest;
create index search_document_dated on search_document (dated);
create index search_document_oldest_newest on search_document (dated) where newest;

-- What goes takes along what is shown of it.
alter table search_shown add constraint search_shown_kind_id_fkey
  foreign key (kind, id) references search_document on delete cascade;

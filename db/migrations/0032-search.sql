-- What can be searched. Made from the tables of the record by src/platform/search and nowhere else written: it may be emptied at any
-- time and made anew.

-- Text as it is searched: without accents, in small letters, ligatures written out.
create function search_text(text) returns text language sql immutable strict parallel safe as $$
  select folded(replace(replace(replace(replace(replace($1, 'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), 'ß', 'ss'))
$$;

-- Words are cut to their stem in the languages of the interface; as they stand in any other.
create function search_config(lang text) returns regconfig language sql immutable parallel safe as $$
  select case lang when 'en' then 'english' when 'fr' then 'french' else 'simple' end::regconfig
$$;

-- Vectors one behind the other.
create aggregate search_gather(tsvector) (sfunc = tsvector_concat, stype = tsvector, initcond = '');

create table search_document (
  kind text not null,
  id text not null,
  -- A: title. B: names and words that belong to it. C: body. Of every language, each cut in its own way.
  vector tsvector not null,
  title_vector tsvector not null,
  -- 'kind=event', 'year=2020': what a search is narrowed by.
  facets text[] not null,
  -- Who may find it: one of these is enough.
  audience text[] not null,
  published_at timestamptz not null,
  -- Newer ones come first among equals.
  dated timestamptz not null,
  weight real not null default 1,
  primary key (kind, id)
);
-- Read for the few that are ranked; whole, since to unpack them costs more than their place.
alter table search_document alter column vector set storage external;
create index search_document_vector on search_document using gin (vector);
create index search_document_title on search_document using gin (title_vector);
create index search_document_facets on search_document using gin (facets);
create index search_document_dated on search_document (dated);

-- What readers are shown of a document, in the language of the page where there is a text in it.
create table search_shown (
  kind text not null,
  id text not null,
  lang text not null,
  address text not null,
  title text not null,
  title_lang text not null,
  body text not null,
  body_lang text not null,
  -- Title and body in another language: quoted where they alone have what was asked for.
  extra text,
  extra_lang text,
  primary key (kind, id, lang),
  foreign key (kind, id) references search_document on delete cascade
);

-- Documents to be made anew, and from when: one that is published tomorrow is due tomorrow.
create table search_due (
  kind text not null,
  id text not null,
  due_at timestamptz not null,
  primary key (kind, id)
);
create index search_due_at on search_due (due_at);

-- Words that everybody may read somewhere, to find the one that was meant. Only offered where it finds something.
create table search_word (
  word text primary key,
  documents integer not null,
  keys text[] not null
);
create index search_word_keys on search_word using gin (keys);

-- Two words within one slip of each other have a key in common: the beginning, with a letter left out or as it is.
create function spelling_keys(word text) returns text[] language sql immutable strict parallel safe as $$
  select left($1, 8) || array(
    select distinct left(left($1, 8), n - 1) || substr(left($1, 8), n + 1) from generate_series(1, least(length($1), 8)) n)
$$;

-- What a reader asks for, in the language of the page and as the same words read in others. A word that is too common to be
-- searched in the language of the page ("the") asks for nothing. `beginning`: the last word may go on.
create function search_query(langs text[], words text[], without text[], beginning boolean, whichever boolean)
  returns tsquery language plpgsql immutable parallel safe as $$
declare
  asked tsquery := ''; one tsquery; other tsquery; word text; lang text; n integer := 0;
begin
  foreach word in array words || without loop
    n := n + 1;
    -- What asks only for what must not be there finds nothing.
    exit when n > cardinality(words) and numnode(asked) = 0;
    one := phraseto_tsquery(search_config(langs[1]), search_text(word));
    if beginning and n = cardinality(words) then
      one := one || to_tsquery('simple', quote_literal(search_text(word)) || ':*');
    end if;
    continue when numnode(one) = 0;
    foreach lang in array langs || array['simple'] loop
      other := phraseto_tsquery(search_config(lang), search_text(word));
      if position(other::text in one::text) = 0 then one := one || other; end if;
    end loop;
    asked := case when n > cardinality(words) then asked && !!one when whichever then asked || one else asked && one end;
  end loop;
  return asked;
end $$;

-- Arguments: the kind, the column of its id, and whether the document goes with the row.
create function search_mark() returns trigger language plpgsql as $$
declare
  changed jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  document text := changed ->> tg_argv[1];
  kind_of text := case when left(tg_argv[0], 1) = '@' then changed ->> substr(tg_argv[0], 2) else tg_argv[0] end;
begin
  if document is null then return null; end if;
  if tg_op = 'DELETE' and tg_argv[2] = 'own' then
    delete from search_document where kind = kind_of and id = document;
  end if;
  -- Held until this change is kept: what is made anew meanwhile would not see it.
  insert into search_due (kind, id, due_at) values (kind_of, document, now())
    on conflict (kind, id) do update set due_at = excluded.due_at;
  return null;
end $$;

-- From now on every change of a row marks its document; those that stand there are marked at once. `kind` may name a column: '@kind'.
create function search_follow(source regclass, kind text, id_column text, own boolean) returns void
  language plpgsql as $$
declare
  name text := 'search_due ' || kind;
begin
  if exists (select from pg_trigger where tgrelid = source and tgname = left(name, 63)) then return; end if;
  execute format('create trigger %I after insert or update or delete on %s for each row execute function search_mark(%L, %L, %L)',
    left(name, 63), source, kind, id_column, case when own then 'own' else 'part' end);
  if kind not like '@%' then
    execute format('insert into search_due (kind, id, due_at) select distinct %L, %I::text, now() from %s where %I is not null
      on conflict do nothing', kind, id_column, source, id_column);
  end if;
end $$;

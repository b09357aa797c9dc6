-- Whoever looks at a round hears of what others save, whichever process they are connected to. What is told is only that
-- something changed: what it is, each process reads where it stands, and shows to whom it may.

-- For each statement, so that a sheet of hundreds of answers is one message. A message has fewer than 8,000 bytes: one that
-- would be longer names no items, which means any.
create function answers_are_told() returns trigger language plpgsql as $$
begin
  perform pg_notify('icc_live', json_build_object('topic', 'answers ' || response_id,
      'message', json_build_object('items', case when octet_length(items::text) < 7000 then items end))::text)
    from (select response_id, json_agg(distinct item) as items from saved group by response_id) as told;
  return null;
end $$;
create trigger answers_are_told after insert on answer_revision
  referencing new table as saved for each statement execute function answers_are_told();

-- Submitted, or open again: no answer changed, and everybody has to know.
create function response_end_is_told() returns trigger language plpgsql as $$
begin
  perform pg_notify('icc_live', json_build_object('topic', 'answers ' || new.id,
    'message', json_build_object('items', json_build_array()))::text);
  return null;
end $$;
create trigger response_end_is_told after update of submitted_at on response
  for each row when (old.submitted_at is distinct from new.submitted_at) execute function response_end_is_told();

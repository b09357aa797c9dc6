-- A number that rises with every change of what charts are drawn from. A process that has read the rows under a number
-- need not read them again while it stands.

create table chart_revision (
  only_row boolean primary key default true check (only_row),
  number bigint not null
);
insert into chart_revision (number) values (1);

-- Once in a transaction, and at its end: whoever holds this row waits for nothing any more.
create function chart_revision_rises() returns trigger language plpgsql as $$
begin
  if current_setting('icc.chart_revision', true) is distinct from pg_current_xact_id()::text then
    update chart_revision set number = number + 1;
    perform set_config('icc.chart_revision', pg_current_xact_id()::text, true);
  end if;
  return null;
end $$;

create constraint trigger chart_revision after insert or update or delete on place
  deferrable initially deferred for each row execute function chart_revision_rises();
create constraint trigger chart_revision after insert or update or delete on place_fact
  deferrable initially deferred for each row execute function chart_revision_rises();
create constraint trigger chart_revision after insert or update or delete on network
  deferrable initially deferred for each row execute function chart_revision_rises();
create constraint trigger chart_revision after insert or update or delete on network_membership
  deferrable initially deferred for each row execute function chart_revision_rises();
create constraint trigger chart_revision after insert or update or delete on invented_country
  deferrable initially deferred for each row execute function chart_revision_rises();
create constraint trigger chart_revision after insert or delete on result
  deferrable initially deferred for each row execute function chart_revision_rises();
create constraint trigger chart_revision after insert or update or delete on result_publication
  deferrable initially deferred for each row execute function chart_revision_rises();

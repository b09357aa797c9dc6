-- A mandate gives somebody one role: for a place, for a network, or for the whole programme.

alter table mandate drop constraint mandate_role_check;
update mandate set role = 'place_coordinator' where role = 'coordinator';
alter table mandate alter place_id drop not null;
alter table mandate drop constraint mandate_account_id_place_id_role_from_on_key;
alter table mandate
  add network_id text references network (id) on delete cascade,
  -- Languages in which the person works in this role, as BCP 47 tags.
  add languages text[] not null default '{}',
  add granted_by text references auth_user (id) on delete set null,
  add granted_at timestamptz not null default now(),
  add constraint mandate_scope check (
    case
      when role in ('secretariat', 'expert') then place_id is null and network_id is null
      when role = 'network_coordinator' then place_id is null and network_id is not null
      when role in ('place_coordinator', 'deputy', 'contributor', 'elected')
        then place_id is not null and network_id is null
      when role = 'reader' then place_id is null or network_id is null
      else false
    end),
  add constraint mandate_once unique nulls not distinct (account_id, role, place_id, network_id, from_on);
create index mandate_network on mandate (network_id);

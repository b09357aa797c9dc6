-- What was public of the result when the round was reopened: it is proposed anew at the next sign-off.
alter table round_sign_off
  add column withdrawn_level text check (withdrawn_level in ('nothing', 'total', 'areas', 'answers'));

-- Why a practice answers a question, in further languages: {fr: …}. The column beside it is English.
alter table practice_item add column translations jsonb not null default '{}';
alter table practice_item drop column language;

-- The answer of a member to a survey may begin a practice, as one of a round does.

alter table practice_draft add column survey_id text references survey (id) on delete set null;
-- Two presses at the same moment begin one.
create unique index practice_draft_survey on practice_draft (survey_id, place_id, item) where discarded_at is null;

-- Whom a version that was sent waits for: the place, where the secretariat wrote it of the place's answer; else the secretariat.
alter table practice_version add column asked_place boolean not null default false;

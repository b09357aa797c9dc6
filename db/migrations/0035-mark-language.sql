-- Which language a place says in how it does what it adopted: that of the page it was written on. Null: nothing is known.
alter table practice_mark add column how_language text;

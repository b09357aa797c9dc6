-- What the place approved: a hash of the documents that it had before it, in every language. Null for approvals given before
-- it was kept; those stand for what was published with them, and for nothing later.
alter table report_approval add column content text;

-- One statement per paragraph; a paragraph ends at an empty line. Times are integer milliseconds UTC.
-- The comments above tables, columns, indexes, triggers and views are the text of docs/schema.md.

-- while it is cancelled: `queued`, `held` or `approval`, where it stood; null: an attempt was running or had run
ALTER TABLE task ADD COLUMN reopen_to TEXT CHECK (reopen_to IN ('queued', 'held', 'approval'));

-- one more with every change of state, work, priority, time or dependencies: who edits says which one they saw
ALTER TABLE task ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

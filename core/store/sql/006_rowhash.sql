-- One statement per paragraph; a paragraph ends at an empty line. Times are integer milliseconds UTC.
-- The comments above tables, columns, indexes, triggers and views are the text of docs/schema.md.

-- SHA-256 of the types and values of all other columns; whoever changes the row past the program does not fit it
ALTER TABLE task ADD COLUMN row_sha256 TEXT NOT NULL DEFAULT '';

-- SHA-256 of the types and values of all other columns; whoever changes the row past the program does not fit it
ALTER TABLE attempt ADD COLUMN row_sha256 TEXT NOT NULL DEFAULT '';

UPDATE task SET row_sha256 = row_sha256(
    id, key, mode, title, kind, lane, spec, spec_sha256, state, ready, priority, order_key, not_before, attempts,
    last_attempt, max_attempts, agent, epoch, source, error_code, error_category, error_detail, created_at,
    updated_at, stage, hold_reason, approved_sha256, open_dependencies, deadline, asks, reopen_to, revision);

UPDATE attempt SET row_sha256 = row_sha256(
    id, task, number, epoch, agent, mode, state, started_at, ended_at, effect_sha256, effect_class, error_code,
    error_category, error_detail);

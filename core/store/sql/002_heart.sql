-- One statement per paragraph; a paragraph ends at an empty line. Times are integer milliseconds UTC.

-- What the operator changed in the program: wins over the file of settings.
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL, -- JSON
    set_at INTEGER NOT NULL,
    set_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE task ADD COLUMN stage TEXT NOT NULL DEFAULT 'proof' CHECK (stage IN ('proof', 'real')); -- of the next attempt

ALTER TABLE task ADD COLUMN hold_reason TEXT CHECK (hold_reason IN ('operator', 'approval'));

ALTER TABLE task ADD COLUMN approved_sha256 TEXT; -- the effect that a person has approved

ALTER TABLE task ADD COLUMN open_dependencies INTEGER NOT NULL DEFAULT 0 CHECK (open_dependencies >= 0);

ALTER TABLE task ADD COLUMN deadline INTEGER;

ALTER TABLE task ADD COLUMN asks INTEGER NOT NULL DEFAULT 0 CHECK (asks IN (0, 1)); -- its agent waits for an answer

UPDATE task SET stage = 'real' WHERE mode = 'real' AND json_extract(spec, '$.autonomy') = 100;

UPDATE task SET hold_reason = 'operator' WHERE state = 'held';

DROP INDEX task_ready;

-- The only index a claim reads: scheduled, held and blocked tasks are never in it.
CREATE INDEX task_ready ON task (lane, stage, order_key, id) WHERE ready = 1;

DROP INDEX task_scheduled;

CREATE INDEX task_scheduled ON task (not_before) WHERE state = 'queued' AND ready = 0 AND open_dependencies = 0;

CREATE INDEX task_deadline ON task (deadline) WHERE state IN ('held', 'queued') AND deadline IS NOT NULL;

-- How many tasks stand in each state, kept in the transaction that moves them.
CREATE TABLE task_count (
    state TEXT PRIMARY KEY,
    tasks INTEGER NOT NULL CHECK (tasks >= 0)
) STRICT, WITHOUT ROWID;

INSERT INTO task_count (state, tasks)
VALUES ('held', 0), ('queued', 0), ('claimed', 0), ('running', 0), ('review', 0),
       ('succeeded', 0), ('failed', 0), ('dead', 0), ('cancelled', 0), ('unknown', 0);

UPDATE task_count SET tasks = (SELECT count(*) FROM task WHERE task.state = task_count.state);

-- A task waits for others by key or by id. A key that no task has yet is filled in when one comes.
CREATE TABLE task_dependency (
    task INTEGER NOT NULL REFERENCES task (id),
    reference TEXT NOT NULL, -- as the author wrote it: a key, or an id such as T-7
    needs INTEGER REFERENCES task (id),
    PRIMARY KEY (task, reference)
) STRICT, WITHOUT ROWID;

CREATE INDEX task_dependency_needs ON task_dependency (needs) WHERE needs IS NOT NULL;

CREATE INDEX task_dependency_reference ON task_dependency (reference) WHERE needs IS NULL;

-- The class 'checkable' is new, and a CHECK cannot be changed in place.
CREATE TABLE attempt_2 (
    id INTEGER PRIMARY KEY,
    task INTEGER NOT NULL REFERENCES task (id),
    number INTEGER NOT NULL CHECK (number >= 1),
    epoch INTEGER NOT NULL,
    agent TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('proof', 'real')),
    state TEXT NOT NULL CHECK (state IN ('running', 'ok', 'error', 'timeout', 'lost', 'cancelled')),
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    effect_sha256 TEXT, -- null if preparing failed
    effect_class TEXT NOT NULL CHECK (effect_class IN ('pure', 'idempotent', 'checkable', 'unsafe')),
    error_code TEXT,
    error_category TEXT,
    error_detail TEXT,
    UNIQUE (task, number)
) STRICT;

INSERT INTO attempt_2 (id, task, number, epoch, agent, mode, state, started_at, ended_at, effect_sha256, effect_class,
                       error_code, error_category, error_detail)
SELECT id, task, number, epoch, agent, mode, state, started_at, ended_at, effect_sha256, effect_class,
       error_code, error_category, error_detail FROM attempt;

CREATE TABLE attempt_artifact_2 (
    attempt INTEGER NOT NULL REFERENCES attempt_2 (id),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES artifact (sha256),
    PRIMARY KEY (attempt, name)
) STRICT, WITHOUT ROWID;

INSERT INTO attempt_artifact_2 (attempt, name, sha256) SELECT attempt, name, sha256 FROM attempt_artifact;

DROP TABLE attempt_artifact;

DROP TABLE attempt;

ALTER TABLE attempt_2 RENAME TO attempt;

ALTER TABLE attempt_artifact_2 RENAME TO attempt_artifact;

CREATE INDEX attempt_agent ON attempt (agent, id);

-- What the checks before and after an attempt found.
CREATE TABLE attempt_check (
    attempt INTEGER NOT NULL REFERENCES attempt (id),
    position INTEGER NOT NULL, -- before first, in the order in which they were made
    name TEXT NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('pre', 'post')),
    result TEXT NOT NULL CHECK (result IN ('pass', 'warning', 'fail', 'critical', 'skipped')),
    detail TEXT NOT NULL,
    PRIMARY KEY (attempt, position)
) STRICT, WITHOUT ROWID;

-- What a person was asked, and said.
CREATE TABLE approval (
    id INTEGER PRIMARY KEY,
    task INTEGER NOT NULL REFERENCES task (id),
    attempt INTEGER NOT NULL REFERENCES attempt (id),
    kind TEXT NOT NULL CHECK (kind IN ('effect', 'question')),
    effect_sha256 TEXT, -- of kind effect
    text TEXT NOT NULL, -- of kind question: from the agent
    state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'denied', 'void')),
    asked_at INTEGER NOT NULL,
    decided_at INTEGER,
    decided_by TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE UNIQUE INDEX approval_pending ON approval (task) WHERE state = 'pending';

CREATE INDEX approval_task ON approval (task, id);

ALTER TABLE agent ADD COLUMN specialties TEXT NOT NULL DEFAULT '[]'; -- JSON array of words

ALTER TABLE lease ADD COLUMN acquired_at INTEGER NOT NULL DEFAULT 0; -- for people: what counts is expires_at

ALTER TABLE lease ADD COLUMN renewed_at INTEGER NOT NULL DEFAULT 0;

INSERT INTO agent (id, name, transport, enabled, kinds, slots, settings)
SELECT coalesce(max(id), 0) + 1, 'outbound', 'outbound', 1, '["post_social"]', 1, '{}' FROM agent;

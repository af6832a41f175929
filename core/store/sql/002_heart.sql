-- One statement per paragraph; a paragraph ends at an empty line. Times are integer milliseconds UTC.
-- The comments above tables, columns, indexes, triggers and views are the text of docs/schema.md.

-- What the operator changed in the program: wins over the file of settings.
CREATE TABLE setting (
    -- as in the file of settings
    name TEXT PRIMARY KEY,
    -- JSON of the value
    value TEXT NOT NULL,
    -- when it was changed
    set_at INTEGER NOT NULL,
    -- by whom
    set_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- `proof` or `real`: what the next attempt may do. A claim looks for `real` only while the window for REAL is open
ALTER TABLE task ADD COLUMN stage TEXT NOT NULL DEFAULT 'proof' CHECK (stage IN ('proof', 'real'));

-- why it is held: `operator`, or `approval` of its effect
ALTER TABLE task ADD COLUMN hold_reason TEXT CHECK (hold_reason IN ('operator', 'approval'));

-- hash of the effect that a person has approved
ALTER TABLE task ADD COLUMN approved_sha256 TEXT;

-- how many of the tasks that it waits for have not succeeded yet
ALTER TABLE task ADD COLUMN open_dependencies INTEGER NOT NULL DEFAULT 0 CHECK (open_dependencies >= 0);

-- what has not begun by then fails, and what runs is stopped
ALTER TABLE task ADD COLUMN deadline INTEGER;

-- 1 while its agent waits for a person's answer
ALTER TABLE task ADD COLUMN asks INTEGER NOT NULL DEFAULT 0 CHECK (asks IN (0, 1));

UPDATE task SET stage = 'real' WHERE mode = 'real' AND json_extract(spec, '$.autonomy') = 100;

UPDATE task SET hold_reason = 'operator' WHERE state = 'held';

DROP INDEX task_ready;

-- The only index a claim reads: scheduled, held and blocked tasks are never in it.
CREATE INDEX task_ready ON task (lane, stage, order_key, id) WHERE ready = 1;

DROP INDEX task_scheduled;

-- finds what has become due
CREATE INDEX task_scheduled ON task (not_before) WHERE state = 'queued' AND ready = 0 AND open_dependencies = 0;

-- finds what has not begun in time
CREATE INDEX task_deadline ON task (deadline) WHERE state IN ('held', 'queued') AND deadline IS NOT NULL;

-- How many tasks stand in each state, kept in the transaction that moves them.
CREATE TABLE task_count (
    -- one of the ten states
    state TEXT PRIMARY KEY,
    -- how many
    tasks INTEGER NOT NULL CHECK (tasks >= 0)
) STRICT, WITHOUT ROWID;

INSERT INTO task_count (state, tasks)
VALUES ('held', 0), ('queued', 0), ('claimed', 0), ('running', 0), ('review', 0),
       ('succeeded', 0), ('failed', 0), ('dead', 0), ('cancelled', 0), ('unknown', 0);

UPDATE task_count SET tasks = (SELECT count(*) FROM task WHERE task.state = task_count.state);

-- A task waits for others by key or by id. A key that no task has yet is filled in when one comes.
CREATE TABLE task_dependency (
    -- who waits
    task INTEGER NOT NULL REFERENCES task (id),
    -- as the author wrote it: a key, or an id such as T-7
    reference TEXT NOT NULL,
    -- for whom; null: nobody has this key yet
    needs INTEGER REFERENCES task (id),
    PRIMARY KEY (task, reference)
) STRICT, WITHOUT ROWID;

-- finds who waits for a task that has succeeded
CREATE INDEX task_dependency_needs ON task_dependency (needs) WHERE needs IS NOT NULL;

-- finds who waits for a key that comes now
CREATE INDEX task_dependency_reference ON task_dependency (reference) WHERE needs IS NULL;

-- One try at a task. The row is committed before the effect begins.
CREATE TABLE attempt_2 (
    -- names the attempt inside the program
    id INTEGER PRIMARY KEY,
    -- which task
    task INTEGER NOT NULL REFERENCES task (id),
    -- 1, 2, 3 … of this task; unique with `task`
    number INTEGER NOT NULL CHECK (number >= 1),
    -- lease epoch under which it began
    epoch INTEGER NOT NULL,
    -- who did it
    agent TEXT NOT NULL,
    -- `proof` or `real`: what this attempt could do
    mode TEXT NOT NULL CHECK (mode IN ('proof', 'real')),
    -- `running`, `ok`, `error`, `timeout`, `lost` or `cancelled`
    state TEXT NOT NULL CHECK (state IN ('running', 'ok', 'error', 'timeout', 'lost', 'cancelled')),
    -- when it was committed
    started_at INTEGER NOT NULL,
    -- when its end was written
    ended_at INTEGER,
    -- hash of the prepared effect; without one, preparing failed
    effect_sha256 TEXT,
    -- `pure`, `idempotent`, `checkable` or `unsafe`; decides what a crash makes of it
    effect_class TEXT NOT NULL CHECK (effect_class IN ('pure', 'idempotent', 'checkable', 'unsafe')),
    -- why it did not succeed
    error_code TEXT,
    -- its category
    error_category TEXT,
    -- its detail; untrusted
    error_detail TEXT,
    UNIQUE (task, number)
) STRICT;

-- The class 'checkable' is new, and a CHECK cannot be changed in place.
INSERT INTO attempt_2 (id, task, number, epoch, agent, mode, state, started_at, ended_at, effect_sha256, effect_class,
                       error_code, error_category, error_detail)
SELECT id, task, number, epoch, agent, mode, state, started_at, ended_at, effect_sha256, effect_class,
       error_code, error_category, error_detail FROM attempt;

-- Which attempt left which bytes. The same bytes are kept once, however many attempts have them.
CREATE TABLE attempt_artifact_2 (
    -- which attempt
    attempt INTEGER NOT NULL REFERENCES attempt_2 (id),
    -- for people, as `stdout.txt`; never a path; unique with `attempt`
    name TEXT NOT NULL,
    -- which bytes
    sha256 TEXT NOT NULL REFERENCES artifact (sha256),
    PRIMARY KEY (attempt, name)
) STRICT, WITHOUT ROWID;

INSERT INTO attempt_artifact_2 (attempt, name, sha256) SELECT attempt, name, sha256 FROM attempt_artifact;

DROP TABLE attempt_artifact;

DROP TABLE attempt;

ALTER TABLE attempt_2 RENAME TO attempt;

ALTER TABLE attempt_artifact_2 RENAME TO attempt_artifact;

-- the newest attempts of an agent
CREATE INDEX attempt_agent ON attempt (agent, id);

-- What the checks before and after an attempt found.
CREATE TABLE attempt_check (
    -- which attempt
    attempt INTEGER NOT NULL REFERENCES attempt (id),
    -- in the order in which they were made
    position INTEGER NOT NULL,
    -- which check
    name TEXT NOT NULL,
    -- `pre`: before the attempt, or `post`: after it
    phase TEXT NOT NULL CHECK (phase IN ('pre', 'post')),
    -- `pass`, `warning`, `fail`, `critical` or `skipped`
    result TEXT NOT NULL CHECK (result IN ('pass', 'warning', 'fail', 'critical', 'skipped')),
    -- what was seen; untrusted
    detail TEXT NOT NULL,
    PRIMARY KEY (attempt, position)
) STRICT, WITHOUT ROWID;

-- What a person was asked, and said.
CREATE TABLE approval (
    -- names the question inside the program
    id INTEGER PRIMARY KEY,
    -- which task
    task INTEGER NOT NULL REFERENCES task (id),
    -- the attempt that prepared the effect or asks
    attempt INTEGER NOT NULL REFERENCES attempt (id),
    -- `effect`: may this happen, or `question`: the agent asks
    kind TEXT NOT NULL CHECK (kind IN ('effect', 'question')),
    -- of an effect: its hash; the yes is for these bytes
    effect_sha256 TEXT,
    -- of a question: its words, from the agent, so untrusted
    text TEXT NOT NULL,
    -- `pending`, `approved`, `denied`, or `void`: the answer is not needed any more
    state TEXT NOT NULL CHECK (state IN ('pending', 'approved', 'denied', 'void')),
    -- when it was asked
    asked_at INTEGER NOT NULL,
    -- when it was answered
    decided_at INTEGER,
    -- by whom
    decided_by TEXT NOT NULL DEFAULT '',
    -- what the person gave as the reason
    reason TEXT NOT NULL DEFAULT ''
) STRICT;

-- a task is asked about one thing at a time
CREATE UNIQUE INDEX approval_pending ON approval (task) WHERE state = 'pending';

-- all that was asked about a task
CREATE INDEX approval_task ON approval (task, id);

-- JSON array of words: what it is especially good at
ALTER TABLE agent ADD COLUMN specialties TEXT NOT NULL DEFAULT '[]';

-- when it was granted; for people, what counts is `expires_at`
ALTER TABLE lease ADD COLUMN acquired_at INTEGER NOT NULL DEFAULT 0;

-- when it was last renewed; for people
ALTER TABLE lease ADD COLUMN renewed_at INTEGER NOT NULL DEFAULT 0;

INSERT INTO agent (id, name, transport, enabled, kinds, slots, settings)
SELECT coalesce(max(id), 0) + 1, 'outbound', 'outbound', 1, '["post_social"]', 1, '{}' FROM agent;

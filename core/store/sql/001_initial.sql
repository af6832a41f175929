-- One statement per paragraph; a paragraph ends at an empty line. Times are integer milliseconds UTC.

CREATE TABLE store_identity (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    profile TEXT NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    mode TEXT NOT NULL DEFAULT 'proof' CHECK (mode IN ('proof', 'real')),
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    lane TEXT NOT NULL, -- who can take it: 'agent:<name>' or 'kind:<kind>'
    spec TEXT NOT NULL, -- canonical JSON of the work itself
    spec_sha256 TEXT NOT NULL CHECK (length(spec_sha256) = 64),
    state TEXT NOT NULL CHECK (state IN ('held', 'queued', 'claimed', 'running', 'review',
                                         'succeeded', 'failed', 'dead', 'cancelled', 'unknown')),
    ready INTEGER NOT NULL CHECK (ready IN (0, 1) AND (ready = 0 OR state = 'queued')),
    priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 10),
    order_key INTEGER NOT NULL, -- created_at − priority · ageing step: priority with ageing as one number
    not_before INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,      -- begun in this budget
    last_attempt INTEGER NOT NULL DEFAULT 0,  -- number of the newest attempt ever
    max_attempts INTEGER NOT NULL CHECK (max_attempts BETWEEN 1 AND 100),
    agent TEXT NOT NULL DEFAULT '', -- of the current or last attempt
    epoch INTEGER NOT NULL DEFAULT 0, -- lease epoch of the current or last claim
    source TEXT NOT NULL DEFAULT '',
    error_code TEXT,
    error_category TEXT,
    error_detail TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX task_key ON task (key, mode);

-- The only index a claim reads: scheduled, held and blocked tasks are never in it.
CREATE INDEX task_ready ON task (lane, mode, order_key, id) WHERE ready = 1;

CREATE INDEX task_scheduled ON task (not_before) WHERE state = 'queued' AND ready = 0;

CREATE INDEX task_active ON task (epoch) WHERE state IN ('claimed', 'running');

CREATE INDEX task_order ON task (order_key, id);

CREATE TABLE attempt (
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
    effect_class TEXT NOT NULL CHECK (effect_class IN ('pure', 'idempotent', 'unsafe')),
    error_code TEXT,
    error_category TEXT,
    error_detail TEXT,
    UNIQUE (task, number)
) STRICT;

CREATE TABLE artifact (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size >= 0),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt_artifact (
    attempt INTEGER NOT NULL REFERENCES attempt (id),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES artifact (sha256),
    PRIMARY KEY (attempt, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE agent (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
    transport TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    kinds TEXT NOT NULL,    -- JSON array of task kinds
    slots INTEGER NOT NULL CHECK (slots BETWEEN 1 AND 64),
    settings TEXT NOT NULL  -- JSON object, of the transport
) STRICT;

CREATE TABLE lease (
    name TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    expires_at INTEGER NOT NULL, -- milliseconds of CLOCK_BOOTTIME of the boot in boot_id
    boot_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE control (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    wish TEXT NOT NULL CHECK (wish IN ('run', 'pause', 'drain', 'halted')),
    real_until INTEGER NOT NULL DEFAULT 0, -- 0 = PROOF
    real_remaining INTEGER NOT NULL DEFAULT 0,
    armed_by TEXT NOT NULL DEFAULT '',
    revision INTEGER NOT NULL,
    set_at INTEGER NOT NULL,
    set_by TEXT NOT NULL
) STRICT;

CREATE TABLE tick (
    number INTEGER PRIMARY KEY,
    epoch INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    duration_ms INTEGER NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('idle', 'success', 'partial', 'fail')),
    claimed INTEGER NOT NULL,
    started INTEGER NOT NULL,
    succeeded INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    idle_before INTEGER NOT NULL, -- ticks without work since the row before
    note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE journal (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    event TEXT NOT NULL,
    object TEXT NOT NULL,
    data TEXT NOT NULL, -- canonical JSON
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE INDEX journal_object ON journal (object, seq) WHERE object <> '';

CREATE TRIGGER journal_is_append_only_update BEFORE UPDATE ON journal BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

CREATE TRIGGER journal_is_append_only_delete BEFORE DELETE ON journal BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

INSERT INTO lease (name, owner, epoch, expires_at, boot_id) VALUES ('engine', '', 0, 0, '');

INSERT INTO control (id, wish, revision, set_at, set_by) VALUES (1, 'run', 0, 0, '');

INSERT INTO agent (id, name, transport, enabled, kinds, slots, settings)
VALUES (1, 'rehearsal', 'rehearsal', 1, '["rehearsal"]', 4, '{}'),
       (2, 'command', 'command', 1, '["command"]', 2, '{}');

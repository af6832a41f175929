-- One statement per paragraph; a paragraph ends at an empty line. Times are integer milliseconds UTC.
-- The comments above tables, columns, indexes, triggers and views are the text of docs/schema.md.

-- One row. Marks the file as this profile's, whatever folder it is moved to.
CREATE TABLE store_identity (
    -- always 1
    id INTEGER PRIMARY KEY CHECK (id = 1),
    -- random, made with the file. Agents carry it in their environment, so that the next start finds what a crash left
    profile TEXT NOT NULL,
    -- when the file was made
    created_at INTEGER NOT NULL
) STRICT;

-- The queue, and everything that ever was in it. Rows are never deleted. State is written by `TaskStore` only.
CREATE TABLE task (
    -- 1, 2, 3 …; written for people as T-42
    id INTEGER PRIMARY KEY,
    -- the author's name for it, or made from content and mode; unique per mode, so that adding twice adds once
    key TEXT NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    -- `proof` or `real`; `proof` if nobody says
    mode TEXT NOT NULL DEFAULT 'proof' CHECK (mode IN ('proof', 'real')),
    -- one line; copied out of `spec` for lists
    title TEXT NOT NULL,
    -- what is asked for; copied out of `spec`
    kind TEXT NOT NULL,
    -- who can take it: `agent:<name>` or `kind:<kind>`; so a claim is one look into an index
    lane TEXT NOT NULL,
    -- JSON of the work itself as the author wrote it
    spec TEXT NOT NULL,
    -- hash of `spec`; tells whether the same key means the same work
    spec_sha256 TEXT NOT NULL CHECK (length(spec_sha256) = 64),
    -- one of the ten states
    state TEXT NOT NULL CHECK (state IN ('held', 'queued', 'claimed', 'running', 'review',
                                         'succeeded', 'failed', 'dead', 'cancelled', 'unknown')),
    -- 1 if it can be taken now; only a queued task can be. Stored, so that a claim never looks at waiting ones
    ready INTEGER NOT NULL CHECK (ready IN (0, 1) AND (ready = 0 OR state = 'queued')),
    -- 0 to 10, 10 is most urgent
    priority INTEGER NOT NULL CHECK (priority BETWEEN 0 AND 10),
    -- `created_at` less 30 minutes per level of priority: priority and ageing as one number that never changes
    order_key INTEGER NOT NULL,
    -- not to be taken before this; set by the author or by a retry
    not_before INTEGER,
    -- begun in this budget; 0 again after a requeue
    attempts INTEGER NOT NULL DEFAULT 0,
    -- number of the newest attempt ever; goes on after a requeue, so that numbers have no gaps and no doubles
    last_attempt INTEGER NOT NULL DEFAULT 0,
    -- 1 to 100
    max_attempts INTEGER NOT NULL CHECK (max_attempts BETWEEN 1 AND 100),
    -- of the current or last attempt; empty before the first
    agent TEXT NOT NULL DEFAULT '',
    -- lease epoch of the current or last claim; an older one in `claimed` or `running` is an orphan
    epoch INTEGER NOT NULL DEFAULT 0,
    -- where it came from, for people
    source TEXT NOT NULL DEFAULT '',
    -- why the last attempt did not succeed
    error_code TEXT,
    -- its category
    error_category TEXT,
    -- its detail; may come from an agent, so it is untrusted
    error_detail TEXT,
    -- when it was added
    created_at INTEGER NOT NULL,
    -- when its state last changed
    updated_at INTEGER NOT NULL
) STRICT;

-- adding is safe to repeat; the only judge when two add at once
CREATE UNIQUE INDEX task_key ON task (key, mode);

-- The only index a claim reads: scheduled, held and blocked tasks are never in it.
CREATE INDEX task_ready ON task (lane, mode, order_key, id) WHERE ready = 1;

-- finds what has become due
CREATE INDEX task_scheduled ON task (not_before) WHERE state = 'queued' AND ready = 0;

-- finds orphans at a new epoch
CREATE INDEX task_active ON task (epoch) WHERE state IN ('claimed', 'running');

-- all ids in rule order, for lists
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

-- What is known to lie in the folder `artifacts`. The file is complete and synced before the row is written.
CREATE TABLE artifact (
    -- hash of the bytes, and the name of the file: two characters, a slash, the other 62
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    -- bytes
    size INTEGER NOT NULL CHECK (size >= 0),
    -- when it was first written
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt_artifact (
    attempt INTEGER NOT NULL REFERENCES attempt (id),
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES artifact (sha256),
    PRIMARY KEY (attempt, name)
) STRICT, WITHOUT ROWID;

-- Who can do tasks. The migrations write `rehearsal`, `command` and `outbound`.
CREATE TABLE agent (
    -- names the agent inside the program
    id INTEGER PRIMARY KEY,
    -- unique, 1 to 64 characters
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 64),
    -- by which hand it works: `rehearsal`, `command` or `outbound`
    transport TEXT NOT NULL,
    -- 0 = takes nothing
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    -- JSON array of the kinds of task it can do
    kinds TEXT NOT NULL,
    -- how many tasks at once, 1 to 64
    slots INTEGER NOT NULL CHECK (slots BETWEEN 1 AND 64),
    -- JSON object for its transport
    settings TEXT NOT NULL
) STRICT;

-- One row, `engine`: the right to work the queue. The first statement of every engine transaction names owner and
-- epoch; if they are no longer true, nothing is written (`fenced_out`).
CREATE TABLE lease (
    -- always `engine`
    name TEXT PRIMARY KEY,
    -- random per start of an engine; empty = nobody
    owner TEXT NOT NULL,
    -- only grows: one more for every grant and for a kill
    epoch INTEGER NOT NULL,
    -- milliseconds since boot of the boot in `boot_id`; going on during suspend, and not moved by a change of wall
    -- time
    expires_at INTEGER NOT NULL,
    -- a lease of another boot has expired
    boot_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One row: what the operator wishes.
CREATE TABLE control (
    -- always 1
    id INTEGER PRIMARY KEY CHECK (id = 1),
    -- `run`, `pause`, `drain` or `halted`
    wish TEXT NOT NULL CHECK (wish IN ('run', 'pause', 'drain', 'halted')),
    -- until when REAL tasks may start; 0 = PROOF, and every start makes it 0
    real_until INTEGER NOT NULL DEFAULT 0,
    -- how many more may start
    real_remaining INTEGER NOT NULL DEFAULT 0,
    -- who opened the window
    armed_by TEXT NOT NULL DEFAULT '',
    -- one more with every change; a tick says which one it has obeyed
    revision INTEGER NOT NULL,
    -- when `wish` was last set
    set_at INTEGER NOT NULL,
    -- by whom
    set_by TEXT NOT NULL
) STRICT;

-- The ledger of the engine's steps. A step that did nothing gets no row; the next row counts it.
CREATE TABLE tick (
    -- number of the tick
    number INTEGER PRIMARY KEY,
    -- lease epoch it ran under
    epoch INTEGER NOT NULL,
    -- when it began
    started_at INTEGER NOT NULL,
    -- how long it took
    duration_ms INTEGER NOT NULL,
    -- `idle`, `success`, `partial` or `fail`, derived from the counts
    outcome TEXT NOT NULL CHECK (outcome IN ('idle', 'success', 'partial', 'fail')),
    -- tasks taken
    claimed INTEGER NOT NULL,
    -- attempts begun
    started INTEGER NOT NULL,
    -- attempts that ended well
    succeeded INTEGER NOT NULL,
    -- attempts that ended otherwise
    failed INTEGER NOT NULL,
    -- ticks without work since the row before
    idle_before INTEGER NOT NULL,
    -- error code of the tick itself
    note TEXT NOT NULL DEFAULT ''
) STRICT;

-- Who did what, in the transaction of the change itself. Each row carries the hash of the row before it, so a change,
-- a gap or a new order in the middle is found by `qdeck verify`. A new chain, or a chain that was cut off at its end,
-- is found by its anchor, which lies outside of the profile.
CREATE TABLE journal (
    -- 1, 2, 3 … without gaps
    seq INTEGER PRIMARY KEY,
    -- when
    at INTEGER NOT NULL,
    -- who: `engine`, `runtime`, `executioner`, `housekeeper`, or a program and its user
    actor TEXT NOT NULL,
    -- what, as a word in the past tense
    event TEXT NOT NULL,
    -- about what: `T-42`, `controls`, `lease`, `store`, or the mark of a run
    object TEXT NOT NULL,
    -- JSON; details of the event
    data TEXT NOT NULL,
    -- hash of the row before; empty in the first
    previous TEXT NOT NULL,
    -- SHA-256 of `previous`, a line end, and the JSON array of seq, at, actor, event, object and data
    hash TEXT NOT NULL
) STRICT;

-- the part of the journal about one task
CREATE INDEX journal_object ON journal (object, seq) WHERE object <> '';

-- an update is refused
CREATE TRIGGER journal_is_append_only_update BEFORE UPDATE ON journal BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

-- a deletion is refused
CREATE TRIGGER journal_is_append_only_delete BEFORE DELETE ON journal BEGIN
    SELECT RAISE(ABORT, 'the journal is append-only');
END;

INSERT INTO lease (name, owner, epoch, expires_at, boot_id) VALUES ('engine', '', 0, 0, '');

INSERT INTO control (id, wish, revision, set_at, set_by) VALUES (1, 'run', 0, 0, '');

INSERT INTO agent (id, name, transport, enabled, kinds, slots, settings)
VALUES (1, 'rehearsal', 'rehearsal', 1, '["rehearsal"]', 4, '{}'),
       (2, 'command', 'command', 1, '["command"]', 2, '{}');

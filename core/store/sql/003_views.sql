-- One statement per paragraph; a paragraph ends at an empty line. Times are integer milliseconds UTC.
-- The comments above tables, columns, indexes, triggers and views are the text of docs/schema.md.

-- Random, another one after each restore: tells two histories of one profile apart.
ALTER TABLE store_identity ADD COLUMN incarnation TEXT NOT NULL DEFAULT '';

UPDATE store_identity SET incarnation = lower(hex(randomblob(16)));

-- finds the lines of the ledger that are old enough to go
CREATE INDEX tick_started ON tick (started_at);

-- The tasks as actions of the orchestration daemon.
CREATE VIEW aol_actions AS SELECT
    -- of the task
    id,
    -- unique together with the mode
    key AS idempotency_key,
    -- the kind in capitals: POST_SOCIAL
    upper(kind) AS action_type,
    -- of `post_social` its payload, of others the whole work
    CASE WHEN kind = 'post_social' THEN json_extract(spec, '$.payload') ELSE spec END AS payload_json,
    -- by the map of words above
    CASE state
        WHEN 'queued' THEN CASE WHEN attempts > 0 THEN 'RETRY' WHEN ready = 1 THEN 'READY' ELSE 'PENDING' END
        WHEN 'claimed' THEN 'READY' WHEN 'running' THEN 'READY'
        WHEN 'succeeded' THEN 'SUCCESS' WHEN 'failed' THEN 'FAILED' WHEN 'cancelled' THEN 'CANCELLED'
        WHEN 'dead' THEN 'DLQ' WHEN 'unknown' THEN 'DLQ'
        ELSE 'PENDING' END AS status,
    -- or null
    strftime('%Y-%m-%dT%H:%M:%fZ', not_before / 1000.0, 'unixepoch') AS not_before_utc,
    -- begun in this budget
    attempts,
    -- code and detail, or null
    error_code || coalesce(': ' || nullif(error_detail, ''), '') AS last_error,
    -- when it was added
    strftime('%Y-%m-%dT%H:%M:%fZ', created_at / 1000.0, 'unixepoch') AS created_at_utc
FROM task;

-- The operator's switches as flags.
CREATE VIEW aol_control_flags AS SELECT
    -- always 1
    id,
    -- 1 while nothing new is to be taken
    wish IN ('pause', 'drain') AS paused,
    -- 1 while a kill is recorded
    wish = 'halted' AS killed,
    -- 0 only while the window for REAL is open at this moment
    NOT (real_until > strftime('%s', 'now') * 1000 AND real_remaining > 0) AS proof_mode,
    -- null: never touched
    strftime('%Y-%m-%dT%H:%M:%fZ', nullif(set_at, 0) / 1000.0, 'unixepoch') AS updated_at_utc
FROM control;

-- The ledger of the ticks that did something.
CREATE VIEW aol_tick_ledger AS SELECT
    -- number of the tick
    number AS id,
    -- when it began
    strftime('%Y-%m-%dT%H:%M:%fZ', started_at / 1000.0, 'unixepoch') AS started_at_utc,
    -- when it ended
    strftime('%Y-%m-%dT%H:%M:%fZ', (started_at + duration_ms) / 1000.0, 'unixepoch') AS finished_at_utc,
    -- SUCCESS, PARTIAL or FAIL
    CASE outcome WHEN 'fail' THEN 'FAIL' WHEN 'partial' THEN 'PARTIAL' ELSE 'SUCCESS' END AS status,
    -- error code of the tick itself
    note AS notes,
    -- attempts begun
    started AS actions_attempted,
    -- attempts that ended well, whenever they began
    succeeded AS actions_succeeded
FROM tick;

-- The right to work the queue: one row while an engine holds it, none otherwise.
CREATE VIEW aol_lease AS SELECT
    -- always 1
    1 AS id,
    -- random per start of an engine
    owner,
    -- when it was granted
    strftime('%Y-%m-%dT%H:%M:%fZ', acquired_at / 1000.0, 'unixepoch') AS acquired_at_utc,
    -- when it was last renewed
    strftime('%Y-%m-%dT%H:%M:%fZ', renewed_at / 1000.0, 'unixepoch') AS renewed_at_utc,
    -- 30 s after that; in the past if its engine was lost
    strftime('%Y-%m-%dT%H:%M:%fZ', (renewed_at + 30000) / 1000.0, 'unixepoch') AS expires_at_utc
FROM lease WHERE owner <> '';

-- The journal's lines about tasks.
CREATE VIEW aol_execution_logs AS SELECT
    -- number of the line
    seq AS id,
    -- id of the task
    CAST(substr(object, 3) AS INTEGER) AS action_id,
    -- when
    strftime('%Y-%m-%dT%H:%M:%fZ', at / 1000.0, 'unixepoch') AS ts_utc,
    -- ERROR: it ended badly; WARNING: something went wrong, and it goes on; INFO
    CASE WHEN event IN ('task_failed', 'task_dead', 'task_outcome_unknown', 'task_expired') THEN 'ERROR'
         WHEN error IS NOT NULL THEN 'WARNING' ELSE 'INFO' END AS level,
    -- the event, and the error if there is one
    event || coalesce(': ' || error, '') AS message,
    -- the file of `artifact_sha256` below the profile, or null
    'artifacts/' || substr(sha256, 1, 2) || '/' || substr(sha256, 3) AS artifact_ref,
    -- of the effect, or of the first file of the result; or null
    sha256 AS artifact_sha256
FROM (SELECT seq, object, at, event,
             json_extract(data, '$.error.code')
                 || coalesce(': ' || nullif(json_extract(data, '$.error.detail'), ''), '') AS error,
             nullif(coalesce(json_extract(data, '$.effect_sha256'),
                             json_extract(data, '$.artifacts[0].sha256')), '') AS sha256
      FROM journal WHERE object GLOB 'T-[0-9]*');

-- The tasks in the words of the agent platform.
CREATE VIEW tasks AS SELECT
    -- as people write it: T-42
    'T-' || id AS task_id,
    -- what is asked for
    kind AS task_type,
    -- the instructions; without any, the title
    coalesce(nullif(json_extract(spec, '$.instructions'), ''), title) AS description,
    -- 0 to 10
    priority,
    -- by the map of words above
    CASE state
        WHEN 'held' THEN 'pending' WHEN 'queued' THEN 'pending' WHEN 'claimed' THEN 'assigned'
        WHEN 'running' THEN 'in_progress' WHEN 'review' THEN 'in_progress'
        WHEN 'succeeded' THEN 'completed' WHEN 'dead' THEN 'failed'
        ELSE state END AS status,
    -- the author's
    coalesce(json_extract(spec, '$.metadata'), '{}') AS metadata_json,
    -- when it was added
    strftime('%Y-%m-%d %H:%M:%f000', created_at / 1000.0, 'unixepoch') AS created_at,
    -- when its state last changed
    strftime('%Y-%m-%d %H:%M:%f000', updated_at / 1000.0, 'unixepoch') AS updated_at,
    -- when its newest attempt began, or null
    (SELECT strftime('%Y-%m-%d %H:%M:%f000', attempt.started_at / 1000.0, 'unixepoch') FROM attempt
     WHERE attempt.task = task.id ORDER BY attempt.number DESC LIMIT 1) AS assigned_at,
    -- attempts after the first in this budget
    max(attempts - 1, 0) AS retry_count,
    -- attempts after the first that it may have
    max_attempts - 1 AS max_retries,
    -- when it is tried again, or null
    CASE WHEN state = 'queued' AND attempts > 0
         THEN strftime('%Y-%m-%d %H:%M:%f000', not_before / 1000.0, 'unixepoch') END AS retry_after
FROM task;

-- The agents in the words of the agent platform.
CREATE VIEW agents AS SELECT
    -- names the agent inside the program
    CAST(id AS TEXT) AS agent_id,
    -- for people
    name AS agent_name,
    -- by which hand it works
    transport AS agent_type,
    -- offline: switched off; busy: has a task; idle
    CASE WHEN enabled = 0 THEN 'offline'
         WHEN EXISTS (SELECT 1 FROM task WHERE task.state IN ('claimed', 'running') AND task.agent = agent.name)
         THEN 'busy' ELSE 'idle' END AS status,
    -- JSON array of the kinds of task it can do
    kinds AS capabilities,
    -- 0: takes nothing
    enabled AS is_active,
    -- always null: not stored
    NULL AS last_heartbeat,
    -- always null: not stored
    NULL AS created_at,
    -- always null: not stored
    NULL AS updated_at
FROM agent;

-- The whole journal.
CREATE VIEW audit_logs AS SELECT
    -- number of the line
    seq AS log_id,
    -- what, as a word in the past tense
    event AS event_type,
    -- `task`, or the thing itself: `controls`, `lease`
    CASE WHEN object GLOB 'T-[0-9]*' THEN 'task' ELSE object END AS entity_type,
    -- T-42, or the thing itself
    object AS entity_id,
    -- who
    actor AS actor_id,
    -- the same word as `event_type`
    event AS action,
    -- JSON; details of the event
    data AS details_json,
    -- when
    strftime('%Y-%m-%d %H:%M:%f000', at / 1000.0, 'unixepoch') AS created_at
FROM journal;

-- What is measured, and nothing else: how many tasks stand in each state, and how long the last tick took.
CREATE VIEW system_metrics AS SELECT
    -- the name and what it is about
    'queue_tasks:' || state AS metric_id,
    -- `queue_tasks` or `tick_duration_ms`
    'queue_tasks' AS metric_name,
    -- the number as text
    CAST(tasks AS TEXT) AS metric_value,
    -- always `gauge`
    'gauge' AS metric_type,
    -- JSON; which state or which tick
    json_object('state', state) AS tags_json,
    -- when it was measured: at this moment, or at the end of the tick
    strftime('%Y-%m-%d %H:%M:%f000', 'now') AS created_at
FROM task_count
UNION ALL
SELECT 'tick_duration_ms:last', 'tick_duration_ms', CAST(duration_ms AS TEXT), 'gauge', json_object('tick', number),
       strftime('%Y-%m-%d %H:%M:%f000', (started_at + duration_ms) / 1000.0, 'unixepoch')
FROM tick WHERE number = (SELECT max(number) FROM tick);

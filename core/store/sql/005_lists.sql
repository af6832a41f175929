-- One statement per paragraph; a paragraph ends at an empty line. Times are integer milliseconds UTC.
-- The comments above tables, columns, indexes, triggers and views are the text of docs/schema.md.

-- Lists of what stands aside. Work that goes well never enters it, so that it costs the engine nothing.
CREATE INDEX task_aside ON task (state, order_key, id)
    WHERE state IN ('held', 'review', 'failed', 'dead', 'cancelled', 'unknown');

-- lists of what is queued and cannot be taken now
CREATE INDEX task_waiting ON task (order_key, id) WHERE state = 'queued' AND ready = 0;

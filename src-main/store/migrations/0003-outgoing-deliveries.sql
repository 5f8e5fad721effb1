-- What runs have to tell the outgoing targets of their source (docs/outgoing.md). Written in the transaction of the run,
-- so that a crash between the two loses nothing. `target` is the target as it was configured then; `trigger_mode` says
-- whether it goes out after the run or after every run of one start; `due_at` is set while it is pending.
CREATE TABLE outgoing_deliveries (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  target TEXT NOT NULL CHECK (json_valid(target)),
  trigger_mode TEXT NOT NULL CHECK (trigger_mode IN ('immediate', 'deferred_end')),
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'delivered', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at TEXT CHECK ((due_at IS NOT NULL) = (state = 'pending')),
  created_at TEXT NOT NULL,
  last_attempt_at TEXT,
  finished_at TEXT,
  problem_code TEXT,
  problem TEXT,
  UNIQUE (run_id, target)
) STRICT;
CREATE INDEX outgoing_deliveries_by_source ON outgoing_deliveries (source_id, id);
-- Small, because nearly all are delivered; what waits, target by target in the order of the runs.
CREATE INDEX outgoing_deliveries_pending ON outgoing_deliveries (source_id, target, id) WHERE state = 'pending';

-- Generated from src-main/store/migrations by: node scripts/write-schema-snapshot.ts

CREATE TABLE chosen_links (
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  object_type TEXT NOT NULL CHECK (object_type IN ('user', 'group')),
  identifier TEXT NOT NULL,
  user_id INTEGER REFERENCES users (id) ON DELETE CASCADE,
  group_id INTEGER REFERENCES groups (id) ON DELETE CASCADE,
  chosen_at TEXT NOT NULL,
  PRIMARY KEY (source_id, object_type, identifier),
  CHECK ((user_id IS NOT NULL) = (object_type = 'user') AND (group_id IS NOT NULL) = (object_type = 'group'))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX chosen_links_by_group ON chosen_links (group_id, source_id);

CREATE UNIQUE INDEX chosen_links_by_user ON chosen_links (user_id, source_id);

CREATE TABLE connectivity_reports (
  source_id INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
  checked_at TEXT NOT NULL,
  report TEXT NOT NULL CHECK (json_valid(report))
) STRICT;

CREATE TABLE group_connections (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
  identifier TEXT NOT NULL,
  dn TEXT NOT NULL,
  dn_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('present', 'suspect', 'deleted')),
  missing_runs INTEGER NOT NULL DEFAULT 0,
  missing_reason TEXT,
  approved_run_id INTEGER,
  validated_by INTEGER,
  entry_hash BLOB NOT NULL,
  raw_entry BLOB NOT NULL,
  provided TEXT NOT NULL DEFAULT '[]',
  member_key TEXT,
  sid TEXT,
  recheck_at TEXT,
  created_run_id INTEGER,
  created_at TEXT NOT NULL,
  last_updated TEXT NOT NULL,
  UNIQUE (source_id, identifier)
) STRICT;

CREATE INDEX group_connections_by_dn ON group_connections (source_id, dn_key);

CREATE UNIQUE INDEX group_connections_by_group ON group_connections (group_id, source_id);

CREATE INDEX group_connections_by_member_key ON group_connections (source_id, member_key) WHERE member_key IS NOT NULL;

CREATE INDEX group_connections_by_sid ON group_connections (source_id, sid) WHERE sid IS NOT NULL;

CREATE INDEX group_connections_not_present ON group_connections (source_id, group_id, state) WHERE state <> 'present';

CREATE TABLE group_parents (
  parent_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
  child_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('nested', 'hierarchy', 'additional')),
  PRIMARY KEY (parent_id, child_id, source_id, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX group_parents_by_child ON group_parents (child_id);

CREATE TABLE groups (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,
  attributes TEXT NOT NULL DEFAULT '{}',
  state TEXT NOT NULL DEFAULT 'present' CHECK (state IN ('present', 'suspect', 'deleted')),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX groups_by_name_key ON groups (name_key) WHERE state <> 'deleted';

CREATE TABLE membership_history (
  id INTEGER PRIMARY KEY,
  group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  added_run_id INTEGER NOT NULL,
  removed_run_id INTEGER NOT NULL
) STRICT;

CREATE INDEX membership_history_by_group ON membership_history (group_id);

CREATE INDEX membership_history_by_run ON membership_history (removed_run_id);

CREATE INDEX membership_history_by_user ON membership_history (user_id);

CREATE TABLE memberships (
  group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  added_run_id INTEGER NOT NULL,
  -- No index by source: only the removal of a source would use it, and a scan does for that.
  PRIMARY KEY (group_id, user_id, source_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX memberships_by_user ON memberships (user_id, group_id, source_id);

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

CREATE INDEX outgoing_deliveries_dead ON outgoing_deliveries (source_id, id) WHERE state = 'dead';

CREATE INDEX outgoing_deliveries_pending ON outgoing_deliveries (source_id, target, id) WHERE state = 'pending';

CREATE TABLE password_changes (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  dn TEXT NOT NULL,
  server TEXT,
  method TEXT,
  outcome TEXT NOT NULL CHECK (outcome IN ('verified', 'unverified', 'refused', 'unknown')),
  reason TEXT
) STRICT;

CREATE INDEX password_changes_by_source ON password_changes (source_id);

CREATE INDEX password_changes_by_user ON password_changes (user_id, id);

CREATE TABLE property_mappings (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  object_type TEXT NOT NULL CHECK (object_type IN ('user', 'group', 'any')),
  expression TEXT NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE TABLE run_items (
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  object_type TEXT NOT NULL CHECK (object_type IN ('user', 'group', 'membership', 'group_parent')),
  object_id INTEGER,
  name TEXT NOT NULL,
  dn TEXT,
  change TEXT NOT NULL,
  reason TEXT,
  fields TEXT,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_items_by_object ON run_items (object_type, object_id);

CREATE TABLE run_messages (
  run_id INTEGER NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('info', 'warning', 'error')),
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  dn TEXT,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  status TEXT NOT NULL CHECK (status IN ('running', 'ok', 'ok_with_errors', 'held', 'approved', 'rejected', 'failed', 'cancelled', 'skipped', 'interrupted')),
  trigger TEXT NOT NULL CHECK (trigger IN ('manual', 'schedule', 'tray', 'catch_up', 'save', 'approval')),
  dry_run INTEGER NOT NULL CHECK (dry_run IN (0, 1)),
  complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1)),
  server TEXT,
  settings_revision INTEGER NOT NULL,
  mapping_fingerprint TEXT,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  report TEXT CHECK (report IS NULL OR json_valid(report)),
  -- A held run's plan is kept in a spool file of this name in the data folder until a person decides.
  plan_file TEXT,
  owner_pid INTEGER
, only_type TEXT CHECK (only_type IN ('user', 'group')), only_id INTEGER, only_name TEXT) STRICT;

CREATE INDEX runs_by_source ON runs (source_id, id);

CREATE TABLE schedule_states (
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  task TEXT NOT NULL CHECK (task IN ('sync', 'connectivity')),
  queued_at TEXT,
  last_started_at TEXT,
  last_finished_at TEXT,
  last_status TEXT,
  paused_until TEXT,
  PRIMARY KEY (source_id, task)
) STRICT, WITHOUT ROWID;

CREATE TABLE schema_migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    hash TEXT NOT NULL,
    applied_at TEXT NOT NULL
  ) STRICT;

CREATE TABLE secret_index (
  slug TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('bind-password', 'client-key', 'webhook-secret')),
  pieces INTEGER NOT NULL,
  updated_at TEXT NOT NULL,
  PRIMARY KEY (slug, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_in_attempts (
  user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  failures INTEGER NOT NULL,
  last_failed_at TEXT NOT NULL
) STRICT;

CREATE TABLE sign_in_hashes (
  user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  cost INTEGER NOT NULL,
  block_size INTEGER NOT NULL,
  parallelization INTEGER NOT NULL,
  salt BLOB NOT NULL,
  hash BLOB NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE INDEX sign_in_hashes_by_source ON sign_in_hashes (source_id);

CREATE TABLE source_locks (
  source_id INTEGER PRIMARY KEY REFERENCES sources (id) ON DELETE CASCADE,
  owner_pid INTEGER NOT NULL,
  owner_name TEXT NOT NULL,
  run_id INTEGER,
  acquired_at TEXT NOT NULL
) STRICT;

CREATE TABLE source_revisions (
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  revision INTEGER NOT NULL,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  saved_at TEXT NOT NULL,
  PRIMARY KEY (source_id, revision)
) STRICT, WITHOUT ROWID;

CREATE TABLE sources (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  removed_at TEXT
) STRICT;

CREATE TABLE unresolved_members (
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  group_id INTEGER NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
  member_key TEXT NOT NULL,
  member TEXT NOT NULL,
  PRIMARY KEY (group_id, source_id, member_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX unresolved_members_by_key ON unresolved_members (source_id, member_key);

CREATE TABLE user_connections (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES sources (id) ON DELETE CASCADE,
  user_id INTEGER NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  identifier TEXT NOT NULL,
  dn TEXT NOT NULL,
  dn_key TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('present', 'suspect', 'deleted')),
  missing_runs INTEGER NOT NULL DEFAULT 0,
  missing_reason TEXT,
  approved_run_id INTEGER,
  validated_by INTEGER,
  entry_hash BLOB NOT NULL,
  raw_entry BLOB NOT NULL,
  provided TEXT NOT NULL DEFAULT '[]',
  member_key TEXT,
  sid TEXT,
  recheck_at TEXT,
  created_run_id INTEGER,
  created_at TEXT NOT NULL,
  last_updated TEXT NOT NULL,
  UNIQUE (source_id, identifier)
) STRICT;

CREATE INDEX user_connections_by_dn ON user_connections (source_id, dn_key);

CREATE INDEX user_connections_by_member_key ON user_connections (source_id, member_key) WHERE member_key IS NOT NULL;

CREATE INDEX user_connections_by_sid ON user_connections (source_id, sid) WHERE sid IS NOT NULL;

CREATE UNIQUE INDEX user_connections_by_user ON user_connections (user_id, source_id);

CREATE INDEX user_connections_not_present ON user_connections (source_id, user_id, state) WHERE state <> 'present';

CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  username TEXT NOT NULL,
  username_key TEXT NOT NULL,
  name TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  path TEXT NOT NULL DEFAULT '',
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  -- What decided is_active: 'mapping', 'userAccountControl', 'nsAccountLock', ... or 'default'.
  is_active_reason TEXT NOT NULL DEFAULT 'default',
  attributes TEXT NOT NULL DEFAULT '{}',
  state TEXT NOT NULL DEFAULT 'present' CHECK (state IN ('present', 'suspect', 'deleted')),
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX users_by_email ON users (email COLLATE NOCASE);

CREATE UNIQUE INDEX users_by_username_key ON users (username_key) WHERE state <> 'deleted';

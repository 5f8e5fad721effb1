-- Salted, slow hashes of passwords that a directory took, for sign-in checks while it is away
-- (passwordLoginUpdateInternalPassword). The parameters are of scrypt (RFC 7914), kept with each hash so that they
-- can be raised. One a person: of the source whose directory took the password last.
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

-- Wrong passwords in a row; the row goes with the first right one.
CREATE TABLE sign_in_attempts (
  user_id INTEGER PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  failures INTEGER NOT NULL,
  last_failed_at TEXT NOT NULL
) STRICT;

-- Who had which person's password set when, and what came of it; never a password. `reason` is why not, in the
-- server's words.
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
CREATE INDEX password_changes_by_user ON password_changes (user_id, id);
CREATE INDEX password_changes_by_source ON password_changes (source_id);

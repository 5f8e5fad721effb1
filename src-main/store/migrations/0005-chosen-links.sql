-- Entries of a source that a person has said to be a user or group that is there already. The next run ties them, and
-- from then on the connection row says so.
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
-- One user or group cannot be two entries of one source.
CREATE UNIQUE INDEX chosen_links_by_user ON chosen_links (user_id, source_id);
CREATE UNIQUE INDEX chosen_links_by_group ON chosen_links (group_id, source_id);

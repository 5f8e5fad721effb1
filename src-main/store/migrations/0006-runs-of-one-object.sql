-- A run may be about one person or group, which says nothing of the rest of its source. The name is kept here, because
-- the run is listed longer than the object lives.
ALTER TABLE runs ADD COLUMN only_type TEXT CHECK (only_type IN ('user', 'group'));
ALTER TABLE runs ADD COLUMN only_id INTEGER;
ALTER TABLE runs ADD COLUMN only_name TEXT;

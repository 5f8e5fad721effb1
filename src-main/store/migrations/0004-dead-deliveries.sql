-- Few are given up, and they are counted whenever the sources are shown.
CREATE INDEX outgoing_deliveries_dead ON outgoing_deliveries (source_id, id) WHERE state = 'dead';

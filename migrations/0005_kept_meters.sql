-- 0005: What an access spent outlives the access.
-- Why: a channel that is removed and connected again is charged by its platform to the same owner, in the same month: the
-- limit and what was spent stay with the channel until there is an access again.

ALTER TABLE meter RENAME TO meter_before;
CREATE TABLE meter (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    credential_id INTEGER,
    channel_id INTEGER,                                                  -- of a removed channel, until it has an access again
    quota TEXT NOT NULL,
    began_at INTEGER NOT NULL,
    units INTEGER NOT NULL,
    cap INTEGER,                                                         -- NULL: what the platform's declaration says
    CHECK ((credential_id IS NULL) <> (channel_id IS NULL)),
    UNIQUE (business_id, id),
    UNIQUE (business_id, credential_id, quota),
    UNIQUE (business_id, channel_id, quota),
    FOREIGN KEY (business_id, credential_id) REFERENCES credential (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE
) STRICT;
INSERT INTO meter (id, business_id, credential_id, quota, began_at, units, cap)
    SELECT id, business_id, credential_id, quota, began_at, units, cap FROM meter_before;
DROP TABLE meter_before;

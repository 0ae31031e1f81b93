-- 0004: Facebook pages and X.
-- Why: what these platforms can do and others could not: likes, names that are asked for apart, a rest after too much was
-- sent, money that is spent by the month, accesses that end, pushes at an address of their own, and links by which an
-- access is given in a browser.

-- Comments: whether the account we answer with likes one.
ALTER TABLE comment ADD COLUMN liked INTEGER NOT NULL DEFAULT 0;

-- Whether an answer of the business is meant for the comment above it: below that, another one may be answered.
ALTER TABLE comment ADD COLUMN answers_above INTEGER NOT NULL DEFAULT 1;

-- People: when the platform was last asked for a name that does not come with the comments.
ALTER TABLE person ADD COLUMN asked_at INTEGER;
CREATE INDEX person_unnamed ON person (channel_id) WHERE name = '' AND asked_at IS NULL;

-- Comments whose answer was handed over: it is looked for on the platform.
CREATE INDEX comment_handed_over ON comment (channel_id, handed_over_at) WHERE handed_over_at IS NOT NULL;

-- Sending rests after a platform refused everything for a while: until when, and how often in a row.
ALTER TABLE channel ADD COLUMN rests_until INTEGER;
ALTER TABLE channel ADD COLUMN rests INTEGER NOT NULL DEFAULT 0;

-- Channels: paused until then (a holiday); the warning about the end of an access that was given last, in days before it,
-- and not again before a moment that the owner chose.
ALTER TABLE channel ADD COLUMN paused_until INTEGER;
ALTER TABLE channel ADD COLUMN warned_days INTEGER;
ALTER TABLE channel ADD COLUMN warn_after INTEGER;

-- Cards of a channel: the end of its access that the card warns of; NULL: the channel stopped.
ALTER TABLE card ADD COLUMN ends_at INTEGER;

-- Credentials: the last part of the address at which their platform delivers.
ALTER TABLE credential ADD COLUMN hook TEXT;
CREATE INDEX credential_hook ON credential (hook) WHERE hook IS NOT NULL;

-- Meters count by month, too, and the owner may set the limit.
ALTER TABLE meter RENAME COLUMN day_began_at TO began_at;
ALTER TABLE meter ADD COLUMN cap INTEGER;                                -- NULL: what the platform's declaration says

-- Refused forms: that of a limit, too.
ALTER TABLE refused_form RENAME TO refused_form_before;
CREATE TABLE refused_form (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('template', 'connection', 'details', 'target', 'limit')),
    about INTEGER NOT NULL DEFAULT 0,                                    -- the row that was to be changed; 0: a new one
    fields TEXT NOT NULL,                                                -- JSON: what each field held
    created_at INTEGER NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, member_id, form, about)
) STRICT;
INSERT INTO refused_form (id, business_id, member_id, form, about, fields, created_at)
    SELECT id, business_id, member_id, form, about, fields, created_at FROM refused_form_before;
DROP TABLE refused_form_before;

-- Links to the pages on which an access is given: once, for one person. Only hashes of what opens them are kept.
CREATE TABLE connect_link (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,                                          -- for whom; 0: whoever uses the terminal
    connector TEXT NOT NULL,
    channel_id INTEGER,                                                  -- whose access is renewed; none: a new connection
    language TEXT NOT NULL,
    link_hash BLOB NOT NULL,
    browser_hash BLOB,                                                   -- of the browser that used it up
    sealed BLOB NOT NULL,                                                -- what was typed, encrypted, bound to this row
    login_id INTEGER,
    used_at INTEGER,
    done_at INTEGER,
    made_id INTEGER,                                                     -- the channel that came of it
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    UNIQUE (business_id, id)
) STRICT;
CREATE INDEX connect_link_link ON connect_link (link_hash);
CREATE INDEX connect_link_browser ON connect_link (browser_hash) WHERE browser_hash IS NOT NULL;

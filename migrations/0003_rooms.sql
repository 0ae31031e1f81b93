-- 0003: rooms for ten platforms.
-- Why: what is decided or computed once is kept where it is needed, settings have names, and several channels may
-- share what they have in common.

-- Settings of a business by name: a new one needs no column. Values are texts: durations in milliseconds, times of
-- day as HH:MM, yes and no as 1 and 0.
CREATE TABLE business_setting (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, name)
) STRICT;

INSERT INTO business_setting (business_id, name, value)
    SELECT id, 'language', language FROM business
    UNION ALL SELECT id, 'customer_language', customer_language FROM business
    UNION ALL SELECT id, 'zone', zone FROM business
    UNION ALL SELECT id, 'digest_at', printf('%02d:%02d', digest_at / 60, digest_at % 60) FROM business
    UNION ALL SELECT id, 'target', CAST(target AS TEXT) FROM business
    UNION ALL SELECT id, 'lock_screen_text', CAST(lock_screen_text AS TEXT) FROM business;

ALTER TABLE business DROP COLUMN language;
ALTER TABLE business DROP COLUMN customer_language;
ALTER TABLE business DROP COLUMN zone;
ALTER TABLE business DROP COLUMN digest_at;
ALTER TABLE business DROP COLUMN target;
ALTER TABLE business DROP COLUMN lock_screen_text;

-- Cards: who answers and whom they ring, decided when they are placed. Cards of before keep none and are read as of
-- their making.
ALTER TABLE card ADD COLUMN ringing TEXT NOT NULL DEFAULT '';            -- JSON: role, members, team
CREATE INDEX outbox_asked ON outbox (business_id, created_at, created_by);
-- Digests that are due or running, of every business at once: looked at every half minute.
CREATE INDEX job_run_unended ON job_run (kind, local_date) WHERE state IN ('due', 'running');

-- Leases: which process claimed a row, and until when unless it renews. Empty: nobody.
ALTER TABLE outbox ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN held_until INTEGER;
ALTER TABLE card ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE card ADD COLUMN held_until INTEGER;
ALTER TABLE job_run ADD COLUMN holder TEXT NOT NULL DEFAULT '';
ALTER TABLE job_run ADD COLUMN held_until INTEGER;

-- Suggestions: which templates fit a comment, computed once it is on a card; at most five, the best first.
CREATE TABLE suggestion (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    place INTEGER NOT NULL,                              -- 1: the best
    template_id INTEGER NOT NULL,
    score REAL NOT NULL,
    because TEXT NOT NULL,                               -- words of the comment that say why, spaces between them
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, template_id) REFERENCES template (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (business_id, comment_id, place)
) STRICT;
CREATE INDEX suggestion_template ON suggestion (business_id, template_id);
-- Version of a business's templates: grows when one is added, changed, removed or learnt from.
ALTER TABLE business ADD COLUMN library_version INTEGER NOT NULL DEFAULT 1;
-- Version from which a comment's suggestions were computed; 0: they are to be computed.
ALTER TABLE card_comment ADD COLUMN suggested_from INTEGER NOT NULL DEFAULT 0;
UPDATE card_comment SET suggested_from = 1
    WHERE comment_id IN (SELECT id FROM comment WHERE state <> 'open');  -- shows none; computed when it is opened again
UPDATE business SET library_version = 2;                 -- so that those count as old
CREATE INDEX card_comment_unsuggested ON card_comment (comment_id) WHERE suggested_from = 0;
-- Pushes: when a platform last delivered comments by itself, and which. A page that was asked for before that is older
-- than what is known of these.
ALTER TABLE channel ADD COLUMN pushed_at INTEGER;
ALTER TABLE comment ADD COLUMN pushed_at INTEGER;

-- Credentials: when a token ends, so that it is renewed in time.
ALTER TABLE credential ADD COLUMN ends_at INTEGER;

-- Meters: what a credential spent of its platform's quotas, one row for the present day of each.
CREATE TABLE meter (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    credential_id INTEGER NOT NULL,
    quota TEXT NOT NULL,
    day_began_at INTEGER NOT NULL,
    units INTEGER NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, credential_id, quota),
    FOREIGN KEY (business_id, credential_id) REFERENCES credential (business_id, id) ON DELETE CASCADE
) STRICT;

-- Logins: an access that is being given on a platform's own page. The row ends with its state, verifier and choices.
CREATE TABLE login (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    connector TEXT NOT NULL,
    channel_id INTEGER,                                  -- whose access is renewed; none: a new connection
    state TEXT NOT NULL,
    sealed BLOB NOT NULL,                                -- encrypted, bound to this row
    answered_at INTEGER,
    expires_at INTEGER NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, state),
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id)
) STRICT;

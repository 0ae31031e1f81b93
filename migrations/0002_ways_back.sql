-- 0002: every way back is short and true.
-- Why: what a week of hard use asked to be remembered: clocks that differ, who somebody is on a platform,
-- what an answer is waiting for, whether customers can see it.

-- Channels: their clock, and how much they brought.
ALTER TABLE channel ADD COLUMN clock_ahead INTEGER NOT NULL DEFAULT 0;   -- milliseconds the platform's clock is ahead of ours
ALTER TABLE channel ADD COLUMN taken_since INTEGER;                      -- since when the next two count; a day at most
ALTER TABLE channel ADD COLUMN taken_rows INTEGER NOT NULL DEFAULT 0;    -- comments taken in, new or changed
ALTER TABLE channel ADD COLUMN taken_bytes INTEGER NOT NULL DEFAULT 0;   -- of their text

-- Cursors: since when a whole list is known, and whether it was believed.
ALTER TABLE cursor ADD COLUMN began_at INTEGER;                          -- when the walk under way began
ALTER TABLE cursor ADD COLUMN walked_since INTEGER;                      -- when its last complete walk began
ALTER TABLE cursor ADD COLUMN doubt TEXT NOT NULL DEFAULT '';            -- why its last complete answer was not believed
UPDATE cursor SET walked_since = last_at;                                -- the nearest that an older version knew

-- Replies: taken by a platform is not yet visible to customers.
ALTER TABLE outbox ADD COLUMN visibility TEXT NOT NULL DEFAULT 'public'; -- of our reply on the platform
UPDATE outbox SET visibility = 'held' WHERE public = 0;
ALTER TABLE outbox DROP COLUMN public;                                   -- said only yes or no
ALTER TABLE outbox ADD COLUMN confirmed_at INTEGER;                      -- somebody said: send it all the same
-- For replies of ours that no list has shown yet: asked after every minute.
CREATE INDEX outbox_settled ON outbox (channel_id, settled_at) WHERE errand = 'reply' AND state = 'sent';

-- What was typed: the blanks left open in a reply, and whole forms that could not be saved as they were; the last
-- one of each.
ALTER TABLE form_text ADD COLUMN blanks TEXT NOT NULL DEFAULT '';        -- of its template, left open; one a line
CREATE TABLE refused_form (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('template', 'connection', 'details', 'target')),
    about INTEGER NOT NULL DEFAULT 0,                    -- the template that was to be changed; 0: a new one
    fields TEXT NOT NULL,                                -- JSON: what each field held
    created_at INTEGER NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, member_id, form, about)
) STRICT;

-- Who writes on a channel, a colleague or a customer, as the owner said.
ALTER TABLE comment ADD COLUMN identity TEXT NOT NULL DEFAULT '';        -- under what that is kept; empty: nothing to say
CREATE INDEX comment_identity ON comment (channel_id, identity) WHERE identity <> '';
CREATE TABLE author (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    identity TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('team', 'customer')),
    said_by INTEGER NOT NULL,
    said_at INTEGER NOT NULL,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (channel_id, identity)
) STRICT;

-- Bundles: when the next that joins may ring again.
ALTER TABLE card ADD COLUMN rang_at INTEGER;                             -- when it last rang; NULL: it never did
UPDATE card SET rang_at = posted_at WHERE rang <> '';
ALTER TABLE card ADD COLUMN looked_at INTEGER;                           -- when somebody last opened this bundle's list

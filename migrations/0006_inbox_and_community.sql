-- 0006: A day's work on the phone, and the community's channels.
-- Why: what owners and teams do with comments beside answering them (claims, reminders, drafts, notes), what each member
-- sets alone, what is searched, exported and erased, and Discord channels as a place where customers write.

-- Roles: who may only propose replies, and who may only read.
ALTER TABLE role RENAME TO role_before;
CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    discord_role_id INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'team', 'draft', 'read_only')),
    UNIQUE (business_id, id),
    UNIQUE (business_id, discord_role_id)
) STRICT;
INSERT INTO role (id, business_id, discord_role_id, role)
    SELECT id, business_id, discord_role_id, role FROM role_before;
DROP TABLE role_before;

-- Refused forms: of any form. Which there are is said by domain/refused_form.py.
ALTER TABLE refused_form RENAME TO refused_form_before;
CREATE TABLE refused_form (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,
    form TEXT NOT NULL,
    about INTEGER NOT NULL DEFAULT 0,                    -- the row that was to be changed; 0: a new one
    fields TEXT NOT NULL,                                -- JSON: what each field held
    created_at INTEGER NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, member_id, form, about)
) STRICT;
INSERT INTO refused_form (id, business_id, member_id, form, about, fields, created_at)
    SELECT id, business_id, member_id, form, about, fields, created_at FROM refused_form_before;
DROP TABLE refused_form_before;

-- Tidying: lines of closed cards leave the inbox channel after a while, and a card whose message is to leave it earlier
-- says so. What left is not posted again unless its comment is opened again.
ALTER TABLE card ADD COLUMN tidied_at INTEGER;           -- when its message was taken out of the channel
ALTER TABLE card ADD COLUMN leaves_at INTEGER;           -- its message leaves then, whatever the setting says
CREATE INDEX card_closed ON card (business_id, closed_at) WHERE closed_at IS NOT NULL AND message_id IS NOT NULL;
CREATE INDEX card_leaves ON card (business_id, leaves_at) WHERE leaves_at IS NOT NULL AND message_id IS NOT NULL;
-- Erasing: whoever was forgotten, and whatever is older than words are kept, stays as facts without words. Hashes of
-- their numbers on the platform keep them from coming in again; a log beside the database says the same to backups.
ALTER TABLE comment ADD COLUMN erased_at INTEGER;
ALTER TABLE person ADD COLUMN erased_at INTEGER;
ALTER TABLE thread ADD COLUMN erased_at INTEGER;
ALTER TABLE outbox ADD COLUMN body_hash TEXT NOT NULL DEFAULT '';        -- of a text that was erased, keyed, in hex
CREATE INDEX comment_words ON comment (business_id, waits_since) WHERE erased_at IS NULL;
CREATE TABLE erasure (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    digest TEXT NOT NULL,                                -- keyed hash, in hex, of the number of a comment or author there
    until INTEGER NOT NULL,                              -- what was posted by then never comes in again
    UNIQUE (business_id, id),
    UNIQUE (business_id, digest)
) STRICT;
-- Messages besides cards that hold a comment's words, as digests do; and messages to be deleted in Discord.
CREATE TABLE quote (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    place_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (business_id, comment_id, message_id)
) STRICT;
CREATE TABLE removal (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    place_id INTEGER NOT NULL,
    message_id INTEGER,                                  -- NULL: the place itself, which is a thread
    due_at INTEGER NOT NULL,
    UNIQUE (business_id, id)
) STRICT;
CREATE INDEX removal_due ON removal (due_at);
-- Thanks: the template that thanks for praise with one tap, at most one of a business.
ALTER TABLE template ADD COLUMN thanks INTEGER NOT NULL DEFAULT 0 CHECK (thanks IN (0, 1));
CREATE UNIQUE INDEX template_thanks ON template (business_id) WHERE thanks = 1 AND removed_at IS NULL;

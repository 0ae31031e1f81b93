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
-- Guests without a number there are found by name alone.
CREATE INDEX comment_guest ON comment (business_id, id, author)
    WHERE person_id IS NULL AND role = 'customer' AND erased_at IS NULL;
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
-- Search: words of comments, their authors and what was answered, for a full-text index. Rows are filled in by a loop:
-- new comments by their ids, changed ones from a queue that triggers write, so that whatever changes words cannot forget
-- it. `keys` holds the business, the person and the connection (b7 p12 c3), without which nothing is looked for.
CREATE VIRTUAL TABLE search_index USING fts5 (keys, words, tokenize = 'ascii', detail = column, columnsize = 0);
ALTER TABLE comment ADD COLUMN search_key INTEGER;       -- its row in the index, by time and id; NULL: it has none
CREATE TABLE search_due (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id)
) STRICT;
-- Up to this id comments are of before: they are filled in from the newest down, those below the last are to come.
INSERT INTO setting (name, value)
    SELECT 'search_up_to', max(id) FROM comment HAVING count(*) > 0
    UNION ALL SELECT 'search_fills_from', max(id) + 1 FROM comment HAVING count(*) > 0
    UNION ALL SELECT 'search_fills_below', max(id) + 1 FROM comment HAVING count(*) > 0;
CREATE TRIGGER search_comment_changed
AFTER UPDATE OF text, author, role, visibility, audience, person_id, posted_at, in_reply_to ON comment
WHEN old.text <> new.text OR old.author <> new.author OR old.role <> new.role OR old.visibility <> new.visibility
    OR old.audience <> new.audience OR old.person_id IS NOT new.person_id OR old.posted_at <> new.posted_at
    OR old.in_reply_to IS NOT new.in_reply_to
BEGIN
    INSERT INTO search_due (business_id, comment_id) VALUES (new.business_id, new.id);
    INSERT INTO search_due (business_id, comment_id)
        SELECT business_id, id FROM comment WHERE (old.role <> 'customer' OR new.role <> 'customer')
        AND channel_id = new.channel_id AND external_id IN (old.in_reply_to, new.in_reply_to);
END;
CREATE TRIGGER search_comment_deleted AFTER DELETE ON comment WHEN old.search_key IS NOT NULL BEGIN
    DELETE FROM search_index WHERE rowid = old.search_key;
END;
-- The highest id is given again once its row is gone.
CREATE TRIGGER search_id_free AFTER DELETE ON comment BEGIN
    UPDATE setting SET value = CAST(old.id - 1 AS TEXT)
        WHERE name = 'search_up_to' AND CAST(value AS INTEGER) >= old.id;
END;
CREATE TRIGGER search_reply_changed AFTER UPDATE OF state, body ON outbox
WHEN new.state = 'sent' AND new.errand IN ('reply', 'delete_own') AND (old.state <> 'sent' OR old.body <> new.body)
BEGIN
    INSERT INTO search_due (business_id, comment_id) VALUES (new.business_id, new.comment_id);
END;
-- Members' settings: what each person sets in /me, by name, only what differs from its default. Which there are is said
-- by domain/member_setting.py.
CREATE TABLE member_setting (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    member_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (business_id, id),
    UNIQUE (business_id, member_id, name)
) STRICT;

-- Jobs for one member: a digest as a direct message, the line at the end of quiet hours.
ALTER TABLE job_run ADD COLUMN member_id INTEGER;        -- NULL: for all of the business
DROP INDEX job_run_once;
CREATE UNIQUE INDEX job_run_once ON job_run (ifnull(business_id, 0), kind, local_date, ifnull(member_id, 0));
-- Cards of several comments: what a person waits for is looked up with each arrival, and how many comments are known of them
-- with each drawing.
CREATE INDEX comment_person_waits ON comment (person_id) WHERE state = 'open' AND person_id IS NOT NULL;
DROP INDEX comment_person;
CREATE INDEX comment_person ON comment (person_id, posted_at) WHERE person_id IS NOT NULL;

-- Thank-yous: closed by a rule, shown under the answer that they are for.
ALTER TABLE comment ADD COLUMN thanks INTEGER NOT NULL DEFAULT 0;
-- What members did, for the audit log.
CREATE INDEX event_member ON event (business_id, id, member_id) WHERE member_id IS NOT NULL;
-- Claims: who is at a card. Whoever opens its form is for ten minutes; several may, and see each other.
CREATE TABLE claim (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    card_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    name TEXT NOT NULL,                                  -- of the member, as Discord showed it
    claimed_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    template_id INTEGER,                                 -- with which the form was last opened; it opens with that again
    FOREIGN KEY (business_id, card_id) REFERENCES card (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, template_id) REFERENCES template (business_id, id),
    UNIQUE (business_id, id),
    UNIQUE (business_id, card_id, member_id)
) STRICT;
ALTER TABLE card ADD COLUMN claim_ends_at INTEGER;                       -- the first end of its claims; NULL: nobody is at it
CREATE INDEX card_claim_ends ON card (claim_ends_at) WHERE claim_ends_at IS NOT NULL;
-- Snoozes: when a card comes back at the bottom, ringing.
ALTER TABLE card ADD COLUMN snoozed_until INTEGER;
CREATE INDEX card_snoozed ON card (snoozed_until) WHERE snoozed_until IS NOT NULL;

-- Pictures on cards: which of the customers' pictures the card's message has as attachments ("key:name,name"; the key stands for
-- the addresses that were fetched), and since when others are to be fetched.
ALTER TABLE card ADD COLUMN pictures TEXT NOT NULL DEFAULT '';
ALTER TABLE card ADD COLUMN pictures_due_at INTEGER;
CREATE INDEX card_pictures_due ON card (pictures_due_at) WHERE pictures_due_at IS NOT NULL;
-- /open: comments that wait, the most pressing first, read without their rows; and what was sorted out of the inbox.
CREATE INDEX comment_pressing ON comment (business_id, urgent DESC,
    CASE kind WHEN 'buying' THEN 0 WHEN 'complaint' THEN 1 WHEN 'question' THEN 1 ELSE 2 END, waits_since, id, channel_id,
    state, role, audience, visibility)
    WHERE state = 'open' AND role = 'customer' AND audience = 'public' AND visibility IN ('public', 'held');
CREATE INDEX comment_sorted_out ON comment (business_id, posted_at DESC, id DESC, role, audience, announced, visibility, erased_at)
    WHERE role = 'customer' AND audience = 'public' AND announced = 1 AND visibility IN ('hidden', 'spam', 'trashed') AND erased_at IS NULL;
-- Drafts: replies proposed by members who may send none. The words are those of the form text; a changed draft is a row
-- of its own, so that what somebody saw is what is sent.
CREATE TABLE draft (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    form_text_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    name TEXT NOT NULL,                                  -- of the member, as Discord showed it
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (
        state IN ('waiting', 'replaced', 'withdrawn', 'declined', 'sent', 'ended')),
    reply_id INTEGER,                                    -- the outbox row that it became
    created_at INTEGER NOT NULL,
    settled_at INTEGER,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, form_text_id) REFERENCES form_text (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, reply_id) REFERENCES outbox (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (business_id, form_text_id)
) STRICT;
CREATE INDEX draft_waiting ON draft (comment_id) WHERE state = 'waiting';
ALTER TABLE card ADD COLUMN drafts INTEGER NOT NULL DEFAULT 0;           -- how many wait on its comments
-- Notes: what members wrote about a comment for each other. They are posted in a thread under its card, made with the first.
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    card_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    name TEXT NOT NULL,                                  -- of the member, as Discord showed it
    text TEXT NOT NULL,
    asked_member_id INTEGER,                             -- whom it asks
    asked_role_id INTEGER,
    created_at INTEGER NOT NULL,
    posting_at INTEGER,                                  -- a message may exist since then that nobody knows of
    message_id INTEGER,                                  -- its message in the thread
    FOREIGN KEY (business_id, card_id) REFERENCES card (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id)
) STRICT;
CREATE INDEX note_card ON note (card_id);
CREATE INDEX note_comment ON note (comment_id);
ALTER TABLE card ADD COLUMN notes INTEGER NOT NULL DEFAULT 0;            -- how many it has
ALTER TABLE card ADD COLUMN thread_id INTEGER;           -- its number is that of the message it was made under
ALTER TABLE card ADD COLUMN thread_due_at INTEGER;       -- since when there is something to do in it; NULL: nothing
CREATE INDEX card_thread_due ON card (thread_due_at) WHERE thread_due_at IS NOT NULL;

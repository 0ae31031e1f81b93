-- 0001: the first schema.
-- Why: everything the bell needs: who the business is, where customers write, what they wrote, which
-- card shows it, what goes out, and when each thing happened.
-- Times are whole milliseconds since 1970 in UTC. Every table of a business carries business_id, and
-- every reference between such tables names it too, so that no row can point into another business.

CREATE TABLE business (
    id INTEGER PRIMARY KEY,
    server_id INTEGER NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT 'de',
    customer_language TEXT NOT NULL DEFAULT 'de',
    zone TEXT NOT NULL DEFAULT 'Europe/Vienna',
    digest_at INTEGER NOT NULL DEFAULT 480,              -- minutes after local midnight
    target INTEGER NOT NULL DEFAULT 3600000,             -- milliseconds of calendar time
    inbox_id INTEGER,
    digest_id INTEGER,
    lock_screen_text INTEGER NOT NULL DEFAULT 1,
    set_up_at INTEGER,
    set_up_by INTEGER,
    celebrated_at INTEGER,
    person_key BLOB NOT NULL,                            -- random; turns mail addresses into author ids
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE role (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    discord_role_id INTEGER NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'team')),
    UNIQUE (business_id, id),
    UNIQUE (business_id, discord_role_id)
) STRICT;

CREATE TABLE credential (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    connector TEXT NOT NULL,
    sealed BLOB NOT NULL,                                -- encrypted, bound to this row
    saved_at INTEGER NOT NULL,
    UNIQUE (business_id, id)
) STRICT;

CREATE TABLE channel (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    connector TEXT NOT NULL,
    title TEXT NOT NULL,
    settings TEXT NOT NULL,                              -- JSON
    account TEXT NOT NULL DEFAULT '',                    -- JSON, empty before the first check
    account_key TEXT NOT NULL,                           -- the platform's id of the account, or its address
    checked_at INTEGER,                                  -- last good check
    credential_id INTEGER,
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused', 'removed')),
    connected_at INTEGER NOT NULL,
    first_synced_at INTEGER,
    last_read_at INTEGER,
    read_glow TEXT NOT NULL DEFAULT 'on' CHECK (read_glow IN ('on', 'late', 'out', 'off')),
    read_since INTEGER NOT NULL,
    read_reason TEXT NOT NULL DEFAULT '',
    read_failures INTEGER NOT NULL DEFAULT 0,
    send_glow TEXT NOT NULL DEFAULT 'on' CHECK (send_glow IN ('on', 'late', 'out', 'off')),
    send_since INTEGER NOT NULL,
    send_reason TEXT NOT NULL DEFAULT '',
    send_failures INTEGER NOT NULL DEFAULT 0,
    UNIQUE (business_id, id),
    FOREIGN KEY (business_id, credential_id) REFERENCES credential (business_id, id)
) STRICT;
CREATE UNIQUE INDEX channel_account ON channel (business_id, connector, account_key) WHERE state <> 'removed';

CREATE TABLE cursor (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    poll TEXT NOT NULL,
    cursor TEXT NOT NULL DEFAULT '',
    next_at INTEGER NOT NULL,
    last_at INTEGER,                                     -- when its last walk was complete
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (channel_id, poll)
) STRICT;

CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    author_id TEXT NOT NULL,
    name TEXT NOT NULL,
    first_seen_at INTEGER NOT NULL,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (channel_id, author_id)
) STRICT;

CREATE TABLE thread (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    external_id TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    asked_at INTEGER,                                    -- when the platform was last asked for the title
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (channel_id, external_id)
) STRICT;
CREATE INDEX thread_untitled ON thread (channel_id) WHERE title = '';

-- The mirror: every comment of a channel, whoever wrote it.
CREATE TABLE comment (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    external_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,                            -- increasing within the channel; for coverage
    thread_id INTEGER NOT NULL,
    in_reply_to TEXT,
    person_id INTEGER,
    author TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('customer', 'us', 'team', 'bot')),
    text TEXT NOT NULL,
    media TEXT NOT NULL DEFAULT '[]',                    -- JSON list of addresses
    form TEXT NOT NULL DEFAULT 'comment',
    stars INTEGER,
    audience TEXT NOT NULL DEFAULT 'public',
    posted_at INTEGER NOT NULL,
    edited_at INTEGER,
    seen_at INTEGER NOT NULL,
    waits_since INTEGER NOT NULL,
    url TEXT NOT NULL,
    visibility TEXT NOT NULL CHECK (visibility IN ('public', 'held', 'hidden', 'spam', 'trashed', 'gone')),
    context TEXT NOT NULL DEFAULT '',
    fingerprint BLOB NOT NULL,                           -- of everything the platform may change
    announced INTEGER NOT NULL DEFAULT 0,                -- NEW was derived once; never again
    looked_at INTEGER NOT NULL,                          -- when a watching poll last asked for it; 0: to be asked first
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'elsewhere', 'done', 'silent')),
    kind TEXT NOT NULL DEFAULT 'other',
    urgent INTEGER NOT NULL DEFAULT 0,
    surfaced_at INTEGER,
    answered_at INTEGER,
    done_at INTEGER,
    handed_over_at INTEGER,
    probable_answer TEXT,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, thread_id) REFERENCES thread (business_id, id),
    FOREIGN KEY (business_id, person_id) REFERENCES person (business_id, id),
    UNIQUE (business_id, id),
    UNIQUE (channel_id, external_id)
) STRICT;
CREATE INDEX comment_ordinal ON comment (channel_id, ordinal);
CREATE INDEX comment_open ON comment (business_id, waits_since) WHERE state = 'open' AND role = 'customer';
CREATE INDEX comment_watched ON comment (channel_id, looked_at)
    WHERE visibility <> 'gone' AND (state = 'open' OR visibility = 'held' OR answered_at IS NOT NULL);
CREATE INDEX comment_asked ON comment (channel_id) WHERE looked_at = 0;
CREATE INDEX comment_thread ON comment (thread_id);
CREATE INDEX comment_waits ON comment (business_id, waits_since) WHERE role = 'customer';
CREATE INDEX comment_person ON comment (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX comment_in_reply_to ON comment (channel_id, in_reply_to) WHERE in_reply_to IS NOT NULL;

-- A card: a message in Discord. It is shown anew whenever version is ahead of shown_version.
CREATE TABLE card (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    form TEXT NOT NULL CHECK (form IN ('comment', 'bundle', 'stopped')),
    channel_id INTEGER,                                  -- for stopped: the channel it tells of
    rings INTEGER NOT NULL DEFAULT 0,                    -- 1: when first posted; 2: posted again, rings
    held INTEGER NOT NULL DEFAULT 0,                     -- how many comments it ever held
    place_id INTEGER,                                    -- Discord channel the message stands in
    message_id INTEGER,
    posting_at INTEGER,                                  -- intent: a message may exist that we do not know of
    posted_at INTEGER,
    convert_at INTEGER,                                  -- still plain until then; NULL once it is Components V2
    rang TEXT NOT NULL DEFAULT '',                       -- JSON: whom the plain message rang
    version INTEGER NOT NULL DEFAULT 1,
    shown_version INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,                             -- not to be shown before; back-off included
    closed_at INTEGER,
    created_at INTEGER NOT NULL,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id)
) STRICT;
CREATE INDEX card_due ON card (due_at) WHERE shown_version < version OR convert_at IS NOT NULL;
CREATE INDEX card_message ON card (business_id, message_id) WHERE message_id IS NOT NULL;

CREATE TABLE card_comment (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    card_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    FOREIGN KEY (business_id, card_id) REFERENCES card (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (business_id, comment_id)                     -- a comment is on exactly one card
) STRICT;
CREATE INDEX card_comment_card ON card_comment (card_id);

CREATE TABLE template (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    short_name TEXT NOT NULL,
    body TEXT NOT NULL,
    used INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    created_by INTEGER NOT NULL,
    removed_at INTEGER,
    UNIQUE (business_id, id)
) STRICT;
CREATE UNIQUE INDEX template_title ON template (business_id, title) WHERE removed_at IS NULL;

-- The kept text of a form, stored before any check, so that no word of the owner is ever lost.
CREATE TABLE form_text (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    template_id INTEGER,
    purpose TEXT NOT NULL CHECK (purpose IN ('reply', 'edit_own')),
    body TEXT NOT NULL,
    interaction_id INTEGER NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    used_at INTEGER,                                     -- when it became an outbox row
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, template_id) REFERENCES template (business_id, id),
    UNIQUE (business_id, id)
) STRICT;
CREATE INDEX form_text_comment ON form_text (comment_id);

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    errand TEXT NOT NULL CHECK (errand IN ('reply', 'edit_own', 'delete_own', 'act')),
    act TEXT NOT NULL DEFAULT '',
    parent TEXT NOT NULL,                                -- external id it hangs under, or that is acted on
    body TEXT NOT NULL DEFAULT '',
    body_norm TEXT NOT NULL DEFAULT '',                  -- as platforms may give it back; for matching
    approve_first INTEGER NOT NULL DEFAULT 0,
    approved_at INTEGER,
    state TEXT NOT NULL DEFAULT 'queued' CHECK (
        state IN ('queued', 'sending', 'verifying', 'sent', 'failed', 'needs_human', 'cancelled')),
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at INTEGER NOT NULL,
    first_attempt_at INTEGER,
    last_attempt_at INTEGER,
    unclear INTEGER NOT NULL DEFAULT 0,
    final INTEGER NOT NULL DEFAULT 0,
    verify_failures INTEGER NOT NULL DEFAULT 0,
    looks INTEGER NOT NULL DEFAULT 0,                    -- read-backs that answered without a hit
    external_id TEXT,
    url TEXT NOT NULL DEFAULT '',
    posted_at INTEGER,
    public INTEGER NOT NULL DEFAULT 1,
    prepared TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    template_id INTEGER,
    created_by INTEGER NOT NULL,
    interaction_id INTEGER UNIQUE,                       -- a doubled click makes no second row
    created_at INTEGER NOT NULL,
    settled_at INTEGER,
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, template_id) REFERENCES template (business_id, id),
    UNIQUE (business_id, id)
) STRICT;
CREATE INDEX outbox_due ON outbox (channel_id, due_at) WHERE state IN ('queued', 'sending', 'verifying');
CREATE INDEX outbox_comment ON outbox (comment_id);
CREATE UNIQUE INDEX outbox_one_reply ON outbox (comment_id)
    WHERE errand = 'reply' AND state IN ('queued', 'sending', 'verifying');
CREATE UNIQUE INDEX outbox_one_at_a_time ON outbox (channel_id, parent) WHERE state IN ('sending', 'verifying');
CREATE UNIQUE INDEX outbox_owned ON outbox (channel_id, external_id) WHERE errand = 'reply' AND external_id IS NOT NULL;

-- What happened, when, and who did it: audit trail and time log in one.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    what TEXT NOT NULL,
    channel_id INTEGER,
    comment_id INTEGER,
    reply_id INTEGER,
    member_id INTEGER,                                   -- NULL: the bot itself or the platform
    detail TEXT NOT NULL DEFAULT '',                     -- JSON without customers' words
    FOREIGN KEY (business_id, channel_id) REFERENCES channel (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, reply_id) REFERENCES outbox (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id)
) STRICT;
CREATE INDEX event_comment ON event (comment_id, at);
CREATE INDEX event_at ON event (business_id, at);

CREATE TABLE job_run (
    id INTEGER PRIMARY KEY,
    business_id INTEGER REFERENCES business (id) ON DELETE CASCADE,  -- NULL: of the installation
    kind TEXT NOT NULL,
    local_date TEXT NOT NULL,
    due_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('due', 'running', 'done', 'skipped', 'failed')),
    started_at INTEGER,
    ended_at INTEGER,
    place_id INTEGER,
    message_id INTEGER,
    UNIQUE (business_id, id)
) STRICT;
CREATE UNIQUE INDEX job_run_once ON job_run (ifnull(business_id, 0), kind, local_date);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,                               -- of the installation: command hash, served servers
    value TEXT NOT NULL
) STRICT;

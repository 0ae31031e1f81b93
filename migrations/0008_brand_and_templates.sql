-- 0008: Templates in the business's own voice, its brand, and what suggestions learn.
-- Why: the reply that fits is at hand within one tap, in the customer's language and in the business's form of address.

-- Language of a comment: de, en, or empty where it is not known.
ALTER TABLE comment ADD COLUMN language TEXT NOT NULL DEFAULT '';

-- Brand: how the business speaks to its customers, one row for each rule, taboo word, fact, goal and name of the team. One
-- table, since a check before sending reads them all: one statement. Which parts there are is said by storage/brands.py.
CREATE TABLE brand_entry (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    part TEXT NOT NULL,                                  -- rule, word, fact, goal, team
    place INTEGER NOT NULL,                              -- order within its part
    name TEXT NOT NULL,                                  -- of a rule or fact; a taboo word; somebody's name
    value TEXT NOT NULL,                                 -- of a rule, fact or goal; the preferred word
    UNIQUE (business_id, id),
    UNIQUE (business_id, part, place)
) STRICT;
-- Templates: the same reply in other languages, where it is offered, which goal it serves, and how it does.
ALTER TABLE template ADD COLUMN language TEXT NOT NULL DEFAULT 'de';     -- of body; name of a locale
UPDATE template SET language = COALESCE((SELECT value FROM business_setting
    WHERE business_setting.business_id = template.business_id AND name = 'customer_language'), 'de');
ALTER TABLE template ADD COLUMN category TEXT NOT NULL DEFAULT '';
ALTER TABLE template ADD COLUMN channels TEXT NOT NULL DEFAULT '';       -- ids with blanks between; empty: on all
ALTER TABLE template ADD COLUMN goal INTEGER NOT NULL DEFAULT 0;         -- place of a goal of the brand, from 1
ALTER TABLE template ADD COLUMN last_used_at INTEGER;
UPDATE template SET last_used_at = (SELECT max(COALESCE(posted_at, settled_at, created_at)) FROM outbox
    WHERE outbox.business_id = template.business_id AND template_id = template.id AND errand = 'reply' AND state = 'sent')
    WHERE used > 0;
ALTER TABLE template ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;       -- went out in other words
-- A line of --- parts two wordings now; in what was written before it is words.
UPDATE template SET body = replace(body, char(10) || '---' || char(10), char(10) || '–––' || char(10));
CREATE TABLE template_variant (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    template_id INTEGER NOT NULL,
    language TEXT NOT NULL,
    body TEXT NOT NULL,
    FOREIGN KEY (business_id, template_id) REFERENCES template (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (business_id, template_id, language)
) STRICT;
-- Comments that a template answers: written down by the owner (text), or learnt from a comment, whose words stay with it;
-- from one comment at most one. Of no template: no template fitted.
CREATE TABLE example (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    template_id INTEGER,                                 -- NULL: none fitted
    comment_id INTEGER,                                  -- whose words these are; text is empty then
    text TEXT NOT NULL DEFAULT '',
    origin TEXT NOT NULL CHECK (origin IN ('given', 'starter', 'pick', 'edited', 'typed', 'offer', 'free', 'none')),
    weight REAL NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    undone_at INTEGER,
    odds REAL,                                           -- how sure the ranking was of its comment by then
    among_three INTEGER NOT NULL DEFAULT 0,              -- the template was among its first three
    CHECK ((comment_id IS NULL) = (text <> '')),
    CHECK ((template_id IS NULL) = (origin IN ('free', 'none'))),
    FOREIGN KEY (business_id, template_id) REFERENCES template (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (business_id, comment_id)
) STRICT;
CREATE INDEX example_template ON example (business_id, template_id);
-- Drafts of a language model, where the installation has one: for which comment it is to be asked, and what came of it.
-- Rows, so that a bot that was killed asks for what is missing; gone with the comment, from whose words they were made.
CREATE TABLE model_draft (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    queued_at INTEGER,                                   -- since when it is to be asked; NULL: it is not
    asked_for TEXT NOT NULL DEFAULT '',                  -- fingerprint of the question that was asked last
    hour INTEGER NOT NULL DEFAULT 0,                     -- the hour since 1970 of that
    asks INTEGER NOT NULL DEFAULT 0,                     -- how often it was asked within that hour
    template_id INTEGER,                                 -- whose words it has, or which comes first; NULL: nothing usable came
    text TEXT NOT NULL DEFAULT '',                       -- its words; empty where it put templates in order
    ranked TEXT NOT NULL DEFAULT '',                     -- numbers of templates in its order, spaces between them
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, template_id) REFERENCES template (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (business_id, comment_id)
) STRICT;
CREATE INDEX model_draft_queued ON model_draft (comment_id) WHERE queued_at IS NOT NULL;
CREATE INDEX model_draft_hour ON model_draft (business_id, hour);
CREATE INDEX model_draft_template ON model_draft (business_id, template_id);
-- Sentence vectors: computed once for each text, so that a start does not encode again. Of the business's own words
-- (templates, examples that were written down), or of a comment: those go when its words go.
CREATE TABLE vector (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES business (id) ON DELETE CASCADE,
    comment_id INTEGER,                                  -- empty: the business's own words
    embedder TEXT NOT NULL,                              -- name and version of what computed it
    text_hash TEXT NOT NULL,                             -- BLAKE2b of the text, 16 bytes in hex
    numbers BLOB NOT NULL,                               -- float16, little-endian
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id)
) STRICT;
CREATE UNIQUE INDEX vector_own ON vector (business_id, text_hash) WHERE comment_id IS NULL;
CREATE UNIQUE INDEX vector_comment ON vector (business_id, comment_id) WHERE comment_id IS NOT NULL;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('vector', 'vector_comment', '40000 2000 1'),
    ('vector', 'vector_own', '4000 200 1');
-- Whether a suggestion may have a button, how sure it is, and the example that is most like the comment.
ALTER TABLE suggestion ADD COLUMN fits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE suggestion ADD COLUMN confidence TEXT NOT NULL DEFAULT 'unsure';    -- sure, likely, unsure
ALTER TABLE suggestion ADD COLUMN nearest INTEGER;                              -- example
-- The best 24 templates for a comment, for the list of all of them.
ALTER TABLE card_comment ADD COLUMN template_order TEXT NOT NULL DEFAULT '';     -- ids with blanks between, the best first
ALTER TABLE card_comment ADD COLUMN odds REAL;                                   -- logarithm: one of the first three is right
UPDATE suggestion SET fits = 1, confidence = 'likely' WHERE score >= 1.6;
-- Sorted out: comments that are spam-like or mention other people alone. They are silent, on no card and in no figure, until
-- somebody says that they are none.
ALTER TABLE comment ADD COLUMN spam_like INTEGER NOT NULL DEFAULT 0;
CREATE INDEX comment_spam_like ON comment (business_id, posted_at DESC, id DESC, role, audience, visibility, erased_at, spam_like)
    WHERE spam_like = 1;
-- Corrections: what a member said a comment is; later ones that are alike are read the same way. The words stay with the
-- comment, so that a forgotten one teaches nothing any more.
CREATE TABLE kind_correction (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    kind TEXT NOT NULL,                                  -- what it is
    was TEXT NOT NULL,                                   -- as what it was read; spam: it was sorted out
    urgent INTEGER,                                      -- whether it is urgent; NULL: nobody said anything of that
    was_urgent INTEGER NOT NULL,
    member_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    undone_at INTEGER,                                   -- it teaches nothing since then
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (business_id, comment_id)
) STRICT;
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('comment', 'comment_spam_like', '2000 100 1 1 1 1 1 1 1');
-- The comment whose correction decided of what kind this one is; NULL: its own words did.
ALTER TABLE comment ADD COLUMN learnt_from INTEGER;
-- Learning: whether a row that went out was learnt from. Of those from before the newest thousand of each business are learnt
-- from after the update: only the newest of a template count, and years of them would keep a small machine busy for hours.
ALTER TABLE outbox ADD COLUMN learnt INTEGER NOT NULL DEFAULT 0;
UPDATE outbox SET learnt = 1 WHERE id IN (
    SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY business_id ORDER BY id DESC) AS place FROM outbox
        WHERE state = 'sent' AND errand <> 'act') WHERE place > 1000);
CREATE INDEX outbox_to_learn ON outbox (id) WHERE state = 'sent' AND learnt = 0 AND errand <> 'act';
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('outbox', 'outbox_to_learn', '20 1');
-- Offers: what could be made of what was learnt, at most one in a digest. Rows, so that the same digest has the same one
-- whenever it is drawn, and what was declined is not offered again. What one was made from: offer_comment.
CREATE TABLE offer (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('wording', 'reply', 'topic')),
    template_id INTEGER,                                 -- whose wording it is
    language TEXT NOT NULL DEFAULT '',                   -- of that text
    old TEXT NOT NULL DEFAULT '',                        -- words that were replaced
    new TEXT NOT NULL DEFAULT '',                        -- by these; else a title
    mark TEXT NOT NULL DEFAULT '',                       -- BLAKE2b of the change, to know it again
    times INTEGER NOT NULL,
    shown_on TEXT NOT NULL,                              -- local date of its digest
    made_at INTEGER NOT NULL,
    decided_at INTEGER,
    decided_by INTEGER,
    accepted INTEGER NOT NULL DEFAULT 0,
    FOREIGN KEY (business_id) REFERENCES business (id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, template_id) REFERENCES template (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (business_id, shown_on)
) STRICT;
CREATE INDEX offer_template ON offer (business_id, template_id);
CREATE TABLE offer_comment (
    id INTEGER PRIMARY KEY,
    business_id INTEGER NOT NULL,
    offer_id INTEGER NOT NULL,
    comment_id INTEGER NOT NULL,
    FOREIGN KEY (business_id, offer_id) REFERENCES offer (business_id, id) ON DELETE CASCADE,
    FOREIGN KEY (business_id, comment_id) REFERENCES comment (business_id, id) ON DELETE CASCADE,
    UNIQUE (business_id, id),
    UNIQUE (business_id, offer_id, comment_id)
) STRICT;
CREATE INDEX offer_comment_comment ON offer_comment (business_id, comment_id);

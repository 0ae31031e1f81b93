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

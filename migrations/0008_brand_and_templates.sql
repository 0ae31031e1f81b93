-- 0008: Templates in the business's own voice, its brand, and what suggestions learn.
-- Why: the reply that fits is at hand within one tap, in the customer's language and in the business's form of address.

-- Language of a comment: de, en, or empty where it is not known.
ALTER TABLE comment ADD COLUMN language TEXT NOT NULL DEFAULT '';

-- 0002: every way back is short and true.
-- Why: what a week of hard use asked to be remembered: clocks that differ, who somebody is on a platform,
-- what an answer is waiting for, whether customers can see it.

ALTER TABLE channel ADD COLUMN clock_ahead INTEGER NOT NULL DEFAULT 0;   -- milliseconds the platform's clock is ahead of ours

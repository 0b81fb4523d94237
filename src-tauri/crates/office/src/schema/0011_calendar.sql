-- What belongs into 大事记.

ALTER TABLE event ADD COLUMN in_chronicle INTEGER NOT NULL DEFAULT 0 CHECK (in_chronicle IN (0, 1));

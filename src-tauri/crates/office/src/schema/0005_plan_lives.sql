-- A plan that lives: what its tasks repeat and what they come from, the copies that were frozen at a stage, and what is written
-- by hand in the yearly summary. Where a task comes from is named by uid: last year's plan may go without it.
ALTER TABLE plan_item ADD COLUMN module TEXT;
ALTER TABLE plan_item ADD COLUMN priority TEXT CHECK (priority IN ('high', 'low'));
ALTER TABLE plan_item ADD COLUMN tags TEXT;
ALTER TABLE plan_item ADD COLUMN repetition TEXT CHECK (repetition IN ('weekly', 'monthly', 'bimonthly', 'quarterly', 'half_yearly'));
ALTER TABLE plan_item ADD COLUMN forerunner TEXT;
ALTER TABLE plan_item ADD COLUMN continued INTEGER NOT NULL DEFAULT 0 CHECK (continued IN (0, 1));
CREATE INDEX plan_item_forerunner ON plan_item (forerunner) WHERE forerunner IS NOT NULL;

-- content is the outline as it stood, as JSON.
CREATE TABLE plan_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  made_on TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;
CREATE INDEX plan_version_plan ON plan_version (plan_id);

CREATE TABLE summary (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  year INTEGER NOT NULL UNIQUE,
  opening TEXT,
  problems TEXT,
  outlook TEXT
) STRICT;

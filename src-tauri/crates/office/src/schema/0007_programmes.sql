-- Plans over years and over named objects. A target may be part of a number that several years are to reach, be counted by the
-- objects whose milestones are all reached, or by entries that are written down by hand with their day.
-- The wider CHECK needs the table made anew: its columns keep their places, so what was recorded of it still applies.
CREATE TABLE target_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  item_id INTEGER NOT NULL REFERENCES plan_item (id),
  position INTEGER NOT NULL DEFAULT 0,
  amount REAL,
  amount_high REAL,
  unit TEXT,
  words TEXT,
  counted_by TEXT NOT NULL DEFAULT 'events'
    CHECK (counted_by IN ('events', 'participants', 'beneficiaries', 'measure', 'objects', 'hand')),
  measure TEXT,
  done REAL,
  whole REAL,
  first_year INTEGER,
  last_year INTEGER,
  before REAL
) STRICT;
INSERT INTO target_new (id, uid, item_id, position, amount, amount_high, unit, words, counted_by, measure, done)
SELECT id, uid, item_id, position, amount, amount_high, unit, words, counted_by, measure, done FROM target;
-- An id that was given once is never given again, also when its row is gone.
INSERT INTO sqlite_sequence (name, seq) SELECT 'target_new', 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'target_new');
UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'target'), 0)) WHERE name = 'target_new';
DROP TABLE target;
ALTER TABLE target_new RENAME TO target;
CREATE INDEX target_item ON target (item_id);

CREATE TABLE target_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  target_id INTEGER NOT NULL REFERENCES target (id),
  entered_on TEXT NOT NULL,
  amount REAL NOT NULL,
  note TEXT
) STRICT;
CREATE INDEX target_entry_target ON target_entry (target_id);

-- A step for an object of a task: 飞龙瀑 分类, 飞龙瀑 挂牌; for a worker of 六个一: 张伟 一项新技术. A task without objects has '' for one.
CREATE TABLE milestone (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  item_id INTEGER NOT NULL REFERENCES plan_item (id),
  position INTEGER NOT NULL,
  object TEXT NOT NULL DEFAULT '',
  step TEXT NOT NULL,
  done_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX milestone_item ON milestone (item_id);

-- What comes back only every so many years: a review every second year.
ALTER TABLE plan_item ADD COLUMN cycle_years INTEGER CHECK (cycle_years BETWEEN 2 AND 10);

-- 征求意见: what was said on a plan and what became of it. The item is named by uid and by its words of then: it may go.
CREATE TABLE opinion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  item_uid TEXT,
  place TEXT,
  said_by TEXT,
  said_on TEXT NOT NULL,
  words TEXT NOT NULL,
  outcome TEXT NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'accepted', 'partly', 'declined')),
  reason TEXT
) STRICT;
CREATE INDEX opinion_plan ON opinion (plan_id);

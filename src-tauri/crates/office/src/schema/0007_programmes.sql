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

-- 问题建议: what stands in the way and what is proposed, open until it is settled; the summary tells what is open.
CREATE TABLE problem (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  title TEXT NOT NULL,
  proposal TEXT,
  noted_on TEXT NOT NULL,
  item_id INTEGER REFERENCES plan_item (id),
  settled_on TEXT,
  outcome TEXT,
  note TEXT
) STRICT;
CREATE INDEX problem_item ON problem (item_id);

DROP VIEW search_source;
CREATE VIEW search_source AS
SELECT 'person' AS area, id AS record_id, name AS title,
  concat_ws(char(10), phone, department, position, title, skill_level, note) AS body FROM person
UNION ALL
SELECT 'unit' AS area, id AS record_id, name AS title,
  concat_ws(char(10), short_name, kind, address, contact, phone, note) AS body FROM unit
UNION ALL
SELECT 'plan' AS area, id AS record_id, title AS title,
  concat_ws(char(10), document_number, preface, note) AS body FROM plan
UNION ALL
SELECT 'plan_item' AS area, id AS record_id, text AS title,
  concat_ws(char(10), body, leader, lead_unit, person, helpers, note) AS body FROM plan_item
UNION ALL
SELECT 'event' AS area, id AS record_id, title AS title,
  concat_ws(char(10), kind, edition, summary, note) AS body FROM event
UNION ALL
SELECT 'class' AS area, id AS record_id, name AS title,
  concat_ws(char(10), place, teacher, note) AS body FROM class
UNION ALL
SELECT 'contest' AS area, id AS record_id, name AS title,
  concat_ws(char(10), edition, level, host, note) AS body FROM contest
UNION ALL
SELECT 'entry' AS area, id AS record_id, coalesce(title, '') AS title,
  concat_ws(char(10), track, note) AS body FROM entry
UNION ALL
SELECT 'problem' AS area, id AS record_id, title AS title,
  concat_ws(char(10), proposal, outcome, note) AS body FROM problem;

CREATE TRIGGER problem_search_insert AFTER INSERT ON problem BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'problem' AND record_id = new.id;
END;
CREATE TRIGGER problem_search_update AFTER UPDATE ON problem BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'problem' AND record_id = new.id)
  WHERE area = 'problem' AND record_id = new.id;
END;
CREATE TRIGGER problem_search_delete AFTER DELETE ON problem BEGIN
  DELETE FROM search_text WHERE area = 'problem' AND record_id = old.id;
END;

-- 积分排名: units or outlets ranked by points; by what they are counted, what was entered by hand, and entries sent up.
CREATE TABLE points_ranking (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  year INTEGER NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT 'unit' CHECK (subject IN ('unit', 'outlet')),
  -- Only units of this kind; all where null.
  unit_kind TEXT,
  -- The first so many are rewarded, each with so much 分.
  rewarded INTEGER CHECK (rewarded > 0),
  money INTEGER,
  note TEXT
) STRICT;
CREATE INDEX points_ranking_year ON points_ranking (year);

-- Points for each record of a sort that holds these words; at most `cap` of them for one unit.
CREATE TABLE points_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  ranking_id INTEGER NOT NULL REFERENCES points_ranking (id),
  position INTEGER NOT NULL DEFAULT 0,
  sort TEXT NOT NULL CHECK (sort IN ('coverage', 'honour', 'award', 'returned', 'event', 'hand')),
  words TEXT,
  points REAL NOT NULL,
  cap REAL
) STRICT;
CREATE INDEX points_rule_ranking ON points_rule (ranking_id);

-- Written by hand: a piece of its own, or whose a record is that says it neither by itself nor by its event.
CREATE TABLE points_piece (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  ranking_id INTEGER NOT NULL REFERENCES points_ranking (id),
  rule_id INTEGER REFERENCES points_rule (id),
  unit_id INTEGER REFERENCES unit (id),
  outlet TEXT,
  title TEXT NOT NULL,
  amount REAL NOT NULL DEFAULT 1,
  happened_on TEXT,
  coverage_id INTEGER REFERENCES coverage (id),
  note TEXT,
  CHECK ((rule_id IS NULL) <> (coverage_id IS NULL))
) STRICT;
CREATE INDEX points_piece_ranking ON points_piece (ranking_id);
CREATE INDEX points_piece_rule ON points_piece (rule_id);
CREATE INDEX points_piece_unit ON points_piece (unit_id);
CREATE INDEX points_piece_coverage ON points_piece (coverage_id);

-- 选送: an entry that was sent up to a higher body, and what came back.
CREATE TABLE entry_sent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  body TEXT NOT NULL,
  level TEXT,
  sent_on TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'awarded', 'none')),
  award TEXT,
  decided_on TEXT,
  certificate_number TEXT,
  note TEXT
) STRICT;
CREATE INDEX entry_sent_entry ON entry_sent (entry_id);

-- Certificates of titles. The batch has no reference, as for contests and classes.
ALTER TABLE certificate_batch ADD COLUMN commendation_id INTEGER;
CREATE INDEX certificate_batch_commendation ON certificate_batch (commendation_id);
ALTER TABLE certificate ADD COLUMN title_grant_id INTEGER REFERENCES title_grant (id);
CREATE INDEX certificate_title_grant ON certificate (title_grant_id);
ALTER TABLE certificate_withdrawn ADD COLUMN title_grant_id INTEGER;

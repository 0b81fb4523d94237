-- How a contest is judged: its judges, what each of them gave, how many awards there are to give.
ALTER TABLE contest ADD COLUMN drops_extremes INTEGER NOT NULL DEFAULT 0 CHECK (drops_extremes IN (0, 1));

CREATE TABLE judge (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  contest_id INTEGER NOT NULL REFERENCES contest (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX judge_contest ON judge (contest_id);

-- No score: the judge does not judge this entry (回避). No row: the score is still missing.
CREATE TABLE judge_score (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  judge_id INTEGER NOT NULL REFERENCES judge (id),
  score REAL,
  UNIQUE (entry_id, judge_id)
) STRICT;
CREATE INDEX judge_score_judge ON judge_score (judge_id);

-- Titles by rule: top six of an industry contest → 技术标兵. What is absent is not asked for.
CREATE TABLE title_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  position INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL,
  level TEXT,
  contest TEXT,
  places INTEGER,
  award TEXT,
  whom TEXT NOT NULL DEFAULT 'all' CHECK (whom IN ('all', 'first')),
  gap_years INTEGER,
  money INTEGER,
  follows TEXT,
  granted_by TEXT,
  note TEXT
) STRICT;

-- 表彰: what is reviewed, made public and decided in one go.
CREATE TABLE commendation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  year INTEGER NOT NULL,
  name TEXT NOT NULL,
  reviewed_on TEXT,
  public_from TEXT,
  public_to TEXT,
  objections TEXT,
  meeting TEXT,
  decided_on TEXT,
  document_number TEXT,
  preface TEXT,
  note TEXT
) STRICT;
CREATE INDEX commendation_year ON commendation (year);

-- A title for a person. Which rule and which place stand behind it is kept in words: the rule may change.
CREATE TABLE title_grant (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  commendation_id INTEGER NOT NULL REFERENCES commendation (id),
  position INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id),
  title TEXT NOT NULL,
  entry_id INTEGER REFERENCES entry (id),
  basis TEXT NOT NULL,
  money INTEGER,
  follows TEXT,
  granted_by TEXT,
  state TEXT NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'granted', 'declined')),
  reason TEXT,
  received_on TEXT
) STRICT;
CREATE INDEX title_grant_commendation ON title_grant (commendation_id);
CREATE INDEX title_grant_person ON title_grant (person_id);
CREATE INDEX title_grant_entry ON title_grant (entry_id);

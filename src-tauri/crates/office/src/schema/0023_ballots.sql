-- 选举: what a term's posts were voted on, with the papers and the votes as they were counted.
CREATE TABLE ballot (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  term_id INTEGER NOT NULL REFERENCES term (id),
  post TEXT NOT NULL,
  held_on TEXT,
  -- 1: each category of the body has its own seats; 0: all stand for `seats`.
  by_category INTEGER NOT NULL DEFAULT 0 CHECK (by_category IN (0, 1)),
  seats INTEGER,
  -- How many seats each category had when the ballot was kept: [{"name": "部门", "seats": 7}].
  category_seats TEXT,
  due INTEGER,
  present INTEGER,
  issued INTEGER,
  returned INTEGER,
  valid INTEGER,
  -- What a candidate needs besides a place; over half of those present when absent.
  needs TEXT CHECK (needs IN ('half_present', 'half_valid', 'two_thirds_present', 'most')),
  note TEXT
) STRICT;
CREATE INDEX ballot_term ON ballot (term_id);

CREATE TABLE ballot_candidate (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  position INTEGER NOT NULL,
  person_id INTEGER REFERENCES person (id),
  unit_id INTEGER REFERENCES unit (id),
  category TEXT,
  votes INTEGER,
  against INTEGER,
  abstained INTEGER,
  -- What the meeting decided where the votes decide nothing: 1 elected, 0 not.
  decided INTEGER CHECK (decided IN (0, 1)),
  note TEXT,
  CHECK ((person_id IS NULL) <> (unit_id IS NULL))
) STRICT;
CREATE INDEX ballot_candidate_ballot ON ballot_candidate (ballot_id);
CREATE INDEX ballot_candidate_person ON ballot_candidate (person_id);
CREATE INDEX ballot_candidate_unit ON ballot_candidate (unit_id);

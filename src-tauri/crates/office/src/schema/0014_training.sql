-- A class is held in lessons, has a waiting list, groups, pairs and tests; master and apprentice go together over years.
-- Marks that a class's rules go by, in points and per cent; the usual ones where null.
ALTER TABLE class ADD COLUMN pass_mark REAL;
ALTER TABLE class ADD COLUMN merit_mark REAL;
ALTER TABLE class ADD COLUMN least_rate REAL;

-- 候补: who waits is in no group, on no paper and in no figure. 帮带: the classmate who helps this one.
ALTER TABLE enrolment ADD COLUMN waiting INTEGER NOT NULL DEFAULT 0 CHECK (waiting IN (0, 1));
ALTER TABLE enrolment ADD COLUMN helper_id INTEGER REFERENCES enrolment (id);
ALTER TABLE enrolment ADD COLUMN level_before TEXT;
ALTER TABLE enrolment ADD COLUMN level_after TEXT;
-- A result written by hand stays when the rule is applied again.
ALTER TABLE enrolment ADD COLUMN result_by_hand INTEGER NOT NULL DEFAULT 0 CHECK (result_by_hand IN (0, 1));
CREATE INDEX enrolment_helper ON enrolment (helper_id);

-- What one 人次 is: one person at one lesson, or one person in one class.
ALTER TABLE office_profile ADD COLUMN head_count TEXT NOT NULL DEFAULT 'lesson' CHECK (head_count IN ('lesson', 'class'));

CREATE TABLE lesson (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  class_id INTEGER NOT NULL REFERENCES class (id),
  position INTEGER NOT NULL DEFAULT 0,
  held_on TEXT,
  half TEXT NOT NULL DEFAULT 'day' CHECK (half IN ('day', 'morning', 'afternoon', 'evening')),
  hours REAL,
  subject TEXT,
  teacher TEXT,
  place TEXT,
  -- 实到, where only the number is known.
  present INTEGER,
  note TEXT
) STRICT;
CREATE INDEX lesson_class ON lesson (class_id);

-- Who was not there, or not in time: everybody else was. half: which half of a whole day the mark is for.
CREATE TABLE attendance (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  lesson_id INTEGER NOT NULL REFERENCES lesson (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  sign TEXT NOT NULL,
  half TEXT CHECK (half IN ('morning', 'afternoon')),
  UNIQUE (lesson_id, enrolment_id)
) STRICT;
CREATE INDEX attendance_enrolment ON attendance (enrolment_id);

-- The office's own signs beside 迟, 假 and 缺.
CREATE TABLE attendance_sign (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  sign TEXT NOT NULL,
  meaning TEXT NOT NULL,
  is_present INTEGER NOT NULL CHECK (is_present IN (0, 1))
) STRICT;

CREATE TABLE class_test (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  class_id INTEGER NOT NULL REFERENCES class (id),
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  held_on TEXT,
  weight REAL NOT NULL DEFAULT 100,
  full_mark REAL NOT NULL DEFAULT 100
) STRICT;
CREATE INDEX class_test_class ON class_test (class_id);

-- A score, or absent; what a resit gave beside it.
CREATE TABLE test_score (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  test_id INTEGER NOT NULL REFERENCES class_test (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  score REAL,
  resit REAL,
  UNIQUE (test_id, enrolment_id)
) STRICT;
CREATE INDEX test_score_enrolment ON test_score (enrolment_id);

-- 师徒结对: over years, with what is to be reached and a review of each year.
CREATE TABLE mentorship (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  master_id INTEGER NOT NULL REFERENCES person (id),
  apprentice_id INTEGER NOT NULL REFERENCES person (id),
  trade TEXT,
  started_on TEXT NOT NULL,
  ended_on TEXT,
  goals TEXT,
  note TEXT
) STRICT;
CREATE INDEX mentorship_master ON mentorship (master_id);
CREATE INDEX mentorship_apprentice ON mentorship (apprentice_id);

CREATE TABLE mentorship_review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  mentorship_id INTEGER NOT NULL REFERENCES mentorship (id),
  year INTEGER NOT NULL,
  grade TEXT,
  words TEXT,
  UNIQUE (mentorship_id, year)
) STRICT;

-- How many people of each skill level there are, as the company counts them; one number for a year and a level.
CREATE TABLE skill_headcount (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  year INTEGER NOT NULL,
  level TEXT NOT NULL,
  people INTEGER NOT NULL,
  UNIQUE (year, level)
) STRICT;

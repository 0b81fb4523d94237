-- 机构: councils, coordination groups, committees and teams; their terms; who sits in which post, in which category.
CREATE TABLE body (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  kind TEXT,
  note TEXT
) STRICT;

-- How many seats a category has: 部门 7, 社会 2.
CREATE TABLE body_category (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  body_id INTEGER NOT NULL REFERENCES body (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  seats INTEGER NOT NULL CHECK (seats > 0)
) STRICT;
CREATE INDEX body_category_body ON body_category (body_id);

CREATE TABLE term (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  body_id INTEGER NOT NULL REFERENCES body (id),
  name TEXT NOT NULL,
  began_on TEXT,
  ended_on TEXT,
  -- The term that it followed.
  after_id INTEGER REFERENCES term (id),
  note TEXT
) STRICT;
CREATE INDEX term_body ON term (body_id);
CREATE INDEX term_after ON term (after_id);

-- A person or a unit in a post; the words of the unit and the post there are those of that time.
CREATE TABLE seat (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  term_id INTEGER NOT NULL REFERENCES term (id),
  person_id INTEGER REFERENCES person (id),
  unit_id INTEGER REFERENCES unit (id),
  post TEXT NOT NULL,
  category TEXT,
  represents TEXT,
  began_on TEXT,
  ended_on TEXT,
  left_for TEXT,
  note TEXT,
  CHECK ((person_id IS NULL) <> (unit_id IS NULL))
) STRICT;
CREATE INDEX seat_term ON seat (term_id);
CREATE INDEX seat_person ON seat (person_id);
CREATE INDEX seat_unit ON seat (unit_id);

-- Two people, or two units, that look like one and are not: she said so, and it is not asked again. The lower id stands first.
CREATE TABLE unit_apart (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  other_id INTEGER NOT NULL REFERENCES unit (id),
  UNIQUE (unit_id, other_id),
  CHECK (unit_id < other_id)
) STRICT;
CREATE INDEX unit_apart_other ON unit_apart (other_id);

CREATE TABLE person_apart (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  person_id INTEGER NOT NULL REFERENCES person (id),
  other_id INTEGER NOT NULL REFERENCES person (id),
  UNIQUE (person_id, other_id),
  CHECK (person_id < other_id)
) STRICT;
CREATE INDEX person_apart_other ON person_apart (other_id);

-- The key with which the office signs the codes on its certificates. It is made with the first code and never changes: papers that
-- are out must still be recognised.
CREATE TABLE office_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at TEXT NOT NULL,
  secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;

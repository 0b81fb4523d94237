-- How the columns of a header of this shape were corrected, as JSON: header → field or null. A ledger: no undo touches it.
CREATE TABLE import_shape (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  name TEXT NOT NULL,
  shape TEXT NOT NULL,
  columns TEXT NOT NULL
) STRICT;
CREATE INDEX import_shape_shape ON import_shape (shape);

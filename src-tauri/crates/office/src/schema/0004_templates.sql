-- Templates of certificates that the office drew itself, as JSON. A batch keeps the design it was issued with: its papers can be
-- printed again though the template is gone.
CREATE TABLE certificate_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  title TEXT NOT NULL,
  design TEXT NOT NULL
) STRICT;
ALTER TABLE certificate_batch ADD COLUMN design TEXT;

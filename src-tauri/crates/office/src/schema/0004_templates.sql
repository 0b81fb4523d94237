-- Templates of certificates that the office drew itself, as JSON; a batch refers to the one it was printed with.
CREATE TABLE certificate_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  title TEXT NOT NULL,
  design TEXT NOT NULL
) STRICT;
ALTER TABLE certificate_batch ADD COLUMN template_id INTEGER REFERENCES certificate_template (id);
CREATE INDEX certificate_batch_template ON certificate_batch (template_id);

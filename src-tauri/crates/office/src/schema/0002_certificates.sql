-- Papers without a number of ours, the way from the printer to the hand, and numbering by a pattern. Ledgers are no part of
-- the journal, so that these two can be made anew.

CREATE TABLE certificate_scheme (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  category TEXT NOT NULL,
  year INTEGER,
  pattern TEXT NOT NULL,
  start INTEGER NOT NULL DEFAULT 1,
  reserved TEXT
) STRICT;

CREATE TABLE certificate_wording (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  template TEXT NOT NULL,
  rank TEXT,
  recipient TEXT,
  body TEXT,
  closing TEXT
) STRICT;

ALTER TABLE certificate_batch ADD COLUMN source TEXT;

CREATE TABLE certificate_made_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES certificate_batch (id),
  award_id INTEGER REFERENCES award (id),
  enrolment_id INTEGER REFERENCES enrolment (id),
  person_id INTEGER REFERENCES person (id),
  -- Whom the paper is for, as the batch tells them apart: one paper stands for each.
  owner TEXT NOT NULL,
  year INTEGER NOT NULL,
  category TEXT NOT NULL,
  -- The pattern with everything filled in but the running number; NULL for a number that is not ours.
  series TEXT,
  running INTEGER,
  number TEXT UNIQUE,
  recipient TEXT NOT NULL,
  award TEXT NOT NULL,
  words TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('issued', 'sent', 'printed', 'voided')),
  void_reason TEXT,
  print_count INTEGER NOT NULL DEFAULT 0,
  sent_at TEXT,
  sent_order INTEGER,
  taken_by TEXT,
  taken_on TEXT,
  remark TEXT,
  UNIQUE (series, running),
  CHECK ((series IS NULL) = (running IS NULL))
) STRICT;
INSERT INTO certificate_made_anew (id, batch_id, award_id, enrolment_id, person_id, owner, year, category, series, running, number,
  recipient, award, words, state, void_reason, print_count)
SELECT id, batch_id, award_id, enrolment_id, person_id,
  CASE WHEN award_id IS NULL THEN 'enrolment ' || enrolment_id ELSE 'award ' || award_id || ' ' || coalesce(person_id, 0) END,
  year, category, rtrim(number, '0123456789') || '{号:4}', running, number, recipient, award, words, state, void_reason, print_count
FROM certificate;
DROP TABLE certificate;
ALTER TABLE certificate_made_anew RENAME TO certificate;
CREATE INDEX certificate_year ON certificate (year);
CREATE INDEX certificate_batch_id ON certificate (batch_id);
CREATE INDEX certificate_award ON certificate (award_id);
CREATE INDEX certificate_enrolment ON certificate (enrolment_id);
CREATE INDEX certificate_person ON certificate (person_id);

CREATE TABLE certificate_withdrawn_anew (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES certificate_batch (id),
  certificate_id INTEGER NOT NULL,
  award_id INTEGER,
  enrolment_id INTEGER,
  person_id INTEGER,
  owner TEXT NOT NULL,
  year INTEGER NOT NULL,
  category TEXT NOT NULL,
  series TEXT,
  running INTEGER,
  number TEXT,
  recipient TEXT NOT NULL,
  award TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
INSERT INTO certificate_withdrawn_anew
SELECT id, batch_id, certificate_id, award_id, enrolment_id, person_id,
  CASE WHEN award_id IS NULL THEN 'enrolment ' || enrolment_id ELSE 'award ' || award_id || ' ' || coalesce(person_id, 0) END,
  year, category, rtrim(number, '0123456789') || '{号:4}', running, number, recipient, award, words
FROM certificate_withdrawn;
DROP TABLE certificate_withdrawn;
ALTER TABLE certificate_withdrawn_anew RENAME TO certificate_withdrawn;
CREATE INDEX certificate_withdrawn_batch ON certificate_withdrawn (batch_id);

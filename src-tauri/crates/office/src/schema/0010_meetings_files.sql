-- Attachments of any record, meetings, and the file of an event.

-- 一事一档: what belongs into the file of an event. `filled_by` names a record that fills the line by itself.
CREATE TABLE dossier_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  filled_by TEXT CHECK (filled_by IN ('summary', 'minutes', 'attendance'))
) STRICT;
INSERT INTO dossier_line (position, name, filled_by)
VALUES (0, '通知', NULL), (1, '方案', NULL), (2, '签到', 'attendance'), (3, '照片', NULL), (4, '小结', 'summary'), (5, '票据', NULL);

-- What is said where an event has no file for a line: 票据 无费用.
CREATE TABLE dossier_word (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  line_id INTEGER NOT NULL REFERENCES dossier_line (id),
  words TEXT NOT NULL,
  UNIQUE (event_id, line_id)
) STRICT;
CREATE INDEX dossier_word_line ON dossier_word (line_id);

-- A file beside the database, found by its content. The owner is any record with a uid: `area` is its table. Nothing wrote to
-- this table before, so that no entry of the journal knows its old columns.
CREATE TABLE attachment_new (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  area TEXT NOT NULL,
  owner_uid TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  size INTEGER NOT NULL,
  caption TEXT,
  line_id INTEGER REFERENCES dossier_line (id),
  added_on TEXT
) STRICT;
INSERT INTO attachment_new (id, uid, area, owner_uid, name, content_hash, size, caption)
SELECT a.id, a.uid, CASE WHEN a.event_id IS NOT NULL THEN 'event' WHEN a.class_id IS NOT NULL THEN 'class' ELSE 'contest' END,
  coalesce(e.uid, c.uid, t.uid), a.name, a.content_hash, a.size, a.note
FROM attachment a LEFT JOIN event e ON e.id = a.event_id LEFT JOIN class c ON c.id = a.class_id LEFT JOIN contest t ON t.id = a.contest_id
WHERE coalesce(e.uid, c.uid, t.uid) IS NOT NULL;
DROP TABLE attachment;
ALTER TABLE attachment_new RENAME TO attachment;
CREATE INDEX attachment_owner ON attachment (area, owner_uid);
CREATE INDEX attachment_line ON attachment (line_id);

-- What an event of kind 会议 has beside the others: 三届四次全委会.
CREATE TABLE meeting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
  body TEXT,
  term INTEGER,
  number INTEGER,
  chair TEXT,
  recorder TEXT,
  expected INTEGER,
  present INTEGER,
  excused INTEGER,
  minutes TEXT
) STRICT;

CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  position INTEGER NOT NULL,
  topic TEXT NOT NULL,
  reporter TEXT
) STRICT;
CREATE INDEX agenda_item_event ON agenda_item (event_id);

-- Who was to come to a meeting, as written; leaders come first on its papers.
CREATE TABLE meeting_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  post TEXT,
  role TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('leader', 'member', 'guest')),
  state TEXT NOT NULL DEFAULT 'present' CHECK (state IN ('present', 'excused', 'absent'))
) STRICT;
CREATE INDEX meeting_person_event ON meeting_person (event_id);

CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  position INTEGER NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX decision_event ON decision (event_id);

-- 会后落实: who does what until when.
CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  words TEXT NOT NULL,
  owner TEXT,
  due_on TEXT,
  done_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX follow_up_event ON follow_up (event_id);

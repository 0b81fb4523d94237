-- Two events that look like one and are not: she said so, and it is not asked again.
CREATE TABLE event_apart (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  other_id INTEGER NOT NULL REFERENCES event (id),
  UNIQUE (event_id, other_id)
) STRICT;
CREATE INDEX event_apart_other ON event_apart (other_id);

-- What stands near in time is looked for with every row that is imported: by the days alone, without reading the occurrence.
DROP INDEX occurrence_start;
CREATE INDEX occurrence_days ON occurrence (start_date, end_date, event_id);

-- And by the title alone.
CREATE INDEX event_title ON event (title);

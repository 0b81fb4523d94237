-- The calendar: what belongs into 大事记, public holidays as the user has them, and events that repeat.

ALTER TABLE event ADD COLUMN in_chronicle INTEGER NOT NULL DEFAULT 0 CHECK (in_chronicle IN (0, 1));

-- 节假日 of a year as the user keeps them; a year without any has what the program knows. A day off, or a day of work that
-- would be none (调休上班). The list of a year may begin in the December before it.
CREATE TABLE holiday (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  year INTEGER NOT NULL,
  day TEXT NOT NULL,
  name TEXT NOT NULL,
  is_off INTEGER NOT NULL CHECK (is_off IN (0, 1))
) STRICT;
CREATE INDEX holiday_year ON holiday (year);

-- 例行安排: an event that comes again and again. weekdays: 1 (Monday) to 7, parted by commas.
CREATE TABLE repetition (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  title TEXT NOT NULL,
  kind TEXT,
  place TEXT,
  item_id INTEGER REFERENCES plan_item (id),
  every TEXT NOT NULL CHECK (every IN ('week', 'month', 'quarter', 'year')),
  weekdays TEXT,
  month_day INTEGER,
  nth INTEGER,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  in_holidays TEXT NOT NULL DEFAULT 'skip' CHECK (in_holidays IN ('keep', 'skip', 'next')),
  note TEXT
) STRICT;
CREATE INDEX repetition_item ON repetition (item_id);

-- A day of a repetition that was dealt with: the event it became, or none when it was skipped.
CREATE TABLE repetition_day (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  repetition_id INTEGER NOT NULL REFERENCES repetition (id),
  day TEXT NOT NULL,
  event_id INTEGER REFERENCES event (id)
) STRICT;
CREATE INDEX repetition_day_repetition ON repetition_day (repetition_id, day);
CREATE INDEX repetition_day_event ON repetition_day (event_id);

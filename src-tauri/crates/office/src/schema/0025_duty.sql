-- 值班表: duty for a period, those who take turns in it, and who has which turn.
CREATE TABLE duty_roster (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  first_on TEXT NOT NULL,
  last_on TEXT NOT NULL,
  -- office: days of work; days: every day, one shift; round: day and night, every day.
  hours TEXT NOT NULL CHECK (hours IN ('office', 'days', 'round')),
  -- Whether somebody leads each day.
  leads INTEGER NOT NULL DEFAULT 1,
  -- When the day shift, or the only one, begins and ends, as it is printed; when the night shift does.
  day_hours TEXT,
  night_hours TEXT,
  -- How heavy a turn is on a day of work, on a weekend, on a holiday.
  work_weight INTEGER NOT NULL DEFAULT 1 CHECK (work_weight > 0),
  weekend_weight INTEGER NOT NULL DEFAULT 2 CHECK (weekend_weight > 0),
  holiday_weight INTEGER NOT NULL DEFAULT 3 CHECK (holiday_weight > 0),
  -- Whether the holidays of earlier rosters count when the turns are dealt.
  carries INTEGER NOT NULL DEFAULT 1,
  phone TEXT,
  note TEXT
) STRICT;

CREATE TABLE duty_member (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  roster_id INTEGER NOT NULL REFERENCES duty_roster (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (role IN ('lead', 'duty')),
  position INTEGER NOT NULL,
  -- When they cannot: 2026-10-01、2026-10-03—2026-10-05.
  away TEXT
) STRICT;
CREATE INDEX duty_member_roster ON duty_member (roster_id);
CREATE INDEX duty_member_person ON duty_member (person_id);

-- A turn. A place that nobody has is no row. Who leads has the day shift, and leads the whole day.
CREATE TABLE duty_turn (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  roster_id INTEGER NOT NULL REFERENCES duty_roster (id),
  day TEXT NOT NULL,
  shift TEXT NOT NULL CHECK (shift IN ('day', 'night')),
  role TEXT NOT NULL CHECK (role IN ('lead', 'duty')),
  person_id INTEGER NOT NULL REFERENCES person (id),
  -- Set by hand: it stays when the turns are dealt again.
  kept INTEGER NOT NULL DEFAULT 0,
  UNIQUE (roster_id, day, shift, role)
) STRICT;
CREATE INDEX duty_turn_person ON duty_turn (person_id);

-- Rosters are found by their name; there are none yet.
DROP VIEW search_source;
CREATE VIEW search_source AS
SELECT 'person' AS area, id AS record_id, name AS title,
  concat_ws(char(10), phone, department, position, title, skill_level, note) AS body FROM person
UNION ALL
SELECT 'unit' AS area, id AS record_id, name AS title,
  concat_ws(char(10), short_name, kind, address, contact, phone, note) AS body FROM unit
UNION ALL
SELECT 'plan' AS area, id AS record_id, title AS title,
  concat_ws(char(10), document_number, preface, note) AS body FROM plan
UNION ALL
SELECT 'plan_item' AS area, id AS record_id, text AS title,
  concat_ws(char(10), body, leader, lead_unit, person, helpers, note) AS body FROM plan_item
UNION ALL
SELECT 'event' AS area, id AS record_id, title AS title,
  concat_ws(char(10), kind, edition, (SELECT group_concat(value, char(10)) FROM json_each(own)), summary, notice, note) AS body FROM event
UNION ALL
SELECT 'class' AS area, id AS record_id, name AS title,
  concat_ws(char(10), place, teacher, note) AS body FROM class
UNION ALL
SELECT 'contest' AS area, id AS record_id, name AS title,
  concat_ws(char(10), edition, level, host, note) AS body FROM contest
UNION ALL
SELECT 'entry' AS area, id AS record_id, coalesce(title, '') AS title,
  concat_ws(char(10), track, note) AS body FROM entry
UNION ALL
SELECT 'problem' AS area, id AS record_id, title AS title,
  concat_ws(char(10), proposal, outcome, note) AS body FROM problem
UNION ALL
SELECT 'money_line' AS area, id AS record_id, coalesce(words, party, '') AS title,
  concat_ws(char(10), party, note) AS body FROM money_line
UNION ALL
SELECT 'donation' AS area, id AS record_id, party AS title,
  concat_ws(char(10), receipt_number, note) AS body FROM donation
UNION ALL
SELECT 'donation_item' AS area, id AS record_id, name AS title, '' AS body FROM donation_item
UNION ALL
SELECT 'venue' AS area, id AS record_id, name AS title,
  concat_ws(char(10), kind, address, contact, phone, note) AS body FROM venue
UNION ALL
SELECT 'plaque' AS area, id AS record_id, wording AS title,
  concat_ws(char(10), number, note) AS body FROM plaque
UNION ALL
SELECT 'coverage' AS area, id AS record_id, title AS title,
  concat_ws(char(10), outlet, level, link, note) AS body FROM coverage
UNION ALL
SELECT 'event_person' AS area, id AS record_id, name AS title,
  concat_ws(char(10), post) AS body FROM event_person
UNION ALL
SELECT 'returned_figure' AS area, id AS record_id, name AS title,
  concat_ws(char(10), note) AS body FROM returned_figure
UNION ALL
SELECT 'honour' AS area, id AS record_id, name AS title,
  concat_ws(char(10), giver, level, rank, unit, document_number, people, note) AS body FROM honour
UNION ALL
SELECT 'participation' AS area, id AS record_id, name AS title,
  concat_ws(char(10), organiser, level, unit, team_rank, results, note) AS body FROM participation
UNION ALL
SELECT 'application' AS area, id AS record_id, title AS title,
  concat_ws(char(10), kind, unit, reply_number, handler, note) AS body FROM application
UNION ALL
SELECT 'document' AS area, id AS record_id, title AS title,
  concat_ws(char(10), number, unit, handler, outcome, note) AS body FROM document
UNION ALL
SELECT 'outcome' AS area, id AS record_id, title AS title,
  concat_ws(char(10), kind, number, verdict, unit, people, note) AS body FROM outcome
UNION ALL
SELECT 'meeting' AS area, id AS record_id, '会议记录' AS title,
  concat_ws(char(10), chair, recorder, minutes) AS body FROM meeting
UNION ALL
SELECT 'agenda_item' AS area, id AS record_id, topic AS title, coalesce(reporter, '') AS body FROM agenda_item
UNION ALL
SELECT 'decision' AS area, id AS record_id, words AS title, '' AS body FROM decision
UNION ALL
SELECT 'follow_up' AS area, id AS record_id, words AS title, concat_ws(char(10), owner, note) AS body FROM follow_up
UNION ALL
SELECT 'commendation' AS area, id AS record_id, name AS title,
  concat_ws(char(10), meeting, document_number, objections, note) AS body FROM commendation
UNION ALL
SELECT 'title_grant' AS area, id AS record_id, title AS title, concat_ws(char(10), basis, follows, granted_by, reason) AS body FROM title_grant
UNION ALL
SELECT 'membership' AS area, id AS record_id, coalesce(number, '会籍') AS title,
  concat_ws(char(10), ended_by, note) AS body FROM membership
UNION ALL
SELECT 'join_application' AS area, id AS record_id, name AS title,
  concat_ws(char(10), unit, introducers, session, reason, note) AS body FROM join_application
UNION ALL
SELECT 'department' AS area, id AS record_id, name AS title,
  concat_ws(char(10), note) AS body FROM department
UNION ALL
SELECT 'points_ranking' AS area, id AS record_id, name AS title,
  concat_ws(char(10), unit_kind, note) AS body FROM points_ranking
UNION ALL
SELECT 'body' AS area, id AS record_id, name AS title,
  concat_ws(char(10), kind, note) AS body FROM body
UNION ALL
SELECT 'seat' AS area, id AS record_id, post AS title,
  concat_ws(char(10), category, represents, left_for, note) AS body FROM seat
UNION ALL
SELECT 'regulation' AS area, id AS record_id, name AS title,
  concat_ws(char(10), kind, owner, unit, note) AS body FROM regulation
UNION ALL
SELECT 'regulation_version' AS area, id AS record_id, name AS title,
  concat_ws(char(10), note) AS body FROM regulation_version
UNION ALL
SELECT 'regulation_step' AS area, id AS record_id, name AS title,
  concat_ws(char(10), done_by, number) AS body FROM regulation_step
UNION ALL
SELECT 'duty_roster' AS area, id AS record_id, name AS title,
  concat_ws(char(10), phone, note) AS body FROM duty_roster;

CREATE TRIGGER duty_roster_search_insert AFTER INSERT ON duty_roster BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'duty_roster' AND record_id = new.id;
END;
CREATE TRIGGER duty_roster_search_update AFTER UPDATE ON duty_roster BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'duty_roster' AND record_id = new.id)
  WHERE area = 'duty_roster' AND record_id = new.id;
END;
CREATE TRIGGER duty_roster_search_delete AFTER DELETE ON duty_roster BEGIN
  DELETE FROM search_text WHERE area = 'duty_roster' AND record_id = old.id;
END;

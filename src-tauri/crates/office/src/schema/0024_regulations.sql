-- 制度文件: charter, rules, emergency plans and cooperation agreements; their versions; the steps that each version takes.
CREATE TABLE regulation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  kind TEXT,
  owner TEXT,
  -- The other side of an agreement: its words, and it in the directory.
  unit TEXT,
  unit_id INTEGER REFERENCES unit (id),
  -- In months.
  review_every INTEGER CHECK (review_every > 0),
  reviewed_on TEXT,
  repealed_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX regulation_unit ON regulation (unit_id);

CREATE TABLE regulation_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  regulation_id INTEGER NOT NULL REFERENCES regulation (id),
  name TEXT NOT NULL,
  drafted_on TEXT,
  in_force_on TEXT,
  ends_on TEXT,
  note TEXT
) STRICT;
CREATE INDEX regulation_version_regulation ON regulation_version (regulation_id);

CREATE TABLE regulation_step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  version_id INTEGER NOT NULL REFERENCES regulation_version (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  planned_on TEXT,
  done_on TEXT,
  done_by TEXT,
  number TEXT
) STRICT;
CREATE INDEX regulation_step_version ON regulation_step (version_id);

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
  concat_ws(char(10), done_by, number) AS body FROM regulation_step;

CREATE TRIGGER regulation_search_insert AFTER INSERT ON regulation BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'regulation' AND record_id = new.id;
END;
CREATE TRIGGER regulation_search_update AFTER UPDATE ON regulation BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'regulation' AND record_id = new.id)
  WHERE area = 'regulation' AND record_id = new.id;
END;
CREATE TRIGGER regulation_search_delete AFTER DELETE ON regulation BEGIN
  DELETE FROM search_text WHERE area = 'regulation' AND record_id = old.id;
END;

CREATE TRIGGER regulation_version_search_insert AFTER INSERT ON regulation_version BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'regulation_version' AND record_id = new.id;
END;
CREATE TRIGGER regulation_version_search_update AFTER UPDATE ON regulation_version BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'regulation_version' AND record_id = new.id)
  WHERE area = 'regulation_version' AND record_id = new.id;
END;
CREATE TRIGGER regulation_version_search_delete AFTER DELETE ON regulation_version BEGIN
  DELETE FROM search_text WHERE area = 'regulation_version' AND record_id = old.id;
END;

CREATE TRIGGER regulation_step_search_insert AFTER INSERT ON regulation_step BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'regulation_step' AND record_id = new.id;
END;
CREATE TRIGGER regulation_step_search_update AFTER UPDATE ON regulation_step BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'regulation_step' AND record_id = new.id)
  WHERE area = 'regulation_step' AND record_id = new.id;
END;
CREATE TRIGGER regulation_step_search_delete AFTER DELETE ON regulation_step BEGIN
  DELETE FROM search_text WHERE area = 'regulation_step' AND record_id = old.id;
END;

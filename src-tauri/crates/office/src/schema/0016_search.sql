-- What is found of each record, with all that the migrations before it added.
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
SELECT 'title_grant' AS area, id AS record_id, title AS title, concat_ws(char(10), basis, follows, granted_by, reason) AS body FROM title_grant;

CREATE TRIGGER meeting_search_insert AFTER INSERT ON meeting BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'meeting' AND record_id = new.id;
END;
CREATE TRIGGER meeting_search_update AFTER UPDATE ON meeting BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'meeting' AND record_id = new.id)
  WHERE area = 'meeting' AND record_id = new.id;
END;
CREATE TRIGGER meeting_search_delete AFTER DELETE ON meeting BEGIN
  DELETE FROM search_text WHERE area = 'meeting' AND record_id = old.id;
END;

CREATE TRIGGER agenda_item_search_insert AFTER INSERT ON agenda_item BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'agenda_item' AND record_id = new.id;
END;
CREATE TRIGGER agenda_item_search_update AFTER UPDATE ON agenda_item BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'agenda_item' AND record_id = new.id)
  WHERE area = 'agenda_item' AND record_id = new.id;
END;
CREATE TRIGGER agenda_item_search_delete AFTER DELETE ON agenda_item BEGIN
  DELETE FROM search_text WHERE area = 'agenda_item' AND record_id = old.id;
END;

CREATE TRIGGER decision_search_insert AFTER INSERT ON decision BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'decision' AND record_id = new.id;
END;
CREATE TRIGGER decision_search_update AFTER UPDATE ON decision BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'decision' AND record_id = new.id)
  WHERE area = 'decision' AND record_id = new.id;
END;
CREATE TRIGGER decision_search_delete AFTER DELETE ON decision BEGIN
  DELETE FROM search_text WHERE area = 'decision' AND record_id = old.id;
END;

CREATE TRIGGER follow_up_search_insert AFTER INSERT ON follow_up BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'follow_up' AND record_id = new.id;
END;
CREATE TRIGGER follow_up_search_update AFTER UPDATE ON follow_up BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'follow_up' AND record_id = new.id)
  WHERE area = 'follow_up' AND record_id = new.id;
END;
CREATE TRIGGER follow_up_search_delete AFTER DELETE ON follow_up BEGIN
  DELETE FROM search_text WHERE area = 'follow_up' AND record_id = old.id;
END;

CREATE TRIGGER commendation_search_insert AFTER INSERT ON commendation BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'commendation' AND record_id = new.id;
END;
CREATE TRIGGER commendation_search_update AFTER UPDATE ON commendation BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'commendation' AND record_id = new.id)
  WHERE area = 'commendation' AND record_id = new.id;
END;
CREATE TRIGGER commendation_search_delete AFTER DELETE ON commendation BEGIN
  DELETE FROM search_text WHERE area = 'commendation' AND record_id = old.id;
END;

CREATE TRIGGER title_grant_search_insert AFTER INSERT ON title_grant BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'title_grant' AND record_id = new.id;
END;
CREATE TRIGGER title_grant_search_update AFTER UPDATE ON title_grant BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'title_grant' AND record_id = new.id)
  WHERE area = 'title_grant' AND record_id = new.id;
END;
CREATE TRIGGER title_grant_search_delete AFTER DELETE ON title_grant BEGIN
  DELETE FROM search_text WHERE area = 'title_grant' AND record_id = old.id;
END;

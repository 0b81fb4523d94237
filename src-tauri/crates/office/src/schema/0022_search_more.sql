-- The areas that came after the search: members by their number, who asked to join, departments, rankings, bodies and who sits there.
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
  concat_ws(char(10), category, represents, left_for, note) AS body FROM seat;

CREATE TRIGGER membership_search_insert AFTER INSERT ON membership BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'membership' AND record_id = new.id;
END;
CREATE TRIGGER membership_search_update AFTER UPDATE ON membership BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'membership' AND record_id = new.id)
  WHERE area = 'membership' AND record_id = new.id;
END;
CREATE TRIGGER membership_search_delete AFTER DELETE ON membership BEGIN
  DELETE FROM search_text WHERE area = 'membership' AND record_id = old.id;
END;

CREATE TRIGGER join_application_search_insert AFTER INSERT ON join_application BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'join_application' AND record_id = new.id;
END;
CREATE TRIGGER join_application_search_update AFTER UPDATE ON join_application BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'join_application' AND record_id = new.id)
  WHERE area = 'join_application' AND record_id = new.id;
END;
CREATE TRIGGER join_application_search_delete AFTER DELETE ON join_application BEGIN
  DELETE FROM search_text WHERE area = 'join_application' AND record_id = old.id;
END;

CREATE TRIGGER department_search_insert AFTER INSERT ON department BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'department' AND record_id = new.id;
END;
CREATE TRIGGER department_search_update AFTER UPDATE ON department BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'department' AND record_id = new.id)
  WHERE area = 'department' AND record_id = new.id;
END;
CREATE TRIGGER department_search_delete AFTER DELETE ON department BEGIN
  DELETE FROM search_text WHERE area = 'department' AND record_id = old.id;
END;

CREATE TRIGGER points_ranking_search_insert AFTER INSERT ON points_ranking BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'points_ranking' AND record_id = new.id;
END;
CREATE TRIGGER points_ranking_search_update AFTER UPDATE ON points_ranking BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'points_ranking' AND record_id = new.id)
  WHERE area = 'points_ranking' AND record_id = new.id;
END;
CREATE TRIGGER points_ranking_search_delete AFTER DELETE ON points_ranking BEGIN
  DELETE FROM search_text WHERE area = 'points_ranking' AND record_id = old.id;
END;

CREATE TRIGGER body_search_insert AFTER INSERT ON body BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'body' AND record_id = new.id;
END;
CREATE TRIGGER body_search_update AFTER UPDATE ON body BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'body' AND record_id = new.id)
  WHERE area = 'body' AND record_id = new.id;
END;
CREATE TRIGGER body_search_delete AFTER DELETE ON body BEGIN
  DELETE FROM search_text WHERE area = 'body' AND record_id = old.id;
END;

CREATE TRIGGER seat_search_insert AFTER INSERT ON seat BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'seat' AND record_id = new.id;
END;
CREATE TRIGGER seat_search_update AFTER UPDATE ON seat BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'seat' AND record_id = new.id)
  WHERE area = 'seat' AND record_id = new.id;
END;
CREATE TRIGGER seat_search_delete AFTER DELETE ON seat BEGIN
  DELETE FROM search_text WHERE area = 'seat' AND record_id = old.id;
END;

-- What is there already.
INSERT INTO search_text (area, record_id, title, body)
SELECT * FROM search_source WHERE area IN ('membership', 'join_application', 'department', 'points_ranking', 'body', 'seat');

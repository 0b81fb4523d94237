-- 荣誉与文件: honours received, ours in others' contests and exams, applications upward, papers in and out, outcomes of work.
-- A unit or a person is kept in the words of the paper; the ids beside them say whom of the directory they mean, where that is sure.
-- results and stages are written one a line: “张伟 98分 个人第三名”, “6人 100分”; “2026-03-05 受理”.
CREATE TABLE honour (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  giver TEXT,
  level TEXT,
  rank TEXT,
  received_on TEXT NOT NULL,
  amount INTEGER NOT NULL DEFAULT 1 CHECK (amount > 0),
  amount_text TEXT,
  first_ever INTEGER NOT NULL DEFAULT 0 CHECK (first_ever IN (0, 1)),
  document_number TEXT,
  people TEXT,
  unit TEXT,
  unit_id INTEGER REFERENCES unit (id),
  item_id INTEGER REFERENCES plan_item (id),
  note TEXT
) STRICT;
CREATE INDEX honour_unit ON honour (unit_id);
CREATE INDEX honour_item ON honour (item_id);

CREATE TABLE honour_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  honour_id INTEGER NOT NULL REFERENCES honour (id),
  person_id INTEGER NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX honour_person_honour ON honour_person (honour_id);
CREATE INDEX honour_person_person ON honour_person (person_id);

CREATE TABLE participation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  kind TEXT,
  organiser TEXT,
  level TEXT,
  held_on TEXT NOT NULL,
  sent INTEGER,
  passed INTEGER,
  team_rank TEXT,
  results TEXT,
  unit TEXT,
  unit_id INTEGER REFERENCES unit (id),
  item_id INTEGER REFERENCES plan_item (id),
  note TEXT
) STRICT;
CREATE INDEX participation_unit ON participation (unit_id);
CREATE INDEX participation_item ON participation (item_id);

CREATE TABLE participation_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  participation_id INTEGER NOT NULL REFERENCES participation (id),
  person_id INTEGER NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX participation_person_participation ON participation_person (participation_id);
CREATE INDEX participation_person_person ON participation_person (person_id);

CREATE TABLE application (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  title TEXT NOT NULL,
  kind TEXT,
  level TEXT,
  begun_on TEXT NOT NULL,
  deadline TEXT,
  submitted_on TEXT,
  accepted_on TEXT,
  reviewed_on TEXT,
  publicised_on TEXT,
  decided_on TEXT,
  result TEXT,
  reply_number TEXT,
  asked INTEGER,
  granted INTEGER,
  handler TEXT,
  unit TEXT,
  unit_id INTEGER REFERENCES unit (id),
  item_id INTEGER REFERENCES plan_item (id),
  note TEXT
) STRICT;
CREATE INDEX application_unit ON application (unit_id);
CREATE INDEX application_item ON application (item_id);

CREATE TABLE application_material (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  application_id INTEGER NOT NULL REFERENCES application (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  person TEXT,
  ready_on TEXT
) STRICT;
CREATE INDEX application_material_application ON application_material (application_id);

-- 收文 and 发文. What came in is answered by what went out.
CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
  title TEXT NOT NULL,
  number TEXT,
  registered_on TEXT NOT NULL,
  dated_on TEXT,
  secrecy TEXT,
  urgency TEXT,
  due_on TEXT,
  handler TEXT,
  handled_on TEXT,
  outcome TEXT,
  answer_id INTEGER REFERENCES document (id),
  unit TEXT,
  unit_id INTEGER REFERENCES unit (id),
  item_id INTEGER REFERENCES plan_item (id),
  note TEXT
) STRICT;
CREATE INDEX document_number ON document (number);
CREATE INDEX document_answer ON document (answer_id);
CREATE INDEX document_unit ON document (unit_id);
CREATE INDEX document_item ON document (item_id);

CREATE TABLE outcome (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  title TEXT NOT NULL,
  kind TEXT,
  level TEXT,
  begun_on TEXT NOT NULL,
  number TEXT,
  verdict TEXT,
  stages TEXT,
  benefit INTEGER,
  people TEXT,
  unit TEXT,
  unit_id INTEGER REFERENCES unit (id),
  item_id INTEGER REFERENCES plan_item (id),
  note TEXT
) STRICT;
CREATE INDEX outcome_unit ON outcome (unit_id);
CREATE INDEX outcome_item ON outcome (item_id);

CREATE TABLE outcome_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  outcome_id INTEGER NOT NULL REFERENCES outcome (id),
  person_id INTEGER NOT NULL REFERENCES person (id)
) STRICT;
CREATE INDEX outcome_person_outcome ON outcome_person (outcome_id);
CREATE INDEX outcome_person_person ON outcome_person (person_id);


CREATE TRIGGER honour_search_insert AFTER INSERT ON honour BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'honour' AND record_id = new.id;
END;
CREATE TRIGGER honour_search_update AFTER UPDATE ON honour BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'honour' AND record_id = new.id)
  WHERE area = 'honour' AND record_id = new.id;
END;
CREATE TRIGGER honour_search_delete AFTER DELETE ON honour BEGIN
  DELETE FROM search_text WHERE area = 'honour' AND record_id = old.id;
END;
CREATE TRIGGER participation_search_insert AFTER INSERT ON participation BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'participation' AND record_id = new.id;
END;
CREATE TRIGGER participation_search_update AFTER UPDATE ON participation BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'participation' AND record_id = new.id)
  WHERE area = 'participation' AND record_id = new.id;
END;
CREATE TRIGGER participation_search_delete AFTER DELETE ON participation BEGIN
  DELETE FROM search_text WHERE area = 'participation' AND record_id = old.id;
END;
CREATE TRIGGER application_search_insert AFTER INSERT ON application BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'application' AND record_id = new.id;
END;
CREATE TRIGGER application_search_update AFTER UPDATE ON application BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'application' AND record_id = new.id)
  WHERE area = 'application' AND record_id = new.id;
END;
CREATE TRIGGER application_search_delete AFTER DELETE ON application BEGIN
  DELETE FROM search_text WHERE area = 'application' AND record_id = old.id;
END;
CREATE TRIGGER document_search_insert AFTER INSERT ON document BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'document' AND record_id = new.id;
END;
CREATE TRIGGER document_search_update AFTER UPDATE ON document BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'document' AND record_id = new.id)
  WHERE area = 'document' AND record_id = new.id;
END;
CREATE TRIGGER document_search_delete AFTER DELETE ON document BEGIN
  DELETE FROM search_text WHERE area = 'document' AND record_id = old.id;
END;
CREATE TRIGGER outcome_search_insert AFTER INSERT ON outcome BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'outcome' AND record_id = new.id;
END;
CREATE TRIGGER outcome_search_update AFTER UPDATE ON outcome BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'outcome' AND record_id = new.id)
  WHERE area = 'outcome' AND record_id = new.id;
END;
CREATE TRIGGER outcome_search_delete AFTER DELETE ON outcome BEGIN
  DELETE FROM search_text WHERE area = 'outcome' AND record_id = old.id;
END;

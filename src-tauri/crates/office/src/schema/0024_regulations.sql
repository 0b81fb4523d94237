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

-- What is searched of them stands in the view that the next migration makes.
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

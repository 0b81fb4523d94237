-- What an event costs, gives and leaves. Income and cost by category; what was given and received; plaques and the venues they
-- hang at; pieces in the media; who was present; and the figures that others report, which are never ours.

CREATE TABLE money_category (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  direction TEXT NOT NULL CHECK (direction IN ('income', 'cost')),
  position INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;
INSERT INTO money_category (direction, position, name) VALUES
  ('income', 0, '拨款'), ('income', 1, '会费'), ('income', 2, '赞助'), ('income', 3, '其他'),
  ('cost', 0, '场地'), ('cost', 1, '专家费'), ('cost', 2, '印刷'), ('cost', 3, '交通'), ('cost', 4, '奖品'), ('cost', 5, '办公'),
  ('cost', 6, '其他');

-- A line of money, in 分. Of an event, or of none: the office's own. Its category says whether it came in or went out.
CREATE TABLE money_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  category_id INTEGER NOT NULL REFERENCES money_category (id),
  amount INTEGER NOT NULL CHECK (amount > 0),
  paid_on TEXT NOT NULL,
  words TEXT,
  party TEXT,
  event_id INTEGER REFERENCES event (id),
  item_id INTEGER REFERENCES plan_item (id),
  note TEXT
) STRICT;
CREATE INDEX money_line_category ON money_line (category_id);
CREATE INDEX money_line_event ON money_line (event_id);
CREATE INDEX money_line_item ON money_line (item_id);

-- What an event cost: the sum of its lines where it has any, else the figure as it was typed or imported. Here and nowhere else.
CREATE VIEW event_line AS
SELECT l.event_id, sum(l.amount) AS amount FROM money_line l JOIN money_category c ON c.id = l.category_id
WHERE l.event_id IS NOT NULL AND c.direction = 'cost' GROUP BY l.event_id;

CREATE VIEW event_cost AS
SELECT e.id AS event_id, coalesce((SELECT l.amount FROM event_line l WHERE l.event_id = e.id), e.cost) AS amount
FROM event e;

-- All money, each once: the lines, and the typed cost of an event that has no lines of cost. Money of an event without a task of its own
-- belongs to the task that the event serves, where it serves one; `tasks` is how many it serves where that is not told.
CREATE VIEW money_entry AS
SELECT l.id AS line_id, l.event_id, c.direction, c.name AS category, l.amount, l.paid_on AS day, l.words, l.party,
  coalesce(l.item_id, (SELECT min(item_id) FROM event_item s WHERE s.event_id = l.event_id HAVING count(*) = 1)) AS item_id,
  CASE WHEN l.item_id IS NULL THEN (SELECT count(*) FROM event_item s WHERE s.event_id = l.event_id) ELSE 1 END AS tasks
FROM money_line l JOIN money_category c ON c.id = l.category_id
UNION ALL
SELECT NULL, e.id, 'cost', NULL, e.cost, (SELECT min(start_date) FROM occurrence o WHERE o.event_id = e.id), NULL, NULL,
  (SELECT min(item_id) FROM event_item s WHERE s.event_id = e.id HAVING count(*) = 1),
  (SELECT count(*) FROM event_item s WHERE s.event_id = e.id)
FROM event e
WHERE e.cost > 0 AND e.same_as IS NULL
  AND NOT EXISTS (SELECT 1 FROM event_line l WHERE l.event_id = e.id)
  AND CASE WHEN e.parent_id IS NULL
    THEN NOT EXISTS (SELECT 1 FROM event c JOIN event_line l ON l.event_id = c.id WHERE c.parent_id = e.id)
    ELSE EXISTS (SELECT 1 FROM event w WHERE w.id = e.parent_id AND (w.cost IS NULL
      OR EXISTS (SELECT 1 FROM event c JOIN event_line l ON l.event_id = c.id WHERE w.id IN (c.id, c.parent_id)))) END;

-- As before, but for the cost: lines of cost are money and always count, those of the parts too; a figure that was typed for the whole
-- stands only while nobody has any, one that was typed for a part only while the whole's does not.
DROP VIEW event_whole;
CREATE VIEW event_whole AS
SELECT e.id AS event_id, w.id AS whole_id, w.parent_id AS part_of,
  CASE WHEN w.participants IS NULL AND w.participants_text IS NULL
    THEN (SELECT sum(c.participants) FROM event c WHERE c.parent_id = w.id AND c.same_as IS NULL) ELSE w.participants END AS participants,
  CASE WHEN w.beneficiaries IS NULL AND w.beneficiaries_text IS NULL
    THEN (SELECT sum(c.beneficiaries) FROM event c WHERE c.parent_id = w.id AND c.same_as IS NULL) ELSE w.beneficiaries END AS beneficiaries,
  CASE WHEN EXISTS (SELECT 1 FROM event c JOIN event_line l ON l.event_id = c.id WHERE w.id IN (c.id, c.parent_id))
    THEN coalesce((SELECT l.amount FROM event_line l WHERE l.event_id = w.id), 0)
      + coalesce((SELECT sum(k.amount) FROM event c JOIN event_cost k ON k.event_id = c.id WHERE c.parent_id = w.id AND c.same_as IS NULL), 0)
    ELSE coalesce(w.cost, (SELECT sum(c.cost) FROM event c WHERE c.parent_id = w.id AND c.same_as IS NULL)) END AS cost
FROM event e JOIN event w ON w.id = coalesce(e.same_as, e.id);

-- 捐赠, given or received. The other side stands in words, and as the unit of the directory where it is one.
CREATE TABLE donation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  direction TEXT NOT NULL CHECK (direction IN ('given', 'received')),
  party TEXT NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  given_on TEXT NOT NULL,
  receipt_number TEXT,
  event_id INTEGER REFERENCES event (id),
  note TEXT
) STRICT;
CREATE INDEX donation_unit ON donation (unit_id);
CREATE INDEX donation_event ON donation (event_id);

CREATE TABLE donation_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  donation_id INTEGER NOT NULL REFERENCES donation (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  amount REAL,
  unit TEXT,
  worth INTEGER
) STRICT;
CREATE INDEX donation_item_donation ON donation_item (donation_id);

-- 阵地: a place, and whose it is.
CREATE TABLE venue (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  kind TEXT,
  unit_id INTEGER REFERENCES unit (id),
  address TEXT,
  contact TEXT,
  phone TEXT,
  note TEXT
) STRICT;
CREATE INDEX venue_unit ON venue (unit_id);

CREATE TABLE plaque (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  wording TEXT NOT NULL,
  number TEXT,
  given_on TEXT NOT NULL,
  unit_id INTEGER REFERENCES unit (id),
  venue_id INTEGER REFERENCES venue (id),
  event_id INTEGER REFERENCES event (id),
  note TEXT
) STRICT;
CREATE INDEX plaque_unit ON plaque (unit_id);
CREATE INDEX plaque_venue ON plaque (venue_id);
CREATE INDEX plaque_event ON plaque (event_id);

-- 报道: a piece in the media. 本会 is the office's own bulletin, page or account.
CREATE TABLE coverage (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  outlet TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('国家级', '省级', '市级', '县级', '本会')),
  title TEXT NOT NULL,
  published_on TEXT NOT NULL,
  link TEXT,
  event_id INTEGER REFERENCES event (id),
  note TEXT
) STRICT;
CREATE INDEX coverage_event ON coverage (event_id);

-- Who was present at an event, with the post as it was then.
CREATE TABLE event_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  position INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('leader', 'expert', 'speaker', 'guest')),
  name TEXT NOT NULL,
  person_id INTEGER REFERENCES person (id),
  post TEXT
) STRICT;
CREATE INDEX event_person_event ON event_person (event_id);
CREATE INDEX event_person_person ON event_person (person_id);

-- 收表: a figure that another unit sent in for a period, never counted as ours.
CREATE TABLE returned_figure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  period TEXT NOT NULL,
  name TEXT NOT NULL,
  amount REAL NOT NULL,
  counted_in TEXT,
  note TEXT
) STRICT;
CREATE INDEX returned_figure_unit ON returned_figure (unit_id);


CREATE TRIGGER money_line_search_insert AFTER INSERT ON money_line BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'money_line' AND record_id = new.id;
END;
CREATE TRIGGER money_line_search_update AFTER UPDATE ON money_line BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'money_line' AND record_id = new.id)
  WHERE area = 'money_line' AND record_id = new.id;
END;
CREATE TRIGGER money_line_search_delete AFTER DELETE ON money_line BEGIN
  DELETE FROM search_text WHERE area = 'money_line' AND record_id = old.id;
END;
CREATE TRIGGER donation_search_insert AFTER INSERT ON donation BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'donation' AND record_id = new.id;
END;
CREATE TRIGGER donation_search_update AFTER UPDATE ON donation BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'donation' AND record_id = new.id)
  WHERE area = 'donation' AND record_id = new.id;
END;
CREATE TRIGGER donation_search_delete AFTER DELETE ON donation BEGIN
  DELETE FROM search_text WHERE area = 'donation' AND record_id = old.id;
END;
CREATE TRIGGER donation_item_search_insert AFTER INSERT ON donation_item BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'donation_item' AND record_id = new.id;
END;
CREATE TRIGGER donation_item_search_update AFTER UPDATE ON donation_item BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'donation_item' AND record_id = new.id)
  WHERE area = 'donation_item' AND record_id = new.id;
END;
CREATE TRIGGER donation_item_search_delete AFTER DELETE ON donation_item BEGIN
  DELETE FROM search_text WHERE area = 'donation_item' AND record_id = old.id;
END;
CREATE TRIGGER venue_search_insert AFTER INSERT ON venue BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'venue' AND record_id = new.id;
END;
CREATE TRIGGER venue_search_update AFTER UPDATE ON venue BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'venue' AND record_id = new.id)
  WHERE area = 'venue' AND record_id = new.id;
END;
CREATE TRIGGER venue_search_delete AFTER DELETE ON venue BEGIN
  DELETE FROM search_text WHERE area = 'venue' AND record_id = old.id;
END;
CREATE TRIGGER plaque_search_insert AFTER INSERT ON plaque BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'plaque' AND record_id = new.id;
END;
CREATE TRIGGER plaque_search_update AFTER UPDATE ON plaque BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'plaque' AND record_id = new.id)
  WHERE area = 'plaque' AND record_id = new.id;
END;
CREATE TRIGGER plaque_search_delete AFTER DELETE ON plaque BEGIN
  DELETE FROM search_text WHERE area = 'plaque' AND record_id = old.id;
END;
CREATE TRIGGER coverage_search_insert AFTER INSERT ON coverage BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'coverage' AND record_id = new.id;
END;
CREATE TRIGGER coverage_search_update AFTER UPDATE ON coverage BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'coverage' AND record_id = new.id)
  WHERE area = 'coverage' AND record_id = new.id;
END;
CREATE TRIGGER coverage_search_delete AFTER DELETE ON coverage BEGIN
  DELETE FROM search_text WHERE area = 'coverage' AND record_id = old.id;
END;
CREATE TRIGGER event_person_search_insert AFTER INSERT ON event_person BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'event_person' AND record_id = new.id;
END;
CREATE TRIGGER event_person_search_update AFTER UPDATE ON event_person BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'event_person' AND record_id = new.id)
  WHERE area = 'event_person' AND record_id = new.id;
END;
CREATE TRIGGER event_person_search_delete AFTER DELETE ON event_person BEGIN
  DELETE FROM search_text WHERE area = 'event_person' AND record_id = old.id;
END;
CREATE TRIGGER returned_figure_search_insert AFTER INSERT ON returned_figure BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'returned_figure' AND record_id = new.id;
END;
CREATE TRIGGER returned_figure_search_update AFTER UPDATE ON returned_figure BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'returned_figure' AND record_id = new.id)
  WHERE area = 'returned_figure' AND record_id = new.id;
END;
CREATE TRIGGER returned_figure_search_delete AFTER DELETE ON returned_figure BEGIN
  DELETE FROM search_text WHERE area = 'returned_figure' AND record_id = old.id;
END;

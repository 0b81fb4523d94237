-- 会员: who belongs to the office, of which kind, from when to when, and what was paid for which year; who asked to join; labels of
-- people and units. A membership is the record: the day of joining and the number that stand with a person or a unit are kept alike
-- by it, and what older files say there remains until a membership is made of it.

-- The kinds of members. `pattern` makes the next number: # are the digits of the running number, YYYY the year of joining.
CREATE TABLE member_kind (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  is_unit INTEGER NOT NULL CHECK (is_unit IN (0, 1)),
  pattern TEXT
) STRICT;
INSERT INTO member_kind (position, name, is_unit, pattern) VALUES
  (0, '个人会员', 0, 'G####'), (1, '单位会员', 1, 'D###'), (2, '学生会员', 0, 'X####');

-- What a year costs a member of a kind, in 分, from a year on until the next one that is set; 0: nothing is asked.
CREATE TABLE member_due (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  kind_id INTEGER NOT NULL REFERENCES member_kind (id),
  from_year INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0)
) STRICT;
CREATE INDEX member_due_kind ON member_due (kind_id);

CREATE TABLE membership (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  person_id INTEGER REFERENCES person (id),
  unit_id INTEGER REFERENCES unit (id),
  kind_id INTEGER NOT NULL REFERENCES member_kind (id),
  number TEXT,
  began_on TEXT,
  ended_on TEXT,
  ended_by TEXT,
  note TEXT,
  CHECK ((person_id IS NULL) <> (unit_id IS NULL))
) STRICT;
CREATE INDEX membership_person ON membership (person_id);
CREATE INDEX membership_unit ON membership (unit_id);
CREATE INDEX membership_kind ON membership (kind_id);
CREATE INDEX membership_number ON membership (number);

-- What was paid for a year, in parts if need be; 0: the year is waived (免缴).
CREATE TABLE due_payment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  membership_id INTEGER NOT NULL REFERENCES membership (id),
  year INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  paid_on TEXT NOT NULL,
  receipt_number TEXT,
  note TEXT
) STRICT;
CREATE INDEX due_payment_membership ON due_payment (membership_id);

-- 入会申请. Whom it is about stands in words until the membership is made.
CREATE TABLE join_application (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  kind_id INTEGER NOT NULL REFERENCES member_kind (id),
  name TEXT NOT NULL,
  unit TEXT,
  phone TEXT,
  applied_on TEXT NOT NULL,
  introducers TEXT,
  reviewed_on TEXT,
  session TEXT,
  decided_on TEXT,
  result TEXT CHECK (result IN ('通过', '不同意')),
  reason TEXT,
  membership_id INTEGER REFERENCES membership (id),
  note TEXT
) STRICT;
CREATE INDEX join_application_kind ON join_application (kind_id);
CREATE INDEX join_application_membership ON join_application (membership_id);

CREATE TABLE label (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL
) STRICT;

CREATE TABLE label_use (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  label_id INTEGER NOT NULL REFERENCES label (id),
  person_id INTEGER REFERENCES person (id),
  unit_id INTEGER REFERENCES unit (id),
  CHECK ((person_id IS NULL) <> (unit_id IS NULL))
) STRICT;
CREATE INDEX label_use_label ON label_use (label_id);
CREATE INDEX label_use_person ON label_use (person_id);
CREATE INDEX label_use_unit ON label_use (unit_id);

-- As before, and what members paid: it is written once, with the member, and counts here as income. The rest is unchanged.
DROP VIEW money_entry;
CREATE VIEW money_entry AS
SELECT l.id AS line_id, l.event_id, c.direction, c.name AS category, l.amount, l.paid_on AS day, l.words, l.party,
  coalesce(l.item_id, (SELECT min(item_id) FROM event_item s WHERE s.event_id = l.event_id HAVING count(*) = 1)) AS item_id,
  CASE WHEN l.item_id IS NULL THEN (SELECT count(*) FROM event_item s WHERE s.event_id = l.event_id) ELSE 1 END AS tasks,
  NULL AS membership_id
FROM money_line l JOIN money_category c ON c.id = l.category_id
UNION ALL
SELECT NULL, e.id, 'cost', NULL, e.cost, (SELECT min(start_date) FROM occurrence o WHERE o.event_id = e.id), NULL, NULL,
  (SELECT min(item_id) FROM event_item s WHERE s.event_id = e.id HAVING count(*) = 1),
  (SELECT count(*) FROM event_item s WHERE s.event_id = e.id), NULL
FROM event e
WHERE e.cost > 0 AND e.same_as IS NULL
  AND NOT EXISTS (SELECT 1 FROM event_line l WHERE l.event_id = e.id)
  AND CASE WHEN e.parent_id IS NULL
    THEN NOT EXISTS (SELECT 1 FROM event c JOIN event_line l ON l.event_id = c.id WHERE c.parent_id = e.id)
    ELSE EXISTS (SELECT 1 FROM event w WHERE w.id = e.parent_id AND (w.cost IS NULL
      OR EXISTS (SELECT 1 FROM event c JOIN event_line l ON l.event_id = c.id WHERE w.id IN (c.id, c.parent_id)))) END
UNION ALL
SELECT NULL, NULL, 'income', '会费', d.amount, d.paid_on, d.year || ' 年会费' || coalesce('（收据 ' || d.receipt_number || '）', ''),
  coalesce(p.name, u.name), NULL, 0, d.membership_id
FROM due_payment d JOIN membership m ON m.id = d.membership_id
LEFT JOIN person p ON p.id = m.person_id LEFT JOIN unit u ON u.id = m.unit_id
WHERE d.amount > 0;

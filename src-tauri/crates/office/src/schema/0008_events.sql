-- Kinds of events are rows that she edits, each with fields of its own; events stand in series, under one another, and may be the
-- same as one that was told before.
CREATE TABLE event_kind (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE event_field (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  kind_id INTEGER NOT NULL REFERENCES event_kind (id),
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  holds TEXT NOT NULL DEFAULT 'words' CHECK (holds IN ('words', 'number', 'date', 'choice')),
  unit TEXT,
  -- What can be chosen, one a line.
  options TEXT
) STRICT;
CREATE INDEX event_field_kind ON event_field (kind_id);

INSERT INTO event_kind (name, position) VALUES ('宣传', 1), ('讲座', 2), ('培训', 3), ('竞赛', 4), ('会议', 5), ('调研', 6), ('授牌', 7),
  ('捐赠', 8), ('下乡', 9), ('展览', 10), ('编印', 11), ('评选', 12), ('其他', 13);
INSERT INTO event_kind (name, position)
SELECT kind, 13 + row_number() OVER (ORDER BY kind) FROM (SELECT DISTINCT kind FROM event WHERE kind IS NOT NULL)
WHERE kind NOT IN (SELECT name FROM event_kind);

-- Meetings, plaques and donations have records of their own.
INSERT INTO event_field (kind_id, position, name, holds, unit, options)
SELECT k.id, f.column2, f.column3, f.column4, f.column5, f.column6 FROM event_kind k JOIN (VALUES
  ('宣传', 1, '宣传形式', 'choice', NULL, '现场咨询' || char(10) || '发放资料' || char(10) || '广播电视' || char(10) || '网络新媒体'),
  ('讲座', 1, '主讲人', 'words', NULL, NULL), ('讲座', 2, '题目', 'words', NULL, NULL),
  ('培训', 1, '授课人', 'words', NULL, NULL), ('培训', 2, '课时', 'number', '课时', NULL),
  ('竞赛', 1, '作品数', 'number', '件', NULL), ('竞赛', 2, '获奖数', 'number', '个', NULL),
  ('调研', 1, '调研题目', 'words', NULL, NULL), ('调研', 2, '成果', 'words', NULL, NULL),
  ('下乡', 1, '乡镇', 'words', NULL, NULL), ('下乡', 2, '专家', 'words', NULL, NULL),
  ('展览', 1, '展板数', 'number', '块', NULL), ('展览', 2, '展出天数', 'number', '天', NULL),
  ('编印', 1, '刊名', 'words', NULL, NULL), ('编印', 2, '期号', 'words', NULL, NULL), ('编印', 3, '印数', 'number', '份', NULL),
  ('评选', 1, '参评数', 'number', '个', NULL), ('评选', 2, '评出数', 'number', '个', NULL)) AS f ON f.column1 = k.name;

-- The event that this one is a part of, and the one that this one tells again.
ALTER TABLE event ADD COLUMN parent_id INTEGER REFERENCES event (id);
ALTER TABLE event ADD COLUMN same_as INTEGER REFERENCES event (id);
ALTER TABLE event ADD COLUMN notice TEXT;
ALTER TABLE event ADD COLUMN budget INTEGER;
-- Values of the kind's own fields, as an object from the field's id to its text. They stand in the row, so that a search finds them.
ALTER TABLE event ADD COLUMN own TEXT CHECK (own IS NULL OR json_valid(own));
CREATE INDEX event_parent ON event (parent_id);
CREATE INDEX event_same ON event (same_as);
CREATE INDEX event_kind_name ON event (kind);

-- Every total counts an event once. What stands for an event is the one it tells again, else itself (whole_id); the figures that
-- stand are those of the whole where it has them, else the sum of its parts'. Of a set of events those count, each once, that are
-- no part of another in the set. The same rule in Rust: event/counted.rs.
CREATE VIEW event_whole AS
SELECT e.id AS event_id, w.id AS whole_id, w.parent_id AS part_of,
  CASE WHEN w.participants IS NULL AND w.participants_text IS NULL
    THEN (SELECT sum(c.participants) FROM event c WHERE c.parent_id = w.id AND c.same_as IS NULL) ELSE w.participants END AS participants,
  CASE WHEN w.beneficiaries IS NULL AND w.beneficiaries_text IS NULL
    THEN (SELECT sum(c.beneficiaries) FROM event c WHERE c.parent_id = w.id AND c.same_as IS NULL) ELSE w.beneficiaries END AS beneficiaries,
  coalesce(w.cost, (SELECT sum(c.cost) FROM event c WHERE c.parent_id = w.id AND c.same_as IS NULL)) AS cost
FROM event e JOIN event w ON w.id = coalesce(e.same_as, e.id);

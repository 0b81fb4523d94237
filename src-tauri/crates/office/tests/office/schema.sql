-- user_version 25

CREATE TRIGGER agenda_item_search_delete AFTER DELETE ON agenda_item BEGIN
  DELETE FROM search_text WHERE area = 'agenda_item' AND record_id = old.id;
END;

CREATE TRIGGER agenda_item_search_insert AFTER INSERT ON agenda_item BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'agenda_item' AND record_id = new.id;
END;

CREATE TRIGGER agenda_item_search_update AFTER UPDATE ON agenda_item BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'agenda_item' AND record_id = new.id)
  WHERE area = 'agenda_item' AND record_id = new.id;
END;

CREATE TABLE agenda_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  position INTEGER NOT NULL,
  topic TEXT NOT NULL,
  reporter TEXT
) STRICT;

CREATE INDEX agenda_item_event ON agenda_item (event_id);

CREATE TRIGGER application_search_delete AFTER DELETE ON application BEGIN
  DELETE FROM search_text WHERE area = 'application' AND record_id = old.id;
END;

CREATE TRIGGER application_search_insert AFTER INSERT ON application BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'application' AND record_id = new.id;
END;

CREATE TRIGGER application_search_update AFTER UPDATE ON application BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'application' AND record_id = new.id)
  WHERE area = 'application' AND record_id = new.id;
END;

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

CREATE INDEX application_item ON application (item_id);

CREATE INDEX application_unit ON application (unit_id);

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

CREATE TABLE "attachment" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  area TEXT NOT NULL,
  owner_uid TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  size INTEGER NOT NULL,
  caption TEXT,
  line_id INTEGER REFERENCES dossier_line (id),
  added_on TEXT
) STRICT;

CREATE INDEX attachment_line ON attachment (line_id);

CREATE INDEX attachment_owner ON attachment (area, owner_uid);

CREATE TABLE attendance (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  lesson_id INTEGER NOT NULL REFERENCES lesson (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  sign TEXT NOT NULL,
  half TEXT CHECK (half IN ('morning', 'afternoon')),
  UNIQUE (lesson_id, enrolment_id)
) STRICT;

CREATE INDEX attendance_enrolment ON attendance (enrolment_id);

CREATE TABLE attendance_sign (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  sign TEXT NOT NULL,
  meaning TEXT NOT NULL,
  is_present INTEGER NOT NULL CHECK (is_present IN (0, 1))
) STRICT;

CREATE TABLE award (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  entry_id INTEGER NOT NULL UNIQUE REFERENCES entry (id),
  name TEXT NOT NULL,
  rank INTEGER,
  note TEXT
) STRICT;

CREATE TABLE ballot (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  term_id INTEGER NOT NULL REFERENCES term (id),
  post TEXT NOT NULL,
  held_on TEXT,
  -- 1: each category of the body has its own seats; 0: all stand for `seats`.
  by_category INTEGER NOT NULL DEFAULT 0 CHECK (by_category IN (0, 1)),
  seats INTEGER,
  -- How many seats each category had when the ballot was kept: [{"name": "部门", "seats": 7}].
  category_seats TEXT,
  due INTEGER,
  present INTEGER,
  issued INTEGER,
  returned INTEGER,
  valid INTEGER,
  -- What a candidate needs besides a place; over half of those present when absent.
  needs TEXT CHECK (needs IN ('half_present', 'half_valid', 'two_thirds_present', 'most')),
  note TEXT
) STRICT;

CREATE INDEX ballot_term ON ballot (term_id);

CREATE TABLE ballot_candidate (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  ballot_id INTEGER NOT NULL REFERENCES ballot (id),
  position INTEGER NOT NULL,
  person_id INTEGER REFERENCES person (id),
  unit_id INTEGER REFERENCES unit (id),
  category TEXT,
  votes INTEGER,
  against INTEGER,
  abstained INTEGER,
  -- What the meeting decided where the votes decide nothing: 1 elected, 0 not.
  decided INTEGER CHECK (decided IN (0, 1)),
  note TEXT,
  CHECK ((person_id IS NULL) <> (unit_id IS NULL))
) STRICT;

CREATE INDEX ballot_candidate_ballot ON ballot_candidate (ballot_id);

CREATE INDEX ballot_candidate_person ON ballot_candidate (person_id);

CREATE INDEX ballot_candidate_unit ON ballot_candidate (unit_id);

CREATE TRIGGER body_search_delete AFTER DELETE ON body BEGIN
  DELETE FROM search_text WHERE area = 'body' AND record_id = old.id;
END;

CREATE TRIGGER body_search_insert AFTER INSERT ON body BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'body' AND record_id = new.id;
END;

CREATE TRIGGER body_search_update AFTER UPDATE ON body BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'body' AND record_id = new.id)
  WHERE area = 'body' AND record_id = new.id;
END;

CREATE TABLE body (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  kind TEXT,
  note TEXT
) STRICT;

CREATE TABLE body_category (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  body_id INTEGER NOT NULL REFERENCES body (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  seats INTEGER NOT NULL CHECK (seats > 0)
) STRICT;

CREATE INDEX body_category_body ON body_category (body_id);

CREATE TABLE "certificate" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES certificate_batch (id),
  award_id INTEGER REFERENCES award (id),
  enrolment_id INTEGER REFERENCES enrolment (id),
  person_id INTEGER REFERENCES person (id),
  -- Whom the paper is for, as the batch tells them apart: one paper stands for each.
  owner TEXT NOT NULL,
  year INTEGER NOT NULL,
  category TEXT NOT NULL,
  -- The pattern with everything filled in but the running number; NULL for a number that is not ours.
  series TEXT,
  running INTEGER,
  number TEXT UNIQUE,
  recipient TEXT NOT NULL,
  award TEXT NOT NULL,
  words TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('issued', 'sent', 'printed', 'voided')),
  void_reason TEXT,
  print_count INTEGER NOT NULL DEFAULT 0,
  sent_at TEXT,
  sent_order INTEGER,
  taken_by TEXT,
  taken_on TEXT,
  remark TEXT, title_grant_id INTEGER REFERENCES title_grant (id),
  UNIQUE (series, running),
  CHECK ((series IS NULL) = (running IS NULL))
) STRICT;

CREATE INDEX certificate_award ON certificate (award_id);

CREATE INDEX certificate_batch_id ON certificate (batch_id);

CREATE INDEX certificate_enrolment ON certificate (enrolment_id);

CREATE INDEX certificate_person ON certificate (person_id);

CREATE INDEX certificate_title_grant ON certificate (title_grant_id);

CREATE INDEX certificate_year ON certificate (year);

CREATE TABLE certificate_batch (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  template TEXT NOT NULL,
  -- Where the papers came from. No references: a batch whose papers were all withdrawn holds nothing back, and the papers
  -- that stand refer to their award or enrolment.
  contest_id INTEGER,
  class_id INTEGER,
  issued_on TEXT NOT NULL
, source TEXT, design TEXT, commendation_id INTEGER) STRICT;

CREATE INDEX certificate_batch_class ON certificate_batch (class_id);

CREATE INDEX certificate_batch_commendation ON certificate_batch (commendation_id);

CREATE INDEX certificate_batch_contest ON certificate_batch (contest_id);

CREATE TABLE certificate_log (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  certificate_number TEXT NOT NULL,
  at TEXT NOT NULL,
  what TEXT NOT NULL,
  reason TEXT
) STRICT;

CREATE INDEX certificate_log_number ON certificate_log (certificate_number);

CREATE TABLE certificate_scheme (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  category TEXT NOT NULL,
  year INTEGER,
  pattern TEXT NOT NULL,
  start INTEGER NOT NULL DEFAULT 1,
  reserved TEXT
) STRICT;

CREATE TABLE certificate_template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  title TEXT NOT NULL,
  design TEXT NOT NULL
) STRICT;

CREATE TABLE "certificate_withdrawn" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES certificate_batch (id),
  certificate_id INTEGER NOT NULL,
  award_id INTEGER,
  enrolment_id INTEGER,
  person_id INTEGER,
  owner TEXT NOT NULL,
  year INTEGER NOT NULL,
  category TEXT NOT NULL,
  series TEXT,
  running INTEGER,
  number TEXT,
  recipient TEXT NOT NULL,
  award TEXT NOT NULL,
  words TEXT NOT NULL
, title_grant_id INTEGER) STRICT;

CREATE INDEX certificate_withdrawn_batch ON certificate_withdrawn (batch_id);

CREATE TABLE certificate_wording (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  template TEXT NOT NULL,
  rank TEXT,
  recipient TEXT,
  body TEXT,
  closing TEXT
) STRICT;

CREATE TRIGGER class_search_delete AFTER DELETE ON class BEGIN
  DELETE FROM search_text WHERE area = 'class' AND record_id = old.id;
END;

CREATE TRIGGER class_search_insert AFTER INSERT ON class BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'class' AND record_id = new.id;
END;

CREATE TRIGGER class_search_update AFTER UPDATE ON class BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'class' AND record_id = new.id)
  WHERE area = 'class' AND record_id = new.id;
END;

CREATE TABLE class (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  course_id INTEGER NOT NULL REFERENCES course (id),
  year INTEGER NOT NULL,
  name TEXT NOT NULL,
  start_date TEXT,
  end_date TEXT,
  place TEXT,
  teacher TEXT,
  hours REAL,
  capacity_low INTEGER,
  capacity_high INTEGER,
  note TEXT
, pass_mark REAL, merit_mark REAL, least_rate REAL) STRICT;

CREATE INDEX class_course ON class (course_id);

CREATE INDEX class_year ON class (year);

CREATE TABLE class_group (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  class_id INTEGER NOT NULL REFERENCES class (id),
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX class_group_class ON class_group (class_id);

CREATE TABLE class_test (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  class_id INTEGER NOT NULL REFERENCES class (id),
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  held_on TEXT,
  weight REAL NOT NULL DEFAULT 100,
  full_mark REAL NOT NULL DEFAULT 100
) STRICT;

CREATE INDEX class_test_class ON class_test (class_id);

CREATE TRIGGER commendation_search_delete AFTER DELETE ON commendation BEGIN
  DELETE FROM search_text WHERE area = 'commendation' AND record_id = old.id;
END;

CREATE TRIGGER commendation_search_insert AFTER INSERT ON commendation BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'commendation' AND record_id = new.id;
END;

CREATE TRIGGER commendation_search_update AFTER UPDATE ON commendation BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'commendation' AND record_id = new.id)
  WHERE area = 'commendation' AND record_id = new.id;
END;

CREATE TABLE commendation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  year INTEGER NOT NULL,
  name TEXT NOT NULL,
  reviewed_on TEXT,
  public_from TEXT,
  public_to TEXT,
  objections TEXT,
  meeting TEXT,
  decided_on TEXT,
  document_number TEXT,
  preface TEXT,
  note TEXT
) STRICT;

CREATE INDEX commendation_year ON commendation (year);

CREATE TRIGGER contest_search_delete AFTER DELETE ON contest BEGIN
  DELETE FROM search_text WHERE area = 'contest' AND record_id = old.id;
END;

CREATE TRIGGER contest_search_insert AFTER INSERT ON contest BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'contest' AND record_id = new.id;
END;

CREATE TRIGGER contest_search_update AFTER UPDATE ON contest BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'contest' AND record_id = new.id)
  WHERE area = 'contest' AND record_id = new.id;
END;

CREATE TABLE contest (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  year INTEGER NOT NULL,
  name TEXT NOT NULL,
  edition TEXT,
  level TEXT,
  cycle TEXT,
  host TEXT,
  start_date TEXT,
  end_date TEXT,
  note TEXT
, drops_extremes INTEGER NOT NULL DEFAULT 0 CHECK (drops_extremes IN (0, 1))) STRICT;

CREATE INDEX contest_year ON contest (year);

CREATE TABLE course (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  kind TEXT,
  note TEXT
) STRICT;

CREATE TRIGGER coverage_search_delete AFTER DELETE ON coverage BEGIN
  DELETE FROM search_text WHERE area = 'coverage' AND record_id = old.id;
END;

CREATE TRIGGER coverage_search_insert AFTER INSERT ON coverage BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'coverage' AND record_id = new.id;
END;

CREATE TRIGGER coverage_search_update AFTER UPDATE ON coverage BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'coverage' AND record_id = new.id)
  WHERE area = 'coverage' AND record_id = new.id;
END;

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

CREATE TRIGGER decision_search_delete AFTER DELETE ON decision BEGIN
  DELETE FROM search_text WHERE area = 'decision' AND record_id = old.id;
END;

CREATE TRIGGER decision_search_insert AFTER INSERT ON decision BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'decision' AND record_id = new.id;
END;

CREATE TRIGGER decision_search_update AFTER UPDATE ON decision BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'decision' AND record_id = new.id)
  WHERE area = 'decision' AND record_id = new.id;
END;

CREATE TABLE decision (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  position INTEGER NOT NULL,
  words TEXT NOT NULL
) STRICT;

CREATE INDEX decision_event ON decision (event_id);

CREATE TRIGGER department_search_delete AFTER DELETE ON department BEGIN
  DELETE FROM search_text WHERE area = 'department' AND record_id = old.id;
END;

CREATE TRIGGER department_search_insert AFTER INSERT ON department BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'department' AND record_id = new.id;
END;

CREATE TRIGGER department_search_update AFTER UPDATE ON department BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'department' AND record_id = new.id)
  WHERE area = 'department' AND record_id = new.id;
END;

CREATE TABLE department (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  note TEXT
) STRICT;

CREATE TRIGGER document_search_delete AFTER DELETE ON document BEGIN
  DELETE FROM search_text WHERE area = 'document' AND record_id = old.id;
END;

CREATE TRIGGER document_search_insert AFTER INSERT ON document BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'document' AND record_id = new.id;
END;

CREATE TRIGGER document_search_update AFTER UPDATE ON document BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'document' AND record_id = new.id)
  WHERE area = 'document' AND record_id = new.id;
END;

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

CREATE INDEX document_answer ON document (answer_id);

CREATE INDEX document_item ON document (item_id);

CREATE INDEX document_number ON document (number);

CREATE INDEX document_unit ON document (unit_id);

CREATE TRIGGER donation_search_delete AFTER DELETE ON donation BEGIN
  DELETE FROM search_text WHERE area = 'donation' AND record_id = old.id;
END;

CREATE TRIGGER donation_search_insert AFTER INSERT ON donation BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'donation' AND record_id = new.id;
END;

CREATE TRIGGER donation_search_update AFTER UPDATE ON donation BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'donation' AND record_id = new.id)
  WHERE area = 'donation' AND record_id = new.id;
END;

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

CREATE INDEX donation_event ON donation (event_id);

CREATE INDEX donation_unit ON donation (unit_id);

CREATE TRIGGER donation_item_search_delete AFTER DELETE ON donation_item BEGIN
  DELETE FROM search_text WHERE area = 'donation_item' AND record_id = old.id;
END;

CREATE TRIGGER donation_item_search_insert AFTER INSERT ON donation_item BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'donation_item' AND record_id = new.id;
END;

CREATE TRIGGER donation_item_search_update AFTER UPDATE ON donation_item BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'donation_item' AND record_id = new.id)
  WHERE area = 'donation_item' AND record_id = new.id;
END;

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

CREATE TABLE dossier_line (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  filled_by TEXT CHECK (filled_by IN ('summary', 'minutes', 'attendance'))
) STRICT;

CREATE TABLE dossier_word (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  line_id INTEGER NOT NULL REFERENCES dossier_line (id),
  words TEXT NOT NULL,
  UNIQUE (event_id, line_id)
) STRICT;

CREATE INDEX dossier_word_line ON dossier_word (line_id);

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

CREATE INDEX duty_member_person ON duty_member (person_id);

CREATE INDEX duty_member_roster ON duty_member (roster_id);

CREATE TRIGGER duty_roster_search_delete AFTER DELETE ON duty_roster BEGIN
  DELETE FROM search_text WHERE area = 'duty_roster' AND record_id = old.id;
END;

CREATE TRIGGER duty_roster_search_insert AFTER INSERT ON duty_roster BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'duty_roster' AND record_id = new.id;
END;

CREATE TRIGGER duty_roster_search_update AFTER UPDATE ON duty_roster BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'duty_roster' AND record_id = new.id)
  WHERE area = 'duty_roster' AND record_id = new.id;
END;

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

CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  class_id INTEGER NOT NULL REFERENCES class (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  group_id INTEGER REFERENCES class_group (id),
  position INTEGER NOT NULL DEFAULT 0,
  is_leader INTEGER NOT NULL DEFAULT 0 CHECK (is_leader IN (0, 1)),
  mentor TEXT,
  hours REAL,
  score REAL,
  result TEXT,
  note TEXT, waiting INTEGER NOT NULL DEFAULT 0 CHECK (waiting IN (0, 1)), helper_id INTEGER REFERENCES enrolment (id), level_before TEXT, level_after TEXT, result_by_hand INTEGER NOT NULL DEFAULT 0 CHECK (result_by_hand IN (0, 1)),
  UNIQUE (class_id, person_id)
) STRICT;

CREATE INDEX enrolment_group ON enrolment (group_id);

CREATE INDEX enrolment_helper ON enrolment (helper_id);

CREATE INDEX enrolment_person ON enrolment (person_id);

CREATE TRIGGER entry_search_delete AFTER DELETE ON entry BEGIN
  DELETE FROM search_text WHERE area = 'entry' AND record_id = old.id;
END;

CREATE TRIGGER entry_search_insert AFTER INSERT ON entry BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'entry' AND record_id = new.id;
END;

CREATE TRIGGER entry_search_update AFTER UPDATE ON entry BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'entry' AND record_id = new.id)
  WHERE area = 'entry' AND record_id = new.id;
END;

CREATE TABLE entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  contest_id INTEGER NOT NULL REFERENCES contest (id),
  position INTEGER NOT NULL DEFAULT 0,
  track TEXT,
  title TEXT,
  unit_id INTEGER REFERENCES unit (id),
  score REAL,
  note TEXT
) STRICT;

CREATE INDEX entry_contest ON entry (contest_id);

CREATE INDEX entry_unit ON entry (unit_id);

CREATE TABLE entry_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  person_id INTEGER NOT NULL REFERENCES person (id),
  role TEXT NOT NULL CHECK (role IN ('author', 'instructor')),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX entry_person_entry ON entry_person (entry_id);

CREATE INDEX entry_person_person ON entry_person (person_id);

CREATE TABLE entry_sent (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  body TEXT NOT NULL,
  level TEXT,
  sent_on TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'awarded', 'none')),
  award TEXT,
  decided_on TEXT,
  certificate_number TEXT,
  note TEXT
) STRICT;

CREATE INDEX entry_sent_entry ON entry_sent (entry_id);

CREATE TRIGGER event_search_delete AFTER DELETE ON event BEGIN
  DELETE FROM search_text WHERE area = 'event' AND record_id = old.id;
END;

CREATE TRIGGER event_search_insert AFTER INSERT ON event BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'event' AND record_id = new.id;
END;

CREATE TRIGGER event_search_update AFTER UPDATE ON event BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'event' AND record_id = new.id)
  WHERE area = 'event' AND record_id = new.id;
END;

CREATE TABLE event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  series_id INTEGER REFERENCES series (id),
  title TEXT NOT NULL,
  kind TEXT,
  edition TEXT,
  summary TEXT,
  participants INTEGER,
  participants_text TEXT,
  beneficiaries INTEGER,
  beneficiaries_text TEXT,
  cost INTEGER,
  note TEXT
, parent_id INTEGER REFERENCES event (id), same_as INTEGER REFERENCES event (id), notice TEXT, budget INTEGER, own TEXT CHECK (own IS NULL OR json_valid(own)), in_chronicle INTEGER NOT NULL DEFAULT 0 CHECK (in_chronicle IN (0, 1))) STRICT;

CREATE INDEX event_kind_name ON event (kind);

CREATE INDEX event_parent ON event (parent_id);

CREATE INDEX event_same ON event (same_as);

CREATE INDEX event_series ON event (series_id);

CREATE INDEX event_title ON event (title);

CREATE TABLE event_apart (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  other_id INTEGER NOT NULL REFERENCES event (id),
  UNIQUE (event_id, other_id)
) STRICT;

CREATE INDEX event_apart_other ON event_apart (other_id);

CREATE VIEW event_cost AS
SELECT e.id AS event_id, coalesce((SELECT l.amount FROM event_line l WHERE l.event_id = e.id), e.cost) AS amount
FROM event e;

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

CREATE TABLE event_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  item_id INTEGER NOT NULL REFERENCES plan_item (id),
  UNIQUE (event_id, item_id)
) STRICT;

CREATE INDEX event_item_item ON event_item (item_id);

CREATE TABLE event_kind (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE VIEW event_line AS
SELECT l.event_id, sum(l.amount) AS amount FROM money_line l JOIN money_category c ON c.id = l.category_id
WHERE l.event_id IS NOT NULL AND c.direction = 'cost' GROUP BY l.event_id;

CREATE TRIGGER event_person_search_delete AFTER DELETE ON event_person BEGIN
  DELETE FROM search_text WHERE area = 'event_person' AND record_id = old.id;
END;

CREATE TRIGGER event_person_search_insert AFTER INSERT ON event_person BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'event_person' AND record_id = new.id;
END;

CREATE TRIGGER event_person_search_update AFTER UPDATE ON event_person BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'event_person' AND record_id = new.id)
  WHERE area = 'event_person' AND record_id = new.id;
END;

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

CREATE TABLE event_unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  role TEXT NOT NULL CHECK (role IN ('host', 'organizer', 'co_host', 'supporter')),
  position INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX event_unit_event ON event_unit (event_id);

CREATE INDEX event_unit_unit ON event_unit (unit_id);

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

CREATE TRIGGER follow_up_search_delete AFTER DELETE ON follow_up BEGIN
  DELETE FROM search_text WHERE area = 'follow_up' AND record_id = old.id;
END;

CREATE TRIGGER follow_up_search_insert AFTER INSERT ON follow_up BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'follow_up' AND record_id = new.id;
END;

CREATE TRIGGER follow_up_search_update AFTER UPDATE ON follow_up BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'follow_up' AND record_id = new.id)
  WHERE area = 'follow_up' AND record_id = new.id;
END;

CREATE TABLE follow_up (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  words TEXT NOT NULL,
  owner TEXT,
  due_on TEXT,
  done_on TEXT,
  note TEXT
) STRICT;

CREATE INDEX follow_up_event ON follow_up (event_id);

CREATE TABLE holiday (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  year INTEGER NOT NULL,
  day TEXT NOT NULL,
  name TEXT NOT NULL,
  is_off INTEGER NOT NULL CHECK (is_off IN (0, 1))
) STRICT;

CREATE INDEX holiday_year ON holiday (year);

CREATE TRIGGER honour_search_delete AFTER DELETE ON honour BEGIN
  DELETE FROM search_text WHERE area = 'honour' AND record_id = old.id;
END;

CREATE TRIGGER honour_search_insert AFTER INSERT ON honour BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'honour' AND record_id = new.id;
END;

CREATE TRIGGER honour_search_update AFTER UPDATE ON honour BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'honour' AND record_id = new.id)
  WHERE area = 'honour' AND record_id = new.id;
END;

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

CREATE INDEX honour_item ON honour (item_id);

CREATE INDEX honour_unit ON honour (unit_id);

CREATE TABLE honour_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  honour_id INTEGER NOT NULL REFERENCES honour (id),
  person_id INTEGER NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX honour_person_honour ON honour_person (honour_id);

CREATE INDEX honour_person_person ON honour_person (person_id);

CREATE TABLE import_file (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  name TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  kind TEXT NOT NULL,
  journal_id INTEGER REFERENCES journal (id)
) STRICT;

CREATE INDEX import_file_hash ON import_file (content_hash);

CREATE INDEX import_file_journal ON import_file (journal_id);

CREATE TABLE import_shape (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  name TEXT NOT NULL,
  shape TEXT NOT NULL,
  columns TEXT NOT NULL
) STRICT;

CREATE INDEX import_shape_shape ON import_shape (shape);

CREATE TRIGGER join_application_search_delete AFTER DELETE ON join_application BEGIN
  DELETE FROM search_text WHERE area = 'join_application' AND record_id = old.id;
END;

CREATE TRIGGER join_application_search_insert AFTER INSERT ON join_application BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'join_application' AND record_id = new.id;
END;

CREATE TRIGGER join_application_search_update AFTER UPDATE ON join_application BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'join_application' AND record_id = new.id)
  WHERE area = 'join_application' AND record_id = new.id;
END;

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

CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  label TEXT NOT NULL,
  user_version INTEGER NOT NULL,
  tables TEXT NOT NULL,
  changeset BLOB NOT NULL,
  certificate_batch_id INTEGER REFERENCES certificate_batch (id),
  undone_at TEXT,
  -- Place in the redo order, the highest first; NULL when it cannot be redone.
  redo_order INTEGER
) STRICT;

CREATE INDEX journal_batch ON journal (certificate_batch_id);

CREATE INDEX journal_redo ON journal (redo_order) WHERE redo_order IS NOT NULL;

CREATE TABLE judge (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  contest_id INTEGER NOT NULL REFERENCES contest (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;

CREATE INDEX judge_contest ON judge (contest_id);

CREATE TABLE judge_score (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  judge_id INTEGER NOT NULL REFERENCES judge (id),
  score REAL,
  UNIQUE (entry_id, judge_id)
) STRICT;

CREATE INDEX judge_score_judge ON judge_score (judge_id);

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

CREATE TABLE lesson (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  class_id INTEGER NOT NULL REFERENCES class (id),
  position INTEGER NOT NULL DEFAULT 0,
  held_on TEXT,
  half TEXT NOT NULL DEFAULT 'day' CHECK (half IN ('day', 'morning', 'afternoon', 'evening')),
  hours REAL,
  subject TEXT,
  teacher TEXT,
  place TEXT,
  -- 实到, where only the number is known.
  present INTEGER,
  note TEXT
) STRICT;

CREATE INDEX lesson_class ON lesson (class_id);

CREATE TABLE measure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  name TEXT NOT NULL,
  amount REAL NOT NULL,
  unit TEXT
) STRICT;

CREATE INDEX measure_event ON measure (event_id);

CREATE TRIGGER meeting_search_delete AFTER DELETE ON meeting BEGIN
  DELETE FROM search_text WHERE area = 'meeting' AND record_id = old.id;
END;

CREATE TRIGGER meeting_search_insert AFTER INSERT ON meeting BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'meeting' AND record_id = new.id;
END;

CREATE TRIGGER meeting_search_update AFTER UPDATE ON meeting BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'meeting' AND record_id = new.id)
  WHERE area = 'meeting' AND record_id = new.id;
END;

CREATE TABLE meeting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL UNIQUE REFERENCES event (id),
  body TEXT,
  term INTEGER,
  number INTEGER,
  chair TEXT,
  recorder TEXT,
  expected INTEGER,
  present INTEGER,
  excused INTEGER,
  minutes TEXT
) STRICT;

CREATE TABLE meeting_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  post TEXT,
  role TEXT NOT NULL DEFAULT 'member' CHECK (role IN ('leader', 'member', 'guest')),
  state TEXT NOT NULL DEFAULT 'present' CHECK (state IN ('present', 'excused', 'absent'))
) STRICT;

CREATE INDEX meeting_person_event ON meeting_person (event_id);

CREATE TABLE member_due (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  kind_id INTEGER NOT NULL REFERENCES member_kind (id),
  from_year INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0)
) STRICT;

CREATE INDEX member_due_kind ON member_due (kind_id);

CREATE TABLE member_kind (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  is_unit INTEGER NOT NULL CHECK (is_unit IN (0, 1)),
  pattern TEXT
) STRICT;

CREATE TRIGGER membership_search_delete AFTER DELETE ON membership BEGIN
  DELETE FROM search_text WHERE area = 'membership' AND record_id = old.id;
END;

CREATE TRIGGER membership_search_insert AFTER INSERT ON membership BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'membership' AND record_id = new.id;
END;

CREATE TRIGGER membership_search_update AFTER UPDATE ON membership BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'membership' AND record_id = new.id)
  WHERE area = 'membership' AND record_id = new.id;
END;

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

CREATE INDEX membership_kind ON membership (kind_id);

CREATE INDEX membership_number ON membership (number);

CREATE INDEX membership_person ON membership (person_id);

CREATE INDEX membership_unit ON membership (unit_id);

CREATE TABLE mentorship (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  master_id INTEGER NOT NULL REFERENCES person (id),
  apprentice_id INTEGER NOT NULL REFERENCES person (id),
  trade TEXT,
  started_on TEXT NOT NULL,
  ended_on TEXT,
  goals TEXT,
  note TEXT
) STRICT;

CREATE INDEX mentorship_apprentice ON mentorship (apprentice_id);

CREATE INDEX mentorship_master ON mentorship (master_id);

CREATE TABLE mentorship_review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  mentorship_id INTEGER NOT NULL REFERENCES mentorship (id),
  year INTEGER NOT NULL,
  grade TEXT,
  words TEXT,
  UNIQUE (mentorship_id, year)
) STRICT;

CREATE TABLE milestone (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  item_id INTEGER NOT NULL REFERENCES plan_item (id),
  position INTEGER NOT NULL,
  object TEXT NOT NULL DEFAULT '',
  step TEXT NOT NULL,
  done_on TEXT,
  note TEXT
) STRICT;

CREATE INDEX milestone_item ON milestone (item_id);

CREATE TABLE money_category (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  direction TEXT NOT NULL CHECK (direction IN ('income', 'cost')),
  position INTEGER NOT NULL,
  name TEXT NOT NULL
) STRICT;

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

CREATE TRIGGER money_line_search_delete AFTER DELETE ON money_line BEGIN
  DELETE FROM search_text WHERE area = 'money_line' AND record_id = old.id;
END;

CREATE TRIGGER money_line_search_insert AFTER INSERT ON money_line BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'money_line' AND record_id = new.id;
END;

CREATE TRIGGER money_line_search_update AFTER UPDATE ON money_line BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'money_line' AND record_id = new.id)
  WHERE area = 'money_line' AND record_id = new.id;
END;

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

CREATE TABLE occurrence (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  event_id INTEGER NOT NULL REFERENCES event (id),
  start_date TEXT,
  end_date TEXT,
  date_text TEXT,
  place TEXT
) STRICT;

CREATE INDEX occurrence_days ON occurrence (start_date, end_date, event_id);

CREATE INDEX occurrence_event ON occurrence (event_id);

CREATE TABLE office_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  at TEXT NOT NULL,
  secret BLOB NOT NULL CHECK (length(secret) = 32)
) STRICT;

CREATE TABLE office_profile (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  name TEXT NOT NULL,
  short_name TEXT,
  year_kind TEXT NOT NULL CHECK (year_kind IN ('calendar', 'academic')),
  address TEXT,
  phone TEXT,
  certificate_prefix TEXT
, head_count TEXT NOT NULL DEFAULT 'lesson' CHECK (head_count IN ('lesson', 'class'))) STRICT;

CREATE TABLE opinion (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  item_uid TEXT,
  place TEXT,
  said_by TEXT,
  said_on TEXT NOT NULL,
  words TEXT NOT NULL,
  outcome TEXT NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'accepted', 'partly', 'declined')),
  reason TEXT
) STRICT;

CREATE INDEX opinion_plan ON opinion (plan_id);

CREATE TRIGGER outcome_search_delete AFTER DELETE ON outcome BEGIN
  DELETE FROM search_text WHERE area = 'outcome' AND record_id = old.id;
END;

CREATE TRIGGER outcome_search_insert AFTER INSERT ON outcome BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'outcome' AND record_id = new.id;
END;

CREATE TRIGGER outcome_search_update AFTER UPDATE ON outcome BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'outcome' AND record_id = new.id)
  WHERE area = 'outcome' AND record_id = new.id;
END;

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

CREATE INDEX outcome_item ON outcome (item_id);

CREATE INDEX outcome_unit ON outcome (unit_id);

CREATE TABLE outcome_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  outcome_id INTEGER NOT NULL REFERENCES outcome (id),
  person_id INTEGER NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX outcome_person_outcome ON outcome_person (outcome_id);

CREATE INDEX outcome_person_person ON outcome_person (person_id);

CREATE TRIGGER participation_search_delete AFTER DELETE ON participation BEGIN
  DELETE FROM search_text WHERE area = 'participation' AND record_id = old.id;
END;

CREATE TRIGGER participation_search_insert AFTER INSERT ON participation BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'participation' AND record_id = new.id;
END;

CREATE TRIGGER participation_search_update AFTER UPDATE ON participation BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'participation' AND record_id = new.id)
  WHERE area = 'participation' AND record_id = new.id;
END;

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

CREATE INDEX participation_item ON participation (item_id);

CREATE INDEX participation_unit ON participation (unit_id);

CREATE TABLE participation_person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  participation_id INTEGER NOT NULL REFERENCES participation (id),
  person_id INTEGER NOT NULL REFERENCES person (id)
) STRICT;

CREATE INDEX participation_person_participation ON participation_person (participation_id);

CREATE INDEX participation_person_person ON participation_person (person_id);

CREATE TRIGGER person_search_delete AFTER DELETE ON person BEGIN
  DELETE FROM search_text WHERE area = 'person' AND record_id = old.id;
END;

CREATE TRIGGER person_search_insert AFTER INSERT ON person BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'person' AND record_id = new.id;
END;

CREATE TRIGGER person_search_update AFTER UPDATE ON person BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'person' AND record_id = new.id)
  WHERE area = 'person' AND record_id = new.id;
END;

CREATE TABLE person (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  sex TEXT,
  ethnicity TEXT,
  birth_date TEXT,
  id_number TEXT,
  phone TEXT,
  email TEXT,
  unit_id INTEGER REFERENCES unit (id),
  department TEXT,
  position TEXT,
  title TEXT,
  skill_level TEXT,
  education TEXT,
  political_status TEXT,
  joined_on TEXT,
  note TEXT
) STRICT;

CREATE INDEX person_id_number ON person (id_number) WHERE id_number IS NOT NULL;

CREATE INDEX person_name ON person (name);

CREATE INDEX person_unit ON person (unit_id);

CREATE TABLE person_apart (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  person_id INTEGER NOT NULL REFERENCES person (id),
  other_id INTEGER NOT NULL REFERENCES person (id),
  UNIQUE (person_id, other_id),
  CHECK (person_id < other_id)
) STRICT;

CREATE INDEX person_apart_other ON person_apart (other_id);

CREATE TRIGGER plan_search_delete AFTER DELETE ON plan BEGIN
  DELETE FROM search_text WHERE area = 'plan' AND record_id = old.id;
END;

CREATE TRIGGER plan_search_insert AFTER INSERT ON plan BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'plan' AND record_id = new.id;
END;

CREATE TRIGGER plan_search_update AFTER UPDATE ON plan BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'plan' AND record_id = new.id)
  WHERE area = 'plan' AND record_id = new.id;
END;

CREATE TABLE plan (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  year INTEGER NOT NULL,
  title TEXT NOT NULL,
  stage TEXT NOT NULL DEFAULT 'draft' CHECK (stage IN ('draft', 'consult', 'approved', 'issued', 'archived')),
  document_number TEXT,
  approved_by TEXT,
  approved_on TEXT,
  issued_on TEXT,
  addressee TEXT,
  preface TEXT,
  note TEXT
, numbering TEXT CHECK (numbering IN ('short', 'digits', 'decimal')), tasks_level INTEGER CHECK (tasks_level BETWEEN 2 AND 4), running_level INTEGER CHECK (running_level BETWEEN 2 AND 4)) STRICT;

CREATE INDEX plan_year ON plan (year);

CREATE TRIGGER plan_item_search_delete AFTER DELETE ON plan_item BEGIN
  DELETE FROM search_text WHERE area = 'plan_item' AND record_id = old.id;
END;

CREATE TRIGGER plan_item_search_insert AFTER INSERT ON plan_item BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'plan_item' AND record_id = new.id;
END;

CREATE TRIGGER plan_item_search_update AFTER UPDATE ON plan_item BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'plan_item' AND record_id = new.id)
  WHERE area = 'plan_item' AND record_id = new.id;
END;

CREATE TABLE plan_item (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  parent_id INTEGER REFERENCES plan_item (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('heading', 'task')),
  label TEXT,
  text TEXT NOT NULL,
  body TEXT,
  leader TEXT,
  lead_unit TEXT,
  person TEXT,
  helpers TEXT,
  time_text TEXT,
  start_date TEXT,
  end_date TEXT,
  budget INTEGER,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done')),
  note TEXT
, module TEXT, priority TEXT CHECK (priority IN ('high', 'low')), tags TEXT, repetition TEXT CHECK (repetition IN ('weekly', 'monthly', 'bimonthly', 'quarterly', 'half_yearly')), forerunner TEXT, continued INTEGER NOT NULL DEFAULT 0 CHECK (continued IN (0, 1)), cycle_years INTEGER CHECK (cycle_years BETWEEN 2 AND 10)) STRICT;

CREATE INDEX plan_item_forerunner ON plan_item (forerunner) WHERE forerunner IS NOT NULL;

CREATE INDEX plan_item_parent ON plan_item (parent_id);

CREATE INDEX plan_item_plan ON plan_item (plan_id, parent_id, position);

CREATE TABLE plan_version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  made_on TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE INDEX plan_version_plan ON plan_version (plan_id);

CREATE TRIGGER plaque_search_delete AFTER DELETE ON plaque BEGIN
  DELETE FROM search_text WHERE area = 'plaque' AND record_id = old.id;
END;

CREATE TRIGGER plaque_search_insert AFTER INSERT ON plaque BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'plaque' AND record_id = new.id;
END;

CREATE TRIGGER plaque_search_update AFTER UPDATE ON plaque BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'plaque' AND record_id = new.id)
  WHERE area = 'plaque' AND record_id = new.id;
END;

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

CREATE INDEX plaque_event ON plaque (event_id);

CREATE INDEX plaque_unit ON plaque (unit_id);

CREATE INDEX plaque_venue ON plaque (venue_id);

CREATE TABLE points_piece (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  ranking_id INTEGER NOT NULL REFERENCES points_ranking (id),
  rule_id INTEGER REFERENCES points_rule (id),
  unit_id INTEGER REFERENCES unit (id),
  outlet TEXT,
  title TEXT NOT NULL,
  amount REAL NOT NULL DEFAULT 1,
  happened_on TEXT,
  coverage_id INTEGER REFERENCES coverage (id),
  note TEXT,
  CHECK ((rule_id IS NULL) <> (coverage_id IS NULL))
) STRICT;

CREATE INDEX points_piece_coverage ON points_piece (coverage_id);

CREATE INDEX points_piece_ranking ON points_piece (ranking_id);

CREATE INDEX points_piece_rule ON points_piece (rule_id);

CREATE INDEX points_piece_unit ON points_piece (unit_id);

CREATE TRIGGER points_ranking_search_delete AFTER DELETE ON points_ranking BEGIN
  DELETE FROM search_text WHERE area = 'points_ranking' AND record_id = old.id;
END;

CREATE TRIGGER points_ranking_search_insert AFTER INSERT ON points_ranking BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'points_ranking' AND record_id = new.id;
END;

CREATE TRIGGER points_ranking_search_update AFTER UPDATE ON points_ranking BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'points_ranking' AND record_id = new.id)
  WHERE area = 'points_ranking' AND record_id = new.id;
END;

CREATE TABLE points_ranking (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  year INTEGER NOT NULL,
  name TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT 'unit' CHECK (subject IN ('unit', 'outlet')),
  -- Only units of this kind; all where null.
  unit_kind TEXT,
  -- The first so many are rewarded, each with so much 分.
  rewarded INTEGER CHECK (rewarded > 0),
  money INTEGER,
  note TEXT
) STRICT;

CREATE INDEX points_ranking_year ON points_ranking (year);

CREATE TABLE points_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  ranking_id INTEGER NOT NULL REFERENCES points_ranking (id),
  position INTEGER NOT NULL DEFAULT 0,
  sort TEXT NOT NULL CHECK (sort IN ('coverage', 'honour', 'award', 'returned', 'event', 'hand')),
  words TEXT,
  points REAL NOT NULL,
  cap REAL
) STRICT;

CREATE INDEX points_rule_ranking ON points_rule (ranking_id);

CREATE TRIGGER problem_search_delete AFTER DELETE ON problem BEGIN
  DELETE FROM search_text WHERE area = 'problem' AND record_id = old.id;
END;

CREATE TRIGGER problem_search_insert AFTER INSERT ON problem BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'problem' AND record_id = new.id;
END;

CREATE TRIGGER problem_search_update AFTER UPDATE ON problem BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'problem' AND record_id = new.id)
  WHERE area = 'problem' AND record_id = new.id;
END;

CREATE TABLE problem (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  title TEXT NOT NULL,
  proposal TEXT,
  noted_on TEXT NOT NULL,
  item_id INTEGER REFERENCES plan_item (id),
  settled_on TEXT,
  outcome TEXT,
  note TEXT
) STRICT;

CREATE INDEX problem_item ON problem (item_id);

CREATE TABLE progress_note (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  item_id INTEGER NOT NULL REFERENCES plan_item (id),
  noted_on TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE INDEX progress_note_item ON progress_note (item_id);

CREATE TRIGGER regulation_search_delete AFTER DELETE ON regulation BEGIN
  DELETE FROM search_text WHERE area = 'regulation' AND record_id = old.id;
END;

CREATE TRIGGER regulation_search_insert AFTER INSERT ON regulation BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'regulation' AND record_id = new.id;
END;

CREATE TRIGGER regulation_search_update AFTER UPDATE ON regulation BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'regulation' AND record_id = new.id)
  WHERE area = 'regulation' AND record_id = new.id;
END;

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

CREATE TRIGGER regulation_step_search_delete AFTER DELETE ON regulation_step BEGIN
  DELETE FROM search_text WHERE area = 'regulation_step' AND record_id = old.id;
END;

CREATE TRIGGER regulation_step_search_insert AFTER INSERT ON regulation_step BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'regulation_step' AND record_id = new.id;
END;

CREATE TRIGGER regulation_step_search_update AFTER UPDATE ON regulation_step BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'regulation_step' AND record_id = new.id)
  WHERE area = 'regulation_step' AND record_id = new.id;
END;

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

CREATE TRIGGER regulation_version_search_delete AFTER DELETE ON regulation_version BEGIN
  DELETE FROM search_text WHERE area = 'regulation_version' AND record_id = old.id;
END;

CREATE TRIGGER regulation_version_search_insert AFTER INSERT ON regulation_version BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'regulation_version' AND record_id = new.id;
END;

CREATE TRIGGER regulation_version_search_update AFTER UPDATE ON regulation_version BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'regulation_version' AND record_id = new.id)
  WHERE area = 'regulation_version' AND record_id = new.id;
END;

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

CREATE TABLE repetition_day (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  repetition_id INTEGER NOT NULL REFERENCES repetition (id),
  day TEXT NOT NULL,
  event_id INTEGER REFERENCES event (id)
) STRICT;

CREATE INDEX repetition_day_event ON repetition_day (event_id);

CREATE INDEX repetition_day_repetition ON repetition_day (repetition_id, day);

CREATE TRIGGER returned_figure_search_delete AFTER DELETE ON returned_figure BEGIN
  DELETE FROM search_text WHERE area = 'returned_figure' AND record_id = old.id;
END;

CREATE TRIGGER returned_figure_search_insert AFTER INSERT ON returned_figure BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'returned_figure' AND record_id = new.id;
END;

CREATE TRIGGER returned_figure_search_update AFTER UPDATE ON returned_figure BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'returned_figure' AND record_id = new.id)
  WHERE area = 'returned_figure' AND record_id = new.id;
END;

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

CREATE VIEW search_bigram AS SELECT id, bigram(title) AS title, bigram(body) AS body FROM search_text;

CREATE VIRTUAL TABLE search_index USING fts5 (
  title, body, content = 'search_bigram', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Cn'"
);

CREATE TABLE 'search_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_index_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_index_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE 'search_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

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

CREATE TRIGGER search_text_delete AFTER DELETE ON search_text BEGIN
  INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', old.id, bigram(old.title), bigram(old.body));
END;

CREATE TRIGGER search_text_insert AFTER INSERT ON search_text BEGIN
  INSERT INTO search_index (rowid, title, body) VALUES (new.id, bigram(new.title), bigram(new.body));
END;

CREATE TRIGGER search_text_update AFTER UPDATE ON search_text BEGIN
  INSERT INTO search_index (search_index, rowid, title, body) VALUES ('delete', old.id, bigram(old.title), bigram(old.body));
  INSERT INTO search_index (rowid, title, body) VALUES (new.id, bigram(new.title), bigram(new.body));
END;

CREATE TABLE search_text (
  id INTEGER PRIMARY KEY,
  area TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  UNIQUE (area, record_id)
) STRICT;

CREATE TRIGGER seat_search_delete AFTER DELETE ON seat BEGIN
  DELETE FROM search_text WHERE area = 'seat' AND record_id = old.id;
END;

CREATE TRIGGER seat_search_insert AFTER INSERT ON seat BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'seat' AND record_id = new.id;
END;

CREATE TRIGGER seat_search_update AFTER UPDATE ON seat BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'seat' AND record_id = new.id)
  WHERE area = 'seat' AND record_id = new.id;
END;

CREATE TABLE seat (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  term_id INTEGER NOT NULL REFERENCES term (id),
  person_id INTEGER REFERENCES person (id),
  unit_id INTEGER REFERENCES unit (id),
  post TEXT NOT NULL,
  category TEXT,
  represents TEXT,
  began_on TEXT,
  ended_on TEXT,
  left_for TEXT,
  note TEXT,
  CHECK ((person_id IS NULL) <> (unit_id IS NULL))
) STRICT;

CREATE INDEX seat_person ON seat (person_id);

CREATE INDEX seat_term ON seat (term_id);

CREATE INDEX seat_unit ON seat (unit_id);

CREATE TABLE series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  edition TEXT,
  note TEXT
) STRICT;

CREATE TABLE skill_headcount (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  year INTEGER NOT NULL,
  level TEXT NOT NULL,
  people INTEGER NOT NULL,
  UNIQUE (year, level)
) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE summary (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  year INTEGER NOT NULL UNIQUE,
  opening TEXT,
  problems TEXT,
  outlook TEXT
) STRICT;

CREATE TABLE "target" (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  item_id INTEGER NOT NULL REFERENCES plan_item (id),
  position INTEGER NOT NULL DEFAULT 0,
  amount REAL,
  amount_high REAL,
  unit TEXT,
  words TEXT,
  counted_by TEXT NOT NULL DEFAULT 'events'
    CHECK (counted_by IN ('events', 'participants', 'beneficiaries', 'measure', 'objects', 'hand')),
  measure TEXT,
  done REAL,
  whole REAL,
  first_year INTEGER,
  last_year INTEGER,
  before REAL
) STRICT;

CREATE INDEX target_item ON target (item_id);

CREATE TABLE target_entry (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  target_id INTEGER NOT NULL REFERENCES target (id),
  entered_on TEXT NOT NULL,
  amount REAL NOT NULL,
  note TEXT
) STRICT;

CREATE INDEX target_entry_target ON target_entry (target_id);

CREATE TABLE term (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  body_id INTEGER NOT NULL REFERENCES body (id),
  name TEXT NOT NULL,
  began_on TEXT,
  ended_on TEXT,
  -- The term that it followed.
  after_id INTEGER REFERENCES term (id),
  note TEXT
) STRICT;

CREATE INDEX term_after ON term (after_id);

CREATE INDEX term_body ON term (body_id);

CREATE TABLE test_score (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  test_id INTEGER NOT NULL REFERENCES class_test (id),
  enrolment_id INTEGER NOT NULL REFERENCES enrolment (id),
  score REAL,
  resit REAL,
  UNIQUE (test_id, enrolment_id)
) STRICT;

CREATE INDEX test_score_enrolment ON test_score (enrolment_id);

CREATE TRIGGER title_grant_search_delete AFTER DELETE ON title_grant BEGIN
  DELETE FROM search_text WHERE area = 'title_grant' AND record_id = old.id;
END;

CREATE TRIGGER title_grant_search_insert AFTER INSERT ON title_grant BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'title_grant' AND record_id = new.id;
END;

CREATE TRIGGER title_grant_search_update AFTER UPDATE ON title_grant BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'title_grant' AND record_id = new.id)
  WHERE area = 'title_grant' AND record_id = new.id;
END;

CREATE TABLE title_grant (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  commendation_id INTEGER NOT NULL REFERENCES commendation (id),
  position INTEGER NOT NULL,
  person_id INTEGER NOT NULL REFERENCES person (id),
  title TEXT NOT NULL,
  entry_id INTEGER REFERENCES entry (id),
  basis TEXT NOT NULL,
  money INTEGER,
  follows TEXT,
  granted_by TEXT,
  state TEXT NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'granted', 'declined')),
  reason TEXT,
  received_on TEXT
) STRICT;

CREATE INDEX title_grant_commendation ON title_grant (commendation_id);

CREATE INDEX title_grant_entry ON title_grant (entry_id);

CREATE INDEX title_grant_person ON title_grant (person_id);

CREATE TABLE title_rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  position INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL,
  level TEXT,
  contest TEXT,
  places INTEGER,
  award TEXT,
  whom TEXT NOT NULL DEFAULT 'all' CHECK (whom IN ('all', 'first')),
  gap_years INTEGER,
  money INTEGER,
  follows TEXT,
  granted_by TEXT,
  note TEXT
) STRICT;

CREATE TRIGGER unit_search_delete AFTER DELETE ON unit BEGIN
  DELETE FROM search_text WHERE area = 'unit' AND record_id = old.id;
END;

CREATE TRIGGER unit_search_insert AFTER INSERT ON unit BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'unit' AND record_id = new.id;
END;

CREATE TRIGGER unit_search_update AFTER UPDATE ON unit BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'unit' AND record_id = new.id)
  WHERE area = 'unit' AND record_id = new.id;
END;

CREATE TABLE unit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  name TEXT NOT NULL,
  short_name TEXT,
  kind TEXT,
  address TEXT,
  contact TEXT,
  phone TEXT,
  email TEXT,
  member_no TEXT,
  joined_on TEXT,
  note TEXT
) STRICT;

CREATE INDEX unit_name ON unit (name);

CREATE INDEX unit_short_name ON unit (short_name);

CREATE TABLE unit_apart (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uid TEXT NOT NULL UNIQUE DEFAULT (new_uid()),
  unit_id INTEGER NOT NULL REFERENCES unit (id),
  other_id INTEGER NOT NULL REFERENCES unit (id),
  UNIQUE (unit_id, other_id),
  CHECK (unit_id < other_id)
) STRICT;

CREATE INDEX unit_apart_other ON unit_apart (other_id);

CREATE TABLE unmasking (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  person_id INTEGER NOT NULL
) STRICT;

CREATE TRIGGER venue_search_delete AFTER DELETE ON venue BEGIN
  DELETE FROM search_text WHERE area = 'venue' AND record_id = old.id;
END;

CREATE TRIGGER venue_search_insert AFTER INSERT ON venue BEGIN
  INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source WHERE area = 'venue' AND record_id = new.id;
END;

CREATE TRIGGER venue_search_update AFTER UPDATE ON venue BEGIN
  UPDATE search_text SET (title, body) = (SELECT title, body FROM search_source WHERE area = 'venue' AND record_id = new.id)
  WHERE area = 'venue' AND record_id = new.id;
END;

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

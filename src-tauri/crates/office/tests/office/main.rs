//! The office at the edge that window and terminal meet: one program, so that the office and SQLite are linked once and not
//! once for every area.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot set itself up has failed")]

mod attachments;
mod ballots;
mod bodies;
mod calendar;
mod certificates;
mod classes;
mod contests;
mod duty;
mod event_edges;
mod event_money_years;
mod event_own;
mod event_years;
mod generated;
mod import;
mod import_forms;
mod import_into;
mod import_road;
mod journal;
mod kept_years;
mod ledger;
mod meetings;
mod members;
mod merging;
mod office_file;
mod plan_items;
mod plan_numbering;
mod plan_years;
mod plans;
mod points;
mod random_acts;
mod records;
mod regulations;
mod reports;
mod returned;
mod room;
mod safety;
mod shapes;
mod templates;
mod training;
mod training_year;
mod verify;

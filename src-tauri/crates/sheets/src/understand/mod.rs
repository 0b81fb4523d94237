//! Tables of cells + a kind's field list → records and issues. Pure: no file, no clock, no database.
//!
//! A sheet is read from top to bottom. Rows above a header are title and fill-in rows; a header of one to three rows gives
//! columns with fields; below it stand records, section rows whose meaning flows into the records under them, totals, repeated
//! headers, notes and footers. A value that is wrong or unreadable is left out of its record and stands in the issues. A sheet
//! of forms, with the names of fields beside their values, gives a record a form.

mod body;
mod card;
mod column;
mod grid;
mod header;
mod headless;
mod hints;
mod joined;
mod kind;
mod marks;
mod other_list;
mod outcome;
mod record;
mod row;
mod section;
mod table;
mod text;
mod title;
mod value;
mod values;

pub use hints::{Corrections, Hints, SectionRow, column_index};
pub use kind::{Field, Kind, Section, ValueKind};
pub use outcome::{Column, Issue, IssueCode, Record, Severity, Skip, Skipped, Sure, Table, Unmapped};
pub use table::{Told, tables};
pub use value::{Head, Span, head_count, span_of};
pub(crate) use value::{days_of, year_of};
pub use values::{Datum, Values};

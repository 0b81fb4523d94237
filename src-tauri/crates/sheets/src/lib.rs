//! Any spreadsheet → tables of typed cells → records and issues; a plan's text → its outline.
//!
//! [`read`] turns a file's bytes into a [`Workbook`], by content and never by extension; [`child`] does so in a process of its
//! own, with a memory and a time cap, because a hostile file can abort its reader. [`understand`] is pure: a workbook and a
//! kind's field list become [`understand::Table`]s. Nothing here knows a database, a clock or a network.

pub mod child;
mod error;
pub mod outline;
mod prose;
pub mod read;
pub mod understand;
mod wire;
mod workbook;

pub use error::ReadError;
pub use prose::{Line, Prose, Remark};
pub use workbook::{Cell, Format, Row, Sheet, Span, Value, Workbook, column_letters};

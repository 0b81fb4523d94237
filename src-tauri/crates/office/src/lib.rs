//! The records of one association office and their rules; the only crate that speaks SQL.
//!
//! Everything that the window and the terminal can do is a request of [`api`]. The office file is written through three
//! doors and no other: `act` (undoable), `record` (ledgers), `upkeep` (migration, repair, index): see [`journal`].

pub mod api;
pub mod attachment;
pub mod backup;
pub mod body;
pub mod calendar;
pub mod certificate;
mod changes;
mod clock;
mod commendation;
pub mod contest;
pub mod coverage;
mod db;
mod desk;
pub mod directory;
pub mod donation;
pub mod dossier;
pub mod duty;
mod error;
pub mod event;
mod faces;
pub mod ids;
pub mod import;
pub mod job;
pub mod journal;
pub mod kept;
pub mod meeting;
pub mod membership;
pub mod money;
mod office;
mod order;
mod place;
pub mod plan;
pub mod points;
pub mod problem;
pub mod profile;
pub mod report;
pub mod returns;
mod sample;
pub mod search;
pub mod summary;
pub mod tables;
pub mod training;
pub mod undoing;
mod value;
pub mod venue;
pub mod year;

pub use desk::Desk;
pub use error::{Error, ErrorCode, Result, WireError};
pub use office::{At, Mode, Office};
pub use order::Order;
pub use place::{Place, home};
pub use sheets::child::serve_if_asked;

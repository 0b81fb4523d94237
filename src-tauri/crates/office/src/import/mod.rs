//! The engine that areas share for bringing old spreadsheets in. Each area's field list stands in its own `import.rs`, what
//! its rows become in its `arrival.rs`.

mod apply;
pub(crate) mod arrival;
mod choices;
mod look;
mod memory;
mod mend;
mod preview;
mod reading;
mod said;
mod shown;
mod source;
mod words;

pub use apply::{ImportApply, ImportPlan, Imported, Planned};
pub(crate) use apply::{apply, plan};
pub use arrival::{LeftKind, LeftOut};
pub use choices::{Candidate, Change, Counts, Fate, ImportChoices, ImportWho, Match, Told};
pub(crate) use look::look;
pub use look::{ImportLook, Look, LookCell, LookColumn, LookField, LookRow, LookSheet, Role};
pub use memory::{Before, Remembered};
pub(crate) use mend::mend;
pub use mend::{ImportMend, Mended};
pub(crate) use preview::preview;
pub use preview::{ImportKind, ImportPreview, Preview};
pub(crate) use reading::{Shelf, refused};
pub(crate) use source::{Source, subject};
pub(crate) use words::{ETHNICITIES, POLITICAL, SEXES};

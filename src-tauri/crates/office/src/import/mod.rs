//! The engine that areas share for bringing old spreadsheets in. Each area's field list stands in its own `import.rs`, what
//! its rows become in its `arrival.rs`.

mod apply;
pub(crate) mod arrival;
mod preview;
mod source;
mod words;

pub(crate) use apply::apply;
pub use apply::{ImportApply, Imported};
pub use arrival::LeftOut;
pub(crate) use preview::preview;
pub use preview::{ImportKind, ImportPreview, Preview};
pub(crate) use source::{Source, subject};
pub(crate) use words::{ETHNICITIES, POLITICAL, SEXES};

//! 单位与人员: one directory of departments, units and people for all areas.

mod department;
mod person;
mod unit;

pub use department::*;
pub use person::*;
pub use unit::*;

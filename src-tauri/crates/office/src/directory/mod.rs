//! 单位与人员: one directory of departments, units and people for all areas.

mod against;
mod arrival;
mod birthday;
mod carry;
mod department;
mod duplicate;
mod import;
mod label;
mod meant;
mod merge;
mod person;
mod report;
mod roll;
mod unit;
mod unmasking;

pub(crate) use arrival::{take_person, take_trainee, take_unit};
pub use birthday::*;
pub use department::*;
pub use duplicate::*;
pub use import::*;
pub use label::*;
pub use merge::*;
pub use person::*;
pub(crate) use report::{id_numbers, member_list, members_unmasked, month, unit_directory};
pub(crate) use roll::Roll;
pub use unit::*;
pub use unmasking::*;

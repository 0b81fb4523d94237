//! 单位与人员: one directory of departments, units and people for all areas.

mod arrival;
mod department;
mod import;
mod meant;
mod person;
mod report;
mod roll;
mod unit;

pub(crate) use arrival::{take_person, take_trainee, take_unit};
pub use department::*;
pub use import::*;
pub use person::*;
pub(crate) use report::{id_numbers, member_list, members_unmasked, month, unit_directory};
pub(crate) use roll::Roll;
pub use unit::*;

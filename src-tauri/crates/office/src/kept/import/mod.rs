//! What old ledgers call the fields of the kept records.

mod application;
mod document;
mod honour;
mod outcome;
mod participation;

use sheets::understand::Section;

pub use application::APPLICATIONS;
pub use document::DOCUMENTS;
pub use honour::HONOURS;
pub use outcome::OUTCOMES;
pub use participation::PARTICIPATIONS;

const LEVEL: &[&str] =
    &["级别", "荣誉级别", "奖励级别", "获奖级别", "层级", "表彰级别", "奖项级别", "赛事级别", "等级类别"];
const NOTE: &[&str] = &["备注", "说明", "附注", "备考"];

/// What a sheet or a section says of its rows.
const OF_LEVEL: Section = Section {
    field: "level",
    ends: &["国家级", "部级", "省级", "市级", "县级", "区级", "行业级", "单位级", "校级", "院级", "企业级", "公司级"],
    any: false,
};

//! 改稿回填: the plan went out as a Word file and comes back marked up. It is compared with the plan item by item, as it was
//! printed; what she accepts is written, and links, progress and everything that the paper does not say stay as they are.

mod accept;
mod lines;
mod moves;
mod sorting;

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::compare::{ChangedItem, Difference};
use super::opinion::{self, Heard};
use super::version::PlanText;
use super::{PlanDetail, detail};
use crate::error::{Error, Result};
use crate::ids::PlanId;
use crate::office::At;
use crate::{import, profile};

/// A file that came back.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanReturn {
    /// The plan that it is of.
    pub plan_id: PlanId,
    /// The file: a Word document, or its text.
    pub file: String,
}

/// What somebody remarked on an item.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct PlanRemark {
    /// Who; empty where the file does not say.
    pub by: String,
    /// The words.
    pub text: String,
    /// The item that it stands on, as it reads in the file.
    pub on: String,
}

/// A change that the file makes.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct ReturnedChange {
    /// The item and what is other in it.
    #[serde(flatten)]
    #[ts(flatten)]
    pub item: ChangedItem,
    /// Who made it, where changes were tracked.
    pub by: Vec<String>,
}

/// What came back.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PlanReturned {
    /// Names this file and this plan as they are now; accepting asks for it.
    pub seal: String,
    /// The changes, in the order of the file; they are accepted by their places in this list.
    pub rows: Vec<ReturnedChange>,
    /// Items that came back as they went out.
    pub same: usize,
    /// Comments.
    pub remarks: Vec<PlanRemark>,
    /// What was seen and is not written by accepting: items of another level, lines that belong to nothing.
    pub left: Vec<String>,
}

/// The changes to accept.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PlanReturnAccept {
    /// The plan.
    pub plan_id: PlanId,
    /// The file.
    pub file: String,
    /// As [`PlanReturned`] gave it.
    pub seal: String,
    /// Places in [`PlanReturned::rows`], from 0.
    pub rows: Vec<usize>,
    /// Changes and remarks are kept as opinions on the plan, accepted or still to be weighed.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub opinions: bool,
    /// Who said what nobody signed: the unit that sent the file.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub said_by: Option<String>,
}

/// What became of the changes.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PlanAccepted {
    /// Changes written.
    pub accepted: usize,
    /// Opinions kept.
    pub opinions: usize,
    /// What was not written, and why.
    pub left: Vec<String>,
}

pub(crate) fn plan_return(at: &At<'_>, ask: PlanReturn) -> Result<PlanReturned> {
    let prose = read(at, &ask.file)?;
    at.read(|conn| {
        let compared = Compared::of(conn, ask.plan_id, &prose, &ask.file)?;
        Ok(PlanReturned {
            seal: compared.seal,
            rows: compared.changes.iter().map(|change| change.shown.clone()).collect(),
            same: compared.same,
            remarks: compared.remarks,
            left: compared.left,
        })
    })
}

pub(crate) fn plan_return_accept(at: &At<'_>, ask: PlanReturnAccept) -> Result<PlanAccepted> {
    let prose = read(at, &ask.file)?;
    at.act(|act| {
        let compared = Compared::of(act, ask.plan_id, &prose, &ask.file)?;
        if compared.seal != ask.seal {
            return Err(Error::invalid("seal", "计划或这份稿子刚刚变了。请重新对照，再采纳。"));
        }
        let (mut accepted, written) = accept::accept(act, ask.plan_id, &compared, &ask.rows)?;
        if ask.opinions {
            let heard = heard(&compared, &written, ask.said_by.as_deref());
            accepted.opinions = opinion::hear(act, ask.plan_id, heard)?;
        }
        let label = match accepted {
            PlanAccepted { accepted: 0, opinions, .. } => format!("记下“{}”的 {opinions} 条意见", name_of(&ask.file)),
            PlanAccepted { accepted, .. } => format!("采纳“{}”的 {accepted} 处修改", name_of(&ask.file)),
        };
        Ok((accepted, label))
    })
}

/// What a file says of the plan, change by change and remark by remark. `written`: the changes that were accepted.
fn heard(compared: &Compared, written: &HashSet<usize>, said_by: Option<&str>) -> Vec<Heard> {
    let signed = |by: &str| {
        let by = if by.is_empty() { said_by.unwrap_or_default() } else { by };
        Some(by.trim().to_owned()).filter(|by| !by.is_empty())
    };
    let uid = |at: usize| compared.plan.items[at].uid.clone();
    let changes = compared.changes.iter().enumerate().map(|(at, change)| {
        let ReturnedChange { item, by } = &change.shown;
        let place = match item.how {
            Difference::Added => "新增条目".to_owned(),
            _ => format!("{}{}", item.label, item.text),
        };
        Heard {
            item_uid: change.item.map(uid),
            place: Some(place),
            said_by: signed(&by.join("、")),
            words: opinion::as_opinion(item),
            is_accepted: written.contains(&at),
        }
    });
    let remark = |it: &PlanRemark, at: Option<usize>| Heard {
        item_uid: at.map(uid),
        place: at.is_some().then(|| it.on.clone()),
        said_by: signed(&it.by),
        words: it.text.clone(),
        is_accepted: false,
    };
    let remarks = compared.remarks.iter().zip(&compared.remarked).map(|(it, at)| remark(it, *at));
    changes.chain(remarks).collect()
}

fn name_of(file: &str) -> String {
    Path::new(file).file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn read(at: &At<'_>, file: &str) -> Result<sheets::Prose> {
    let prose = at.desk().read_text(Path::new(file)).map_err(import::refused)?;
    prose.ok_or_else(|| Error::Spreadsheet {
        reason: "not_a_text".into(),
        message: format!("“{}”里是表格，不是公文。请选由“打印”写出的 Word 稿。", name_of(file)),
    })
}

/// A file beside its plan.
struct Compared {
    seal: String,
    plan: PlanDetail,
    items: Vec<lines::Got>,
    /// Items of the file that are items of the plan.
    of_file: HashMap<usize, usize>,
    /// The level of each item of the file in the plan.
    levels: Vec<usize>,
    changes: Vec<sorting::Change>,
    same: usize,
    remarks: Vec<PlanRemark>,
    /// The items of the plan that the remarks stand on.
    remarked: Vec<Option<usize>>,
    left: Vec<String>,
}

impl Compared {
    fn of(conn: &Connection, id: PlanId, prose: &sheets::Prose, file: &str) -> Result<Self> {
        let plan = detail(conn, id)?;
        let text = PlanText::from(plan.clone());
        let office = profile::profile(conn)?.name;
        let read = lines::read(prose, &text, &office);
        let sorted = sorting::sort(&plan, &text, &read);
        if sorted.of_file.is_empty() && !text.items.is_empty() {
            return Err(Error::Spreadsheet {
                reason: "another_plan".into(),
                message: format!(
                    "“{}”里没有一条和“{}”对得上。请看看是不是选错了文件或计划。",
                    name_of(file),
                    text.title
                ),
            });
        }
        let mut seal = DefaultHasher::new();
        for line in &prose.lines {
            line.text.hash(&mut seal);
        }
        serde_json::to_string(&text).map_err(Error::internal)?.hash(&mut seal);
        let on = |got: &lines::Got| format!("{}{}", got.label, got.words);
        let remark = |by: &str, text: &str, on: String| PlanRemark { by: by.to_owned(), text: text.to_owned(), on };
        let of_items = read.items.iter().flat_map(|got| got.remarks.iter().map(|it| remark(&it.by, &it.text, on(got))));
        let on_items = read.items.iter().enumerate().flat_map(|(index, got)| {
            let at = sorted.of_file.get(&index).copied();
            got.remarks.iter().map(move |_| at)
        });
        let remarked = read.head_remarks.iter().map(|_| None).chain(on_items).collect();
        let remarks =
            read.head_remarks.iter().map(|it| remark(&it.by, &it.text, text.title.clone())).chain(of_items).collect();
        Ok(Self {
            seal: format!("{:016x}", seal.finish()),
            plan,
            items: read.items,
            of_file: sorted.of_file,
            levels: sorted.levels,
            changes: sorted.changes,
            same: sorted.same,
            remarks,
            remarked,
            left: sorted.left,
        })
    }
}

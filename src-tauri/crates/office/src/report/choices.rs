//! What is chosen for a list: its columns, its order, for whose eyes it is. The machine keeps it for each paper.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::official::{OfficialChoices, OfficialOffer};
use super::{ReportAsk, ReportName};
use crate::api::Nothing;
use crate::desk::Desk;
use crate::error::{Error, Result};
use crate::office::At;
use crate::order::Order;
use crate::value;

/// What is chosen for a list. A part that is absent is as it was chosen for that list before, else as the list has it by
/// itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct ListChoices {
    /// The heads of the columns that may stand on it, from left to right; 序号 always stands first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub columns: Option<Vec<String>>,
    /// In which order the names stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub order: Option<Order>,
    /// 公示: phones are masked as ID numbers always are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub publish: Option<bool>,
    /// Chosen columns in which nobody has anything stand all the same, to be filled in by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub empty: Option<bool>,
    /// A chart stands below the list, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub chart: Option<bool>,
}

impl ListChoices {
    /// These, and where they say nothing the others.
    #[must_use]
    fn or(self, other: Self) -> Self {
        Self {
            columns: self.columns.or(other.columns),
            order: self.order.or(other.order),
            publish: self.publish.or(other.publish),
            empty: self.empty.or(other.empty),
            chart: self.chart.or(other.chart),
        }
    }
}

/// What is to be kept for a list.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct ReportChoose {
    /// The list.
    pub name: ReportName,
    /// What is chosen for a list, all of it; absent: the list as it is by itself.
    #[serde(default)]
    #[ts(optional)]
    pub choices: Option<ListChoices>,
    /// What is chosen for an official document, all of it; absent: the document as it is by itself.
    #[serde(default)]
    #[ts(optional)]
    pub official: Option<OfficialChoices>,
}

pub(crate) fn choose(desk: &Desk, ask: ReportChoose) -> Result<Nothing> {
    if let Some(columns) = ask.choices.as_ref().and_then(|choices| choices.columns.as_ref()) {
        some(columns)?;
    }
    let (is_list, is_official) = (ask.choices.is_some(), ask.official.is_some());
    if is_official && (is_list || !ask.name.is_official()) {
        return Err(Error::invalid("official", "这份文稿不是公文，没有版头和版记。"));
    }
    if is_list && ask.name.is_official() {
        return Err(Error::invalid("choices", "这份文稿不是名单，没有列和次序可选。"));
    }
    match ask.official {
        Some(official) => {
            official.check()?;
            desk.keep_choices(ask.name, Some(official).filter(|choices| *choices != OfficialChoices::default()))?;
        }
        None => desk.keep_choices(ask.name, ask.choices.filter(|choices| *choices != ListChoices::default()))?,
    }
    Ok(Nothing {})
}

fn some(columns: &[String]) -> Result<()> {
    if columns.is_empty() { Err(Error::invalid("columns", "请至少留一列。")) } else { Ok(()) }
}

/// A column that a list can have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct ListColumn {
    /// What stands over it.
    pub head: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Whether anyone has anything in it, or it is there to be filled in by hand.
    pub filled: bool,
}

/// What can be chosen for a list, and what is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, ts_rs::TS)]
pub struct ListOffer {
    /// The columns, those that are chosen in their order.
    pub columns: Vec<ListColumn>,
    /// Whether its names can stand in another order.
    pub can_sort: bool,
    /// Whether phones stand on it, which a list for publication masks.
    pub has_phones: bool,
    /// Whether it has a chart.
    pub has_chart: bool,
    /// What is in force.
    pub choices: ListChoices,
}

/// What can be chosen for a paper, be it a list or an official document.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct ReportOffer {
    /// What can be chosen.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub list: Option<ListOffer>,
    /// What can be chosen for an official document.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub official: Option<OfficialOffer>,
}

pub(crate) fn offer(at: &At<'_>, ask: ReportAsk) -> Result<ReportOffer> {
    let setting = Setting::of(at, &ask, false)?;
    let draft = at.read(|conn| super::draft(conn, at.office().place(), &ask, &setting, super::Kind::Pdf))?;
    Ok(ReportOffer { list: draft.offer, official: draft.official })
}

/// What is in force for one writing of a list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Setting {
    choices: ListChoices,
    official: OfficialChoices,
    /// ID numbers are written out.
    full_ids: bool,
}

impl Setting {
    /// What is asked for, and what is kept where nothing is.
    pub(super) fn of(at: &At<'_>, ask: &ReportAsk, full_ids: bool) -> Result<Self> {
        let asked = ask.choices.clone().unwrap_or_default();
        if let Some(columns) = &asked.columns {
            some(columns)?;
        }
        let choices = asked.or(at.desk().choices(ask.name));
        if full_ids && choices.publish == Some(true) {
            return Err(Error::invalid("full_ids", "公示用的名单不能写出完整身份证号。请二者取一。"));
        }
        let asked = ask.official.clone().unwrap_or_default();
        asked.check()?;
        Ok(Self { choices, official: asked.or(at.desk().choices(ask.name)), full_ids })
    }

    /// How an official document is made up.
    pub(super) fn official(&self) -> &OfficialChoices {
        &self.official
    }

    pub(crate) fn order(&self) -> Order {
        self.choices.order.unwrap_or_default()
    }

    /// An ID number as it stands on a paper: masked, unless it was asked for in full.
    pub(crate) fn id_number(&self, number: &str) -> String {
        if self.full_ids { number.to_owned() } else { value::masked_id(number) }
    }

    /// A phone as it stands on a paper: masked on one for publication.
    pub(crate) fn phone(&self, phone: &str) -> String {
        if self.choices.publish == Some(true) { value::masked_phone(phone) } else { phone.to_owned() }
    }

    /// Whether a chart stands below the list.
    pub(crate) fn chart(&self) -> bool {
        self.choices.chart == Some(true)
    }

    /// What a list says of its order behind the number of those on it; nothing where it stands as the list has it.
    pub(crate) fn sorted(&self) -> &'static str {
        match self.order() {
            Order::Entered => "",
            Order::Strokes => "（按姓氏笔画排序）",
            Order::Pinyin => "（按姓氏拼音排序）",
        }
    }

    /// Which of the columns that a list has are to stand, by their places, from left to right.
    pub(super) fn standing(&self, columns: &[Offered]) -> Vec<usize> {
        let shown = |at: &usize| {
            let column = &columns[*at];
            column.filled || self.choices.empty == Some(true)
        };
        let mut places: Vec<usize> = self.chosen(columns).into_iter().filter(shown).collect();
        if places.is_empty() {
            places.extend(columns.iter().position(|column| column.filled));
        }
        places
    }

    fn chosen(&self, columns: &[Offered]) -> Vec<usize> {
        let Some(heads) = &self.choices.columns else {
            return (0..columns.len()).filter(|at| !columns[*at].asked).collect();
        };
        // Heads that another version of the program had are passed over.
        let mut places: Vec<usize> = Vec::new();
        for head in heads {
            let place = columns.iter().position(|column| column.head == *head);
            places.extend(place.filter(|place| !places.contains(place)));
        }
        places
    }

    /// What the window and the terminal can offer for a list with these columns.
    pub(super) fn offer(&self, columns: &[Offered], has_phones: bool) -> ListOffer {
        let chosen = self.chosen(columns);
        let others = (0..columns.len()).filter(|at| !chosen.contains(at));
        let column = |at: usize| {
            let Offered { head, filled, .. } = &columns[at];
            ListColumn { head: head.to_string(), chosen: chosen.contains(&at), filled: *filled }
        };
        // In the list's own order where the choice keeps to it, so that no column jumps when it is ticked.
        let mut places: Vec<usize> = chosen.iter().copied().chain(others).collect();
        if chosen.is_sorted() {
            places.sort_unstable();
        }
        let columns = places.into_iter().map(column).collect();
        ListOffer { columns, can_sort: false, has_phones, has_chart: false, choices: self.choices.clone() }
    }
}

/// A column that a list has, before anything is chosen.
#[derive(Clone, Debug)]
pub(super) struct Offered {
    pub(super) head: Cow<'static, str>,
    /// Stands only when it is asked for by name.
    pub(super) asked: bool,
    /// Whether anyone has anything in it, or it stands all the same.
    pub(super) filled: bool,
}

/// Refuses columns that the list does not have, and says which are left out for being empty.
pub(super) fn check(ask: &ReportAsk, full_ids: bool, offer: Option<&ListOffer>) -> Result<Vec<String>> {
    let asked = ask.choices.as_ref();
    let Some(offer) = offer else {
        let none = asked.is_none_or(|choices| *choices == ListChoices::default()) && !full_ids;
        return if none {
            Ok(Vec::new())
        } else {
            Err(Error::invalid("choices", "这份文稿不是名单，没有列和次序可选。"))
        };
    };
    let mut notes = Vec::new();
    for head in asked.and_then(|choices| choices.columns.as_ref()).into_iter().flatten() {
        let Some(column) = offer.columns.iter().find(|column| column.head == *head) else {
            let all: Vec<&str> = offer.columns.iter().map(|column| column.head.as_str()).collect();
            return Err(Error::invalid(
                "columns",
                format!("这份名单没有“{head}”这一列。可选的有：{}。", all.join("、")),
            ));
        };
        if !column.filled && offer.choices.empty != Some(true) {
            notes.push(format!("“{head}”一列没有内容，没有写上"));
        }
    }
    let order = asked.and_then(|choices| choices.order);
    if !offer.can_sort && order.is_some_and(|order| order != Order::Entered) {
        return Err(Error::invalid("order", "这份名单的次序是定好的，不能改按笔画或拼音排。"));
    }
    if !offer.has_chart && asked.is_some_and(|choices| choices.chart == Some(true)) {
        return Err(Error::invalid("chart", "这份名单没有图。"));
    }
    let ids = offer.columns.iter().any(|column| column.head == ID_NUMBER && column.chosen);
    if full_ids && !ids {
        return Err(Error::invalid("full_ids", "这份名单没有选“身份证号”一列。请先选上这一列。"));
    }
    Ok(notes)
}

/// The head over ID numbers.
pub(crate) const ID_NUMBER: &str = "身份证号";

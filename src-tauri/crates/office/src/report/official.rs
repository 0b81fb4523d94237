//! What stands above and below the text of an official document: 版头 and 版记 of GB/T 9704-2012. The machine keeps what is
//! chosen for each paper, as it does for lists.

use papers::document::{Document, Head, Imprint, Stock, Style};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::records::plan_of;
use super::{ReportAsk, ReportName};
use crate::error::{Error, Result};
use crate::{clock, plan, profile, value};

/// 版头: where the red head of an official document comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Letterhead {
    /// Drawn in red on plain paper.
    Drawn,
    /// Printed on the paper already (红头纸): its room is kept, only number and signers are set.
    Printed,
    /// Left out.
    None,
}

/// How an official document is made up. A part that is absent is as it was chosen for that paper before, else as the paper
/// has it by itself: a drawn head when it has a number, no 版记.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(deny_unknown_fields)]
pub struct OfficialChoices {
    /// 版头
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub letterhead: Option<Letterhead>,
    /// 签发人, for papers that go upward; several parted by 、
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub signers: Option<String>,
    /// Whether 版记 stands at the foot of the last page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub imprint: Option<bool>,
    /// 抄送机关, as written in 版记.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub copies: Option<String>,
    /// 印发机关; the office's own 办公室 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub printed_by: Option<String>,
    /// Whether a plan's paper tells the milestones of its tasks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub milestones: Option<bool>,
}

/// The most characters of 抄送, which goes on on further lines, and of what stands on one line.
const COPIES: usize = 200;
const SHORT: usize = 20;

impl OfficialChoices {
    /// These, and where they say nothing the others.
    #[must_use]
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            letterhead: self.letterhead.or(other.letterhead),
            signers: self.signers.or(other.signers),
            imprint: self.imprint.or(other.imprint),
            copies: self.copies.or(other.copies),
            printed_by: self.printed_by.or(other.printed_by),
            milestones: self.milestones.or(other.milestones),
        }
    }

    /// Refuses words that are too long to stand there.
    pub(super) fn check(&self) -> Result<()> {
        for (field, name, text, most) in [
            ("signers", "签发人", &self.signers, SHORT),
            ("copies", "抄送", &self.copies, COPIES),
            ("printed_by", "印发机关", &self.printed_by, SHORT),
        ] {
            if text.as_ref().is_some_and(|text| text.chars().count() > most) {
                return Err(Error::invalid(field, format!("“{name}”太长，请写在 {most} 字以内。")));
            }
        }
        Ok(())
    }
}

/// What can be chosen for an official document, and what is.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct OfficialOffer {
    /// What is in force; a part that is absent is as the paper has it by itself.
    pub choices: OfficialChoices,
    /// Whether the paper has a number, and with it a drawn head by itself.
    pub has_number: bool,
    /// 印发机关 when none is written.
    pub printed_by: String,
    /// Whether it is a plan whose tasks have milestones.
    pub has_milestones: bool,
}

/// 发文机关标志 of an office.
pub(crate) fn mark(office: &str) -> String {
    format!("{office}文件")
}

/// Characters on a line of the text, and those on it beside number and signers: blanks at both ends and 签发人：.
const LINE: usize = 28;
const BESIDE: usize = 7;

/// Makes a document up as it is chosen; nothing where it is none of ours.
pub(super) fn make_up(
    conn: &Connection,
    ask: &ReportAsk,
    choices: &OfficialChoices,
    document: &mut Document,
) -> Result<Option<OfficialOffer>> {
    if document.style != Style::Official {
        let none = ask.official.as_ref().is_none_or(|asked| *asked == OfficialChoices::default());
        return match none {
            true => Ok(None),
            false => Err(Error::invalid("official", "这份文稿不是公文，没有版头和版记。")),
        };
    }
    let is_plan = ask.name == ReportName::Plan;
    if !is_plan && ask.official.as_ref().is_some_and(|asked| asked.milestones.is_some()) {
        return Err(Error::invalid("official", "只有工作计划的公文能写节点。"));
    }
    let office = profile::profile(conn)?.name;
    let offer = OfficialOffer {
        choices: choices.clone(),
        has_number: document.head.as_ref().is_some_and(|head| !head.number.is_empty()),
        printed_by: format!("{office}办公室"),
        has_milestones: is_plan && plan::has_milestones(conn, plan_of(conn, ask)?)?,
    };
    let head = || Head { mark: mark(&office), ..Head::default() };
    match choices.letterhead {
        Some(Letterhead::None) => document.head = None,
        Some(Letterhead::Drawn) => document.head.get_or_insert_with(head).stock = Stock::Plain,
        Some(Letterhead::Printed) => document.head.get_or_insert_with(head).stock = Stock::Printed,
        None => {}
    }
    let words =
        |text: &Option<String>| text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    if let (Some(head), Some(signers)) = (&mut document.head, words(&choices.signers)) {
        let names = signers.split(['、', '，', ',']).map(|name| name.split_whitespace().collect::<String>());
        head.signers = names.filter(|name| !name.is_empty()).collect();
        let [number, names] = [&head.number, &head.signers.join("　")].map(|text| text.chars().count());
        if number + names + BESIDE > LINE {
            return Err(Error::invalid("signers", "签发人和发文字号在一行里写不下。请少写一位签发人，或不写签发人。"));
        }
    }
    if choices.imprint == Some(true) {
        let signed = document.signature.as_ref().map(|signature| signature.date.clone());
        document.imprint = Some(Imprint {
            copies: words(&choices.copies),
            office: words(&choices.printed_by).unwrap_or_else(|| offer.printed_by.clone()),
            date: signed.unwrap_or_else(|| value::spoken(&clock::today())),
        });
    }
    Ok(Some(offer))
}

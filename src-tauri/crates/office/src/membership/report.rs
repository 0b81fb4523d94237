//! 单位会员名册, 会费收缴表, 入会审批名单.

use rusqlite::Connection;

use super::join::joins;
use super::store::memberships;
use super::{DueState, JoinApplication, Membership};
use crate::error::Result;
use crate::report::{Draft, Listed, Setting, list, text};
use crate::{profile, value, year};

type Member<'a> = Listed<'a, Membership>;
type Applicant<'a> = Listed<'a, JoinApplication>;

fn spoken(date: &Option<String>) -> String {
    date.as_deref().map(value::spoken).unwrap_or_default()
}

/// 单位会员名册: the units that are members now.
pub(crate) fn unit_members(conn: &Connection, label: Option<&str>, setting: &Setting) -> Result<Draft> {
    let mut members = memberships(conn, super::store::this_year(conn)?)?;
    members.retain(|row| row.unit_id.is_some() && row.standing == "在会");
    members.retain(|row| label.is_none_or(|label| row.labels.iter().any(|it| it == label)));
    setting.order().things(&mut members, |row| &row.name);
    let columns = vec![
        Member::short("会员编号", |row| text(&row.number)).always(),
        Member::words("单位名称", |row| row.name.clone()).wide(2.0).always(),
        Member::short("会员类别", |row| row.kind.clone()),
        Member::phone(setting, |row| text(&row.phone)),
        Member::day("入会日期", |row| spoken(&row.began_on), |row| row.began_on.as_ref()?.parse().ok()).always(),
        Member::words("标签", |row| row.labels.join("、")).asked(),
        Member::words("备注", |row| text(&row.note)).wide(1.0),
    ];
    let office = profile::profile(conn)?.name;
    let sorted = setting.sorted().replace("姓氏", "名称");
    let facts = vec![format!("单位：{office}"), format!("共 {} 个{sorted}", members.len())];
    let mut draft = list(setting, format!("{office}单位会员名册"), facts, columns, &members).sortable();
    for table in draft.tables() {
        table.empty = Some("（还没有单位会员）".to_owned());
    }
    Ok(draft)
}

/// 会费收缴表 of a year: everyone the year asks, what they owe and paid, with the sums.
pub(crate) fn dues_sheet(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let mut members = memberships(conn, year)?;
    members.retain(|row| {
        row.state.is_some() || (row.due.is_none() && row.standing == "在会" && row.years(profile.year_kind).has(year))
    });
    setting.order().people(&mut members, |row| &row.name);
    let sum = |of: &dyn Fn(&Membership) -> i64| value::yuan(members.iter().map(of).sum());
    let of = |row: &Membership| row.payments.iter().filter(|it| it.year == year).cloned().collect::<Vec<_>>();
    let several = |words: Vec<String>| words.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("、");
    let columns = vec![
        Member::short("会员编号", |row| text(&row.number)).always(),
        Member::words("会员", |row| row.name.clone()).wide(1.4).always(),
        Member::words("单位", |row| text(&row.unit)).wide(1.6),
        Member::short("类别", |row| row.kind.clone()),
        Member::number("应缴（元）", |row| row.asked().map(value::yuan).unwrap_or_default())
            .sum(sum(&|row| row.asked().unwrap_or(0)))
            .always(),
        Member::number("已缴（元）", |row| if row.paid > 0 { value::yuan(row.paid) } else { String::new() })
            .sum(sum(&|row| row.paid))
            .always(),
        Member::number("欠缴（元）", |row| match row.owed() {
            0 => String::new(),
            owed => value::yuan(owed),
        })
        .sum(sum(&Membership::owed)),
        Member::short("状态", |row| row.state.map_or("未定标准", DueState::said).to_owned()).sum("").always(),
        Member::short("缴费日期", move |row| {
            several(of(row).iter().filter(|it| it.amount > 0).map(|it| it.paid_on.clone()).collect())
        })
        .sum(""),
        Member::short("收据编号", move |row| several(of(row).iter().map(|it| text(&it.receipt_number)).collect()))
            .sum(""),
    ];
    let count = |state: DueState| members.iter().filter(|row| row.state == Some(state)).count();
    let counted = [DueState::Paid, DueState::Part, DueState::Unpaid, DueState::Waived]
        .map(|state| (state.said(), count(state)))
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(said, count)| format!("{said} {count}"))
        .collect::<Vec<_>>()
        .join("，");
    let facts = vec![
        format!("单位：{}", profile.name),
        format!(
            "共 {} 个会员{}{counted}{}",
            members.len(),
            if counted.is_empty() { "" } else { "：" },
            setting.sorted()
        ),
    ];
    let title = format!("{}{}会费收缴表", profile.name, profile.year_kind.spoken(year));
    let mut draft = list(setting, title, facts, columns, &members).sortable();
    for table in draft.tables() {
        table.empty = Some(format!("（{year} 年没有要缴会费的会员）"));
    }
    Ok(draft)
}

impl Membership {
    /// What the year asks; nothing of one who is waived.
    fn asked(&self) -> Option<i64> {
        self.due.filter(|_| self.state != Some(DueState::Waived))
    }

    fn owed(&self) -> i64 {
        self.asked().map_or(0, |due| (due - self.paid).max(0))
    }
}

/// 入会审批名单: who waits for the meeting and what it decided, of those who applied in a year or were decided in it.
pub(crate) fn join_list_paper(conn: &Connection, wanted: i32, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let of_year = |date: &str| year::year_of(date, profile.year_kind) == Some(wanted);
    let mut joins = joins(conn)?;
    joins.retain(|join| of_year(&join.applied_on) || join.decided_on.as_deref().is_some_and(of_year));
    joins.sort_by(|one, other| {
        (one.is_unit, &one.applied_on, one.id).cmp(&(other.is_unit, &other.applied_on, other.id))
    });
    setting.order().people(&mut joins, |join| &join.name);
    let columns = vec![
        Applicant::words("申请人", |join| join.name.clone()).wide(1.4).always(),
        Applicant::words("单位", |join| text(&join.unit)).wide(1.6),
        Applicant::short("类别", |join| join.kind.clone()).always(),
        Applicant::short("申请日期", |join| join.applied_on.clone()).always(),
        Applicant::words("介绍人", |join| text(&join.introducers)).wide(1.0),
        Applicant::words("审定会议", |join| text(&join.session)).wide(1.2),
        Applicant::short("结果", |join| text(&join.result)).always(),
        Applicant::words("不同意的原因", |join| text(&join.reason)).wide(1.2),
        Applicant::short("会员编号", |join| text(&join.number)),
        Applicant::phone(setting, |join| text(&join.phone)).asked(),
    ];
    let passed = joins.iter().filter(|join| join.result.as_deref() == Some("通过")).count();
    let facts =
        vec![format!("单位：{}", profile.name), format!("共 {} 份，通过 {passed} 份{}", joins.len(), setting.sorted())];
    let title = format!("{}{}入会审批名单", profile.name, profile.year_kind.spoken(wanted));
    let mut draft = list(setting, title, facts, columns, &joins).sortable();
    for table in draft.tables() {
        table.empty = Some(format!("（{wanted} 年没有入会申请）"));
    }
    Ok(draft)
}

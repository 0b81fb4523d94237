//! The ledgers of the kept records, and the list of what an application needs.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::{
    Application, Document, Honour, Level, Material, Outcome, Participation, Regulation, application, applications,
    honours, outcomes, participations, register, regulations,
};
use crate::error::Result;
use crate::ids::ApplicationId;
use crate::profile;
use crate::report::{Draft, Listed, Setting, list, text};
use crate::value;
use crate::year::year_of;

fn day(date: &str) -> Option<NaiveDate> {
    value::first_day(date).filter(|_| date.len() == 10)
}

/// A column of days of which some are not there.
fn on<'a, T: 'a>(head: &'static str, of: fn(&T) -> &Option<String>) -> Listed<'a, T> {
    Listed::day(
        head,
        move |it: &T| of(it).as_deref().map(value::spoken).unwrap_or_default(),
        move |it: &T| of(it).as_deref().and_then(day),
    )
}

/// 国家级 2 项，省级 3 项: how many of each level, the highest first.
fn by_level<'a, T: 'a>(rows: impl Iterator<Item = &'a T> + Clone, of: fn(&T) -> (Option<&str>, i64)) -> Option<String> {
    let count = |level: Level| -> i64 {
        rows.clone().map(of).filter(|(word, _)| *word == Some(level.word())).map(|(_, amount)| amount).sum()
    };
    let said: Vec<String> = Level::ALL
        .into_iter()
        .map(|level| (level.word(), count(level)))
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} {count} 项"))
        .collect();
    (!said.is_empty()).then(|| said.join("，"))
}

/// 荣誉台账 of a year, or of all years in groups.
pub(crate) fn honour_ledger(conn: &Connection, year: Option<i32>, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let mut rows = honours(conn, year)?;
    // The highest first, and the first of a level first; over all years by year.
    let rank = |row: &Honour| row.level.as_deref().and_then(Level::of).map_or(usize::MAX, |level| level as usize);
    let of_year = |row: &Honour| year_of(&row.received_on, profile.year_kind);
    rows.sort_by(|a, b| {
        (of_year(b), rank(a), &a.received_on, a.id.0).cmp(&(of_year(a), rank(b), &b.received_on, b.id.0))
    });
    let amount: i64 = rows.iter().map(|row| row.amount).sum();
    let columns = vec![
        Listed::day("时间", |it: &Honour| value::spoken(&it.received_on), |it: &Honour| day(&it.received_on)).always(),
        Listed::words("荣誉名称", |it: &Honour| it.name.clone()).wide(3.0).always(),
        Listed::short("级别", |it: &Honour| text(&it.level)).always(),
        Listed::short("等次", |it: &Honour| text(&it.rank)),
        Listed::words("授予单位", |it: &Honour| text(&it.giver)).wide(2.0),
        Listed::words("获得者", |it: &Honour| text(&it.people)).wide(1.5),
        Listed::words("获得单位", |it: &Honour| text(&it.unit)).wide(1.5),
        Listed::number("件数", |it: &Honour| it.amount_text.clone().unwrap_or_else(|| it.amount.to_string()))
            .sum(amount.to_string()),
        Listed::short("首次或连续", |it: &Honour| text(&it.standing)),
        Listed::words("文号", |it: &Honour| text(&it.document_number)).wide(1.5),
        Listed::words("相关任务", |it: &Honour| text(&it.task)).wide(1.5).asked(),
        Listed::words("备注", |it: &Honour| text(&it.note)).wide(1.0),
    ];
    let mut facts = vec![format!("单位：{}", profile.name), format!("共 {amount} 项")];
    facts.extend(by_level(rows.iter(), |it| (it.level.as_deref(), it.amount)));
    let title = match year {
        Some(year) => format!("{}荣誉台账", profile.year_kind.spoken(year)),
        None => "荣誉台账".to_owned(),
    };
    let draft = list(setting, title, facts, columns, &rows);
    if year.is_some() {
        return Ok(draft);
    }
    let groups: Vec<String> = rows
        .iter()
        .map(|row| of_year(row).map_or_else(|| "年份不明".to_owned(), |year| profile.year_kind.spoken(year)))
        .collect();
    Ok(draft.in_groups(&groups))
}

/// 参赛参考情况表 of a year.
pub(crate) fn participation_ledger(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let mut rows = participations(conn, Some(year))?;
    rows.reverse();
    let sum = |of: fn(&Participation) -> i64| rows.iter().map(of).sum::<i64>().to_string();
    let count = |count: Option<i64>| count.map(|count| count.to_string()).unwrap_or_default();
    let columns = vec![
        Listed::day("时间", |it: &Participation| value::spoken(&it.held_on), |it: &Participation| day(&it.held_on))
            .always(),
        Listed::words("竞赛（考试）名称", |it: &Participation| it.name.clone()).wide(3.0).always(),
        Listed::short("类别", |it: &Participation| text(&it.kind)),
        Listed::short("级别", |it: &Participation| text(&it.level)),
        Listed::words("主办单位", |it: &Participation| text(&it.organiser)).wide(2.0),
        Listed::words("参加单位", |it: &Participation| text(&it.unit)).wide(1.5),
        Listed::number("参加人数", |it: &Participation| it.people().to_string()).sum(sum(Participation::people)),
        Listed::number("合格人数", move |it: &Participation| count(it.passed)).sum(sum(|it| it.passed.unwrap_or(0))),
        Listed::short("团体名次", |it: &Participation| text(&it.team_rank)),
        Listed::words("成绩", |it: &Participation| text(&it.results).replace('\n', "；")).wide(3.0),
        Listed::words("备注", |it: &Participation| text(&it.note)).wide(1.0),
    ];
    let facts = vec![format!("单位：{}", profile.name), format!("共 {} 项", rows.len())];
    let title = format!("{}参赛参考情况表", profile.year_kind.spoken(year));
    Ok(list(setting, title, facts, columns, &rows))
}

/// 申报台账 of a year: what was open in it.
pub(crate) fn application_ledger(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let rows = applications(conn, Some(year))?;
    let yuan = |fen: Option<i64>| fen.map(value::yuan).unwrap_or_default();
    let sum = |of: fn(&Application) -> Option<i64>| value::yuan(rows.iter().filter_map(of).sum());
    let columns = vec![
        Listed::words("申报名称", |it: &Application| it.title.clone()).wide(3.0).always(),
        Listed::short("类别", |it: &Application| text(&it.kind)),
        Listed::short("级别", |it: &Application| text(&it.level)),
        Listed::words("受理单位", |it: &Application| text(&it.unit)).wide(2.0),
        on("申报截止", |it: &Application| &it.deadline),
        on("报送", |it: &Application| &it.submitted_on),
        on("受理", |it: &Application| &it.accepted_on),
        on("评审", |it: &Application| &it.reviewed_on),
        on("公示", |it: &Application| &it.publicised_on),
        on("结果日期", |it: &Application| &it.decided_on),
        Listed::short("进度", |it: &Application| it.stage.clone()).always(),
        Listed::words("批复文号", |it: &Application| text(&it.reply_number)).wide(1.5),
        Listed::number("申请经费（元）", move |it: &Application| yuan(it.asked)).sum(sum(|it| it.asked)),
        Listed::number("批准经费（元）", move |it: &Application| yuan(it.granted)).sum(sum(|it| it.granted)),
        Listed::short("经办", |it: &Application| text(&it.handler)),
        Listed::words("备注", |it: &Application| text(&it.note)).wide(1.0),
    ];
    let granted = rows.iter().filter(|row| row.is_granted()).count();
    let facts = vec![format!("单位：{}", profile.name), format!("共 {} 项，获批 {granted} 项", rows.len())];
    let mut draft = list(setting, format!("{}申报台账", profile.year_kind.spoken(year)), facts, columns, &rows);
    draft.document.landscape = true;
    Ok(draft)
}

/// 申报材料清单: each paper that an application needs, with room to tick it off.
pub(crate) fn material_list(conn: &Connection, id: ApplicationId, setting: &Setting) -> Result<Draft> {
    let application = application(conn, id)?;
    let rows = &application.materials;
    let columns = vec![
        Listed::words("材料名称", |it: &Material| it.name.clone()).wide(4.0).always(),
        Listed::short("责任人", |it: &Material| text(&it.person)).always(),
        Listed::short("备齐", |it: &Material| {
            it.ready_on.as_deref().map_or_else(String::new, |on| format!("{} 已备", value::spoken(on)))
        })
        .always(),
        Listed::blank("核对", 16.0),
    ];
    let ready = rows.iter().filter(|row| row.ready_on.is_some()).count();
    let mut facts = Vec::new();
    facts.extend(application.unit.as_ref().map(|unit| format!("报送：{unit}")));
    facts.extend(application.deadline.as_deref().map(|on| format!("截止：{}", value::spoken(on))));
    facts.push(format!("共 {} 件，已备 {ready} 件", rows.len()));
    Ok(list(setting, format!("“{}”申报材料清单", application.title), facts, columns, rows))
}

/// 收文登记簿 or 发文登记簿 of a year, in the order in which they came or went.
pub(crate) fn document_register(conn: &Connection, year: i32, direction: &str, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let rows = register(conn, year, direction)?;
    let is_out = direction == "out";
    let (registered, other) = if is_out { ("发文日期", "主送单位") } else { ("收文日期", "来文单位") };
    let mut columns = vec![
        Listed::day(
            registered,
            |it: &Document| value::spoken(&it.registered_on),
            |it: &Document| day(&it.registered_on),
        )
        .always(),
        Listed::words("文号", |it: &Document| text(&it.number)).wide(2.0).always(),
        Listed::words("标题", |it: &Document| it.title.clone()).wide(4.0).always(),
        Listed::words(other, |it: &Document| text(&it.unit)).wide(2.0).always(),
        on("成文日期", |it: &Document| &it.dated_on),
        Listed::short("密级", |it: &Document| text(&it.secrecy)),
        Listed::short("缓急", |it: &Document| text(&it.urgency)),
        Listed::short(if is_out { "拟稿" } else { "承办" }, |it: &Document| text(&it.handler)),
    ];
    if is_out {
        columns.push(Listed::words("答复", |it: &Document| it.answers.join("、")).wide(1.5));
    } else {
        columns.push(on("办理时限", |it: &Document| &it.due_on));
        columns.push(on("办结日期", |it: &Document| &it.handled_on));
        columns.push(Listed::words("办理结果", |it: &Document| text(&it.outcome)).wide(2.0));
        columns.push(Listed::words("答复文件", |it: &Document| text(&it.answer)).wide(1.5));
    }
    columns.push(Listed::words("备注", |it: &Document| text(&it.note)).wide(1.0));
    let mut facts = vec![format!("单位：{}", profile.name), format!("共 {} 件", rows.len())];
    if !is_out {
        let due = rows.iter().filter(|row| row.due_on.is_some()).count();
        let open = rows.iter().filter(|row| row.due_on.is_some() && row.handled_on.is_none()).count();
        if due > 0 {
            facts.push(format!("限时办理 {due} 件，未办结 {open} 件"));
        }
    }
    let title = format!("{}{}登记簿", profile.year_kind.spoken(year), if is_out { "发文" } else { "收文" });
    let mut draft = list(setting, title, facts, columns, &rows);
    draft.document.landscape = true;
    Ok(draft)
}

/// 成果台账 of a year.
pub(crate) fn outcome_ledger(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let mut rows = outcomes(conn, Some(year))?;
    rows.reverse();
    let benefit = value::yuan(rows.iter().filter_map(|row| row.benefit).sum());
    let columns = vec![
        Listed::words("成果名称", |it: &Outcome| it.title.clone()).wide(3.0).always(),
        Listed::short("类别", |it: &Outcome| text(&it.kind)).always(),
        Listed::short("级别", |it: &Outcome| text(&it.level)),
        Listed::words("完成人", |it: &Outcome| text(&it.people)).wide(1.5),
        Listed::words("完成单位", |it: &Outcome| text(&it.unit)).wide(1.5),
        Listed::day("提出日期", |it: &Outcome| value::spoken(&it.begun_on), |it: &Outcome| day(&it.begun_on)),
        Listed::words("阶段", |it: &Outcome| {
            let stages = it.reached.iter().map(|it| format!("{} {}", value::spoken(&it.on), it.stage));
            stages.collect::<Vec<_>>().join("；")
        })
        .wide(2.5),
        Listed::words("编号", |it: &Outcome| text(&it.number)).wide(1.5),
        Listed::short("鉴定结论", |it: &Outcome| text(&it.verdict)),
        Listed::number("效益（元）", |it: &Outcome| it.benefit.map(value::yuan).unwrap_or_default()).sum(benefit),
        Listed::words("备注", |it: &Outcome| text(&it.note)).wide(1.0),
    ];
    let facts = vec![format!("单位：{}", profile.name), format!("共 {} 项", rows.len())];
    Ok(list(setting, format!("{}成果台账", profile.year_kind.spoken(year)), facts, columns, &rows))
}

/// 制度文件目录: what holds today, with the way it took; what is repealed stands last.
pub(crate) fn regulation_contents(conn: &Connection, setting: &Setting) -> Result<Draft> {
    let profile = profile::profile(conn)?;
    let rows = regulations(conn)?;
    let steps = |it: &Regulation| -> String {
        // Of what is still being drafted, how far it is.
        let version = it.versions.iter().find(|version| it.in_force_id.is_none_or(|id| id == version.id));
        let said = version.into_iter().flat_map(|version| &version.steps).map(|step| {
            let on = step.done_on.as_deref().map_or_else(|| "未办".to_owned(), value::spoken);
            let number = step.number.as_ref().map(|number| format!("（{number}）")).unwrap_or_default();
            format!("{} {on}{number}", step.name)
        });
        said.collect::<Vec<_>>().join("；")
    };
    let columns = vec![
        Listed::words("名称", |it: &Regulation| it.name.clone()).wide(3.0).always(),
        Listed::short("类别", |it: &Regulation| text(&it.kind)).always(),
        Listed::short("牵头", |it: &Regulation| text(&it.owner)),
        Listed::words("合作方", |it: &Regulation| text(&it.unit)).wide(1.5),
        Listed::words("现行版本", |it: &Regulation| text(&it.in_force)).wide(1.5).always(),
        on("施行日期", |it: &Regulation| &it.in_force_on).always(),
        on("有效期止", |it: &Regulation| &it.ends_on),
        Listed::words("审批环节", steps).wide(3.0),
        on("下次评审", |it: &Regulation| &it.review_on),
        Listed::short("状态", |it: &Regulation| it.standing.clone()).always(),
        on("废止日期", |it: &Regulation| &it.repealed_on),
        Listed::words("备注", |it: &Regulation| text(&it.note)).wide(1.0),
    ];
    let in_force = rows.iter().filter(|row| row.in_force_id.is_some()).count();
    let facts = vec![format!("单位：{}", profile.name), format!("共 {} 份，施行中 {in_force} 份", rows.len())];
    let mut draft = list(setting, "制度文件目录".to_owned(), facts, columns, &rows);
    draft.document.landscape = true;
    Ok(draft)
}

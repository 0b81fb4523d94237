//! The sample's plans: headings, tasks with their times, and targets.

use rusqlite::{Connection, params};

use crate::error::Result;
use crate::ids::PlanId;

/// Task, who leads, time as written, month from and to, target amount and unit, counted by, kinds of event that serve it.
type TaskLine = (
    &'static str,
    &'static str,
    &'static str,
    (u32, u32),
    Option<(f64, &'static str, &'static str)>,
    &'static [&'static str],
);

const SECTIONS: &[(&str, &[TaskLine])] = &[
    (
        "广泛开展群众性科普活动",
        &[
            (
                "开展科普宣传进社区、进学校、进企业活动",
                "科普部",
                "全年",
                (1, 12),
                Some((18.0, "次", "events")),
                &["宣传"],
            ),
            (
                "举办科普讲座，受益群众 5000 人次以上",
                "科普部",
                "全年",
                (1, 12),
                Some((5000.0, "人次", "beneficiaries")),
                &["讲座"],
            ),
            ("组织流动科技馆和科普展览巡展", "科普部", "11月底前", (1, 11), Some((4.0, "场", "events")), &["展览"]),
            ("编印《科普通讯》", "科普部", "每两月一期", (1, 12), Some((6.0, "期", "events")), &["编印"]),
        ],
    ),
    (
        "服务乡村振兴和企业创新",
        &[
            ("组织科技下乡和农技咨询", "学会部", "上半年为主", (1, 12), Some((5.0, "次", "events")), &["下乡"]),
            ("举办职工和农民技能培训班", "学会部", "全年", (1, 12), Some((6.0, "期", "hand")), &[]),
            ("调研基层学会和企业科协", "学会部", "第四季度", (10, 12), Some((3.0, "次", "events")), &["调研"]),
        ],
    ),
    (
        "抓好青少年科技教育",
        &[
            ("举办青少年科技创新大赛", "青少年部", "10月底前", (6, 10), Some((1.0, "项", "hand")), &[]),
            ("向山区学校捐赠科普图书和器材", "青少年部", "12月底前", (9, 12), Some((1.0, "次", "events")), &["捐赠"]),
        ],
    ),
    (
        "加强自身建设",
        &[
            ("召开全委会和各类工作会议", "办公室", "全年", (1, 12), Some((5.0, "次", "events")), &["会议"]),
            ("评定科普示范社区并授牌", "办公室", "12月底前", (10, 12), Some((1.0, "次", "events")), &["授牌"]),
            ("完善会员名册和档案", "办公室", "6月底前", (1, 6), None, &[]),
        ],
    ),
];

/// A task of the sample and the kinds of event that serve it.
pub(super) struct SampleTask {
    pub(super) id: i64,
    pub(super) kinds: &'static [&'static str],
}

pub(super) fn plan(conn: &Connection, year: i32) -> Result<Vec<SampleTask>> {
    let current = year == super::YEARS[2];
    conn.execute(
        "INSERT INTO plan (year, title, stage, document_number, approved_by, approved_on, issued_on, addressee, preface)
         VALUES (?, ?, ?, ?, ?, ?, ?, '各镇街科协、各学会、各企业科协', ?)",
        params![
            year,
            format!("{year}年临江区科协工作要点"),
            if current { "issued" } else { "archived" },
            format!("临科协〔{year}〕{}号", 3 + year % 5),
            format!("三届{}次全委会", ["四", "五", "六"][(year - super::YEARS[0]) as usize]),
            format!("{year}-03-05"),
            format!("{year}-03-08"),
            format!("{year}年，区科协围绕中心、服务大局，团结广大科技工作者，重点抓好以下工作。"),
        ],
    )?;
    let plan = conn.last_insert_rowid();
    let mut tasks = Vec::new();
    for (section_position, (section, lines)) in SECTIONS.iter().enumerate() {
        conn.execute(
            "INSERT INTO plan_item (plan_id, position, kind, text) VALUES (?, ?, 'heading', ?)",
            params![plan, section_position as i64, section],
        )?;
        let heading = conn.last_insert_rowid();
        for (position, (text, lead, time, (from, to), target, kinds)) in lines.iter().enumerate() {
            conn.execute(
                "INSERT INTO plan_item (plan_id, parent_id, position, kind, text, leader, lead_unit, time_text, start_date, end_date, state, repetition)
                 VALUES (?, ?, ?, 'task', ?, ?, ?, ?, ?, ?, ?, ?)",
                params![
                    plan,
                    heading,
                    position as i64,
                    text,
                    ["陈立新", "沈慧敏"][section_position % 2],
                    lead,
                    time,
                    format!("{year}-{from:02}"),
                    format!("{year}-{to:02}"),
                    if current { "running" } else { "done" },
                    crate::plan::repetition_in(time),
                ],
            )?;
            let id = conn.last_insert_rowid();
            if let Some((amount, unit, counted_by)) = target {
                conn.execute(
                    "INSERT INTO target (item_id, amount, unit, counted_by, done) VALUES (?, ?, ?, ?, ?)",
                    params![
                        id,
                        amount,
                        unit,
                        counted_by,
                        // What is done once a year is over by autumn; the last of several is still to come.
                        (*counted_by == "hand").then_some(if current && *amount > 1.0 {
                            amount - 1.0
                        } else {
                            *amount
                        })
                    ],
                )?;
            }
            if current && kinds.contains(&"授牌") {
                communities(conn, id, year)?;
            }
            tasks.push(SampleTask { id, kinds });
        }
    }
    crate::plan::freeze(conn, PlanId(plan), "印发稿")?;
    if current {
        problems(conn, year)?;
    } else {
        conn.execute(
            "INSERT INTO summary (year, problems) VALUES (?, '一是科普经费渠道单一，活动规模受限。\n二是部分企业科协换届不及时，联系不够经常。')",
            [year],
        )?;
    }
    Ok(tasks)
}

/// The communities that are to become 科普示范社区, and how far each is.
fn communities(conn: &Connection, item: i64, year: i32) -> Result<()> {
    const STEPS: [&str; 3] = ["申报", "验收", "授牌"];
    let reached = [
        ("永安社区", [Some("05-12"), Some("09-18"), None]),
        ("新街社区", [Some("05-20"), None, None]),
        ("城南社区", [None; 3]),
    ];
    for (at, (object, days)) in reached.iter().enumerate() {
        for (index, (step, day)) in STEPS.iter().zip(days).enumerate() {
            conn.execute(
                "INSERT INTO milestone (item_id, position, object, step, done_on) VALUES (?, ?, ?, ?, ?)",
                params![item, (at * STEPS.len() + index) as i64, object, step, day.map(|day| format!("{year}-{day}"))],
            )?;
        }
    }
    Ok(())
}

fn problems(conn: &Connection, year: i32) -> Result<()> {
    for (title, proposal, noted, settled) in [
        ("科普经费渠道单一，活动规模受限", "建议列入年度预算，并争取企业冠名", "03-20", None),
        ("部分企业科协换届不及时，联系不够经常", "建议每季度走访一次", "04-15", None),
        ("流动科技馆展品老化", "建议更新一批互动展品", "02-26", Some(("09-30", "市科协调拨展品 12 件"))),
    ] {
        let (settled, outcome) = settled.unzip();
        conn.execute(
            "INSERT INTO problem (title, proposal, noted_on, settled_on, outcome) VALUES (?, ?, ?, ?, ?)",
            params![title, proposal, format!("{year}-{noted}"), settled.map(|day| format!("{year}-{day}")), outcome],
        )?;
    }
    Ok(())
}

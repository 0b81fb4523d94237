//! What the sample office received, sent people to, applied for, filed and brought about.

use rusqlite::{Connection, params};

use super::YEARS;
use crate::error::Result;

/// Received: name, giver, level, rank, day, whether it was the first of its kind in its year.
const HONOURS: &[(&str, &str, &str, &str, &str, bool)] = &[
    ("全国科普日优秀组织单位", "省科学技术协会", "省级", "优秀组织单位", "11-20", false),
    ("青少年科技创新大赛优秀组织奖", "市科学技术协会", "市级", "优秀组织奖", "05-18", false),
    ("科普工作先进集体", "临江区人民政府", "县级", "先进集体", "02-26", true),
];

/// Ours in others' contests: name, kind, organiser, level, day, the team's rank, results; sent and passed.
const SENT: &[([&str; 7], [i64; 2])] = &[
    (
        ["市青少年机器人竞赛", "竞赛", "市科学技术协会", "市级", "07-12", "团体第二名", "3人 一等奖；6人 二等奖"],
        [12, 9],
    ),
    (["科普讲解员资格考试", "考试", "省科技馆", "省级", "10-16", "", "2人 98分；5人 90分"], [8, 7]),
];

/// Sent up: title, kind, level, begun, deadline, handed in, the result; asked and granted in 元.
const APPLICATIONS: &[([&str; 7], [i64; 2])] = &[
    (["基层科普行动计划", "项目", "省级", "02-10", "03-31", "03-26", "批复"], [200_000, 150_000]),
    (["科普教育基地", "基地", "市级", "04-08", "05-30", "05-28", "批复"], [0, 0]),
];

/// Papers: in or out, title, number without its year, day, due, from or to, how it ended.
const PAPERS: &[(&str, &str, &str, &str, &str, &str, &str)] = &[
    (
        "in",
        "关于举办全国科普日活动的通知",
        "市科协发〔{}〕12号",
        "06-20",
        "07-15",
        "市科学技术协会",
        "已转科普部，按时报送方案",
    ),
    ("out", "关于报送全国科普日活动方案的报告", "临科协〔{}〕9号", "07-12", "", "市科学技术协会", ""),
    ("in", "关于报送年度科普统计数据的通知", "市科协函〔{}〕31号", "10-12", "10-30", "市科学技术协会", "已报送"),
];

/// Brought about: title, kind, level, begun, number, benefit in 元, who.
const OUTCOMES: &[(&str, &str, &str, &str, &str, i64, &str)] = &[
    ("温室节水滴灌控制方法", "发明专利", "国家级", "03-15", "ZL{}10012345.6", 120_000, "郑向阳、许海燕"),
    ("社区科普服务满意度调查", "论文", "省级", "09-10", "", 0, "宋雅琴"),
];

pub(super) fn kept(conn: &Connection) -> Result<()> {
    for year in YEARS {
        let day = |day: &str| format!("{year}-{day}");
        let words = |words: &str| (!words.is_empty()).then(|| words.replace("{}", &year.to_string()));
        let fen = |yuan: i64| (yuan > 0).then_some(yuan * 100);
        for (name, giver, level, rank, on, first) in HONOURS {
            conn.execute(
                "INSERT INTO honour (name, giver, level, rank, received_on, first_ever) VALUES (?, ?, ?, ?, ?, ?)",
                params![name, giver, level, rank, day(on), *first && year == YEARS[0]],
            )?;
        }
        for ([name, kind, organiser, level, on, team, results], [sent, passed]) in SENT {
            conn.execute(
                "INSERT INTO participation (name, kind, organiser, level, held_on, sent, passed, team_rank, results)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                params![name, kind, organiser, level, day(on), sent, passed, words(team), results.replace('；', "\n")],
            )?;
        }
        for ([title, kind, level, begun, deadline, sent, result], [asked, granted]) in APPLICATIONS {
            conn.execute(
                "INSERT INTO application (title, kind, level, begun_on, deadline, submitted_on, decided_on, result, asked, granted, handler)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '梁振宇')",
                params![title, kind, level, day(begun), day(deadline), day(sent), day("09-05"), result, fen(*asked), fen(*granted)],
            )?;
        }
        for (direction, title, number, on, due, unit, ended) in PAPERS {
            let handled = (*direction == "in").then(|| day(due));
            conn.execute(
                "INSERT INTO document (direction, title, number, registered_on, dated_on, due_on, handled_on, outcome, unit, handler)
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '钟晓雯')",
                params![direction, title, words(number), day(on), day(on), words(due).map(|due| day(&due)), handled, words(ended), unit],
            )?;
        }
        for (title, kind, level, begun, number, benefit, people) in OUTCOMES {
            conn.execute(
                "INSERT INTO outcome (title, kind, level, begun_on, number, benefit, people) VALUES (?, ?, ?, ?, ?, ?, ?)",
                params![title, kind, level, day(begun), words(number), fen(*benefit), people],
            )?;
        }
    }
    Ok(())
}

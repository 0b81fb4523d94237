//! The sample's charter in two versions, a rule, an emergency plan whose review is late, and an agreement that ends soon.

use rusqlite::{Connection, params};

use crate::error::Result;

/// A step: its name, the day on which it was done, by whom, and the number of the paper.
type Step = [&'static str; 4];

/// A version: its name, drafted, in force, until; and its steps.
type Version = ([&'static str; 4], &'static [Step]);

/// A regulation: name, kind, who leads, with whom; months between reviews; its versions, the first of them first.
type Regulation = ([&'static str; 4], i64, &'static [Version]);

const REGULATIONS: &[Regulation] = &[
    (
        ["临江区科学技术协会章程", "章程", "办公室", ""],
        0,
        &[
            (
                ["2019年通过", "2019-01-08", "2019-05-01", ""],
                &[
                    ["理事会通过", "2019-03-12", "第二届理事会第一次会议", ""],
                    ["主管单位审核", "2019-04-02", "中共临江区委组织部", ""],
                    ["核准", "2019-04-20", "临江区民政局", "临民许〔2019〕26号"],
                ],
            ),
            (
                ["2026年修订", "2025-11-10", "2026-05-01", ""],
                &[
                    ["理事会通过", "2026-03-18", "第三届理事会第一次会议", ""],
                    ["主管单位审核", "2026-04-08", "中共临江区委组织部", ""],
                    ["核准", "2026-04-22", "临江区民政局", "临民许〔2026〕31号"],
                ],
            ),
        ],
    ),
    (
        ["科普经费使用管理办法", "管理办法", "办公室", ""],
        24,
        &[(
            ["试行", "2025-01-15", "2025-04-01", ""],
            &[
                ["征求意见", "2025-02-20", "各科室", ""],
                ["理事会通过", "2025-03-11", "第二届理事会第九次会议", ""],
                ["印发", "2025-03-20", "", "临科协〔2025〕4号"],
            ],
        )],
    ),
    (
        ["科普场馆突发事件应急预案", "应急预案", "科普部", ""],
        12,
        &[(
            ["2024年版", "2024-05-06", "2024-09-01", ""],
            &[
                ["评审", "2024-06-18", "专家组", ""],
                ["批准", "2024-07-02", "主席办公会", ""],
                ["备案", "2024-08-12", "临江区应急管理局", ""],
            ],
        )],
    ),
    (
        ["馆校合作协议", "合作协议", "科普部", "临江区第一中学"],
        0,
        &[(
            ["首期三年", "2023-11-20", "2024-01-01", "2026-12-31"],
            &[
                ["协商定稿", "2023-12-05", "双方", ""],
                ["审核", "2023-12-15", "主席办公会", ""],
                ["签署", "2023-12-28", "双方", ""],
            ],
        )],
    ),
];

pub(super) fn regulations(conn: &Connection) -> Result<()> {
    let filled = |words: &'static str| (!words.is_empty()).then_some(words);
    for ([name, kind, owner, unit], months, versions) in REGULATIONS {
        conn.execute(
            "INSERT INTO regulation (name, kind, owner, unit, unit_id, review_every)
             VALUES (?1, ?2, ?3, ?4, (SELECT id FROM unit WHERE name = ?4), nullif(?5, 0))",
            params![name, kind, owner, filled(unit), months],
        )?;
        let regulation = conn.last_insert_rowid();
        for ([name, drafted, in_force, ends], steps) in *versions {
            conn.execute(
                "INSERT INTO regulation_version (regulation_id, name, drafted_on, in_force_on, ends_on) VALUES (?, ?, ?, ?, ?)",
                params![regulation, name, drafted, in_force, filled(ends)],
            )?;
            let version = conn.last_insert_rowid();
            for (position, [name, done, by, number]) in steps.iter().enumerate() {
                conn.execute(
                    "INSERT INTO regulation_step (version_id, position, name, done_on, done_by, number) VALUES (?, ?, ?, ?, ?, ?)",
                    params![version, position as i64, name, done, filled(by), filled(number)],
                )?;
            }
        }
    }
    Ok(())
}

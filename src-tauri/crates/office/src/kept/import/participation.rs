//! What old ledgers call the fields of contests and exams.

use sheets::understand::{Field, Kind, ValueKind as V};

use super::{LEVEL, NOTE};

/// 参赛参考情况: a row a contest, or a row somebody who took part.
pub static PARTICIPATIONS: Kind = Kind {
    name: "participations",
    fields: &[
        Field::new(
            "name",
            "竞赛（考试）名称",
            V::Text,
            &[
                "竞赛名称",
                "考试名称",
                "比赛名称",
                "大赛名称",
                "赛事名称",
                "参赛项目",
                "竞赛(考试)名称",
                "参赛名称",
                "参加竞赛",
                "参加考试",
                "竞赛",
                "考试",
                "赛事",
                "比赛",
                "参赛(考试)名称",
                "项目名称",
                "活动名称",
                "名称",
            ],
        )
        .flowing(),
        Field::new("kind", "类别", V::Text, &["类别", "类型", "种类", "性质"]),
        Field::new(
            "held_on",
            "日期",
            V::Date,
            &[
                "时间",
                "日期",
                "竞赛时间",
                "考试时间",
                "比赛时间",
                "参赛时间",
                "举办时间",
                "竞赛日期",
                "考试日期",
                "年份",
                "年度",
                "年",
            ],
        )
        .flowing(),
        Field::new(
            "organiser",
            "主办单位",
            V::Text,
            &["主办单位", "主办", "组织单位", "主办方", "举办单位", "组织方", "主考单位"],
        ),
        Field::new("level", "级别", V::Text, LEVEL),
        Field::new("unit", "参加单位", V::Text, &["参加单位", "参赛单位", "参考单位", "单位", "代表队", "所在单位"]),
        Field::new(
            "people",
            "姓名",
            V::Names,
            &[
                "姓名",
                "参赛人员",
                "参赛选手",
                "选手",
                "参考人员",
                "参赛者",
                "选手姓名",
                "考生姓名",
                "考生",
                "参赛人",
                "人员",
            ],
        ),
        Field::new(
            "score",
            "成绩",
            V::Score("score_text"),
            &["成绩", "得分", "分数", "考试成绩", "总分", "总成绩", "竞赛成绩"],
        ),
        Field::new(
            "rank",
            "名次",
            V::Text,
            &["名次", "个人名次", "排名", "获奖情况", "奖项", "获奖等级", "等级", "获奖等次", "取得名次", "结果"],
        ),
        Field::new(
            "sent",
            "参加人数",
            V::Count,
            &["参加人数", "参赛人数", "参考人数", "选派人数", "派出人数", "应考人数", "人数"],
        ),
        Field::new("passed", "合格人数", V::Count, &["合格人数", "通过人数", "及格人数", "合格", "通过"]),
        Field::new(
            "team_rank",
            "团体名次",
            V::Text,
            &["团体名次", "团体成绩", "团队名次", "团体奖", "集体名次", "团体获奖"],
        ),
        Field::new("note", "备注", V::LongText, NOTE),
    ],
    names: &["name", "people"],
    sections: &[],
    instead: &[],
    from_title: Some("name"),
    from_sheet: None,
};

//! What old rosters call the fields of a class and its people.

use sheets::understand::{Field, Kind, Section, ValueKind as V};

use crate::directory::{
    BIRTH_DATE, DEPARTMENT, EDUCATION, EMAIL, ETHNICITY, ID_NUMBER, JOINED_ON, NOTE, PHONE, POLITICAL_STATUS, POSITION,
    SEX, SKILL_LEVEL, TITLE, UNIT,
};

/// 培训班花名册: people with class, group, hours, scores.
pub static ROSTERS: Kind = Kind {
    name: "training",
    fields: &[
        Field::new(
            "class_name",
            "班次",
            V::Text,
            &["班次", "班级", "期次", "期数", "培训班", "班名", "班级名称", "培训班名称", "期别", "培训期次", "班别"],
        )
        .flowing(),
        Field::new(
            "group_name",
            "组别",
            V::Text,
            &["组别", "小组", "组", "分组", "所在小组", "所在组", "组名", "学习小组"],
        )
        .flowing(),
        Field::new(
            "name",
            "姓名",
            V::Name,
            &["姓名", "学员姓名", "名字", "学员", "参训人员", "人员姓名", "学员名单", "徒弟", "徒弟姓名"],
        ),
        Field::new("is_leader", "组长", V::Flag, &["是否组长", "组长", "小组长", "组内职务", "班委"]),
        SEX,
        ETHNICITY,
        BIRTH_DATE,
        ID_NUMBER,
        PHONE,
        EMAIL,
        UNIT,
        DEPARTMENT,
        POSITION,
        TITLE,
        SKILL_LEVEL,
        EDUCATION,
        POLITICAL_STATUS,
        JOINED_ON,
        Field::new(
            "mentor",
            "帮带",
            V::NamesText,
            &["帮带", "帮带人", "帮带老师", "师傅", "导师", "师傅姓名", "带教老师", "指导老师", "帮带对象"],
        ),
        Field::new(
            "hours",
            "课时",
            V::Number,
            &["课时", "学时", "培训课时", "培训学时", "完成课时", "课时数", "学时数", "总学时", "总课时"],
        ),
        Field::new(
            "score",
            "成绩",
            V::Score("result"),
            &[
                "总评成绩",
                "总成绩",
                "综合成绩",
                "最终成绩",
                "成绩",
                "考核成绩",
                "考试成绩",
                "结业成绩",
                "总分",
                "总评",
                "得分",
                "分数",
                "综合得分",
                "考试分数",
                "平均成绩",
            ],
        ),
        Field::new(
            "result",
            "结果",
            V::Text,
            &[
                "结果",
                "是否合格",
                "考核结果",
                "结业情况",
                "合格情况",
                "考核结论",
                "评定",
                "结论",
                "评定结果",
                "是否结业",
                "是否通过",
                "是否取证",
                "考核等级",
                "成绩等级",
                "鉴定结果",
                "等次",
            ],
        ),
        NOTE,
    ],
    names: &["name"],
    sections: &[
        Section { field: "group_name", ends: &["小组", "组"], any: false },
        Section { field: "class_name", ends: &["班", "期", "批", "班次", "期次"], any: false },
    ],
    instead: &[],
    from_title: Some("class_name"),
    from_sheet: None,
};

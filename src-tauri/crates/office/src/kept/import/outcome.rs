//! What old ledgers call the fields of outcomes.

use sheets::understand::{Field, Kind, ValueKind as V};

use super::{LEVEL, NOTE};

/// 成果台账.
pub static OUTCOMES: Kind = Kind {
    name: "outcomes",
    fields: &[
        Field::new(
            "title",
            "成果名称",
            V::Text,
            &[
                "成果名称",
                "专利名称",
                "论文题目",
                "论文名称",
                "工法名称",
                "建议名称",
                "课题名称",
                "项目名称",
                "成果",
                "题目",
                "名称",
                "QC成果名称",
            ],
        ),
        Field::new("kind", "类别", V::Text, &["成果类别", "成果类型", "专利类型", "专利类别", "类别", "类型", "种类"])
            .flowing(),
        Field::new("level", "级别", V::Text, LEVEL),
        Field::new(
            "begun_on",
            "提出日期",
            V::Date,
            &[
                "申请日期",
                "申请时间",
                "提出时间",
                "提出日期",
                "申请日",
                "发表时间",
                "发表日期",
                "时间",
                "日期",
                "年份",
                "年度",
                "年",
            ],
        )
        .flowing(),
        Field::new("accepted_on", "受理日期", V::Date, &["受理日期", "受理时间", "受理日"]),
        Field::new("granted_on", "授权日期", V::Date, &["授权日期", "授权时间", "授权公告日", "授权日"]),
        Field::new("appraised_on", "鉴定日期", V::Date, &["鉴定日期", "鉴定时间", "验收时间", "验收日期"]),
        Field::new(
            "number",
            "编号",
            V::Text,
            &[
                "专利号",
                "申请号",
                "专利(申请)号",
                "登记号",
                "刊号",
                "成果编号",
                "证书号",
                "发表刊物",
                "刊物名称",
                "编号",
            ],
        ),
        Field::new(
            "verdict",
            "鉴定结论",
            V::Text,
            &["鉴定结论", "成果水平", "鉴定水平", "鉴定意见", "技术水平", "评价结论"],
        ),
        Field::new(
            "people",
            "完成人",
            V::NamesText,
            &[
                "完成人",
                "发明人",
                "作者",
                "主要完成人",
                "设计人",
                "完成人员",
                "第一作者",
                "建议人",
                "负责人",
                "姓名",
                "发明(设计)人",
            ],
        ),
        Field::new(
            "unit",
            "完成单位",
            V::Text,
            &["完成单位", "专利权人", "申请人", "单位", "所在单位", "部门", "权利人"],
        ),
        Field::new(
            "benefit",
            "效益",
            V::Money,
            &["经济效益", "效益", "节约资金", "创效", "年效益", "创造效益", "节约金额", "产生效益"],
        ),
        Field::new("note", "备注", V::LongText, NOTE),
    ],
    names: &["title"],
    sections: &[],
    instead: &[],
    from_title: None,
    from_sheet: None,
};

//! What old ledgers call the fields of an event.

use sheets::understand::{Field, Kind, Section, ValueKind as V};

/// 活动台账.
pub static EVENTS: Kind = Kind {
    name: "events",
    fields: &[
        Field::new(
            "title",
            "活动名称",
            V::Text,
            &["活动名称", "名称", "活动主题", "主题", "活动内容", "活动", "会议名称", "项目名称", "活动项目", "内容", "题目", "讲座题目", "培训名称", "事项", "工作内容"],
        ),
        Field::new("kind", "活动类型", V::Text, &["活动类型", "活动类别", "类型", "类别", "活动形式", "形式", "活动种类", "分类"]).flowing(),
        Field::new("year", "年份", V::Year, &["年份", "年度", "年"]).flowing(),
        Field::new("month", "月份", V::Month, &["月份", "月"]).flowing(),
        Field::new(
            "start_date",
            "活动时间",
            V::Span("end_date"),
            &["活动时间", "时间", "活动日期", "日期", "举办时间", "开展时间", "举办日期", "开始时间", "开始日期", "会议时间", "起止时间", "实施时间", "日", "开展日期"],
        ),
        Field::new("end_date", "结束时间", V::Date, &["结束时间", "结束日期", "截止时间", "终止时间"]),
        Field::new("place", "活动地点", V::Text, &["活动地点", "地点", "举办地点", "会议地点", "活动场所", "场地", "活动地址", "开展地点"]),
        Field::new("host", "主办单位", V::Text, &["主办单位", "主办", "主办方", "主办部门", "组织单位", "牵头单位"]),
        Field::new("organizers", "承办单位", V::Names, &["承办单位", "承办", "承办方", "承办部门"]),
        Field::new("co_hosts", "协办单位", V::Names, &["协办单位", "协办", "协办方", "协作单位", "参与单位", "联合单位", "参加单位", "合作单位", "联办单位"]),
        Field::new(
            "participants",
            "参加人数",
            V::Count,
            &["参加人数", "参与人数", "人数", "参加人员数", "活动人数", "参会人数", "到会人数", "参训人数", "出席人数", "参加人次", "参与人次"],
        ),
        Field::new(
            "beneficiaries",
            "受益人次",
            V::Count,
            &["受益人次", "受益人数", "受众人数", "服务人次", "惠及人数", "受众", "服务人数", "惠及人次", "受众人次", "覆盖人数", "人次"],
        ),
        Field::new("cost", "经费", V::Money, &["经费", "活动经费", "费用", "支出", "经费支出", "金额", "开支", "使用经费", "投入经费", "花费"]),
        Field::new("summary", "活动简介", V::LongText, &["活动简介", "主要内容", "简介", "活动情况", "活动概况", "活动效果", "概况", "情况简介", "活动内容简介"]),
        Field::new("note", "备注", V::LongText, &["备注", "说明", "附注", "备考"]),
    ],
    names: &["title"],
    sections: &[Section { field: "kind", ends: &["类", "活动", "讲座", "培训", "会议", "展览", "竞赛"], any: true }],
    instead: &[],
    from_title: None,
};

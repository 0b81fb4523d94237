//! What old lists call the fields of people and units.

use sheets::understand::{Field, Kind, Section, ValueKind as V};

use crate::import::{ETHNICITIES, POLITICAL, SEXES};

/// Headers of the fields that a person brings into any list: rosters use them too.
pub(crate) const SEX: Field = Field::new("sex", "性别", V::Choice(SEXES), &["性别"]);
/// 民族
pub(crate) const ETHNICITY: Field = Field::new("ethnicity", "民族", V::Words(ETHNICITIES), &["民族", "族别"]);
/// 出生年月
pub(crate) const BIRTH_DATE: Field =
    Field::new("birth_date", "出生年月", V::Date, &["出生年月", "出生日期", "出生年月日", "出生时间", "生日", "出生"]);
/// 身份证号
pub(crate) const ID_NUMBER: Field = Field::new(
    "id_number",
    "身份证号",
    V::IdNumber,
    &[
        "身份证号",
        "身份证号码",
        "身份证",
        "公民身份号码",
        "公民身份证号码",
        "居民身份证号码",
        "证件号码",
        "证件号",
        "身份号码",
        "居民身份证号",
    ],
);
/// 联系电话
pub(crate) const PHONE: Field = Field::new(
    "phone",
    "联系电话",
    V::Phone,
    &[
        "本人手机",
        "本人手机号",
        "手机",
        "手机号",
        "手机号码",
        "移动电话",
        "联系手机",
        "联系电话",
        "电话",
        "电话号码",
        "联系方式",
        "联系号码",
        "本人电话",
        "办公电话",
        "单位电话",
        "固定电话",
        "座机",
    ],
);
/// 邮箱
pub(crate) const EMAIL: Field = Field::new(
    "email",
    "邮箱",
    V::Email,
    &["邮箱", "电子邮箱", "电子邮件", "邮件", "E-mail", "Email", "email", "E-MAIL", "邮箱地址"],
);
/// 单位
pub(crate) const UNIT: Field = Field::new(
    "unit",
    "单位",
    V::Text,
    &[
        "单位",
        "工作单位",
        "所在单位",
        "单位名称",
        "所属单位",
        "单位全称",
        "学校",
        "所在学校",
        "公司",
        "就职单位",
        "服务单位",
        "任职单位",
        "企业",
    ],
);
/// 部门
pub(crate) const DEPARTMENT: Field = Field::new(
    "department",
    "部门",
    V::Text,
    &["部门", "科室", "所在部门", "处室", "部室", "车间", "工作部门", "班组", "所在班组"],
);
/// 职务
pub(crate) const POSITION: Field = Field::new(
    "position",
    "职务",
    V::Text,
    &["职务", "现任职务", "职位", "岗位", "工作岗位", "行政职务", "担任职务", "社会职务", "会内职务"],
);
/// 职称
pub(crate) const TITLE: Field = Field::new(
    "title",
    "职称",
    V::Text,
    &["职称", "技术职称", "专业技术职称", "专业技术职务", "专业职称", "技术职务", "职称级别", "职称等级"],
);
/// 技能等级
pub(crate) const SKILL_LEVEL: Field = Field::new(
    "skill_level",
    "技能等级",
    V::Text,
    &["技能等级", "职业技能等级", "技术等级", "职业资格", "职业资格等级", "技能级别", "工人技术等级", "等级工"],
);
/// 学历
pub(crate) const EDUCATION: Field =
    Field::new("education", "学历", V::Text, &["学历", "文化程度", "最高学历", "文化水平", "学历学位", "学位"]);
/// 政治面貌
pub(crate) const POLITICAL_STATUS: Field =
    Field::new("political_status", "政治面貌", V::Words(POLITICAL), &["政治面貌", "政治面目", "党派"]);
/// 入会日期
pub(crate) const JOINED_ON: Field =
    Field::new("joined_on", "入会日期", V::Date, &["入会日期", "入会时间", "入会年月", "加入时间", "加入日期"]);
/// 备注
pub(crate) const NOTE: Field = Field::new("note", "备注", V::LongText, &["备注", "说明", "附注", "备考"]);

/// 人员名册.
pub static PEOPLE: Kind = Kind {
    name: "people",
    fields: &[
        Field::new("name", "姓名", V::Name, &["姓名", "名字", "姓名(必填)", "人员姓名", "中文姓名", "成员"]),
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
        NOTE,
    ],
    names: &["name"],
    sections: &[Section {
        field: "unit",
        ends: &[
            "局",
            "委",
            "协会",
            "学会",
            "科协",
            "公司",
            "集团",
            "医院",
            "学校",
            "中学",
            "小学",
            "学院",
            "大学",
            "中心",
            "街道",
            "镇",
            "乡",
            "社区",
            "居委会",
            "村",
            "厂",
            "站",
            "所",
            "院",
            "馆",
            "会",
            "办",
            "支队",
            "政府",
            "单位",
        ],
        any: false,
    }],
    instead: &[],
    from_title: None,
    from_sheet: None,
};

/// 单位名录.
pub static UNITS: Kind = Kind {
    name: "units",
    fields: &[
        Field::new(
            "name",
            "单位名称",
            V::Text,
            &[
                "单位名称",
                "单位",
                "单位全称",
                "名称",
                "全称",
                "会员单位",
                "会员单位名称",
                "学会名称",
                "协会名称",
                "企业名称",
                "学校名称",
                "机构名称",
                "团体名称",
                "组织名称",
            ],
        ),
        Field::new("short_name", "简称", V::Text, &["简称", "单位简称"]),
        Field::new("kind", "类别", V::Text, &["类别", "单位类别", "单位性质", "性质", "类型", "单位类型", "分类"]),
        Field::new(
            "address",
            "地址",
            V::Text,
            &[
                "地址",
                "单位地址",
                "通讯地址",
                "联系地址",
                "详细地址",
                "通信地址",
                "所在地",
                "办公地址",
                "办公地点",
                "注册地址",
                "企业地址",
            ],
        ),
        Field::new(
            "contact",
            "联系人",
            V::NamesText,
            &["联系人", "联系人姓名", "负责人", "负责人姓名", "法人代表", "法定代表人", "秘书长", "会长", "理事长"],
        ),
        Field::new(
            "phone",
            "电话",
            V::Phone,
            &[
                "联系电话",
                "电话",
                "联系人电话",
                "手机",
                "手机号码",
                "手机号",
                "联系方式",
                "办公电话",
                "单位电话",
                "负责人电话",
                "电话号码",
                "联系人手机",
            ],
        ),
        EMAIL,
        Field::new("member_no", "会员编号", V::Text, &["会员编号", "会员号", "会员证号", "会员单位编号", "证书编号"]),
        JOINED_ON,
        NOTE,
    ],
    names: &["name"],
    sections: &[Section {
        field: "kind",
        ends: &["类", "学会", "协会", "企业", "学校", "单位", "机关", "团体"],
        any: true,
    }],
    instead: &[],
    from_title: None,
    from_sheet: None,
};

//! Short names: that of a text that runs on, and those of a paper's parts.

/// Longest name, in characters.
const MOST: usize = 30;

/// Shortest rest that makes the words before it a name.
const LEAST_REST: usize = 12;

/// The name with which a long text begins: 抓好宣传。今年要…, 科普日活动：9月…
pub(super) fn title(text: &str) -> Option<&str> {
    let at = text.find(['。', '：', ':'])?;
    let (name, rest) = (text[..at].trim(), &text[at..]);
    let count = name.chars().count();
    let sentence = name.contains(['；', ';', '！', '？']);
    let rest = rest.trim_start_matches(['。', '：', ':']).trim();
    (2..=MOST).contains(&count).then_some(name).filter(|_| !sentence && rest.chars().count() >= LEAST_REST)
}

/// What parts of a paper are called, by the end of their names.
const PARTS: [&str; 36] = [
    "指导思想",
    "总体要求",
    "总体思路",
    "总体目标",
    "工作目标",
    "主要目标",
    "目标任务",
    "基本原则",
    "工作原则",
    "组织领导",
    "组织机构",
    "保障措施",
    "工作要求",
    "有关要求",
    "工作安排",
    "时间安排",
    "具体安排",
    "活动安排",
    "实施步骤",
    "工作步骤",
    "基本情况",
    "主要做法",
    "情况",
    "问题",
    "困难",
    "成效",
    "成绩",
    "经验",
    "体会",
    "启示",
    "打算",
    "意义",
    "背景",
    "思路",
    "重点任务",
    "主要任务",
];

/// True for the name of a part. `described`: text follows it on lines of its own.
pub(super) fn is_part(name: &str, described: bool) -> bool {
    let bare = name.trim_end_matches(['：', ':', '。']);
    let short = bare.chars().count() <= 24 && !bare.contains(['。', '；', '，', ',']);
    let verb = [
        "解决", "总结", "了解", "报送", "汇报", "反映", "掌握", "研究", "调查", "调研", "克服", "推广", "介绍", "抓好",
        "做好", "完成",
    ];
    let does = verb.iter().any(|verb| bare.starts_with(verb));
    let month = bare.ends_with("月份工作") || bare.ends_with("月工作") || bare.ends_with("月份");
    short
        && !does
        && (PARTS.iter().any(|part| bare.ends_with(part)) || described && month || name.ends_with(['：', ':']))
}

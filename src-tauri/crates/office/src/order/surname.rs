//! Surnames that are read otherwise than the character alone.

/// A surname, and a character that is always read as it is; surnames of two characters first.
///
/// Left out: surnames that are read one way by some and another way by others (覃, 纪, 宁, 牟, 隗).
const READ: &[(&str, &str)] = &[
    ("万俟", "末"),
    ("令狐", "灵"),
    ("单于", "缠"),
    ("單于", "缠"),
    ("尉迟", "玉"),
    ("尉遲", "玉"),
    ("澹台", "昙"),
    ("长孙", "掌"),
    ("長孫", "掌"),
    ("乐", "月"),
    ("乜", "聂"),
    ("仇", "囚"),
    ("任", "仁"),
    ("佴", "奈"),
    ("区", "讴"),
    ("區", "讴"),
    ("华", "划"),
    ("華", "划"),
    ("句", "勾"),
    ("召", "绍"),
    ("员", "运"),
    ("单", "疝"),
    ("單", "疝"),
    ("折", "舌"),
    ("撒", "洒"),
    ("曲", "屈"),
    ("曾", "增"),
    ("朴", "瓢"),
    ("查", "渣"),
    ("洗", "显"),
    ("燕", "烟"),
    ("盖", "舸"),
    ("祭", "债"),
    ("种", "虫"),
    ("秘", "毕"),
    ("繁", "婆"),
    ("缪", "妙"),
    ("翟", "宅"),
    ("葛", "舸"),
    ("薄", "博"),
    ("解", "榭"),
    ("訾", "资"),
    ("过", "锅"),
    ("都", "督"),
];

/// The character that a name's surname is read as, the surname, and what stands behind it. A surname that is read as it is
/// written is its first character and reads as itself.
pub(super) fn split(name: &str) -> (&str, &str, &str) {
    let known = READ.iter().find_map(|(surname, read)| Some((*read, *surname, name.strip_prefix(surname)?)));
    known.unwrap_or_else(|| {
        let (surname, given) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
        (surname, surname, given)
    })
}

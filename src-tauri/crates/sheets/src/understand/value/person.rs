//! Names, ID numbers, phones, addresses of people.

use std::borrow::Cow;

use serde_json::Value as Json;

use super::{Fault, Reading};
use crate::understand::headless::looks_like_name;
use crate::understand::kind::Field;
use crate::understand::outcome::IssueCode;
use crate::understand::text::{brackets, is_han, narrow, one_line, squeeze};
use crate::{Cell, Value};

/// A name without padding, its middle dot as U+00B7; a Latin name keeps its blanks.
pub(in crate::understand) fn tidy_name(text: &str) -> String {
    let dotted: String = one_line(text)
        .chars()
        .map(|c| if matches!(c, '•' | '・' | '．' | '‧' | '∙' | '⋅' | '●' | '﹒') { '·' } else { c })
        .collect();
    let dotted = dotted.trim_matches(['*', '※', '★', '△', '▲', '☆', '、', ',']);
    let mut name: String = match dotted.chars().any(is_han) {
        true => dotted.chars().filter(|c| !c.is_whitespace()).collect(),
        false => dotted.to_string(),
    };
    // A full stop between Chinese characters is a middle dot typed on the keyboard.
    let chars: Vec<char> = name.chars().collect();
    if chars.windows(3).any(|three| three[1] == '.' && is_han(three[0]) && is_han(three[2])) {
        name = name.replace('.', "·");
    }
    name
}

/// 李　四 is 李四, 张三 李四 are two, and 张三、 李 四 are told apart by their sign.
pub(super) fn names_text(text: &str) -> String {
    let line = one_line(text);
    let pieces = line.split_inclusive(['、', ',', '，', ';', '；', '/']);
    let closed = pieces.map(|piece| {
        let padded = piece.split_whitespace().any(|word| word.trim_end_matches(['、', ',', '，']).chars().count() == 1);
        if padded && piece.chars().any(is_han) { tidy_sign(piece) } else { piece.trim_start().to_string() }
    });
    closed.collect()
}

/// [`tidy_name`] of a name with the sign that ends it.
fn tidy_sign(piece: &str) -> String {
    piece.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What stands where nobody holds the place, and names nobody.
pub(super) const VACANT: [&str; 14] =
    ["暂缺", "空缺", "缺", "暂无", "待定", "待补", "待配", "待选", "未定", "未配", "缺额", "暂空", "缺员", "待聘"];

/// 1.张伟, 2、王芳 and 3 李娜 without their numbers.
fn without_number(name: &str) -> &str {
    let after = name.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = after.trim_start_matches(['.', '．', '、', ')', '）', '·', '-', ',', '，', ' ']);
    // Where the sign was a blank the name tells; 1班李明 is no number and a name.
    let told = rest.len() < after.len() || (looks_like_name(rest) && !rest.starts_with(['班', '组']));
    let numbered = told && (1..=3).contains(&(name.len() - after.len())) && rest.chars().next().is_some_and(is_han);
    if numbered { rest } else { name }
}

pub(super) fn name(field: &Field, text: &str) -> Reading {
    let tidy = tidy_name(text);
    let tidy = without_number(&tidy);
    if VACANT.contains(&brackets(tidy).0.as_str()) {
        return Reading::default();
    }
    let (outside, inside) = brackets(tidy);
    let outside = outside.trim().to_string();
    if outside.is_empty() {
        return Reading::default();
    }
    let long = outside.chars().count() > 50 || outside.chars().any(|c| c.is_ascii_digit());
    if long {
        let message = format!("{}“{tidy}”不像姓名。请改正后再导入。", field.title);
        return Reading::wrong(Fault::error(IssueCode::Form, message));
    }
    let mut reading = Reading::one(field.name, outside.clone());
    let said = inside.iter().flat_map(|inner| inner.split([',', '，', '、', ' ', '/', ';', '；']));
    for said in said.filter(|said| !said.is_empty()) {
        match said {
            "女" | "男" => reading.values.push((Cow::Borrowed("sex"), said.into())),
            "组长" | "班长" | "小组长" => reading.values.push((Cow::Borrowed("is_leader"), true.into())),
            nation if nation.ends_with('族') => reading.values.push((Cow::Borrowed("ethnicity"), nation.into())),
            other => {
                let message = format!("{}“{tidy}”括号里的“{other}”没有导入，请看是否要另填。", field.title);
                reading.faults.push(Fault::warning(IssueCode::Several, message));
            }
        }
    }
    if outside.contains(['、', ',', '，', ';', '；', '/']) {
        let message = format!("{}“{tidy}”里像有几个人。请每人一行。", field.title);
        reading.faults.push(Fault::warning(IssueCode::Several, message));
    }
    reading
}

/// A list of persons or units. Blanks separate only where no piece is a single character: 张 三 is one name.
pub(super) fn names(field: &Field, text: &str) -> Reading {
    let marked: String =
        narrow(text).chars().map(|c| if matches!(c, '、' | ',' | ';' | '/' | '|' | '\n') { '\n' } else { c }).collect();
    let mut fault = None;
    let mut list: Vec<String> = Vec::new();
    for piece in split_outside_brackets(&marked) {
        let words: Vec<&str> = piece.split_whitespace().collect();
        let several = words.len() > 1 && words.iter().all(|word| word.chars().count() >= 2 && word.chars().any(is_han));
        match several {
            true => list.extend(words.iter().map(|word| tidy_name(word))),
            false => list.push(tidy_name(&piece)),
        }
    }
    for name in &mut list {
        let (outside, inside) = brackets(name);
        if inside.iter().all(|said| matches!(said.as_str(), "男" | "女") || said.ends_with('族')) {
            *name = outside;
        }
    }
    list.retain(|name| !name.is_empty());
    if let Some(counted) = list.iter().find(|name| is_count(name)) {
        let message = format!("{}“{}”里的“{counted}”是数目，不是名称，没有导入。", field.title, one_line(text));
        fault = Some(Fault::warning(IssueCode::Form, message));
        list.retain(|name| !is_count(name));
    }
    // 等12家单位 at the end: the rest is not told.
    if let Some(last) = list.last_mut()
        && let Some(at) = last.find('等')
        && !last[at..].starts_with("等奖")
        && (last.ends_with('等')
            || last[at..].chars().any(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)))
    {
        let message = format!("{}“{}”没有写全，只导入了写出的几个。", field.title, one_line(text));
        fault = Some(Fault::warning(IssueCode::Inexact, message));
        last.truncate(at);
        list.retain(|name| !name.is_empty());
    }
    if list.is_empty() {
        return Reading::default().but(fault);
    }
    Reading::one(field.name, Json::from(list)).but(fault)
}

/// 25, 30余家, 14人(名单略): how many they are, and not who.
fn is_count(name: &str) -> bool {
    let bare = brackets(name).0;
    let rest = bare.trim_start_matches(['共', '约', '近', '超']).trim_start_matches(|c: char| c.is_ascii_digit());
    let counter =
        rest.trim_start_matches(['余', '多', '来']).trim_end_matches("单位").trim_end_matches(['等', '左', '右']);
    bare.starts_with(|c: char| c.is_ascii_digit() || "共约近超".contains(c))
        && bare.contains(|c: char| c.is_ascii_digit())
        && matches!(counter, "" | "人" | "名" | "位" | "个" | "家" | "所" | "项" | "人次" | "支" | "组" | "队")
}

fn split_outside_brackets(text: &str) -> Vec<String> {
    let (mut pieces, mut depth) = (vec![String::new()], 0_u32);
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        match (c, depth, pieces.last_mut()) {
            ('\n', 0, _) => pieces.push(String::new()),
            ('\n', _, Some(last)) => last.push('、'),
            (_, _, Some(last)) => last.push(c),
            (_, _, None) => {}
        }
    }
    pieces
}

pub(super) fn id_number(field: &Field, cell: &Cell) -> Reading {
    let text = squeeze(&cell.text()).trim_start_matches(['\'', '’', '‘', '`']).to_uppercase();
    let lost = match &cell.value {
        Value::Number(number) => *number >= 1e15,
        _ => text.contains("E+") || text.len() == 18 && text.ends_with("000") && !sound_id_number(&text),
    };
    let shown: String = text.chars().take(24).collect();
    if lost {
        let message = format!(
            "{} {shown} 在表格里存成了数字，末几位已经丢失。请对照证件重新填写（先把这一列设为文本格式）。",
            field.title
        );
        return Reading::wrong(Fault::error(IssueCode::LostDigits, message));
    }
    let number: String = text.chars().filter(|c| !matches!(c, '-' | '—' | '.' | ' ')).collect();
    let number = number.replace(['Х', '×', 'Ｘ', '*'], "X");
    match fault_of_id(&number) {
        None => Reading::one(field.name, number),
        Some((code, why)) => {
            Reading::wrong(Fault::error(code, format!("{} {shown} {why}。请对照证件改正，或先留空。", field.title)))
        }
    }
}

pub(super) fn fault_of_id(number: &str) -> Option<(IssueCode, &'static str)> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECK: &[u8; 11] = b"10X98765432";
    let bytes = number.as_bytes();
    let (century, birth) = match bytes.len() {
        15 if bytes.iter().all(u8::is_ascii_digit) => (1900, &number[6..12]),
        18 if bytes[..17].iter().all(u8::is_ascii_digit) => {
            let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
            if CHECK[(sum % 11) as usize] != bytes[17] {
                return Some((IssueCode::CheckDigit, "的校验码不对"));
            }
            (0, &number[6..14])
        }
        _ => return Some((IssueCode::Form, "不是 18 位（或旧的 15 位）")),
    };
    let (year, day) = birth.split_at(birth.len() - 4);
    let number = |digits: &str| digits.parse::<u32>().unwrap_or_default();
    let year = century + number(year) as i32;
    let exists = chrono::NaiveDate::from_ymd_opt(year, number(&day[..2]), number(&day[2..])).is_some();
    (!exists).then_some((IssueCode::Form, "里的出生日期不存在"))
}

/// True for an ID number of 18 characters with the right check.
pub(in crate::understand) fn sound_id_number(text: &str) -> bool {
    let number = squeeze(text).to_uppercase();
    number.len() == 18 && fault_of_id(&number).is_none()
}

/// Birth date, in the ISO form, and sex that an ID number of 18 characters holds.
pub(in crate::understand) fn told_by_id(number: &str) -> Option<(String, &'static str)> {
    let birth = number.get(6..14).filter(|_| number.len() == 18)?;
    let odd = number.as_bytes()[16] % 2 == 1;
    let iso = [&birth[..4], &birth[4..6], &birth[6..]].join("-");
    Some((iso, if odd { "男" } else { "女" }))
}

/// True for eleven digits of a mobile number, grouped or with +86.
pub(in crate::understand) fn looks_like_mobile(text: &str) -> bool {
    mobile(&squeeze(text)).is_some()
}

pub(in crate::understand) fn looks_like_email(text: &str) -> bool {
    let text = squeeze(text);
    text.split_once('@').is_some_and(|(user, host)| !user.is_empty() && host.contains('.') && !host.contains('@'))
        && text.is_ascii()
}

pub(in crate::understand) fn looks_like_sex(text: &str) -> bool {
    matches!(&*squeeze(text), "男" | "女")
}

pub(super) fn mobile(text: &str) -> Option<String> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    let text = text.strip_prefix("+86").or_else(|| text.strip_prefix("0086")).unwrap_or(text);
    let text = text.strip_prefix("(86)").or_else(|| text.strip_prefix("(+86)")).unwrap_or(text);
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | '—' | '–' | '.' | '\'')).collect();
    let digits = match digits.len() {
        13 => digits.strip_prefix("86").map_or(digits.clone(), str::to_string),
        _ => digits,
    };
    let bytes = digits.as_bytes();
    (bytes.len() == 11 && bytes[0] == b'1' && (b'3'..=b'9').contains(&bytes[1]) && bytes.iter().all(u8::is_ascii_digit))
        .then_some(digits)
}

/// A land line with or without area code and extension, a service number, or a short one within an institution.
fn land_line(text: &str) -> Option<String> {
    let line: String = text.chars().map(|c| if matches!(c, '—' | '–' | '－') { '-' } else { c }).collect();
    let (main, extension) = line.split_once('转').map_or((line.as_str(), ""), |(main, extension)| (main, extension));
    let parts: Vec<&str> = main.split(['-', '(', ')']).filter(|part| !part.is_empty()).collect();
    let digits = |part: &&str| part.bytes().all(|b| b.is_ascii_digit());
    if parts.is_empty() || !parts.iter().all(digits) || !extension.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let all: usize = parts.iter().map(|part| part.len()).sum();
    let sound = match parts.as_slice() {
        [whole] if whole.starts_with('0') => (10..=12).contains(&whole.len()),
        [whole] if whole.starts_with("400") || whole.starts_with("800") => whole.len() == 10,
        [whole] if whole.starts_with('1') => false,
        [whole] => (7..=8).contains(&whole.len()),
        [area, number] if area.starts_with('0') => (3..=4).contains(&area.len()) && (7..=8).contains(&number.len()),
        [area, number, extra] if area.starts_with('0') => (7..=8).contains(&number.len()) && extra.len() <= 6,
        [first, ..] if *first == "400" || *first == "800" => all == 10,
        [number, extra] => (7..=8).contains(&number.len()) && extra.len() <= 6,
        _ => false,
    };
    sound.then_some(line)
}

pub(super) fn phone(field: &Field, text: &str) -> Reading {
    let narrowed = narrow(text);
    let whole = squeeze(&narrowed);
    let whole = whole.trim_start_matches(['\'', '’', '`']);
    if whole.contains("E+") {
        let message = format!("{} {whole} 在表格里存成了科学计数，号码已看不全。请重新填写。", field.title);
        return Reading::wrong(Fault::error(IssueCode::LostDigits, message));
    }
    if let Some(phone) = mobile(whole).or_else(|| land_line(whole)) {
        return Reading::one(field.name, phone);
    }
    let pieces = narrowed.split(['/', '、', ',', ';', '\n', ' ', '或']).map(squeeze).filter(|piece| !piece.is_empty());
    let number = |piece: &str| mobile(piece).or_else(|| land_line(piece));
    // 13800000006(妻), 办公室:85550001, 手机13800000006.
    let bare = |piece: &str| {
        let outside = brackets(piece.rsplit(':').next().unwrap_or(piece)).0;
        outside.trim_matches(is_han).to_owned()
    };
    let found: Vec<String> = pieces.filter_map(|piece| number(&piece).or_else(|| number(&bare(&piece)))).collect();
    if let Some(first) = found.iter().find(|phone| mobile(phone).is_some()).or(found.first()) {
        let fault = (found.len() > 1).then(|| {
            let message = format!("{}“{}”里有几个号码，取了 {first}。", field.title, one_line(text));
            Fault::warning(IssueCode::Several, message)
        });
        let fault = fault.or_else(|| {
            let message = format!("{}“{}”里有别的字，取了 {first}。", field.title, one_line(text));
            Some(Fault::warning(IssueCode::Several, message))
        });
        return Reading::one(field.name, first.clone()).but(fault);
    }
    let message = format!("{}“{}”不是 11 位手机号，也不像座机号。请核对。", field.title, one_line(text));
    Reading::wrong(Fault::warning(IssueCode::Form, message))
}

pub(super) fn email(field: &Field, text: &str) -> Reading {
    let mail = squeeze(text);
    if looks_like_email(&mail) {
        return Reading::one(field.name, mail);
    }
    let message = format!("{}“{}”不像邮箱地址。请核对。", field.title, one_line(text));
    Reading::wrong(Fault::warning(IssueCode::Form, message))
}

//! Values as the office keeps them: trimmed, in one normal form, or refused with a Chinese sentence.

use chrono::NaiveDate;
use rusqlite::types::Value;

use crate::error::{Error, Result};

/// Text without spaces at its ends; empty text is no value. Full-width spaces count as spaces.
pub fn text(text: &str) -> Value {
    match text.trim() {
        "" => Value::Null,
        trimmed => Value::Text(trimmed.into()),
    }
}

/// Most characters of what names a record, and of any other words.
const MOST_OF_NAME: usize = 300;
const MOST: usize = 100_000;

/// [`text`], refused where it is longer than anybody reads: a title of pages is a paste that went wrong.
pub fn bounded(field: &str, words: &str) -> Result<Value> {
    let (most, advice) = match field {
        "title" | "name" | "short_name" => (MOST_OF_NAME, "请缩短，详细的内容写到备注或正文里。"),
        _ => (MOST, "请分开写，或作为附件放进来。"),
    };
    // Bytes are counted at a glance, and are never fewer than characters.
    if words.len() > most {
        let length = words.trim().chars().count();
        if length > most {
            return Err(Error::invalid(field, format!("太长：{length} 字，最多 {most} 字。{advice}")));
        }
    }
    Ok(text(words))
}

/// A name: no spaces between Chinese characters (张　三), the middle dot as U+00B7.
pub fn name(field: &str, text: &str) -> Result<Value> {
    let dotted: String =
        text.trim().chars().map(|c| if matches!(c, '•' | '・' | '．' | '‧' | '∙') { '·' } else { c }).collect();
    let ascii = dotted.is_ascii();
    let name: String = if ascii { dotted } else { dotted.chars().filter(|c| !c.is_whitespace()).collect() };
    if name.chars().count() > 50 {
        return Err(Error::invalid(
            field,
            format!("姓名“{}…”超过 50 个字，请检查。", name.chars().take(12).collect::<String>()),
        ));
    }
    Ok(if name.is_empty() { Value::Null } else { Value::Text(name) })
}

/// An ISO date with its precision: 2024, 2024-05 or 2024-05-01.
pub fn date(field: &str, text: &str) -> Result<Value> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Value::Null);
    }
    if is_date(text) { Ok(Value::Text(text.into())) } else { Err(bad_date(field, text)) }
}

fn bad_date(field: &str, text: &str) -> Error {
    Error::invalid(field, format!("日期“{text}”不成立。请写成 2026、2026-05 或 2026-05-18。"))
}

/// True for an ISO date of year, month or day precision that exists.
pub fn is_date(text: &str) -> bool {
    let shaped = |shape: &[u8]| {
        text.len() == shape.len()
            && text
                .bytes()
                .zip(shape)
                .all(|(b, like)| b.is_ascii_digit() == (*like != b'-') && (b == b'-') == (*like == b'-'))
    };
    (shaped(b"yyyy") || shaped(b"yyyy-mm") || shaped(b"yyyy-mm-dd")) && last_day(text).is_some()
}

/// The first day that a date of any precision can mean.
pub fn first_day(date: &str) -> Option<NaiveDate> {
    let mut parts = date.split('-').map(|part| part.parse::<u32>().ok());
    let year = parts.next()??;
    let month = parts.next().unwrap_or(Some(1))?;
    let day = parts.next().unwrap_or(Some(1))?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// A date as it is said in a sentence: 2026年3月5日, 2026年3月, 2026年.
pub fn spoken(date: &str) -> String {
    let mut parts = date.split('-').map(|part| part.trim_start_matches('0'));
    let mut text = String::new();
    for (part, unit) in parts.by_ref().zip(["年", "月", "日"]) {
        text.extend([part, unit]);
    }
    text
}

/// The names that are written one behind the other: 张三、李四，王五 赵六.
pub fn names_in(text: &str) -> Vec<&str> {
    let parts = |c: char| c.is_whitespace() || ['、', '，', ',', '；', ';'].contains(&c);
    text.split(parts).filter(|name| !name.is_empty()).collect()
}

/// Money as it stands in tables: 1200, 1200.50.
pub fn yuan(fen: i64) -> String {
    if fen % 100 == 0 { (fen / 100).to_string() } else { format!("{}.{:02}", fen / 100, (fen % 100).abs()) }
}

/// 一, 十, 十一, 二十, 一百零五: numbers to 999 as people write them in labels.
pub(crate) fn chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (hundreds, tens, ones) = (number / 100 % 10, number / 10 % 10, number % 10);
    let mut out = String::new();
    if hundreds > 0 {
        out.push_str(DIGITS[hundreds]);
        out.push('百');
        if tens == 0 && ones > 0 {
            out.push('零');
        }
    }
    if tens > 0 {
        if tens > 1 || hundreds > 0 {
            out.push_str(DIGITS[tens]);
        }
        out.push('十');
    }
    if ones > 0 {
        out.push_str(DIGITS[ones]);
    }
    out
}

/// The last day that a date of any precision can mean.
pub fn last_day(date: &str) -> Option<NaiveDate> {
    let first = first_day(date)?;
    match date.len() {
        4 => first.checked_add_months(chrono::Months::new(12))?.pred_opt(),
        7 => first.checked_add_months(chrono::Months::new(1))?.pred_opt(),
        _ => Some(first),
    }
}

/// Refuses an end before its start.
pub fn in_order(field: &str, start: Option<&str>, end: Option<&str>) -> Result<()> {
    if let (Some(start), Some(end)) = (start, end)
        && let (Some(first), Some(last)) = (first_day(start), last_day(end))
        && last < first
    {
        return Err(Error::invalid(field, format!("结束日期 {end} 早于开始日期 {start}。请改正其中一个。")));
    }
    Ok(())
}

/// A count: a whole number that is not negative.
pub fn count(field: &str, count: i64) -> Result<Value> {
    if count < 0 {
        return Err(Error::invalid(field, format!("数量不能是负数（{count}）。请改为 0 或更大的整数。")));
    }
    Ok(Value::Integer(count))
}

/// A number that is finite and not negative.
pub fn number(field: &str, number: f64) -> Result<Value> {
    if !number.is_finite() || number < 0.0 {
        return Err(Error::invalid(field, format!("数值“{number}”不成立。请改为 0 或更大的数。")));
    }
    Ok(Value::Real(number))
}

/// A phone number without the spaces and hyphens people group a mobile number with.
pub fn phone(text: &str) -> Value {
    let narrow: String = text
        .trim()
        .chars()
        .map(|c| match c {
            '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
            '－' | '—' | '–' => '-',
            other => other,
        })
        .collect();
    let bare: String = narrow.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}')).collect();
    if bare.len() == 11 && bare.starts_with('1') && bare.bytes().all(|b| b.is_ascii_digit()) {
        return Value::Text(bare);
    }
    self::text(&narrow)
}

/// An ID number of GB 11643-1999 (18 characters with check) or an old one of 15 digits.
pub fn id_number(field: &str, text: &str) -> Result<Value> {
    if id_number_fault(text).is_none() {
        return Ok(Value::Text(text.into()));
    }
    let number: String = text.trim().chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    if number.is_empty() {
        return Ok(Value::Null);
    }
    id_number_fault(&number).map_or(Ok(Value::Text(number.clone())), |why| {
        Err(Error::invalid(field, format!("身份证号 {} {why}。请对照证件改正，或先留空。", masked_id(&number))))
    })
}

/// What is wrong with an ID number, as the second half of a sentence; `None` when it is right.
pub fn id_number_fault(number: &str) -> Option<&'static str> {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECK: &[u8; 11] = b"10X98765432";
    let bytes = number.as_bytes();
    let (century, birth) = match bytes.len() {
        15 if bytes.iter().all(u8::is_ascii_digit) => (1900, &number[6..12]),
        18 if bytes[..17].iter().all(u8::is_ascii_digit) => {
            let sum: u32 = bytes.iter().zip(WEIGHTS).map(|(b, w)| u32::from(b - b'0') * w).sum();
            if CHECK[(sum % 11) as usize] != bytes[17] {
                return Some("的校验码不对");
            }
            (0, &number[6..14])
        }
        _ => return Some("不是 18 位（或旧的 15 位）"),
    };
    let part = |digits: &str| digits.parse::<u32>().unwrap_or_default();
    let (year, day) = birth.split_at(birth.len() - 4);
    let year = century + part(year) as i32;
    if NaiveDate::from_ymd_opt(year, part(&day[..2]), part(&day[2..])).is_some() {
        None
    } else {
        Some("里的出生日期不存在")
    }
}

/// A text with the ID numbers in it masked.
pub fn with_ids_masked(text: &str) -> String {
    let of_id = |c: char| c.is_ascii_digit() || c == 'X';
    let mut masked = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(of_id) {
        let (before, from) = rest.split_at(start);
        let (run, after) = from.split_at(from.find(|c| !of_id(c)).unwrap_or(from.len()));
        masked.push_str(before);
        masked.push_str(&if run.len() == 18 { masked_id(run) } else { run.to_owned() });
        rest = after;
    }
    masked + rest
}

/// 110105********002X: as ID numbers stand on screens and in exports unless asked.
pub fn masked_id(number: &str) -> String {
    let chars: Vec<char> = number.chars().collect();
    match chars.len() {
        15.. => {
            let tail = chars.len() - 4;
            chars.iter().enumerate().map(|(i, c)| if (6..tail).contains(&i) { '*' } else { *c }).collect()
        }
        _ => "*".repeat(chars.len()),
    }
}

/// 138****1234: as phones stand on lists for publication. Of each number four digits are left, of a long one the first three
/// as well; an area code stays, what is too short to be a number is an extension and goes.
pub fn masked_phone(phone: &str) -> String {
    let chars: Vec<char> = phone.chars().collect();
    let mut masked = chars.clone();
    let mut at = 0;
    while at < chars.len() {
        let digits = chars[at..].iter().take_while(|c| c.is_numeric()).count();
        let area = chars[at] == '0' && (3..=4).contains(&digits) && chars.get(at + digits) == Some(&'-');
        if digits > 0 && !area {
            let head = if digits >= 11 { 3 } else { 0 };
            let tail = if digits >= 7 { digits - 4 } else { digits };
            masked[at + head..at + tail].fill('*');
        }
        at += digits.max(1);
    }
    masked.into_iter().collect()
}

/// One of a closed list of words.
pub fn one_of(field: &str, text: &str, allowed: &[&str]) -> Result<Value> {
    if allowed.contains(&text) {
        return Ok(Value::Text(text.into()));
    }
    Err(Error::invalid(field, format!("“{text}”不在可选的范围里（{}）。", allowed.join("、"))))
}

#[cfg(test)]
mod tests {
    use super::masked_phone;

    #[test]
    fn phones_for_publication() {
        for (phone, expected) in [
            ("13812345678", "138****5678"),
            ("010-87654321", "010-****4321"),
            ("0571-8765432-801", "0571-***5432-***"),
            ("138 1234 5678", "*** **** ****"),
            ("13812345678、13987654321", "138****5678、139****4321"),
            ("１３８１２３４５６７８", "１３８****５６７８"),
            ("+8613812345678", "+861******5678"),
            ("办公室 8021", "办公室 ****"),
            ("", ""),
        ] {
            assert_eq!(masked_phone(phone), expected, "{phone}");
        }
    }
}

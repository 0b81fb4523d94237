//! The words of a notice on holidays: “元旦：1月1日至3日放假调休，共3天。1月4日上班。”

use chrono::{Datelike, NaiveDate, Weekday};

use super::Holiday;

/// What a notice says, and what in it does not agree.
#[derive(Default)]
pub(super) struct Reading {
    pub(super) days: Vec<Holiday>,
    pub(super) doubts: Vec<String>,
}

/// Reads a notice for a year. What is not understood is told, never guessed.
pub(super) fn read(text: &str, year: i32) -> Reading {
    let mut reading = Reading::default();
    let mut name = String::new();
    // How many days off the present holiday has so far.
    let mut off = 0;
    for sentence in text.split(['。', '；', ';', '\n']).map(str::trim).filter(|sentence| !sentence.is_empty()) {
        let mut rest = sentence;
        if let Some((before, after)) = sentence.split_once(['：', ':'])
            && !before.contains('日')
        {
            (name, off, rest) = (unnumbered(before).to_owned(), 0, after);
        }
        let is_work = rest.contains("上班");
        if !is_work && !rest.contains("放假") {
            continue;
        }
        if name.is_empty() {
            reading.doubts.push(format!("“{sentence}”没有写是哪个节日，没有读入"));
            continue;
        }
        let clauses: Vec<&str> = rest.split(['，', ',']).collect();
        let dated = clauses.iter().copied().filter(|clause| clause.contains('日') && clause.contains('月'));
        for clause in dated {
            match days(clause, year, &name) {
                Ok((found, doubts)) => {
                    off += if is_work { 0 } else { found.len() };
                    let holiday =
                        |day: NaiveDate| Holiday { day: day.to_string(), name: name.clone(), is_off: !is_work };
                    reading.days.extend(found.into_iter().map(holiday));
                    reading.doubts.extend(doubts);
                }
                Err(why) => reading.doubts.push(format!("“{sentence}”：{why}，没有读入")),
            }
        }
        let stated = clauses.iter().find_map(|clause| total(clause));
        if let Some(stated) = stated.filter(|stated| !is_work && *stated != off) {
            reading.doubts.push(format!("{name}写的是共 {stated} 天，读出 {off} 天，请核对"));
        }
    }
    reading.days.sort_by(|a, b| (&a.day, a.is_off).cmp(&(&b.day, b.is_off)));
    reading.days.dedup_by(|a, b| a.day == b.day && a.is_off == b.is_off);
    reading
}

/// A name without the number of its paragraph: 一、元旦; 1.元旦. 国庆节、中秋节 stays.
fn unnumbered(name: &str) -> &str {
    let rest = name.trim().trim_start_matches(|c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit());
    match rest.strip_prefix(['、', '.', '．']) {
        Some(rest) if rest.len() < name.trim().len() => rest.trim(),
        _ => name.trim(),
    }
}

/// 共3天, 放假1天.
fn total(clause: &str) -> Option<usize> {
    let (before, _) = clause.split_once('天')?;
    let digits: String = before.chars().rev().take_while(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().ok()
}

/// The days of a clause, and what does not agree with the weekdays that stand beside them.
fn days(clause: &str, year: i32, name: &str) -> Result<(Vec<NaiveDate>, Vec<String>), String> {
    let (mut found, mut doubts) = (Vec::new(), Vec::new());
    let (mut number, mut written, mut month) = (String::new(), None, None);
    let mut last: Option<NaiveDate> = None;
    let mut is_range = false;
    let mut chars = clause.chars();
    while let Some(c) = chars.next() {
        match c {
            '0'..='9' => {
                number.push(c);
                continue;
            }
            '０'..='９' => {
                number.extend(char::from_digit(u32::from(c) - u32::from('０'), 10));
                continue;
            }
            '年' => written = number.parse::<i32>().ok(),
            '月' => month = number.parse::<u32>().ok(),
            '日' if !number.is_empty() => {
                let (Some(of), Ok(day)) = (month, number.parse::<u32>()) else {
                    return Err(format!("{number}日没有写是哪个月"));
                };
                let in_year = |year| NaiveDate::from_ymd_opt(year, of, day);
                // 元旦 may begin in the December before its year.
                let year = written.unwrap_or(if name.contains("元旦") && of == 12 { year - 1 } else { year });
                let date = in_year(year).ok_or_else(|| format!("没有{of}月{day}日这一天"))?;
                match last.filter(|_| is_range) {
                    Some(first) => {
                        if date < first || (date - first).num_days() > 31 {
                            return Err(format!("{first}至{date}不像一次放假"));
                        }
                        found.extend(first.iter_days().skip(1).take_while(|each| *each <= date));
                    }
                    None => found.push(date),
                }
                (last, is_range, written) = (Some(date), false, None);
            }
            '至' | '到' | '—' | '–' | '-' | '~' | '～' => is_range = last.is_some(),
            '（' | '(' => {
                let note: String = chars.by_ref().take_while(|c| *c != '）' && *c != ')').collect();
                if let (Some(date), Some(weekday)) = (last, weekday(&note))
                    && date.weekday() != weekday
                {
                    doubts.push(format!(
                        "{}写的是（{note}），{}年这天不是：是不是别的年份的通知",
                        spoken(date),
                        date.year()
                    ));
                }
            }
            _ => {}
        }
        number.clear();
    }
    if found.is_empty() { Err("没有看出日期".into()) } else { Ok((found, doubts)) }
}

fn spoken(date: NaiveDate) -> String {
    format!("{}月{}日", date.month(), date.day())
}

/// 周日, 星期日, 农历除夕、周二.
fn weekday(note: &str) -> Option<Weekday> {
    let at =
        note.rfind('周').map(|at| at + '周'.len_utf8()).or_else(|| note.rfind("星期").map(|at| at + "星期".len()))?;
    Some(match note.get(at..)?.chars().next()? {
        '一' => Weekday::Mon,
        '二' => Weekday::Tue,
        '三' => Weekday::Wed,
        '四' => Weekday::Thu,
        '五' => Weekday::Fri,
        '六' => Weekday::Sat,
        '日' | '天' => Weekday::Sun,
        _ => return None,
    })
}

//! 卷内目录: what stands in the file of an event, in the order of its folders.

use rusqlite::Connection;

use super::store;
use crate::attachment::{self, Attachment};
use crate::error::Result;
use crate::event;
use crate::ids::EventId;
use crate::place::Place;
use crate::report::{Draft, Listed, ReportName, Setting, list};
use crate::{profile, value};

/// What stands for one line of 卷内目录.
pub(super) enum Source {
    /// A file.
    File(Box<Attachment>),
    /// A paper made of the records.
    Paper(ReportName),
    /// Only words.
    Words,
}

/// One line of 卷内目录.
pub(super) struct Entry {
    /// Its folder: 01-通知.
    pub(super) folder: String,
    /// 文号, read from the file's name
    number: Option<String>,
    /// 题名
    pub(super) title: String,
    /// 页数, where it is known
    pages: Option<usize>,
    /// 备注
    note: String,
    pub(super) source: Source,
}

/// What stands in the file of an event, folder by folder; files that fill no line stand behind all lines.
pub(super) fn entries(conn: &Connection, place: &Place, event: EventId) -> Result<Vec<Entry>> {
    let dossier = store::dossier(conn, event)?;
    let files = attachment::rows_of(conn, "event", event.0)?;
    let title = event::row_of(conn, event)?.title;
    let mut entries = Vec::new();
    let of = |id| files.iter().find(|file| file.id == id);
    for (at, part) in dossier.parts.iter().enumerate() {
        let folder = attachment::clean(&format!("{:02}-{}", at + 1, part.name));
        entries.extend(part.files.iter().filter_map(|id| of(*id)).map(|file| entry(place, &folder, file)));
        let papers =
            [("小结已写", ReportName::EventBrief, "活动小结"), ("会议记录已写", ReportName::Minutes, "会议纪要")];
        let paper = papers.into_iter().find(|(said, ..)| part.record.as_deref() == Some(*said));
        match (paper, &part.words, &part.record) {
            // A file comes before what the records say.
            _ if !part.files.is_empty() => {}
            (Some((_, paper, what)), ..) => entries.push(Entry {
                title: format!("{title}{what}"),
                source: Source::Paper(paper),
                ..said(&folder, "")
            }),
            (None, Some(words), _) => entries.push(Entry { title: part.name.clone(), ..said(&folder, words) }),
            (None, None, Some(record)) => entries.push(Entry { title: part.name.clone(), ..said(&folder, record) }),
            (None, None, None) => {}
        }
    }
    let folder = format!("{:02}-其他", dossier.parts.len() + 1);
    entries.extend(dossier.loose.iter().filter_map(|id| of(*id)).map(|file| entry(place, &folder, file)));
    Ok(entries)
}

fn said(folder: &str, words: &str) -> Entry {
    let (number, pages, title) = (None, None, String::new());
    Entry { folder: folder.to_owned(), number, title, pages, note: words.to_owned(), source: Source::Words }
}

fn entry(place: &Place, folder: &str, file: &Attachment) -> Entry {
    let stem = file.name.rsplit_once('.').map_or(file.name.as_str(), |(stem, _)| stem);
    Entry {
        number: document_number(stem),
        title: file.caption.clone().unwrap_or_else(|| stem.to_owned()),
        pages: attachment::pages(place, file),
        source: Source::File(Box::new(file.clone())),
        ..said(folder, "")
    }
}

/// 文号 within a file's name: 区科协〔2026〕3号.
fn document_number(name: &str) -> Option<String> {
    let open = name.find(['〔', '[', '［'])?;
    let end = open + name[open..].find('号')? + '号'.len_utf8();
    let apart = |ch: char| ch.is_whitespace() || ['（', '(', '《', '_', '-', '、', '，'].contains(&ch);
    let begin = name[..open].char_indices().rev().find(|(_, ch)| apart(*ch)).map_or(0, |(at, ch)| at + ch.len_utf8());
    let inside = name[open..end].chars().filter(char::is_ascii_digit).count();
    (inside >= 5).then(|| name[begin..end].replace(['[', '［'], "〔").replace([']', '］'], "〕"))
}

/// 卷内目录 of an event: 序号 文号 责任者 题名 日期 页数 备注.
pub(crate) fn contents(conn: &Connection, place: &Place, event: EventId, setting: &Setting) -> Result<Draft> {
    let row = event::row_of(conn, event)?;
    let entries = entries(conn, place, event)?;
    let office = profile::profile(conn)?.name;
    let by = row.hosts.clone().unwrap_or_else(|| office.clone());
    let day = row.end_date.as_deref().or(row.start_date.as_deref()).map(value::spoken).unwrap_or_default();
    let columns = vec![
        Listed::short("文号", |it: &Entry| it.number.clone().unwrap_or_default()).wide(1.2).always(),
        Listed::short("责任者", move |_: &Entry| by.clone()).wide(1.2).always(),
        Listed::words("题名", |it: &Entry| it.title.clone()).wide(3.0).always(),
        Listed::short("日期", move |_: &Entry| day.clone()).wide(1.2).always(),
        Listed::number("页数", |it: &Entry| it.pages.map(|pages| pages.to_string()).unwrap_or_default()).always(),
        Listed::words("备注", |it: &Entry| it.note.clone()).wide(1.2).always(),
    ];
    let facts =
        vec![format!("案卷题名：{}", row.title), format!("立卷单位：{office}"), format!("共 {} 件", entries.len())];
    Ok(list(setting, "卷内目录".to_owned(), facts, columns, &entries))
}

#[cfg(test)]
mod tests {
    use super::document_number;

    #[test]
    fn a_document_number_is_read_only_where_it_is_one() {
        for (name, number) in [
            ("海科协〔2026〕3号 关于举办科普日的通知", Some("海科协〔2026〕3号")),
            ("通知-海科协[2026]12号", Some("海科协〔2026〕12号")),
            ("关于举办科普日的通知", None),
            ("照片[1]号楼", None),
        ] {
            assert_eq!(document_number(name).as_deref(), number, "{name}");
        }
    }
}

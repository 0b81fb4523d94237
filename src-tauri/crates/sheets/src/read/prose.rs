//! A file's bytes → [`Prose`], where the file is running text rather than tables.

use std::path::Path;

use super::{archive, docx, text};
use crate::{Format, Line, Prose, ReadError};

/// Most lines and characters of a text that is taken apart: a thick book. A plan has a few thousand characters.
const MOST_LINES: usize = 10_000;
const MOST_CHARACTERS: usize = 500_000;

/// Reads a file within this process; none when it is no running text. A hostile file can abort the process: see
/// [`crate::child`].
pub fn file(path: &Path) -> Result<Option<Prose>, ReadError> {
    let (name, content) = super::content(path)?;
    bytes(&name, &content)
}

/// Reads a file's bytes; `name` is what the messages call it. None when it holds tables, or is of a kind that has no text.
pub fn bytes(name: &str, bytes: &[u8]) -> Result<Option<Prose>, ReadError> {
    let prose = of_kind(name, bytes)?;
    if let Some(prose) = &prose {
        let characters: usize = prose.lines.iter().map(|line| line.text.chars().count()).sum();
        if prose.lines.len() > MOST_LINES || characters > MOST_CHARACTERS {
            let detail = format!("{} 行 {characters} 字", prose.lines.len());
            return Err(ReadError::TooLarge { file: name.into(), detail });
        }
    }
    Ok(prose)
}

fn of_kind(name: &str, bytes: &[u8]) -> Result<Option<Prose>, ReadError> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => match archive::format(name, bytes)? {
            Some(Format::Docx) => docx::read(name, bytes),
            _ => Ok(None),
        },
        [0xd0, 0xcf, 0x11, 0xe0, ..] if holds(bytes, "WordDocument") => Err(ReadError::NotATable {
            file: name.into(),
            found: "旧版 Word 文档（.doc）".into(),
            advice: "请在 WPS 或 Word 里打开，另存为 .docx，再导入。".into(),
        }),
        [b'{', b'\\', b'r', b't', b'f', ..] => Err(ReadError::NotATable {
            file: name.into(),
            found: "RTF 文档".into(),
            advice: "请在 WPS 或 Word 里打开，另存为 .docx，再导入。".into(),
        }),
        [0xd0, 0xcf, 0x11, 0xe0, ..] | [b'%', b'P', b'D', b'F', ..] | [b'P', b'K', ..] => Ok(None),
        _ => Ok(text::decode(bytes).filter(|text| is_running(text)).map(|text| Prose {
            format: Format::Text,
            lines: lines(&text),
            paragraphs: false,
            tables: 0,
            struck: Vec::new(),
        })),
    }
}

fn holds(bytes: &[u8], stream: &str) -> bool {
    let wide: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wide.len()).any(|window| window == wide)
}

fn lines(text: &str) -> Vec<Line> {
    let text = text.replace("\r\n", "\n");
    let ends = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let lines = text.split(ends).map(|line| line.trim_end_matches(['\u{1a}', '\0']));
    lines.enumerate().map(|(at, line)| Line { number: at + 1, text: line.into(), ..Line::default() }).collect()
}

/// Text that is neither markup nor a table nor empty.
fn is_running(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let mail = start.get(..13).is_some_and(|head| head.eq_ignore_ascii_case("MIME-Version:"));
    !start.is_empty() && !start.starts_with('<') && !mail && !is_table(start)
}

/// Most lines of a table split into as many short fields as its header; commas of running text do not fall so evenly.
fn is_table(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).take(200).collect();
    let splits: [fn(&str) -> Vec<&str>; 5] = [
        |line| line.split('\t').collect(),
        |line| line.split(',').collect(),
        |line| line.split(';').collect(),
        |line| line.split('|').collect(),
        |line| line.split(['\u{3000}', ' ']).filter(|field| !field.is_empty()).collect(),
    ];
    splits.into_iter().any(|split| {
        let header = lines.iter().take(6).position(|line| {
            let fields = split(line);
            let named = fields.iter().filter(|field| !field.trim().is_empty()).count();
            named >= 3 && fields.iter().all(|field| field.trim().chars().count() <= 10)
        });
        let Some(header) = header else { return false };
        let width = split(lines[header]).len();
        let below = &lines[header + 1..];
        let even = below.iter().filter(|line| split(line).len().abs_diff(width) <= 1).count();
        even > 0 && even * 3 >= below.len() * 2
    })
}

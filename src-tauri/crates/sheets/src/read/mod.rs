//! A file's bytes → [`Workbook`]. The format is told by content; the file's ending is never asked.

mod archive;
mod cell;
mod docx;
mod html;
mod number_format;
mod numbering;
mod ods;
mod ole;
pub mod prose;
mod tags;
mod text;
mod xls;
mod xlsb;
mod xlsx;
mod xml2003;

use std::path::Path;

use crate::{Format, ReadError, Workbook};

/// Most bytes that a file may have before it is opened at all.
const MOST_BYTES: u64 = 256 << 20;

/// Reads a file within this process. A hostile file can abort the process: see [`crate::child`].
pub fn file(path: &Path) -> Result<Workbook, ReadError> {
    let (name, content) = content(path)?;
    bytes(&name, &content)
}

/// A file's name without the folder, and its bytes, unless they are too many.
fn content(path: &Path) -> Result<(String, Vec<u8>), ReadError> {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let unopened = |cause: std::io::Error| match cause.kind() {
        std::io::ErrorKind::OutOfMemory => {
            ReadError::TooLarge { file: name.clone(), detail: "内存超过上限".into() }
        }
        _ => ReadError::Unopened { file: name.clone(), detail: cause.to_string() },
    };
    let size = std::fs::metadata(path).map_err(unopened)?.len();
    if size > MOST_BYTES {
        return Err(ReadError::TooLarge { file: name, detail: format!("{} MB", size >> 20) });
    }
    let bytes = std::fs::read(path).map_err(unopened)?;
    Ok((name, bytes))
}

/// Reads a file's bytes; `name` is what the messages call it.
pub fn bytes(name: &str, bytes: &[u8]) -> Result<Workbook, ReadError> {
    // A reader that trips over a broken file says no more than that it is broken.
    std::panic::catch_unwind(|| told_apart(name, bytes)).unwrap_or_else(|_| {
        let detail = "里面的记录前后不合".into();
        Err(ReadError::Damaged { file: name.into(), detail })
    })
}

fn told_apart(name: &str, bytes: &[u8]) -> Result<Workbook, ReadError> {
    let file = || name.to_string();
    let not_a_table = |found: &str, advice: &str| {
        Err(ReadError::NotATable { file: file(), found: found.into(), advice: advice.into() })
    };
    let open_and_save = "请在 WPS 或 Excel 里打开它，另存为 .xlsx 再导入。";
    let ask_for_table = "请向提供的人要 Excel 表格，或把内容录成表格再导入。";
    if bytes.iter().all(|byte| matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n')) {
        return Err(ReadError::Empty { file: file() });
    }
    match bytes {
        [b'P', b'K', 3, 4, ..] => match archive::format(name, bytes)? {
            Some(Format::Xlsx) => xlsx::read(name, bytes),
            Some(Format::Xlsb) => xlsb::read(name, bytes),
            Some(Format::Ods) => ods::read(name, bytes),
            Some(_) => not_a_table("Word 文档", "请把其中的表格复制到 Excel 里存为 .xlsx，再导入。"),
            None => not_a_table("压缩包或别的文件", "如果是压缩包，请先解压，再导入里面的表格。"),
        },
        [b'P', b'K', 5, 6, ..] => Err(ReadError::Empty { file: file() }),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => compound(name, bytes),
        // A workbook's records without their container.
        [0x09, 0x08, 8 | 16, 0x00, _, 0x05 | 0x06, ..] => xls::workbook(name, bytes),
        [0x09, 0x00 | 0x02 | 0x04 | 0x08, ..] if bytes.get(2).is_some_and(|len| *len <= 16) => {
            not_a_table("很旧的 Excel 工作表（4.0 以前）", open_and_save)
        }
        [b'%', b'P', b'D', b'F', ..] => not_a_table("PDF 文件", ask_for_table),
        [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'B', b'M', _, _, ..]
            if bytes.contains(&0) =>
        {
            not_a_table("图片", ask_for_table)
        }
        [b'{', b'\\', b'r', b't', b'f', ..] => {
            not_a_table("RTF 文档", "请把其中的表格复制到 Excel 存为 .xlsx，再导入。")
        }
        [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xbc, 0xaf, ..] => {
            not_a_table("压缩包", "请先解压，再导入里面的表格。")
        }
        _ => markup_or_text(name, bytes),
    }
}

/// The container that old Office files share: told apart by the streams within.
fn compound(name: &str, bytes: &[u8]) -> Result<Workbook, ReadError> {
    let container = ole::Container::open(bytes);
    let names: Vec<String> = container.iter().flat_map(ole::Container::names).map(str::to_ascii_lowercase).collect();
    let holds = |stream: &str| names.iter().any(|name| name == stream);
    let is = |found: &str, advice: &str| {
        Err(ReadError::NotATable { file: name.into(), found: found.into(), advice: advice.into() })
    };
    if holds("encryptedpackage") {
        Err(ReadError::Password { file: name.into() })
    } else if holds("workbook") || holds("book") {
        xls::read(name, bytes)
    } else if holds("worddocument") {
        is("旧版 Word 文档（.doc）", "请在 WPS 或 Word 里打开，把表格复制到 Excel 存为 .xlsx，再导入。")
    } else if holds("powerpoint document") {
        is("PowerPoint 演示文稿", "请向提供的人要 Excel 表格，或把内容录成表格再导入。")
    } else {
        let detail = if names.is_empty() { "文件的目录读不出" } else { "里面没有工作簿" };
        Err(ReadError::Damaged { file: name.into(), detail: detail.into() })
    }
}

/// Most bytes of cells that may be pasted at once.
pub const MOST_PASTED: usize = 16 << 20;

/// Reads cells copied from a spreadsheet as a sheet called `name`. Tabs separate, line ends end a row: nothing else is
/// looked for in the text.
pub fn pasted(name: &str, text: &str) -> Result<Workbook, ReadError> {
    if text.len() > MOST_PASTED {
        return Err(ReadError::TooLarge { file: name.into(), detail: format!("{} MB", text.len() >> 20) });
    }
    text::pasted(name, text)
}

fn markup_or_text(name: &str, bytes: &[u8]) -> Result<Workbook, ReadError> {
    let Some(content) = text::decode(bytes) else {
        return Err(ReadError::NotATable {
            file: name.into(),
            found: "认不出的文件".into(),
            advice: "请在 WPS 或 Excel 里打开它，另存为 .xlsx 再导入。".into(),
        });
    };
    let start = content.trim_start();
    if start.starts_with('<') {
        let lower = start.to_lowercase();
        if lower.contains("urn:schemas-microsoft-com:office:spreadsheet") && lower.contains("<workbook")
            || lower.contains(":workbook")
        {
            return xml2003::read(name, start);
        }
        if lower.contains("<office:spreadsheet") {
            return ods::content(name, start);
        }
        if lower.contains("<table") || lower.contains("<html") {
            return html::read(name, start);
        }
        return Err(ReadError::NotATable {
            file: name.into(),
            found: "没有表格的 XML 或网页".into(),
            advice: "请在 WPS 或 Excel 里打开它，另存为 .xlsx 再导入。".into(),
        });
    }
    if start.starts_with("ID;") || start.starts_with("TABLE\n0,1") || start.starts_with("TABLE\r\n0,1") {
        return Err(ReadError::NotATable {
            file: name.into(),
            found: "很旧的交换格式（SYLK 或 DIF）".into(),
            advice: "请在 WPS 或 Excel 里打开它，另存为 .xlsx 再导入。".into(),
        });
    }
    if start.get(..13).is_some_and(|head| head.eq_ignore_ascii_case("MIME-Version:")) {
        return Err(ReadError::NotATable {
            file: name.into(),
            found: "单个文件网页（.mht）".into(),
            advice: "请在 WPS 或 Excel 里打开它，另存为 .xlsx 再导入。".into(),
        });
    }
    text::read(name, &content)
}

/// A file's name without its ending: the name of the one sheet of a text file.
fn stem(name: &str) -> String {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_string()
}

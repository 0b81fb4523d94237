//! Broken files from sound ones, each told by one number, and the reading of them. `tests/mutated.rs` reads some of them on
//! every run, `cargo xtask fuzz` as many as time allows.

use std::io::{Cursor, Read, Write};
use std::path::Path;

use sheets::understand::{Corrections, Field, Kind, Section, Told, ValueKind as V, tables};

/// A kind with a field of every sort of value.
static ANY: Kind = Kind {
    name: "any",
    fields: &[
        Field::new("name", "姓名", V::Name, &["姓名"]),
        Field::new("group", "组别", V::Text, &["组别", "单位"]).flowing(),
        Field::new("born", "出生年月", V::Date, &["出生年月"]),
        Field::new("held", "时间", V::Span("end"), &["时间", "入会日期"]),
        Field::new("id_number", "身份证号", V::IdNumber, &["身份证号"]),
        Field::new("phone", "电话", V::Phone, &["电话", "手机"]),
        Field::new("people", "人数", V::Count, &["人数", "会费"]),
        Field::new("score", "成绩", V::Score("result"), &["成绩", "出勤"]),
        Field::new("sex", "性别", V::Choice(&[("男", "男"), ("女", "女")]), &["性别"]),
    ],
    names: &["name"],
    sections: &[Section { field: "group", ends: &["组", "单位"], any: true }],
    instead: &[],
    from_title: None,
    from_sheet: None,
};

/// Numbers that look random and are the same on every machine (xorshift64*).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `end`, which is at least 1.
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

/// The sound files: those of the fixtures and whatever else is given.
pub fn sound_files(fixtures: &Path, more: Vec<Vec<u8>>) -> std::io::Result<Vec<Vec<u8>>> {
    let mut paths: Vec<_> =
        std::fs::read_dir(fixtures)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    paths.retain(|path| path.extension().is_some_and(|ending| ending != "md"));
    paths.sort();
    let mut files = paths.iter().map(std::fs::read).collect::<std::io::Result<Vec<_>>>()?;
    files.extend(more);
    Ok(files)
}

/// The broken file of a number.
pub fn broken(sound: &[Vec<u8>], seed: u64) -> Vec<u8> {
    let mut dice = Dice::new(seed);
    let file = sound[dice.below(sound.len())].clone();
    match dice.below(8) {
        0..4 => within_zip(&file, &mut dice).unwrap_or_else(|| bytes_changed(file, &mut dice)),
        4 => {
            let other = &sound[dice.below(sound.len())];
            let (head, tail) = (dice.below(file.len() + 1), dice.below(other.len() + 1));
            [&file[..head], &other[tail..]].concat()
        }
        5 => file[..dice.below(file.len() + 1)].to_vec(),
        _ => bytes_changed(file, &mut dice),
    }
}

/// Some bytes turned, set, doubled or taken out.
fn bytes_changed(mut file: Vec<u8>, dice: &mut Dice) -> Vec<u8> {
    for _ in 0..=dice.below(12) {
        if file.is_empty() {
            return file;
        }
        let at = dice.below(file.len());
        match dice.below(5) {
            0 => file[at] ^= 1 << dice.below(8),
            1 => file[at] = [0, 0xff, 0x7f, 0x80, b'<', b'"', b'9'][dice.below(7)],
            2 => {
                let end = (at + 1 + dice.below(64)).min(file.len());
                drop(file.drain(at..end));
            }
            3 => {
                let end = (at + 1 + dice.below(64)).min(file.len());
                let again = file[at..end].to_vec();
                drop(file.splice(at..at, again));
            }
            _ => {
                let end = (at + 4).min(file.len());
                let length = dice.next().to_le_bytes();
                file[at..end].copy_from_slice(&length[..end - at]);
            }
        }
    }
    file
}

/// The same archive with one part changed: the rest stays readable, so that the change reaches the reader of the part.
fn within_zip(file: &[u8], dice: &mut Dice) -> Option<Vec<u8>> {
    let mut old = zip::ZipArchive::new(Cursor::new(file)).ok()?;
    let chosen = dice.below(old.len());
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut part = old.by_index(index).ok()?;
        let name = part.name().ok()?.into_owned();
        let mut content = Vec::new();
        part.by_ref().take(64 << 20).read_to_end(&mut content).ok()?;
        if index == chosen {
            content = bytes_changed(content, dice);
        }
        new.start_file(name, zip::write::SimpleFileOptions::default()).ok()?;
        new.write_all(&content).ok()?;
    }
    Some(new.finish().ok()?.into_inner())
}

/// Reads a file and what its tables say; whether it could be read comes back.
pub fn read(file: &[u8]) -> bool {
    match sheets::read::bytes("改坏的表.xls", file) {
        Ok(book) => {
            let told = Told { year: Some(2024), file: "改坏的表.xls" };
            tables(&book, &ANY, told, &Corrections::new()).iter().map(|table| table.records.len()).sum::<usize>()
                < usize::MAX
        }
        Err(refused) => {
            assert!(refused.to_string().ends_with('。'), "{refused}");
            false
        }
    }
}
